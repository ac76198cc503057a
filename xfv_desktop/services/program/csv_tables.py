"""CSV files from outside, read with distrust: each fault is one sentence that names the line."""

import csv
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xfv_desktop.domain.errors import UserError

if TYPE_CHECKING:
    import _csv

LARGEST_BYTES = 1_000_000_000
Row = tuple[int, Mapping[str, str]]
"""The line of the file and the values by column."""


def csv_rows(path: Path, needed: Sequence[str]) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The columns of a CSV file and its rows, empty lines left out; UTF-8, with or without a mark.

    Raises UserError at once for a file that cannot be read or lacks a column, and while the rows
    are read for the first row that is not whole.
    """
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        head = next((row for row in reader if row), [])
    except csv.Error as error:
        raise _fault(path, reader.line_num, f"is no CSV ({error})") from error
    columns = tuple(name.strip() for name in head)
    missing = [name for name in needed if name not in columns]
    if missing:
        other = next((mark for mark in ";\t" if mark in "".join(head)), None)
        remedy = " Separate columns with commas." if other else ""
        raise UserError(
            f"“{path.name}” has no column {', '.join(missing)}: it needs {', '.join(needed)}."
            f"{remedy}"
        )
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        raise UserError(f"“{path.name}” has two columns {', '.join(twice)}: rename or remove one.")
    return columns, _rows(path, reader, columns)


def number(path: Path, line: int, row: Mapping[str, str], column: str) -> float:
    """The finite number in that column; raises UserError."""
    try:
        value = float(row[column])
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise _fault(path, line, f"has “{row[column][:40]}” under “{column}”, which is no number")
    return value


def truth(path: Path, line: int, row: Mapping[str, str], column: str) -> bool:
    """Whether that column holds 1 rather than 0; raises UserError for anything else."""
    if row[column] not in ("0", "1"):
        raise _fault(path, line, f"needs 0 or 1 under “{column}”, not “{row[column][:40]}”")
    return row[column] == "1"


def text(path: Path, line: int, row: Mapping[str, str], column: str) -> str:
    """The text in that column; raises UserError where there is none."""
    if not row[column].strip():
        raise _fault(path, line, f"has nothing under “{column}”")
    return row[column]


def _rows(path: Path, reader: "_csv.Reader", columns: tuple[str, ...]) -> Iterator[Row]:
    try:
        for row in reader:
            if not row:
                continue
            if len(row) != len(columns):
                raise _fault(
                    path, reader.line_num, f"has {len(row)} values for {len(columns)} columns"
                )
            yield reader.line_num, dict(zip(columns, row, strict=True))
    except csv.Error as error:
        raise _fault(path, reader.line_num, f"is no CSV ({error})") from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise UserError(f"“{path.name}” is larger than 1 GB: split it.")
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"“{path}” cannot be read ({error.strerror}): check the path and your rights."
        ) from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError(f"“{path.name}” is UTF-16: save it as CSV in UTF-8.")
    try:
        decoded = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _fault(path, line, "is not UTF-8: save the file as CSV in UTF-8") from error
    if "\0" in decoded:
        raise _fault(path, decoded[: decoded.index("\0")].count("\n") + 1, "holds a zero byte")
    return decoded


def _fault(path: Path, line: int, what: str) -> UserError:
    return UserError(f"Line {line} of “{path.name}” {what}.")

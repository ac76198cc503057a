"""Parts of a case left out of a bundle, openly: what hangs on them goes too, and is named.

An audit event that mentions what is left out, or tells of an opinion of it, keeps its seal but not
its details. So the chain can still be followed, and whoever is shown the whole event later can
check that it is the one sealed.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import attrs

from xfv_desktop.domain.errors import NotInCase, UserError
from xfv_desktop.domain.procedure import OPENED
from xfv_desktop.persistence import tables
from xfv_desktop.persistence.case_file import CaseFile

REMARKS = "remarks"
_TRAIL = "audit"

Rows = dict[str, dict[str, dict[str, Any]]]
"""The rows of a case by table and key."""

Gone = dict[str, set[str]]
"""By table, the keys of the rows that are left out."""


@attrs.frozen
class Redacted:
    """The rows that remain, and what does not: nothing where nothing was asked for."""

    rows: Rows
    asked: tuple[str, ...] = ()
    rows_left_out: Mapping[str, tuple[str, ...]] = attrs.Factory(dict)
    cells_left_out: Mapping[str, tuple[str, ...]] = attrs.Factory(dict)
    details_left_out: tuple[int, ...] = ()

    def facts(self) -> dict[str, Any]:
        """What the bundle says about it."""
        return {
            "asked for": list(self.asked),
            "rows": {table: list(keys) for table, keys in self.rows_left_out.items()},
            "remarks of": {table: list(keys) for table, keys in self.cells_left_out.items()},
            "details of audit events": list(self.details_left_out),
        }


def redacted(case: CaseFile, asked: Iterable[str]) -> Redacted:
    """All rows of the case without what is ``asked`` for: numbers of exhibits, or “remarks”.

    Left out with an exhibit is every row that refers to it, to such a row, or to one of their
    files, and every report on an examination of which a row is left out; with remarks, every report
    that prints them.
    Raises NotInCase for an unknown exhibit, UserError for anything else.
    """
    rows: Rows = {}
    for table in tables.tables(case):
        columns = case.key_columns(table)
        rows[table] = {
            "/".join(str(row[column]) for column in columns): row
            for row in tables.each(case, table)
        }
    asked = tuple(dict.fromkeys(asked))
    if not asked:
        return Redacted(rows)
    gone: Gone = {table: set() for table in rows}
    gone["exhibits"] = set(_exhibits(rows, asked))
    remarked = {key for key, row in rows["exhibits"].items() if row[REMARKS]}
    if REMARKS not in asked:
        remarked.clear()
    gone["reports"] = _reports(rows, _examinations_of(rows, remarked))
    links = {table: tables.references(case, table) for table in rows}
    while more := _what_refers(rows, gone, links):
        for table, key in more:
            gone[table].add(key)
    marks = _marks(rows, gone)
    kept = {
        table: {key: row for key, row in there.items() if key not in gone[table]}
        for table, there in rows.items()
    }
    cells = sorted(remarked - gone["exhibits"])
    for key in cells:
        kept["exhibits"][key] |= {REMARKS: None}
    details, opinions = [], set()
    for row in kept[_TRAIL].values():
        told = json.loads(row["details"])
        if told.get("procedure") in opinions or _mentions(told, gone, marks, bool(remarked)):
            if row["action"] == OPENED:
                opinions.add(told["procedure"])
            row["details"] = None
            details.append(row["sequence"])
    return Redacted(
        rows=kept,
        asked=asked,
        rows_left_out={table: tuple(sorted(keys)) for table, keys in gone.items() if keys},
        cells_left_out={"exhibits": tuple(cells)} if cells else {},
        details_left_out=tuple(details),
    )


def _exhibits(rows: Rows, asked: Iterable[str]) -> Iterator[str]:
    for name in asked:
        if name == REMARKS:
            continue
        if not re.fullmatch("[QK][1-9][0-9]*", name):
            raise UserError(
                f"“{name}” cannot be left out: name exhibits by their numbers (Q2), or “{REMARKS}”."
            )
        if name not in rows["exhibits"]:
            raise NotInCase(f"The case holds no exhibit {name}; choose one from its list.")
        yield name


def _examinations_of(rows: Rows, exhibits: Collection[str]) -> set[int]:
    return {
        row["number"]
        for row in rows["examinations"].values()
        if row["questioned"] in exhibits or row["known"] in exhibits
    }


def _reports(rows: Rows, examinations: Collection[int | None]) -> set[str]:
    return {key for key, row in rows["reports"].items() if row["examination"] in examinations}


def _what_refers(
    rows: Rows, gone: Gone, links: Mapping[str, tuple[tuple[str, str, str], ...]]
) -> list[tuple[str, str]]:
    """Table and key of the rows that stay so far but refer to something that goes."""
    marks = _marks(rows, gone)
    left = {
        (table, column): {rows[table][key][column] for key in gone[table]}
        for of in links.values()
        for _, table, column in of
    }
    incomplete = {
        rows[table][key].get("examination")
        for table in rows
        if table != "reports"
        for key in gone[table]
    }
    printed = [("reports", key) for key in _reports(rows, incomplete) - gone["reports"]]
    return printed + [
        (table, key)
        for table, there in rows.items()
        if table != _TRAIL
        for key, row in there.items()
        if key not in gone[table]
        and (
            any(row[column] in left[other, to] for column, other, to in links[table])
            or any(mark in text for text in row.values() if isinstance(text, str) for mark in marks)
        )
    ]


def _marks(rows: Rows, gone: Gone) -> frozenset[str]:
    """Hashes and numbers by which others name what goes; none that something staying shares."""
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for table, columns in (
        ("exhibits", ("image_sha256",)),
        ("examinations", ("maps_sha256",)),
        ("reports", ("id", "sha256")),
    ):
        for key, row in rows[table].items():
            names[key in gone[table]].update(row[column] for column in columns)
    return frozenset(names[True] - names[False])


def _mentions(value: object, gone: Gone, marks: frozenset[str], remarks: bool) -> bool:
    """Whether the details of an event tell of anything that goes."""
    if isinstance(value, dict):
        return any(
            (remarks and name == REMARKS and bool(inner))
            or (isinstance(inner, dict) and not gone.get(name, set()).isdisjoint(inner))
            or (name == "examination" and str(inner) in gone["examinations"])
            or _mentions(inner, gone, marks, remarks)
            for name, inner in value.items()
        )
    if isinstance(value, list):
        return any(_mentions(inner, gone, marks, remarks) for inner in value)
    if isinstance(value, str):
        words = set(re.findall(r"\b[QK][0-9]+\b", value))
        return not words.isdisjoint(gone["exhibits"]) or any(mark in value for mark in marks)
    return False

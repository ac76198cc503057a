"""Lists of pairs and of scores from outside, and scores as a list that can be read again."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, TypeVar

import attrs

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.pairs import ListedPair, ScoredPair
from xfv_desktop.domain.quality import MEASURES, FaceQuality
from xfv_desktop.services.program.csv_tables import csv_rows, number, text, truth

IMAGES = ("image_a", "image_b")
PERSONS = ("person_a", "person_b")
PAIR_COLUMNS = (*IMAGES, "same")
SCORE_COLUMNS = ("score", "same")
SIDES = ("a", "b")
QUALITY_COLUMNS = tuple(f"{m.field}_{side}" for side in SIDES for m in MEASURES)
PERSON_RULES = {
    "columns": "the columns person_a and person_b of the list",
    "folders": "the folder that an image lies in",
    "unknown": "not stated: no columns person_a, person_b, and folders that are no persons",
}

SEPARATOR = "|"
"""Stands between the images of one person that are to be compared as one."""

P = TypeVar("P", ListedPair, ScoredPair)


def parts(image: str) -> list[str]:
    """The images that an entry of a list names, mostly one."""
    return [name for name in image.split(SEPARATOR) if name]


def list_sha256(path: Path) -> str:
    """Of the list as it lies there; asked for when it is read, for later it may be another one."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_pairs(path: Path) -> tuple[ListedPair, ...]:
    """Every row of a list of pairs (``image_a,image_b,same``; ``person_a,person_b`` if known).

    Without these two columns a person is the folder that an image lies in, unless that contradicts
    ``same`` somewhere; then nobody is known. Raises UserError naming the line that is wrong.
    """
    columns, rows = csv_rows(path, PAIR_COLUMNS)
    named = set(PERSONS) <= set(columns)
    pairs = []
    for line, row in rows:
        a, b = (text(path, line, row, column) for column in IMAGES)
        persons = _persons(path, line, row) if named else _folders(a, b)
        pairs.append(ListedPair(line, a, b, truth(path, line, row, "same"), persons))
    if not pairs:
        raise UserError(f"“{path.name}” holds no pairs.")
    _check_repetition(path, pairs)
    return tuple(_with_known_persons(pairs))


def read_scores(path: Path) -> tuple[ScoredPair, ...]:
    """Every row of a list of scores (``score,same``; the other columns of ``scores_csv`` if known).

    Nobody is known where the columns of the persons are there and empty throughout. Raises
    UserError naming the line that is wrong.
    """
    columns, lazy = csv_rows(path, SCORE_COLUMNS)
    rows = list(lazy)
    named, shown = set(PERSONS) <= set(columns), set(IMAGES) <= set(columns)
    unknown = named and not any(row[column] for _, row in rows for column in PERSONS)
    measured = set(QUALITY_COLUMNS) <= set(columns)
    pairs = []
    for line, row in rows:
        a, b = (row[column] if shown else "" for column in IMAGES)
        persons = None
        if not unknown:
            persons = _persons(path, line, row) if named else _folders(a, b) if shown else None
        pairs.append(
            ScoredPair(
                a,
                b,
                truth(path, line, row, "same"),
                number(path, line, row, "score"),
                persons,
                _qualities(path, line, row) if measured else None,
            )
        )
    if not pairs:
        raise UserError(f"“{path.name}” holds no scores.")
    return tuple(_with_known_persons(pairs))


def scores_csv(pairs: Iterable[ScoredPair]) -> str:
    """The pairs as a list of scores: what ``read_scores`` reads again without loss.

    For each image, all measures of ``FaceQuality``; an empty place where there is no value.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow((*PAIR_COLUMNS, *PERSONS, "score", *QUALITY_COLUMNS))
    for pair in pairs:
        measured = [
            "" if (value := measure.of(quality)) is None else repr(value)
            for quality in pair.quality or ()
            for measure in MEASURES
        ]
        writer.writerow(
            (
                pair.image_a, pair.image_b, int(pair.same), *(pair.persons or ("", "")),
                repr(pair.score), *(measured or [""] * len(QUALITY_COLUMNS)),
            )
        )  # fmt: skip
    return stream.getvalue()


def _persons(path: Path, line: int, row: Mapping[str, str]) -> tuple[str, str]:
    a, b = (text(path, line, row, column) for column in PERSONS)
    if (a == b) is not truth(path, line, row, "same"):
        raise UserError(
            f"Line {line} of “{path.name}” contradicts itself: “same” is {row['same']}, but the "
            f"persons are {'the same' if a == b else 'different'}."
        )
    return a, b


def _folders(a: str, b: str) -> tuple[str, str] | None:
    folders = _folder(a), _folder(b)
    return folders if all(folders) else None


def _folder(entry: str) -> str:
    """The folder that every image of an entry lies in; empty where they lie in several."""
    found = {PurePath(image).parent.name for image in parts(entry)}
    return found.pop() if len(found) == 1 else ""


def _with_known_persons(pairs: Sequence[P]) -> Iterator[P]:
    """Everybody, or nobody: folders that do not tell persons apart tell nothing."""
    if all(map(_told_apart, pairs)):
        return iter(pairs)
    return (attrs.evolve(pair, persons=None) for pair in pairs)


def _told_apart(pair: ListedPair | ScoredPair) -> bool:
    return pair.persons is not None and (len({*pair.persons}) == 1) is pair.same


def _check_repetition(path: Path, pairs: Iterable[ListedPair]) -> None:
    seen: dict[frozenset[str], int] = {}
    for pair in pairs:
        images = frozenset((pair.image_a, pair.image_b))
        if (line := seen.setdefault(images, pair.line)) != pair.line:
            raise UserError(
                f"Line {pair.line} of “{path.name}” repeats the pair of line {line}: a comparison "
                "counts once."
            )


def _qualities(
    path: Path, line: int, row: Mapping[str, str]
) -> tuple[FaceQuality, FaceQuality] | None:
    """The measures of both faces; ``None`` where all places are empty."""
    if not any(row[column] for column in QUALITY_COLUMNS):
        return None
    a, b = (_quality(path, line, row, side) for side in SIDES)
    return a, b


def _quality(path: Path, line: int, row: Mapping[str, str], side: str) -> FaceQuality:
    values: dict[str, Any] = {
        m.field: number(path, line, row, f"{m.field}_{side}")
        for m in MEASURES
        if m.field != "jpeg_quality"
    }
    of_jpeg = f"jpeg_quality_{side}"
    jpeg = int(number(path, line, row, of_jpeg)) if row[of_jpeg] else None
    return FaceQuality(**values, jpeg_quality=jpeg)


def person_rule(path: Path, pairs: Iterable[ListedPair | ScoredPair]) -> str:
    """How it is known who is who: a key of ``PERSON_RULES``."""
    if any(pair.persons is None for pair in pairs):
        return "unknown"
    return "columns" if set(PERSONS) <= set(csv_rows(path, ())[0]) else "folders"

"""What a bundle carries: all rows, the files they name, and the same in words for others."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import attrs

from xfv_desktop import __version__
from xfv_desktop.domain.audit import row_text
from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.persistence import audit_log, files, records
from xfv_desktop.persistence.archive import Content
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.codec import timestamp
from xfv_desktop.services.exchange.case_uco import case_extract, case_seed
from xfv_desktop.services.exchange.redaction import Redacted

KIND = "XFV Desktop case bundle"
FORMAT = 1

Parts = dict[str, Callable[[], Content]]
"""Names in the bundle's payload and how to get the contents."""


def json_file(value: object) -> bytes:
    """JSON for people and programs alike."""
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()


def contents(case: CaseFile, left: Redacted) -> Parts:
    """The payload: ``case.json`` says what there is, ``tables/`` holds the rows that remain.

    A line of a table is the text whose SHA-256 the audit trail sealed, unless it is redacted.
    ``files/`` holds originals and maps by their SHA-256, ``reports/`` the issued reports,
    ``models/`` the cards of the models, ``case-uco.jsonld`` the extract for other programs.
    """
    texts = {
        table: "".join(f"{row_text(row)}\n" for row in there.values()).encode()
        for table, there in left.rows.items()
    }
    stored = sorted(file_names(texts.values()).intersection(files.stored(case)))
    reports = [report for report in records.reports(case) if report.id in left.rows["reports"]]
    parts: Parts = {
        **{f"tables/{table}.jsonl": partial(bytes, text) for table, text in texts.items()},
        **{f"files/{name}": partial(_stored, case, name) for name in stored},
        **{f"reports/{done.file}": partial(files.get_report, case, done) for done in reports},
        **{f"models/{name}": partial(_card, card) for name, card in _cards(case, left).items()},
        "case-uco.jsonld": partial(_extract, case, left),
    }
    facts = _facts(case, left, len(stored), len(reports))
    return parts | {"case.json": partial(json_file, facts)}


def _stored(case: CaseFile, name: str) -> Content:
    return partial(files.pieces, case, name)


def file_names(texts: Iterable[bytes]) -> set[str]:
    """Every SHA-256 in the rows: whatever a table of any version names as a file is among them."""
    return {name.decode() for text in texts for name in re.findall(rb"\b[0-9a-f]{64}\b", text)}


def each_part(
    parts: Parts, progress: Progress, cancel: CancelToken
) -> Iterator[tuple[str, Content]]:
    """Names and contents in the order of the names."""
    for index, name in enumerate(sorted(parts)):
        cancel.raise_if_cancelled()
        progress(index / len(parts), f"Writing {name}")
        yield name, parts[name]()
    cancel.raise_if_cancelled()


def _facts(case: CaseFile, left: Redacted, files_count: int, reports: int) -> Mapping[str, Any]:
    cover, head = records.cover(case), audit_log.head(case)
    return {
        "kind": KIND,
        "bundle format": FORMAT,
        "case format": case.version,
        "program": f"XFV Desktop {__version__}",
        "title": cover.title,
        "reference": cover.reference,
        "examiner": cover.examiner,
        "created": timestamp(cover.created_at),
        "demonstration": cover.demonstration,
        "audit head": {"sequence": head.sequence, "seal": head.seal, "at": head.at},
        "rows": {table: len(there) for table, there in left.rows.items()},
        "files": files_count,
        "reports": reports,
        "left out": left.facts() if left.asked else None,
    }


def _cards(case: CaseFile, left: Redacted) -> dict[str, ModelCard]:
    """The card of each model that was used, as the comparisons recorded it."""
    first: dict[str, int] = {}
    for row in left.rows["examinations"].values():
        first.setdefault(f"{row['model_name']}-{row['model_sha256'][:12]}.json", row["number"])
    return {
        re.sub("[^A-Za-z0-9._-]", "_", name): records.examination(case, number).comparison.model
        for name, number in first.items()
    }


def _card(card: ModelCard) -> bytes:
    def plain(_: object, __: object, value: Any) -> Any:  # noqa: ANN401 - attrs' hook
        return value.tolist() if hasattr(value, "tolist") else value

    return json_file(attrs.asdict(card, value_serializer=plain))


def _extract(case: CaseFile, left: Redacted) -> bytes:
    rows = left.rows
    cover = records.cover(case)
    return case_extract(
        case_seed(cover),
        cover,
        [
            attrs.evolve(exhibit, remarks="")
            for exhibit in records.exhibits(case)
            if exhibit.number in rows["exhibits"]
        ],
        [
            summary
            for summary in records.examination_summaries(case)
            if str(summary.number) in rows["examinations"]
        ],
        [report for report in records.reports(case) if report.id in rows["reports"]],
    )

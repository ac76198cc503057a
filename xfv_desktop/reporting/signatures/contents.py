"""The attachments against the extract, and the extract against what is printed."""

import io
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

import pikepdf

from xfv_desktop.domain.report import SECTIONS
from xfv_desktop.reporting.parts.figures import distinguished
from xfv_desktop.reporting.pdf import extract as extracts
from xfv_desktop.reporting.pdf.pages import page_texts
from xfv_desktop.reporting.signatures.status import Fact
from xfv_desktop.reporting.typesetting.wording import ENGLISH, wording


def attached(pdf: bytes) -> dict[str, bytes]:
    """The files inside a PDF by name; raises PdfError if it cannot be read."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            name: specification.get_file().read_bytes()
            for name, specification in opened.attachments.items()
        }


def read_extract(files: Mapping[str, bytes]) -> Mapping[str, Any] | None:
    """The extract among the attachments; ``None`` where there is none that can be read."""
    try:
        content = json.loads(files[extracts.NAME])
        known = (content["format"], content["version"]) == (extracts.FORMAT, extracts.VERSION)
    except (KeyError, ValueError, TypeError, RecursionError):
        return None
    return content if known else None


def printed_event(pdf: bytes) -> tuple[int, str] | None:
    """Number and seal of the audit event that a report names; ``None`` if it names none.

    Raises PdfError if the bytes are no PDF.
    """
    match read_extract(attached(pdf)):
        case {"audit_head": {"sequence": int(sequence), "seal": str(seal)}}:
            return sequence, seal
    return None


def content_facts(pdf: bytes) -> tuple[Fact, ...]:
    """What attachments, extract and print say of each other."""
    files = attached(pdf)
    if extracts.NAME not in files:
        text = f"The attachment {extracts.NAME} is missing."
        return (Fact(name="Extract", holds=False, text=text),)
    extract = read_extract(files)
    if extract is None:
        text = f"The attachment {extracts.NAME} is no extract of this program’s reports."
        return (Fact(name="Extract", holds=False, text=text),)
    try:
        return (_attachments(files, extract), *_print(pdf, files[extracts.NAME], extract))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        text = f"The extract lacks what an extract has ({type(error).__name__}: {error})."
        return (Fact(name="Extract", holds=False, text=text),)


def _attachments(files: Mapping[str, bytes], extract: Mapping[str, Any]) -> Fact:
    expected = {entry["name"]: entry["sha256"] for entry in extract["attachments"]}
    present = {name: sha256(data).hexdigest() for name, data in files.items()}
    del present[extracts.NAME]
    faults = [
        *(f"The attachment {name} is missing." for name in sorted(expected.keys() - present)),
        *(
            f"The attachment {name} is not the one that the extract names."
            for name in sorted(expected.keys() & present)
            if expected[name] != present[name]
        ),
        *(f"The extract knows no attachment {name}." for name in sorted(present.keys() - expected)),
    ]
    sound = f"All {len(expected)} attachments are those that the extract names."
    return Fact(name="Attachments", holds=not faults, text=" ".join(faults) or sound)


def _print(pdf: bytes, data: bytes, extract: Mapping[str, Any]) -> Iterator[Fact]:
    pages = ["".join(text.split()) for text in page_texts(pdf)]
    digest = sha256(data).hexdigest()
    printed = digest in pages[0]
    yield Fact(
        name="Extract",
        holds=printed,
        text="Its SHA-256 is the one on page 1."
        if printed
        else "The attached extract is not the one whose SHA-256 stands on page 1.",
    )
    everything = "".join(pages)
    missing = [
        name for name, text in _checkable(extract) if "".join(text.split()) not in everything
    ]
    yield Fact(
        name="Printed text",
        holds=not missing,
        text=f"The printed text does not say what the extract says: {', '.join(missing)}."
        if missing
        else "Report, result, exhibits, model and audit trail read as in the extract.",
    )


def _checkable(extract: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What stands in print in one form only; a report of a short form prints less of it."""
    words = wording(extract.get("edition", {}).get("language", ENGLISH))
    sections = set(extract.get("sections", SECTIONS))
    examination, result, text = extract["examination"], extract["result"], words["result"]
    score, threshold = distinguished(words, result["score"], result["threshold"])
    yield "number of the report", extract["report_id"]
    if 15 in sections:
        yield "similarity score", text["on_scale_score"].format(score=score)
        yield "decision threshold", text["on_scale_threshold"].format(threshold=threshold)
        yield "decision", text["decisions"][result["decision"]]
        yield "model", examination["comparison"]["model"]["sha256"]
    if 8 in sections:
        yield "questioned exhibit", examination["questioned"]["image"]["sha256"]
        yield "known exhibit", examination["known"]["image"]["sha256"]
    if 21 in sections:
        yield "audit trail", extract["audit_head"]["seal"]

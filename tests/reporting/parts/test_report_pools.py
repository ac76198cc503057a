"""A report tells of pools with its two exhibits in them."""

import json

import attrs
import jsonschema

from xfv_desktop.assets import report_parts
from xfv_desktop.domain.pool import Pool
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.pdf.layout import RenderedReport, render

from ..reading import page_texts, stray_letters

POOL = Pool(
    questioned=("Q1", "Q3"), weights=(0.625, 0.375), known="K1", rule="sharpness", model="sface",
    model_sha256="a" * 64, score=0.41234, log10_lr=None,
    findings="No likelihood ratio: The calibration is for 1 questioned photograph.",
    person="A. Examiner", at="2026-11-23T10:00:00.000000Z",
)  # fmt: skip


def test_a_pool_stands_in_the_section_of_the_algorithm(document: ReportDocument) -> None:
    made = render(attrs.evolve(document, pools=(POOL,)))
    text = " ".join(page_texts(made.pdf))
    assert "weighted by sharpness" in text
    assert "A pool has no maps, which explain a pair, and no decision" in text
    assert "Q1 (0.62), Q3 (0.38) – K1 sface 0.4123 No likelihood ratio" in " ".join(text.split())
    assert not stray_letters(made.pdf)


def test_without_pools_nothing_is_said_of_them(rendered: RenderedReport) -> None:
    assert "pool" not in " ".join(page_texts(rendered.pdf)).lower()


def test_the_extract_holds_them(document: ReportDocument) -> None:
    content = json.loads(render(attrs.evolve(document, pools=(POOL,))).extract.content)
    schema = json.loads(report_parts("schema", "extract-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(content)
    (one,) = content["pools"]
    assert (one["questioned"], one["weights"], one["score"]) == (
        ["Q1", "Q3"],
        [0.625, 0.375],
        0.41234,
    )

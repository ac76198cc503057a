"""A report tells of every result on its pair, also of those that disagree."""

import json

import attrs
import jsonschema

from xfv_desktop.assets import report_parts
from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.pdf.layout import RenderedReport, render

from ..reading import page_texts, stray_letters
from ..specimen import NOW

OTHER = ExaminationSummary(
    number=4, questioned="Q1", questioned_face=0, known="K1", known_face=0,
    model="other-network", model_sha256="c" * 64, explainer="fggb", score=0.30799999,
    threshold=0.308, examined_at=NOW, examined_by="x",
)  # fmt: skip


def test_without_other_results_it_says_so(rendered: RenderedReport) -> None:
    text = " ".join(page_texts(rendered.pdf))
    assert "holds no result of another model on these two faces" in text
    assert "The models disagree" not in text


def test_every_result_stands_beside_the_reports_own(document: ReportDocument) -> None:
    third = attrs.evolve(OTHER, number=7, model="third", score=0.9)
    made = render(attrs.evolve(document, other_results=(OTHER, third)))
    text = " ".join(page_texts(made.pdf))
    assert "The models disagree: sface accepts (score 0.4713" in text
    assert "sface No. 3, this one 0.4713 0.3080 ACCEPT" in text
    assert "other-network No. 4 0.30799999 0.30800000 REJECT" in text
    assert "third No. 7 0.9000 0.3080 ACCEPT" in text
    assert not stray_letters(made.pdf)


def test_the_extract_holds_them_too(document: ReportDocument) -> None:
    content = json.loads(render(attrs.evolve(document, other_results=(OTHER,))).extract.content)
    schema = json.loads(report_parts("schema", "extract-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(content)
    (other,) = content["other_results"]
    assert (other["model"], other["score"], other["number"]) == ("other-network", 0.30799999, 4)

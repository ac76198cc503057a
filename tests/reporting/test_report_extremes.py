"""Nothing that an examiner may write or load breaks a page."""

from collections.abc import Callable

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.casework import Case, Examiner
from xfv_desktop.domain.explanation import Side
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.pdf.pages import page_count, render_page
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import columns, headed

from .reading import page_texts, stray_letters
from .specimen import PAGES

Builder = Callable[..., ReportDocument]


@pytest.mark.parametrize("count", [0, 1, 40])
def test_any_number_of_regions(make_document: Builder, count: int) -> None:
    pdf = render(make_document(region_count=count)).pdf
    text = " ".join(page_texts(pdf))
    assert ("No regions were drawn on this photograph." in text) == (count == 0)
    for number in range(1, count + 1):
        assert text.count(f"Region <{number}> & more") == 2
    assert stray_letters(pdf) == []


def test_the_head_of_a_long_table_stands_on_every_page(make_document: Builder) -> None:
    pages = page_texts(render(make_document(region_count=40)).pdf)
    with_regions = [text for text in pages if "& more" in text]
    assert len(with_regions) >= 2
    assert all("Inside input" in text for text in with_regions)


@pytest.mark.parametrize(
    "name",
    ["x" * 300, "Ein sehr langer Name " * 15, "照片" * 150, "a照" * 150, "Ω<b>&amp;</b>" * 20],
    ids=["unbroken", "words", "Chinese", "mixed", "markup"],
)
def test_long_names_break_and_stay_complete(make_document: Builder, name: str) -> None:
    document = make_document(names=(name, name))
    case = Case(name, name, name, document.issued_at)
    document = attrs.evolve(document, case=case, examiner=Examiner(name, name, name))
    pdf = render(document).pdf
    text = "".join("".join(page_texts(pdf)).split())
    assert "".join(name.split()) in text
    assert stray_letters(pdf) == []


def test_empty_fields_are_shown_as_empty(make_document: Builder) -> None:
    document = make_document(names=("", ""), region_count=0)
    examination = attrs.evolve(
        document.examination,
        questioned=attrs.evolve(document.examination.questioned, label="", source=""),
        examined_by="",
        explanation=attrs.evolve(document.examination.explanation, explainer="toy", parameters={}),
    )
    case = Case("", "", "", document.issued_at)
    document = attrs.evolve(
        document, case=case, examiner=Examiner(""), examination=examination, display=""
    )
    text = " ".join(page_texts(render(document).pdf))
    assert "Method toy Parameters –" in text


@pytest.mark.parametrize("shape", [(3000, 60), (60, 3000), (40, 40), (2400, 3200)])
def test_photographs_of_any_shape(make_document: Builder, shape: tuple[int, int]) -> None:
    pdf = render(make_document(shapes=(shape, (480, 640)))).pdf
    assert page_count(pdf) == PAGES
    assert len(pdf) < 3_000_000
    reduced = shape == (2400, 3200)
    assert ("reduced copy" in " ".join(page_texts(pdf))) == (reduced or 3000 in shape)


def test_the_photograph_keeps_its_aspect_and_place(make_document: Builder) -> None:
    document = make_document(region_count=0)
    red = np.zeros((600, 512, 3), np.uint8) + np.array([255, 0, 0], np.uint8)
    photographs = {**document.photographs, Side.PROBE: red}
    pdf = render(attrs.evolve(document, photographs=photographs)).pdf
    plates = next(i for i, text in enumerate(page_texts(pdf)) if "Q1, whole photograph" in text)
    pixels = render_page(pdf, plates, 144).astype(int)
    mask = (pixels[..., 0] > 200) & (pixels[..., 1] < 80) & (pixels[..., 2] < 80)
    rows = mask.any(axis=1)
    top = int(rows.argmax())
    bottom = top + int((~rows[top:]).argmax())
    columns = np.flatnonzero(mask[top:bottom].any(axis=0))
    assert columns[-1] < pixels.shape[1] / 2
    ratio = (bottom - top) / (columns[-1] - columns[0] + 1)
    assert ratio == pytest.approx(600 / 512, rel=0.01)


@pytest.mark.parametrize("score", [-1.0, -0.999, 0.308, 0.3079, 1.0])
def test_any_score_stays_on_the_scale(make_document: Builder, score: float) -> None:
    pdf = render(make_document(score=score)).pdf
    text = " ".join(page_texts(pdf))
    assert f"similarity score {score:.4f}".replace("-", "−") in text
    accept = score >= 0.308
    assert ("score at or above the threshold" in text) == accept
    assert ("score below the threshold" in text) != accept
    assert stray_letters(pdf) == []


def test_a_score_just_below_the_threshold_is_not_printed_as_equal(make_document: Builder) -> None:
    text = " ".join(page_texts(render(make_document(score=0.30799999)).pdf))
    assert "similarity score 0.30799999" in text
    assert "decision threshold 0.30800000" in text


def test_a_comment_longer_than_a_page(make_document: Builder) -> None:
    document = make_document(region_count=1)
    regions = AnnotationSet(
        tuple(attrs.evolve(r, comment="Wort " * 3000) for r in document.examination.probe_regions)
    )
    examination = attrs.evolve(document.examination, probe_regions=regions)
    pdf = render(attrs.evolve(document, examination=examination)).pdf
    assert " ".join(page_texts(pdf)).count("Wort") == 3000


def test_a_title_stays_with_the_first_row_of_its_table() -> None:
    ty.register_fonts()
    rows = [[ty.paragraph("word " * count, ty.CELL)] for count in (300, 5)]
    table = columns(["Head"], rows, [200])
    room, title, below = headed([ty.paragraph("Title", ty.SUBHEADING)], table, 200)
    alone = columns(["Head"], rows[:1], [200])
    assert room.height == pytest.approx(title.wrap(200, 900)[1] + alone.wrap(200, 900)[1], abs=3)
    assert below is table

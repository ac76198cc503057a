"""The report on paper: complete, readable, the same every time."""

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import numpy as np
import pypdfium2
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from xfv_desktop.domain.explanation import Side
from xfv_desktop.reporting.document import DEMONSTRATION, ReportDocument
from xfv_desktop.reporting.pdf.layout import RenderedReport, render
from xfv_desktop.reporting.pdf.pages import page_count, render_page

from ..reading import page_texts
from ..specimen import PAGES

Builder = Callable[..., ReportDocument]


def test_equal_documents_give_equal_bytes(rendered: RenderedReport, make_document: Builder) -> None:
    assert rendered == render(make_document())


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Kolkata", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1234567890"},
    ],
)
def test_a_fresh_interpreter_elsewhere_gives_the_same_bytes(
    rendered: RenderedReport, environment: dict[str, str]
) -> None:
    code = (
        "import hashlib; from tests.reporting import specimen; "
        "from xfv_desktop.reporting.pdf.layout import render; "
        "print(hashlib.sha256(render(specimen.build()).pdf).hexdigest())"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert hashlib.sha256(rendered.pdf).hexdigest() == result.stdout.strip()


def test_another_score_gives_other_bytes(rendered: RenderedReport, make_document: Builder) -> None:
    assert rendered.pdf != render(make_document(score=0.4714)).pdf


def test_every_page_says_which_of_how_many_it_is(rendered: RenderedReport) -> None:
    assert page_count(rendered.pdf) == PAGES
    for number, text in enumerate(page_texts(rendered.pdf), 1):
        assert f"Page {number} of {PAGES}" in text
        assert "Face comparison report 2026-0001" in text
        assert "Case K 12/2026" in text


def test_a_case_without_a_reference_is_named_by_its_title(document: ReportDocument) -> None:
    """In the header of every page, and in the subject of the file."""
    nameless = attrs.evolve(document, case=attrs.evolve(document.case, reference=""))
    pdf = render(nameless).pdf
    assert all(f"Case {document.case.title}" in text for text in page_texts(pdf))
    with pypdfium2.PdfDocument(pdf) as file:
        assert file.get_metadata_dict()["Subject"] == document.case.title


def test_the_dates_of_work_reach_to_the_last_event_before_the_report(
    document: ReportDocument,
) -> None:
    """Not to the comparison by the network alone: the verification may come days later."""
    later = attrs.evolve(document.audit_head, at="2026-11-30T10:20:30.000000Z")
    text = " ".join(page_texts(render(attrs.evolve(document, audit_head=later)).pdf))
    assert "– 2026-11-30 10:20:30 UTC" in text


def test_every_page_shows_something(rendered: RenderedReport) -> None:
    for index in range(PAGES):
        pixels = render_page(rendered.pdf, index, 50)
        assert 0.01 < (pixels < 200).any(axis=2).mean() < 0.7


def test_everything_a_court_asks_for_stands_there(
    rendered: RenderedReport, document: ReportDocument
) -> None:
    text = " ".join(page_texts(rendered.pdf))
    examination = document.examination
    card = examination.comparison.model
    for expected in (
        examination.questioned.image.sha256,
        examination.known.image.sha256,
        card.sha256,
        document.audit_head.seal,
        "No. 41, examined",
        "嫌疑人照片_参考_01.jpg",
        "Jörg Größer & <Söhne>.png",
        "Überfall Hauptbahnhof",
        "Dr. Anna Müller-Łukasik",
        "similarity score 0.4713",
        "decision threshold 0.3080",
        "ACCEPT",
        "5 of 3,000 comparisons of different persons were accepted",
        "a false match rate (FMR) of 0.0017 [0.0004, 0.0033]",
        "a false non-match rate (FNMR) of 0.0083 [0.0051, 0.0121]",
        "It is no opinion on identity",
        "The eyes lie only 38 pixels apart; fine detail is missing.",
        "The photograph has no colour profile; sRGB was assumed.",
        "EXIF orientation 6 was applied.",
        "arXiv:2403.04549",
        "normalisation: L2 norm; weights: centred by threshold/N; channels: 128",
        "no morphological finding and no evidence of identity",
        "hairline, ears, neck",
        "112 × 112",
        "smoothed (Gaussian, σ = 2 pixels)",
        "Region <1> & more",
        "map empty",
        "12.3 %",
        "torch 2.13.0",
        "xfv verify FILE.pdf",
        "pdfsig FILE.pdf",
        "SIL OFL 1.1",
        "End of report 2026-0001",
    ):
        assert expected in text, expected


def test_timings_never_reach_the_paper(rendered: RenderedReport, document: ReportDocument) -> None:
    comparison = attrs.evolve(document.examination.comparison, timings_s={"explain": 99.0})
    examination = attrs.evolve(document.examination, comparison=comparison)
    assert render(attrs.evolve(document, examination=examination)) == rendered


def test_all_fonts_are_embedded(signed: bytes) -> None:
    reader = PdfFileReader(io.BytesIO(signed))
    pending, seen, fonts = [reader.root], set(), []
    while pending:
        thing = pending.pop()
        if isinstance(thing, generic.IndirectObject):
            if thing.reference in seen:
                continue
            seen.add(thing.reference)
            thing = thing.get_object()
        if isinstance(thing, dict):
            pending += [thing.raw_get(key) for key in thing]
            fonts += [thing] if thing.get("/Type") == "/Font" else []
        elif isinstance(thing, list):
            pending += [thing.raw_get(index) for index in range(len(thing))]
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    assert {font["/BaseFont"].partition("+")[2] for font in fonts} == {
        "FiraSans-Regular",
        "FiraSans-SemiBold",
        "IBMPlexMono-Regular",
        "WenQuanYiMicroHei-0",
    }


def test_metadata_and_bookmarks(rendered: RenderedReport) -> None:
    document = pypdfium2.PdfDocument(rendered.pdf)
    try:
        metadata = document.get_metadata_dict()
        bookmarks = [(item.get_title(), item.get_dest().get_view()) for item in document.get_toc()]
    finally:
        document.close()
    assert metadata["Title"] == "Face comparison report 2026-0001"
    assert metadata["Author"] == "Dr. Anna Müller-Łukasik, Kriminaltechnisches Institut"
    assert metadata["CreationDate"] == "D:20261123081530Z"
    assert len(bookmarks) == 25
    assert {view[0] for _, view in bookmarks} == {pypdfium2.raw.PDFDEST_VIEW_XYZ}
    assert PdfFileReader(io.BytesIO(rendered.pdf)).root["/Lang"] == "en"


def test_a_demonstration_is_marked_on_every_page(make_document: Builder) -> None:
    pdf = render(make_document(demonstration=True, region_count=40)).pdf
    assert all(DEMONSTRATION in text for text in page_texts(pdf))
    for index in range(page_count(pdf)):
        strip = render_page(pdf, index, 50)[5, :120].astype(int)
        assert (strip[:, 0] - strip[:, 1] > 80).all()


def test_a_real_case_bears_no_such_mark(rendered: RenderedReport) -> None:
    assert not any("DEMONSTRATION" in text for text in page_texts(rendered.pdf))


def test_the_signature_waits_in_its_section(rendered: RenderedReport) -> None:
    place = rendered.places["Examiner"]
    assert (place.right - place.left, place.top - place.bottom) == (268, 78)
    assert "24 Signatures" in page_texts(rendered.pdf)[place.page]
    assert "Field for the electronic signature" in page_texts(rendered.pdf)[place.page]


def test_a_document_that_contradicts_itself_is_refused(document: ReportDocument) -> None:
    small = {side: np.zeros((4, 4, 3), np.uint8) for side in Side}
    with pytest.raises(ValueError, match=r"shape \(4, 4, 3\), expected \(600, 512, 3\)"):
        attrs.evolve(document, photographs=small)
    with pytest.raises(ValueError, match="no share for region 1 of the probe"):
        attrs.evolve(document, region_shares={side: {} for side in Side})
    with pytest.raises(ValueError, match="no colour scale"):
        attrs.evolve(document, scales={})
    with pytest.raises(ValueError, match="no time zone"):
        attrs.evolve(document, issued_at=document.issued_at.replace(tzinfo=None))

"""The maps over the facial regions on paper."""

import attrs
import numpy as np

from xfv_desktop.domain.explanation import SaliencyMap, Side
from xfv_desktop.engine.maps.partitions import facial_partition
from xfv_desktop.engine.maps.regions import region_table
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.pdf.layout import RenderedReport, render

from ..reading import page_texts, stray_letters


def region_page(pdf: bytes) -> str:
    return next(text for text in page_texts(pdf) if "The maps over the facial regions" in text)


def test_every_region_stands_there_with_the_numbers_of_both_photographs(
    rendered: RenderedReport, document: ReportDocument
) -> None:
    text = region_page(rendered.pdf)
    tables = [document.facial_regions[side] for side in Side]
    for rows in zip(*tables, strict=True):
        numbers = []
        for row in rows:
            measures = (row.similarity, row.dissimilarity)
            numbers += [f"{100 * measure.share:.1f} %" for measure in measures]
            numbers += [f"{measure.density:.2f}" for measure in measures]
        component = "–" if rows[0].component is None else str(rows[0].component)
        assert " ".join([rows[0].name, component, *numbers]) in text


def test_it_says_what_the_numbers_mean_and_what_lies_outside(rendered: RenderedReport) -> None:
    text = region_page(rendered.pdf)
    for sentence in (
        "A share grows with the size of the region, a mean does not",
        "Right and left are the subject’s.",
        "ASTM E3149-26",
        "ears 10 outside the input",
        "face and head outline 2 mostly outside the input",
        "hair and hairline (4), ears (10) and neck (13)",
    ):
        assert sentence in text


def test_empty_maps_have_dashes_and_nothing_leaves_the_page(document: ReportDocument) -> None:
    empty = SaliencyMap.from_signed(np.zeros((112, 112), np.float32))
    table = region_table(empty, facial_partition(document.examination.comparison.model))
    pdf = render(attrs.evolve(document, facial_regions=dict.fromkeys(Side, table))).pdf
    assert "forehead 5" + 8 * " –" in region_page(pdf)
    assert not stray_letters(pdf)

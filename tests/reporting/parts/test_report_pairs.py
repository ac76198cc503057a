"""What an examiner drew, on paper: every kind of region, pairs close up, shares of areas."""

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.pairing import in_component, paired, without
from xfv_desktop.reporting.pdf.layout import render

from ..reading import page_texts
from ..specimen import build

SHAPES = {
    RegionKind.RECTANGLE: [[20, 30], [44, 44]],
    RegionKind.ELLIPSE: [[66, 30], [92, 44]],
    RegionKind.POLYGON: [[44, 50], [68, 50], [72, 74], [56, 80], [40, 74]],
    RegionKind.FREEHAND: [[30, 16], [44, 12], [58, 17], [72, 12], [84, 16]],
    RegionKind.LINE: [[36, 88], [56, 92], [76, 88]],
    RegionKind.POINT: [[80, 66]],
    RegionKind.ARROW: [[100, 90], [84, 70]],
    RegionKind.TEXT: [[30, 104]],
}


def drawn_over(compared):
    """One region of every kind over the face."""
    drawn = AnnotationSet()
    for kind, shape in SHAPES.items():
        points = compared.crop.to_source(np.array(shape, dtype=float))
        drawn = drawn.added(kind, points, label=f"a {kind}")
    return drawn


@pytest.fixture(scope="module")
def document():
    """Both photographs with all kinds; the polygons and the points are paired."""
    specimen = build(region_count=3)
    examination = specimen.examination
    drawn = {
        Side.PROBE: drawn_over(examination.comparison.probe),
        Side.REFERENCE: drawn_over(examination.comparison.reference),
    }
    for number, component in ((3, 9), (6, 17)):
        drawn = in_component(paired(drawn, number, number), Side.PROBE, number, component)
    examination = attrs.evolve(
        examination, probe_regions=drawn[Side.PROBE], reference_regions=drawn[Side.REFERENCE]
    )
    return attrs.evolve(specimen, examination=examination)


@pytest.fixture(scope="module")
def text(document):
    return " ".join(" ".join(page_texts(render(document).pdf)).split())


def test_a_pair_is_named_by_its_component_and_its_scale(text):
    """P1 is the nose on both photographs; each close-up says what a millimetre shows."""
    assert "P1 – nose (9) / a polygon" in text
    assert "P2 – facial marks (17) / a point" in text
    for number in ("Q1", "K1"):
        assert f"{number}: 1 mm shows " in text


def test_the_views_of_a_pair_are_as_many_eye_distances_wide(document, text):
    """A polygon of 24 × 30 crop pixels: 1.7 of its longer side by the distance of the eyes."""
    face = document.examination.comparison.probe
    eyes = face.face.eye_distance_px
    longest = max(np.ptp(document.examination.probe_regions.region(3).points_px, axis=0))
    assert f"a polygon; {max(1.0, 1.7 * longest / eyes):.2g} eye distances wide" in text


def test_every_kind_stands_in_the_table_and_lines_have_no_share(text):
    """Three kinds have an area; the five others say that they have none, thrice on each side."""
    for kind in RegionKind:
        assert f"{kind} " in text
    assert text.count("no area no area no area") == 2 * 5
    assert "nan" not in text.lower().split()


def test_a_region_whose_partner_is_gone_has_no_plate(document):
    """Nothing is paired with nothing."""
    examination = document.examination
    drawn = {side: examination.regions(side) for side in Side}
    for number in (3, 6):
        drawn = without(drawn, Side.REFERENCE, number)
    alone = attrs.evolve(
        examination, probe_regions=drawn[Side.PROBE], reference_regions=drawn[Side.REFERENCE]
    )
    pages = " ".join(page_texts(render(attrs.evolve(document, examination=alone)).pdf))
    assert "Pairs of regions" not in pages

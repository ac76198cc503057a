"""Compare, explain, annotate: the whole way without a window."""

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.comparison import Decision
from xfv_desktop.domain.errors import NotInCase, UnknownName, UserError
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.services.cases import casework, checking
from xfv_desktop.services.comparison import examination, repetition, saliency
from xfv_desktop.services.evidence import annotation

from ..conftest import EXAMINER


def test_the_same_photograph_twice_scores_one(examined):
    stored = casework.load_examination(examined, 1)
    assert stored.comparison.score == pytest.approx(1.0, abs=1e-6)
    assert stored.comparison.decision is Decision.ACCEPT


def test_two_persons_are_rejected(examined):
    summary = casework.overview(examined).examinations[1]
    assert summary.score < summary.threshold
    assert casework.load_examination(examined, 2).comparison.decision is Decision.REJECT


def test_an_examination_is_stored_with_its_maps_and_logged_with_its_figures(examined):
    stored = casework.load_examination(examined, 2)
    assert stored.explanation.probe.dissimilarity.sum() > 0
    assert stored.explanation.parameters["display blur sigma px"] == 5.0
    event = casework.overview(examined).audit_head
    assert event.action == "faces compared and explained"
    assert event.details["score"] == stored.comparison.score
    assert event.details["parameters"]["threshold"] == stored.comparison.threshold


def test_examining_again_gives_bitwise_the_same_maps_with_rising_progress(examined):
    told = []
    examination.examine(
        examined, "Q1", "K1", examiner=EXAMINER, progress=lambda fraction, _: told.append(fraction)
    )
    first, again = (casework.load_examination(examined, n) for n in (1, 3))
    assert first.explanation == again.explanation
    assert first.comparison.score == again.comparison.score
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)


@pytest.mark.parametrize("polls", [1, 2, 5])
def test_cancelling_stores_nothing(filled, polls):
    cancel, heard = CancelToken(), []

    def progress(fraction, message):
        heard.append(message)
        if len(heard) == polls:
            cancel.cancel()

    before = casework.overview(filled)
    with pytest.raises(Cancelled):
        examination.examine(filled, "Q1", "K1", examiner=EXAMINER, progress=progress, cancel=cancel)
    assert casework.overview(filled) == before


@pytest.mark.parametrize(
    ("pair", "options", "error"),
    [
        (("Q9", "K1"), {}, NotInCase),
        (("K1", "Q1"), {}, UserError),
        (("Q1", "K1"), {"models": ("unheard-of",)}, UnknownName),
        (("Q1", "K1"), {"explainer": "unheard-of"}, UnknownName),
        (("Q1", "K1"), {"device": "abacus"}, UserError),
        (("Q1", "K1"), {"examiner": ""}, UserError),
    ],
)
def test_a_wrong_request_is_refused_and_stores_nothing(filled, pair, options, error):
    before = casework.overview(filled)
    with pytest.raises(error):
        examination.examine(filled, *pair, **{"examiner": "A", **options})
    assert casework.overview(filled) == before


def test_annotations_survive_and_the_edit_is_logged(examined):
    regions = AnnotationSet().added(RegionKind.RECTANGLE, [[10, 20], [60, 90]], "mole", "left")
    changes = annotation.annotate(
        examined, 1, Side.PROBE, regions, examiner=EXAMINER, what="Region 1 drawn"
    )
    stored = casework.load_examination(examined, 1)
    assert (stored.probe_regions, stored.reference_regions) == (regions, AnnotationSet())
    assert changes.event.details["regions"][0]["label"] == "mole"
    assert checking.case_fault(examined) is None


def test_a_region_over_the_whole_input_holds_all_that_the_network_used(examined):
    stored = casework.load_examination(examined, 1)
    crop = stored.comparison.probe.crop
    regions = AnnotationSet().added(RegionKind.POLYGON, crop.outline_px)
    row = saliency.drawn_row(stored.explanation, crop, Side.PROBE, regions.region(1))
    assert row.similarity.share == pytest.approx(1.0, abs=1e-6)
    assert row.inside_input == pytest.approx(1.0, abs=1e-6)


def test_the_first_colour_map_is_the_default_and_all_make_overlays(examined):
    stored = casework.load_examination(examined, 1)
    assert saliency.colour_map_names()[0] == "blue–orange"
    for name in saliency.colour_map_names():
        for layer in Layer:
            picture = saliency.overlay(stored.explanation, Side.PROBE, layer, name)
            assert (picture.shape, picture.dtype) == ((448, 448, 4), np.uint8)


def test_the_swapped_partner_is_a_stranger_where_one_is_at_hand(examined):
    """Grace Hopper with herself: Eileen Collins is at hand. With Collins nobody is left."""
    made = [
        examination.explain(
            casework.load_examination(examined, number).comparison,
            "control-swapped-partner",
            model="sface",
            device="cpu",
        )
        for number in (1, 2)
    ]
    third = [explanation.parameters["third face"] for explanation in made]
    assert third[0].startswith("portrait of Eileen Collins, SHA-256 ")
    assert third[1] == "the other image's crop turned by 180°"
    network = examination.network("sface", "cpu")
    again = [repetition.method_of(one, network).keywords["options"].third for one in made]
    assert (again[0].name, again[1]) == ("portrait of Eileen Collins", None)
    elsewhere = attrs.evolve(made[0], parameters={"third face": "K9, SHA-256 99"})
    with pytest.raises(UserError, match="made with K9, SHA-256 99, which this computer does not"):
        repetition.method_of(elsewhere, network)

"""Plots of an evaluation: the same bytes for the same numbers, and nothing out of sight."""

import io

import attrs
import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

from xfv_desktop.domain.performance import Bin, DetCurve, ErrorRates
from xfv_desktop.reporting.curves.performance_plots import (
    CovariateBins,
    _draw_bins,
    covariates_figure,
    det_figure,
    scores_figure,
)

RATES = ErrorRates(
    mated=600, nonmated=600, threshold=0.3, accuracy=0.99, fmr=0.005, fnmr=0.01, eer=0.008,
    eer_threshold=0.29, fnmr_at_fmr={"0.01": 0.008}, notes=(),
)  # fmt: skip
FMR = tuple(np.geomspace(1 / 600, 1, 50).tolist())
FNMR = tuple(np.linspace(0.02, 0, 50).tolist())
CURVE = DetCurve(FMR, FNMR, tuple(v / 2 for v in FNMR), tuple(v * 2 for v in FNMR))
BINS = CovariateBins(
    "Eye distance (px)",
    (
        Bin("eye distance", 10, 20, 100, 90, 2, 1, (0, 0.05), (0.01, 0.04)),
        Bin("eye distance", 20, 30, 100, 0, 0, 0, None, (0, 0.03)),
        Bin("eye distance", 30, 40, 0, 80, 0, 0),
    ),
)
RNG = np.random.default_rng(0)
MATED, NONMATED = RNG.normal(0.7, 0.1, 300), RNG.normal(0.1, 0.1, 300)

FIGURES = {
    "det": lambda form: det_figure("Title", "note", CURVE, RATES, form),
    "det without intervals": lambda form: det_figure(
        "Title", "note", attrs.evolve(CURVE, low=(), high=()), RATES, form
    ),
    "det without errors": lambda form: det_figure(
        "Title", "note", attrs.evolve(CURVE, fnmr=(0.0,) * 50),
        attrs.evolve(RATES, fmr=0.0, fnmr=0.0), form,
    ),
    "det with nothing but errors": lambda form: det_figure(
        "Title", "note", attrs.evolve(CURVE, fnmr=(1.0,) * 50),
        attrs.evolve(RATES, fmr=1.0, fnmr=1.0, mated=1, nonmated=1), form,
    ),
    "scores": lambda form: scores_figure("Title", "note", MATED, NONMATED, 0.3, form),
    "equal scores": lambda form: scores_figure(
        "Title", "note", np.array([0.5]), np.array([0.5]), 0.5, form
    ),
    "covariates": lambda form: covariates_figure("Title", "note", [BINS] * 3, form),
    "covariates without errors or intervals": lambda form: covariates_figure(
        "Title", "note",
        [CovariateBins("Yaw (°)", tuple(Bin("yaw", n, n + 1, 5, 5, 0, 0) for n in range(4)))], form,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FIGURES)
def test_equal_numbers_give_equal_bytes_and_the_picture_is_not_empty(what):
    one, other = (FIGURES[what]("png") for _ in range(2))
    assert one == other
    picture = Image.open(io.BytesIO(one)).convert("RGB")
    assert min(picture.size) > 600
    assert len(picture.getcolors(2**20)) > 50
    assert FIGURES[what]("pdf").startswith(b"%PDF")


@pytest.mark.parametrize("what", ["det", "scores", "covariates"])
def test_no_text_leaves_the_picture(what):
    """The outermost pixels stay white."""
    pixels = np.asarray(Image.open(io.BytesIO(FIGURES[what]("png"))).convert("L"))
    for edge in (pixels[:2], pixels[-2:], pixels[:, :2], pixels[:, -2:]):
        assert (edge == 255).all()


def test_the_legend_names_a_rate_that_the_first_bin_lacks():
    axis = Figure().subplots()
    _draw_bins(axis, BINS.bins[::-1], 0, "black", "o", "FNMR")
    assert axis.get_legend_handles_labels()[1] == ["FNMR, 95 % interval"]

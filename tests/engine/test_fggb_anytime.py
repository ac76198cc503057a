"""FGGB before it is done: running maps, the bound on what they lack, a stop that is recorded."""

import numpy as np
import pytest

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.jobs import Cancelled, CancelToken, no_progress
from xfv_desktop.engine.fggb import fggb

from .toys import crop, face_network, small_network

CHANNELS = 40


@pytest.fixture
def toy():
    return face_network(small_network(channels=CHANNELS), dimension=CHANNELS)


def explain(network, cancel=None, **options):
    """The explanation and everything that was shown on the way."""
    shown = []
    explanation = fggb(
        network, crop(1), crop(2), progress=no_progress, cancel=cancel or CancelToken(),
        preview=shown.append, **options,
    )  # fmt: skip
    return explanation, shown


def test_running_maps_end_in_the_explanation(toy):
    explanation, shown = explain(toy)
    batches = CHANNELS // 8
    assert len(shown) == 2 * batches
    assert shown[-1].explanation == explanation
    assert shown[-1].missing == {Side.PROBE: 0, Side.REFERENCE: 0}
    assert shown[0].crops == {Side.PROBE: crop(1), Side.REFERENCE: crop(2)}
    assert not shown[batches - 1].explanation.reference.signed.any()
    assert shown[batches].explanation.reference.signed.any()


def test_what_is_missing_is_never_more_than_the_bound(toy):
    explanation, shown = explain(toy)
    for partial in shown:
        for side in Side:
            have = partial.explanation.of(side).signed
            if have.any():
                lacking = np.linalg.norm(explanation.of(side).signed - have)
                bound = partial.missing[side] * np.linalg.norm(have)
                assert lacking <= bound * (1 + 1e-5) + 1e-7


def test_bound_falls_and_the_heaviest_channels_come_first(toy):
    _, shown = explain(toy)
    bounds = [
        partial.missing[Side.PROBE] * np.linalg.norm(partial.explanation.probe.signed)
        for partial in shown[: CHANNELS // 8]
    ]
    steps = -np.diff(bounds)
    assert (steps > 0).all()
    assert (np.diff(steps) < 1e-6).all()


def test_stop_at_a_tolerance_is_recorded_and_kept(toy):
    whole, shown = explain(toy)
    tolerance = sorted(p.missing[Side.PROBE] for p in shown[: CHANNELS // 8])[2] * 1.001
    stopped, seen = explain(toy, tolerance=tolerance)
    assert len(seen) < len(shown)
    found = stopped.parameters
    assert found["tolerance"] == tolerance
    assert found["channels used for the probe"] == CHANNELS - 16
    for side in Side:
        missing = found[f"missing from the {side} at most"]
        assert missing <= tolerance
        lacking = np.linalg.norm(whole.of(side).signed - stopped.of(side).signed)
        assert lacking <= missing * np.linalg.norm(stopped.of(side).signed) * (1 + 1e-5)
    assert "tolerance" not in whole.parameters


def test_cancel_is_looked_at_between_two_batches(toy):
    """Whoever cancels during a preview gets no other one."""
    cancel, shown = CancelToken(), []

    def preview(partial):
        shown.append(partial)
        if len(shown) == 2:
            cancel.cancel()

    with pytest.raises(Cancelled):
        fggb(toy, crop(1), crop(2), progress=no_progress, cancel=cancel, preview=preview)
    assert len(shown) == 2

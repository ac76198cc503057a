"""The pair explained again under noise: seeded, bounded, cancellable."""

import numpy as np
import pytest

from xfv_desktop.domain.explanation import Explanation, SaliencyMap
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import Cancelled, CancelToken, no_progress
from xfv_desktop.domain.regions import Noise
from xfv_desktop.engine.maps.partitions import facial_partition
from xfv_desktop.engine.maps.regions import region_table
from xfv_desktop.engine.region_noise import explained_under_noise

from .toys import card

GREY = np.full((112, 112, 3), 120, np.uint8)
GREY[:20], GREY[20:40] = 0, 255
CROP = FaceCrop(pixels=GREY, transform=np.eye(2, 3), residual_px=0.0)
EVEN = SaliencyMap.from_signed(np.ones((112, 112), np.float32))


def run(explain, copies=3, seed=0, cancel=None, progress=no_progress):
    noise = Noise(copies=copies, grey_levels=2, seed=seed)
    return explained_under_noise(
        None, CROP, CROP, explain, noise, progress=progress, cancel=cancel or CancelToken()
    )


def seen_by(seed):
    seen = []

    def explain(network, probe, reference, *, progress, cancel):
        seen.extend([probe.pixels.astype(int), reference.pixels.astype(int)])
        return Explanation("toy", {}, EVEN, EVEN)

    run(explain, seed=seed)
    return seen


def test_noise_is_whole_grey_levels_within_bounds_and_different_each_time():
    crops = seen_by(0)
    assert len(crops) == 6
    for pixels in crops:
        changes = pixels - GREY.astype(int)
        assert set(np.unique(changes[40:])) == {-2, -1, 0, 1, 2}
        assert set(np.unique(changes[:20])) == {0, 1, 2}  # black stays in range
        assert set(np.unique(changes[20:40])) == {-2, -1, 0}
    assert len({pixels.tobytes() for pixels in crops}) == 6
    assert (CROP.pixels == GREY).all()


def test_the_seed_decides():
    same, other = seen_by(0), seen_by(1)
    assert all((a == b).all() for a, b in zip(seen_by(0), same, strict=True))
    assert not (same[0] == other[0]).all()


def test_an_explainer_that_noise_does_not_touch_has_ranges_without_width():
    noisy = run(lambda *_, **__: Explanation("toy", {}, EVEN, EVEN))
    assert noisy.noise == Noise(3, 2, 0)
    table = region_table(
        EVEN,
        facial_partition(card()),
        noise=noisy.noise,
        noisy=[e.probe for e in noisy.explanations],
    )
    for row in table:
        measure = row.similarity
        assert measure.share_range.low == measure.share == measure.share_range.high
        assert measure.density_range.low == measure.density == measure.density_range.high


def test_progress_rises_and_cancel_stops_between_two_copies():
    token, told = CancelToken(), []

    def explain(network, probe, reference, *, progress, cancel):
        progress(1.0, "explained")
        if len(told) > 2:
            token.cancel()
        return Explanation("toy", {}, EVEN, EVEN)

    with pytest.raises(Cancelled):
        run(explain, copies=5, cancel=token, progress=lambda part, _: told.append(part))
    assert told == sorted(told)
    assert max(told) < 0.5

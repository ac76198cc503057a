"""Error rates by what the photographs are like: bins of a measure with as many pairs each."""

from collections.abc import Callable, Sequence

import attrs
import numpy as np

from xfv_desktop.domain.pairs import ScoredPair
from xfv_desktop.domain.performance import Bin
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.engine.performance.resampling import Group

BINS = 4


@attrs.frozen
class Covariate:
    """What a pair is like: the worse of its two faces, by one measure."""

    name: str
    title: str
    unit: str
    of: Callable[[FaceQuality, FaceQuality], float]

    @property
    def heading(self) -> str:
        """The title with its unit, where it has one."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


COVARIATES = (
    Covariate(
        "eye distance", "Eye distance, smaller of the two faces", "px",
        lambda a, b: min(a.eye_distance_px, b.eye_distance_px),
    ),
    Covariate(
        "sharpness", "Sharpness, lower of the two faces", "",
        lambda a, b: min(a.sharpness, b.sharpness),
    ),
    Covariate(
        "yaw", "Yaw (estimate), turned farther of the two faces", "°",
        lambda a, b: max(abs(a.yaw_degrees), abs(b.yaw_degrees)),
    ),
    Covariate(
        "pitch", "Pitch (estimate), bowed or raised farther", "°",
        lambda a, b: max(abs(a.pitch_degrees), abs(b.pitch_degrees)),
    ),
    Covariate(
        "brightness", "Difference of brightness", "grey levels",
        lambda a, b: abs(a.brightness - b.brightness),
    ),
)  # fmt: skip


def binned(pairs: Sequence[ScoredPair], threshold: float) -> tuple[list[Bin], list[Group]]:
    """All bins of all covariates, each with its comparisons, from the pairs with known quality.

    The edges are quartiles over all pairs, so a bin holds a quarter of them.
    """
    bins, groups = [], []
    same = np.array([pair.same for pair in pairs])
    wrong = np.array([pair.same is (pair.score < threshold) for pair in pairs])
    for covariate in COVARIATES:
        values = np.array(
            [covariate.of(*pair.quality) if pair.quality else np.nan for pair in pairs]
        )
        known = np.isfinite(values)
        if not known.any():
            continue
        edges = np.quantile(values[known], np.linspace(0, 1, BINS + 1))
        place = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, BINS - 1)
        for number in range(BINS):
            chosen = known & (place == number)
            if chosen.any():
                groups.append(Group(chosen[same], chosen[~same]))
                bins.append(
                    Bin(
                        covariate.name,
                        float(edges[number]),
                        float(edges[number + 1]),
                        mated=int((chosen & same).sum()),
                        nonmated=int((chosen & ~same).sum()),
                        false_nonmatches=int((chosen & same & wrong).sum()),
                        false_matches=int((chosen & ~same & wrong).sum()),
                    )
                )
    return bins, groups

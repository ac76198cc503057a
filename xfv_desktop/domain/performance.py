"""How often a system errs on a list of pairs, in the terms of ISO/IEC 19795-1."""

from collections.abc import Mapping

import attrs

from xfv_desktop.domain.operating_point import Interval


@attrs.frozen
class ErrorRates:
    """Rates as fractions, at the threshold and over all thresholds.

    ``fnmr_at_fmr`` holds only those FMRs that so many non-mated comparisons support, ``notes`` say
    why the others are missing. ``intervals``: 95 % intervals of ``fmr``, ``fnmr``, ``eer`` and
    ``fnmr_at_fmr 0.01`` …, as far as they could be made.
    """

    mated: int
    nonmated: int
    threshold: float
    accuracy: float
    fmr: float
    fnmr: float
    eer: float
    eer_threshold: float
    fnmr_at_fmr: Mapping[str, float]
    notes: tuple[str, ...]
    intervals: Mapping[str, Interval] = attrs.field(factory=dict)


@attrs.frozen
class DetCurve:
    """FNMR over FMR, both (T,), with the lower and upper end of the 95 % interval of FNMR.

    The ends are empty where there are no intervals.
    """

    fmr: tuple[float, ...]
    fnmr: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@attrs.frozen
class Bin:
    """The pairs whose value lies from ``low`` to ``high``, and their errors at the threshold."""

    covariate: str
    low: float
    high: float
    mated: int
    nonmated: int
    false_nonmatches: int
    false_matches: int
    fmr_interval: Interval | None = None
    fnmr_interval: Interval | None = None

    @property
    def fmr(self) -> float | None:
        """The FMR in the bin; ``None`` without comparisons."""
        return self.false_matches / self.nonmated if self.nonmated else None

    @property
    def fnmr(self) -> float | None:
        """The FNMR in the bin; ``None`` without comparisons."""
        return self.false_nonmatches / self.mated if self.mated else None

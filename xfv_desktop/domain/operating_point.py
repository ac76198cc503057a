"""A decision threshold, and how well it is known how often the system errs there."""

import math

import attrs

Interval = tuple[float, float]
UNVALIDATED = "unvalidated: no error rates were measured at this threshold"


@attrs.frozen
class OperatingPoint:
    """A decision threshold and the error rates measured at it (fractions, comparison level).

    A rate is ``None`` where nobody measured it, as on most cards of foreign models. ``name`` is
    what a laboratory calls the point, empty for the one on a model's own card. Intervals are 95 %
    intervals over so many ``persons``, made as ``intervals_by`` says. ``threshold_rule`` says where
    the threshold comes from, ``list_sha256`` is the hash of the list of pairs, ``measured_on`` the
    day in ISO 8601, ``command`` what was run.
    """

    threshold: float
    fmr: float | None
    fnmr: float | None
    mated_comparisons: int
    nonmated_comparisons: int
    data: str
    measured_with: str
    name: str = ""
    fmr_interval: Interval | None = None
    fnmr_interval: Interval | None = None
    persons: int | None = None
    intervals_by: str = ""
    threshold_rule: str = ""
    list_sha256: str = ""
    measured_on: str = ""
    command: str = ""

    @property
    def validated(self) -> bool:
        """Whether both error rates were measured at this threshold."""
        counts = self.mated_comparisons, self.nonmated_comparisons
        return self.fmr is not None and self.fnmr is not None and min(counts) > 0

    @property
    def caution(self) -> str:
        """What stands beside a threshold whose error rates nobody knows; else nothing."""
        return "" if self.validated else UNVALIDATED

    @property
    def in_words(self) -> str:
        """The threshold in one line, never without its operating point or that there is none."""
        rates = (
            f"FMR {rate_in_words(self.fmr, self.fmr_interval)}, "
            f"FNMR {rate_in_words(self.fnmr, self.fnmr_interval)}"
        )
        named = f"operating point “{self.name}”: " if self.name else ""
        known = f"{named}{rates}" if self.validated else self.caution
        return f"{self.threshold:g}: {known} ({self.data}; {self.measured_with})"


def rate_in_words(rate: float | None, interval: Interval | None = None) -> str:
    """A rate in per cent, two digits, with its 95 % interval where there is one."""
    if rate is None:
        return "not measured"
    return percent(rate) if interval is None else f"{percent(rate)} (95 %: {ends(interval)})"


def percent(rate: float) -> str:
    """A rate in per cent with two decimals; a space before the sign (SI Brochure, 5.4.7)."""
    return f"{100 * rate:.{decimals(100 * rate, 2)}f} %"


def decimals(value: float, usual: int) -> int:
    """As many as usual; of what is too small for them as many as two of its digits take."""
    if not 0 < value < 10**-usual:
        return usual
    return 1 - math.floor(math.log10(value))


def ends(interval: Interval) -> str:
    """Both ends of an interval of rates."""
    return f"{percent(interval[0])} to {percent(interval[1])}"

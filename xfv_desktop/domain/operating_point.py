"""A decision threshold, and how well it is known how often the system errs there."""

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
            f"FMR {percent(self.fmr, self.fmr_interval)}, "
            f"FNMR {percent(self.fnmr, self.fnmr_interval)}"
        )
        named = f"operating point “{self.name}”: " if self.name else ""
        known = f"{named}{rates}" if self.validated else self.caution
        return f"{self.threshold:g}: {known} ({self.data}; {self.measured_with})"


def percent(rate: float | None, interval: Interval | None = None) -> str:
    """A rate in per cent, two digits, with its 95 % interval where there is one."""
    if rate is None:
        return "not measured"
    ends = "" if interval is None else f" (95 %: {interval[0]:.2%} to {interval[1]:.2%})"
    return f"{rate:.2%}{ends}"

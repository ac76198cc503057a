"""What the plots of a calibration are, and what they draw."""

from enum import StrEnum

import attrs

from xfv_desktop.domain.calibration import Values


class PlotKind(StrEnum):
    """The four plots of a calibration."""

    TIPPETT = "tippett"
    PAV = "pav"
    ECE = "ece"
    HISTOGRAM = "histogram"

    @property
    def heading(self) -> str:
        """As it stands over the plot."""
        return {
            PlotKind.TIPPETT: "Tippett plot",
            PlotKind.PAV: "PAV plot",
            PlotKind.ECE: "Empirical cross-entropy",
            PlotKind.HISTOGRAM: "Scores of the validation",
        }[self]


@attrs.frozen(eq=False)
class CalibrationCurves:
    """What the plots of a calibration draw, from the validation alone.

    ``pav``: (log10 LR, log10 LR after PAV), the finite ones, rising. ``ece``: for each log10 prior
    odds the empirical cross-entropy of the system, after PAV, and of no evidence at all.
    """

    pav: Values
    prior_log10_odds: Values
    ece_system: Values
    ece_pav: Values
    ece_neutral: Values

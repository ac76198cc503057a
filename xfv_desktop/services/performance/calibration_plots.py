"""The plots of a calibration, with a case's score in them."""

from typing import Literal

from xfv_desktop.domain.calibration import Calibration, PlotKind
from xfv_desktop.domain.likelihood import Mark
from xfv_desktop.engine.calibration.learning import curves_of
from xfv_desktop.reporting.curves.calibration_plots import calibration_plot


def plot(
    calibration: Calibration,
    kind: PlotKind,
    form: Literal["png", "pdf"],
    *,
    mark: Mark | None = None,
) -> bytes:
    """One plot as the bytes of a PNG or PDF file."""
    return calibration_plot(calibration, curves_of(calibration.validation), kind, form, mark)

"""The plots of a calibration, with a case's score in them."""

from collections.abc import Callable
from typing import Literal

from xfv_desktop.domain.calibration import Calibration
from xfv_desktop.domain.calibration_plots import PlotKind
from xfv_desktop.domain.likelihood import Mark
from xfv_desktop.engine.calibration.learning import curves_of
from xfv_desktop.reporting.curves.calibration_plots import calibration_plot


def plot(
    calibration: Calibration,
    kind: PlotKind,
    form: Literal["png", "pdf"],
    *,
    mark: Mark | None = None,
    said: Callable[[str], str] = str,
) -> bytes:
    """One plot as the bytes of a PNG or PDF file; ``said`` gives its words and numbers."""
    curves = curves_of(calibration.validation)
    return calibration_plot(calibration, curves, kind, form, mark, said)

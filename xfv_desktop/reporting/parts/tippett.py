"""The Tippett plot of a calibration with this case in it, drawn on the page."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import Flowable

from xfv_desktop.domain.likelihood import LikelihoodRatio
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.wording import Wording

HEIGHT, LEFT, BELOW, ABOVE, RIGHT = 150.0, 30.0, 26.0, 8.0, 8.0


class TippettPlot(Flowable):
    """Cumulative curves of mated and of non-mated comparisons; none is drawn beyond its data."""

    def __init__(self, words: Wording, found: LikelihoodRatio, width: float) -> None:
        super().__init__()
        self._words = words
        self._found, self.width, self.height = found, width, HEIGHT
        bounds = found.calibration.bounds
        mated, nonmated = found.calibration.validation.log10_lrs
        every = [bounds.lower, bounds.upper, *mated, *nonmated]
        self._low, self._high = np.floor(min(every)), np.ceil(max(every))
        self._kinds = np.sort(mated), np.sort(nonmated)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """Axes, both curves, bounds and the case."""
        canvas, bounds = self.canv, self._found.calibration.bounds
        self._axes()
        for values, dash, thick in zip(self._kinds, ((), (3, 2)), (1.7, 1.2), strict=True):
            canvas.setStrokeColor(ty.ACCENT if not dash else ty.CAUTION)
            canvas.setLineWidth(thick)
            canvas.setDash(list(dash))
            self._steps(values)
        canvas.setStrokeColor(ty.GREY)
        canvas.setLineWidth(0.8)
        canvas.setDash([1, 2])
        for place in (bounds.lower, bounds.upper):
            self._line([(place, 0.0), (place, 1.0)])
        canvas.setDash()
        canvas.setStrokeColor(ty.INK)
        canvas.setLineWidth(1.4)
        self._line([(self._found.log10_lr, 0.0), (self._found.log10_lr, 1.0)])

    def _axes(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(ty.GREY)
        canvas.setFillColor(ty.GREY)
        canvas.setLineWidth(0.5)
        self._line([(self._low, 0.0), (self._high, 0.0)])
        self._line([(self._low, 0.0), (self._low, 1.0)])
        for value in np.arange(self._low, self._high + 1):
            x, y = self._point(float(value), 0.0)
            canvas.line(x, y - 3, x, y)
            text = self._words.number(float(value), 0)
            ty.draw_line(
                canvas, x - ty.width_of(text, ty.SANS, 6.6) / 2, y - 11, text, ty.SANS, 6.6
            )
        for part in (0.0, 0.5, 1.0):
            x, y = self._point(float(self._low), part)
            canvas.line(x - 3, y, x, y)
            text = self._words.number(part, 1)
            ty.draw_line(
                canvas, x - 5 - ty.width_of(text, ty.SANS, 6.6), y - 2.2, text, ty.SANS, 6.6
            )
        title = "log10 LR"
        middle = (LEFT + self.width - RIGHT - ty.width_of(title, ty.SANS, 7)) / 2
        ty.draw_line(canvas, middle, 4, title, ty.SANS, 7)

    def _steps(self, values: np.ndarray) -> None:
        points: list[tuple[float, float]] = []
        for place, value in enumerate(values.tolist()):
            part = 1 - place / len(values)
            points += [(points[-1][0] if points else value, part), (value, part)]
        self._line(points)

    def _line(self, points: Sequence[tuple[float, float]]) -> None:
        path = self.canv.beginPath()
        path.moveTo(*self._point(*points[0]))
        for point in points[1:]:
            path.lineTo(*self._point(*point))
        self.canv.drawPath(path, stroke=1, fill=0)

    def _point(self, log10_lr: float, part: float) -> tuple[float, float]:
        across = (log10_lr - self._low) / (self._high - self._low)
        return (
            LEFT + across * (self.width - LEFT - RIGHT),
            BELOW + part * (self.height - BELOW - ABOVE),
        )

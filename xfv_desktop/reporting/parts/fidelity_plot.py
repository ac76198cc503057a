"""The deletion and insertion curves of one pair beside those of the controls, as vectors."""

from collections.abc import Sequence

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable

from xfv_desktop.domain.fidelity import MaskComparison, MaskCurves
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.wording import Wording

HEIGHT, GAP, LEFT, BELOW, ABOVE = 92.0, 22.0, 24.0, 14.0, 11.0
BAND = Color(0.88, 0.89, 0.91)
OWN = HexColor("#0072B2")
DASHES = ((4.0, 2.0), (1.0, 1.6), (4.0, 1.5, 1.0, 1.5))


class MaskPlot(Flowable):
    """Two sets of axes with one scale of scores."""

    def __init__(self, words: Wording, mask: MaskComparison, width: float) -> None:
        super().__init__()
        self._words, self._mask = words, mask
        self.width, self.height = width, HEIGHT
        scores = [score for curves in mask.curves for one in _all(curves) for score in one]
        self._low, self._high = min(0.0, *scores), max(0.1, *scores)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """Deletion on the left, insertion on the right."""
        width = (self.width - GAP) / 2
        for index, curves in enumerate(self._mask.curves):
            self.canv.saveState()
            self.canv.translate(index * (width + GAP), 0)
            self._axes(curves, width)
            self.canv.restoreState()

    def _points(self, scores: Sequence[float], width: float) -> list[tuple[float, float]]:
        tall, reach = HEIGHT - BELOW - ABOVE, self._high - self._low
        return [
            (
                LEFT + (width - LEFT) * index / (len(scores) - 1),
                BELOW + tall * (score - self._low) / reach,
            )
            for index, score in enumerate(scores)
        ]

    def _axes(self, curves: MaskCurves, width: float) -> None:
        canvas = self.canv
        each = list(zip(*(one.scores for one in curves.random), strict=True))
        band = self._points([min(column) for column in each], width)
        band += reversed(self._points([max(column) for column in each], width))
        canvas.setFillColor(BAND)
        path = canvas.beginPath()
        path.moveTo(*band[0])
        for point in band[1:]:
            path.lineTo(*point)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.setStrokeColor(ty.GREY)
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, BELOW, LEFT, HEIGHT - ABOVE)
        canvas.line(LEFT, BELOW, width, BELOW)
        canvas.setLineWidth(0.7)
        for control, dash in zip(curves.controls, DASHES, strict=True):
            canvas.setDash(list(dash))
            self._line(control.scores, width)
        canvas.setDash()
        canvas.setStrokeColor(OWN)
        canvas.setLineWidth(1.8)
        self._line(curves.own.scores, width)
        canvas.setFillColor(ty.GREY)
        for score in (self._low, self._high):
            _, y = self._points([score, score], width)[0]
            text = self._words.number(score, 2)
            place = LEFT - 3 - ty.width_of(text, ty.SANS, 6.6)
            ty.draw_line(canvas, place, y - 2, text, ty.SANS, 6.6)
        for x, text in ((LEFT, "0 %"), (width - 16, "100 %")):
            ty.draw_line(canvas, x, 4, text, ty.SANS, 6.6)
        better = self._words["fidelity"]["better"]
        canvas.setFillColor(ty.ACCENT)
        change = self._words["labels"]["changes"][curves.change.value]
        title = better["higher" if curves.higher_is_better else "lower"].format(change=change)
        ty.draw_line(canvas, LEFT, HEIGHT - 7, title, ty.BOLD, 7)

    def _line(self, scores: Sequence[float], width: float) -> None:
        points = self._points(scores, width)
        path = self.canv.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self.canv.drawPath(path, stroke=1, fill=0)


def _all(curves: MaskCurves) -> list[tuple[float, ...]]:
    return [one.scores for one in (curves.own, *curves.controls, *curves.random)]

"""The similarity score on its scale, the decision in words, and how well both are known."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from xfv_desktop.domain.comparison import Comparison, Decision, ModelCard
from xfv_desktop.domain.operating_point import Interval, decimals
from xfv_desktop.domain.similarity import SCORE_SCALES
from xfv_desktop.ui.elements.forms import empty
from xfv_desktop.ui.elements.language import figure, said, tr
from xfv_desktop.ui.elements.result_words import marked
from xfv_desktop.ui.elements.theme import current_theme, label, scaled_font
from xfv_desktop.ui.panels.likelihood_block import LikelihoodBlock
from xfv_desktop.ui.panels.other_results import OtherResults
from xfv_desktop.ui.state.desk import Desk

WORDS = {
    Decision.ACCEPT: (tr("Accept"), tr("The score lies at or above the decision threshold.")),
    Decision.REJECT: (tr("Reject"), tr("The score lies below the decision threshold.")),
}
CAUTION = tr("The output of an algorithm at its threshold; no opinion about identity.")

ENHANCED = tr(
    "The network was given enhanced pictures, not the photographs as they came. The error rates "
    "below were not measured on such pictures; the result of the originals stands here too."
)


def rate(value: float | None, of: int, what: str, interval: Interval | None = None) -> str:
    """An error rate as a fraction, as a count and with its interval: ``0.00500 · 3 of 600 …``."""
    if value is None:
        return tr("not measured")
    count, all_ = (f"{number:,}".replace(",", "\u202f") for number in (round(value * of), of))
    text = tr("{value} · {count} of {of} {what} comparisons").format(
        value=_fraction(value), count=count, of=all_, what=what
    )
    if interval is None:
        return text
    low, high = map(_fraction, interval)
    ends = tr("interval {low} to {high}").format(low=low, high=high)
    return f"{text} · {ends}"


def _fraction(value: float) -> str:
    return figure(f"{value:.{decimals(value, 5)}f}")


class ScoreScale(QWidget):
    """A scale from −1 to 1 with the threshold and the score drawn on it."""

    def __init__(self) -> None:
        super().__init__()
        self.score: float | None = None
        self.threshold = 0.0
        self._named = tr("threshold")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: float, model: ModelCard) -> None:
        """Draw the score and the threshold of the model's operating point."""
        point = model.operating_point
        self.score, self.threshold = score, point.threshold
        self._named = tr("threshold") if point.validated else tr("unvalidated")
        text = tr("Similarity score {score:.3f}, decision threshold {threshold:.3f}").format(
            score=score, threshold=point.threshold
        )
        if not point.validated:
            text = tr("{text}, unvalidated").format(text=text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text}; {said(SCORE_SCALES[model.similarity].words)}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Low and wide."""
        return QSize(260, 66)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The axis with ticks, the threshold as a line across, the score as a pointer above."""
        if self.score is None:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(self, 0.84))
        left, width, y = 14.0, self.width() - 28.0, 26.0

        def place(value: float) -> float:
            return left + width * (min(max(value, -1), 1) + 1) / 2

        at = place(self.threshold)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.border))
        painter.drawRoundedRect(QRectF(left, y - 3, width, 6), 3, 3)
        painter.setBrush(QColor(theme.strong_border))
        painter.drawRoundedRect(QRectF(at, y - 3, left + width - at, 6), 3, 3)
        painter.setPen(QPen(QColor(theme.text), 2))
        painter.drawLine(QPointF(at, y - 9), QPointF(at, y + 9))
        score = place(self.score)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        marker = [QPointF(score, y - 5), QPointF(score - 6, y - 15), QPointF(score + 6, y - 15)]
        painter.drawPolygon(QPolygonF(marker))
        painter.drawEllipse(QPointF(score, y), 4.5, 4.5)
        self._paint_labels(painter, place, y)
        painter.end()

    def _paint_labels(self, painter: QPainter, place: Callable[[float], float], y: float) -> None:
        theme = current_theme()
        painter.setPen(QColor(theme.muted))
        for value in (-1.0, -0.5, 0.0, 0.5, 1.0):
            x = place(value)
            painter.drawLine(QPointF(x, y + 5), QPointF(x, y + 9))
            if abs(x - place(self.threshold)) > 26:
                box = QRectF(x - 24, y + 10, 48, 14)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure(f"{value:g}"))
        painter.setPen(QColor(theme.text))
        box = QRectF(place(self.threshold) - 60, y + 10, 120, 14)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure(f"{self.threshold:.3f}"))
        painter.setPen(QColor(theme.muted))
        box.translate(0, 14)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._named)
        for align, text, left in (
            (Qt.AlignmentFlag.AlignRight, tr("reject ◂"), box.center().x() - 114),
            (Qt.AlignmentFlag.AlignLeft, tr("▸ accept"), box.center().x() + 34),
        ):
            flags = align | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(left, box.top(), 80, 14), flags, text)


class ScorePanel(QWidget):
    """Score, decision, error rates, likelihood ratio, warnings of both photographs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._comparing: tuple[str, str] | None = None
        self.score = label("", "display")
        self.decision = label("", "heading")
        self._meaning = label("", "muted", wraps=True)
        self.scale = ScoreScale()
        self.likelihood = LikelihoodBlock()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(10)
        self._facts.setVerticalSpacing(3)
        self._facts.setColumnStretch(1, 1)
        self._enhanced = label(ENHANCED, "notice", wraps=True)
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(4)
        self.others = OtherResults(desk)
        self.nothing = label("", "muted", wraps=True)
        self._card = self._lay_out()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.addWidget(self.nothing)
        column.addWidget(self._card)
        column.addStretch()
        desk.changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the examination on the desk."""
        examination = self._desk.examination
        self.nothing.setVisible(examination is None)
        self.nothing.setText(_why_nothing(self._desk, self._comparing))
        self._card.setVisible(examination is not None)
        if examination:
            self._show(examination.comparison)
            self.others.refresh()
        if examination and self._desk.case:
            self.likelihood.show_evaluation(self._desk.case.evaluation(examination.comparison))

    def show_comparing(self, pair: tuple[str, str] | None) -> None:
        """That pair is being compared, or none."""
        self._comparing = pair
        self.nothing.setText(_why_nothing(self._desk, pair))

    def _show(self, comparison: Comparison) -> None:
        word, meaning = WORDS[comparison.decision]
        self.score.setText(figure(f"{comparison.score:.3f}"))
        self.decision.setText(marked(word, enhanced=comparison.enhanced))
        self._meaning.setText(f"{meaning} {CAUTION}")
        self._enhanced.setVisible(comparison.enhanced)
        self.scale.show_score(comparison.score, comparison.model)
        empty(self._facts)
        for row, (name, value) in enumerate(_facts(comparison)):
            self._facts.addWidget(label(name, "small"), row, 0, Qt.AlignmentFlag.AlignTop)
            text = label(value, wraps=True)
            text.setFont(scaled_font(text, 0.92))
            self._facts.addWidget(text, row, 1)
        empty(self._warnings)
        for warning in _warnings(comparison):
            self._warnings.addWidget(label(warning, "notice", wraps=True))

    def _lay_out(self) -> QFrame:
        card = QFrame()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QGridLayout()
        head.setHorizontalSpacing(14)
        head.addWidget(label(tr("SIMILARITY SCORE"), "caption"), 0, 0)
        head.addWidget(label(tr("DECISION"), "caption"), 0, 1)
        head.addWidget(self.score, 1, 0)
        head.addWidget(self.decision, 1, 1)
        head.setColumnStretch(1, 1)
        column.addLayout(head)
        column.addWidget(self.scale)
        column.addWidget(self._meaning)
        column.addWidget(self._enhanced)
        column.addLayout(self._warnings)
        column.addWidget(self.others)
        column.addWidget(_rule())
        column.addWidget(self.likelihood)
        column.addWidget(_rule())
        column.addLayout(self._facts)
        return card


def _why_nothing(desk: Desk, comparing: tuple[str, str] | None) -> str:
    """Why no score is shown; the same of a hidden one as of one that is still forbidden."""
    if desk.pair is None:
        return tr("Lay a questioned and a known photograph on the desk and compare them.")
    questioned, known = desk.pair
    if not desk.may_compare or desk.pair in desk.standing.masked:
        words = tr(
            "Score, decision and maps stay hidden until your own evaluation of {questioned} and "
            "{known} is locked: choose “Own opinion”."
        )
    elif desk.pair == comparing:
        words = tr("{questioned} and {known} are being compared: the result comes here.")
    else:
        words = tr("{questioned} and {known} are not compared yet: choose “Compare and explain”.")
    return words.format(questioned=questioned, known=known)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule


def _facts(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    point = comparison.model.operating_point
    facts = [
        (
            tr("FMR"),
            rate(point.fmr, point.nonmated_comparisons, tr("non-mated"), point.fmr_interval),
        ),
        (tr("FNMR"), rate(point.fnmr, point.mated_comparisons, tr("mated"), point.fnmr_interval)),
        (tr("Intervals"), said(point.intervals_by)),
        (tr("Threshold"), said(point.threshold_rule)),
        (tr("Point"), point.name),
        (
            tr("Measured on"),
            tr("{data}, with {measured_with}").format(
                data=said(point.data), measured_with=said(point.measured_with)
            ),
        )
        if point.validated
        else (tr("Comes from"), f"{said(point.data)}; {said(point.measured_with)}"),
        (tr("Network"), comparison.model.title),
    ]
    return tuple((name, text) for name, text in facts if text)


def _warnings(comparison: Comparison) -> tuple[str, ...]:
    sides = ((tr("Questioned"), comparison.probe), (tr("Known"), comparison.reference))
    caution = comparison.model.operating_point.caution
    own = (tr("Threshold {caution}.").format(caution=said(caution)),) if caution else ()
    return (
        *map(said, comparison.warnings_of_both),
        *own,
        *(f"{name}: {said(text)}" for name, face in sides for text in face.own_warnings),
    )

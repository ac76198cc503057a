"""What the score says about the propositions of the case: a bounded number in words, or why not."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from xfv_desktop.domain.likelihood import Evaluation, NoLikelihoodRatio
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import label

NONE = tr("None")


class LikelihoodBlock(QFrame):
    """The likelihood ratio beside the score; the whole of it or the reasons why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.value = label("", "heading", wraps=True)
        self.words = label("", "strong", wraps=True)
        self.sentence = label("", wraps=True)
        self.grounds = label("", "small", wraps=True)
        self.demonstration = label(
            tr("Demonstration calibration: not for court."), "notice", wraps=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("LIKELIHOOD RATIO"), "caption"))
        for part in (self.value, self.words, self.sentence, self.grounds, self.demonstration):
            column.addWidget(part)

    def show_evaluation(self, found: Evaluation) -> None:
        """Show this one."""
        none = isinstance(found, NoLikelihoodRatio)
        for part in (self.words, self.grounds):
            part.setVisible(not none)
        if isinstance(found, NoLikelihoodRatio):
            self.value.setText(NONE)
            self.sentence.setText("\n".join(map(said, found.reasons)))
            self.demonstration.hide()
            return
        bounds = found.calibration.bounds
        self.value.setText(said(found.value))
        self.words.setText(said(found.words))
        self.sentence.setText(said(found.sentence))
        self.grounds.setText(
            tr(
                "log10 LR {log10_lr:.2f}, bounds {lower:.2f} to {upper:.2f}. "
                "{calibration}. Words: {scale}, {edition}. It is no probability of a "
                "proposition."
            ).format(
                log10_lr=found.log10_lr,
                lower=bounds.lower,
                upper=bounds.upper,
                calibration=said(found.calibration.title),
                scale=said(found.scale.title),
                edition=found.scale.edition,
            )
        )
        self.demonstration.setVisible(found.calibration.demonstration)

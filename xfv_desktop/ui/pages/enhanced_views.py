"""Enhanced pictures in both views: over the photographs, marked, held against the originals."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTransform

from xfv_desktop.domain.enhancement_record import Purpose
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pages.examination_page import ExaminationPage
from xfv_desktop.ui.state.enhanced_item import EnhancedItem, Placed
from xfv_desktop.ui.state.enhancements import Enhancements

MARK_PX = 10


class EnhancedViews(QObject):
    """The items and marks of both views; a key that is held shows the originals.

    They show the chains for the eye, or those for the network.
    """

    def __init__(self, page: ExaminationPage, chains: Mapping[Purpose, Enhancements]) -> None:
        super().__init__(page)
        self._chains = chains
        self.purpose = Purpose.EYE
        self._views = {side: pane.view for side, pane in page.panes.items()}
        self.items = {s: EnhancedItem(view.layers.photograph) for s, view in self._views.items()}
        self.marks = {side: label("", "stamp") for side in Side}
        self._results: dict[tuple[Purpose, Side], Placed] = {}
        self._original = False
        self._held: int | None = None
        for side, view in self._views.items():
            view.scene().addItem(self.items[side])
            view.zoom_changed.connect(self.items[side].follow)
            view.zoom_changed.connect(partial(self._follow, side))
            self.marks[side].setParent(view)
            self.marks[side].move(MARK_PX, MARK_PX)
            self.marks[side].setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.marks[side].hide()
        for purpose, enhancements in chains.items():
            enhancements.shown.connect(partial(self._keep, purpose))

    def show_purpose(self, purpose: Purpose) -> None:
        """The results of these chains instead."""
        self.purpose = purpose
        for one, chains in self._chains.items():
            chains.set_in_sight(one in (purpose, Purpose.EYE))
        for side in Side:
            self._show(side)

    def show_split(self, share: float | None) -> None:
        """Original left, result right of that share of each view; or the result alone."""
        for side, item in self.items.items():
            item.show_split(share)
            self._place(side)

    def show_original(self, shown: bool) -> None:
        """The photographs as they came, or the results again."""
        self._original = shown
        for side, item in self.items.items():
            item.show_original(shown)
            self._place(side)

    def hold_original(self, key: int) -> None:
        """The photographs as they came until that key is let go or the mouse is pressed."""
        if self._held is None:
            self._held = key
            self.show_original(True)
            QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The key is let go; or, asked for in a menu, the mouse is pressed; or the window left."""
        released = (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyRelease
            and event.key() == self._held
            and not event.isAutoRepeat()
        )
        over = (QEvent.Type.WindowDeactivate, QEvent.Type.MouseButtonPress)
        if released or event.type() in over:
            self._held = None
            QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self.show_original(False)
        return super().eventFilter(watched, event)

    def _keep(self, purpose: Purpose, side: Side, placed: Placed | None) -> None:
        self._results.pop((purpose, side), None)
        if placed is not None:
            self._results[purpose, side] = placed
        if purpose is self.purpose:
            self._show(side)

    def _show(self, side: Side) -> None:
        self.items[side].show_result(self._results.get((self.purpose, side)))
        self._place(side)

    def _place(self, side: Side) -> None:
        placed = self._results.get((self.purpose, side))
        view, mark = self._views[side], self.marks[side]
        through = placed is not None and not self._original
        turned = placed is not None and placed.to_result != QTransform()
        view.look_through(
            (placed.to_result, placed.size_px) if placed and through and turned else None
        )
        view.bent = placed is not None and placed.bent and not self._original
        mark.setVisible(placed is not None)
        mark.setText(self._words(side, placed) if placed else "")
        self._fit_mark(side)

    def _follow(self, side: Side, _: float) -> None:
        if self.marks[side].isVisible():
            self._fit_mark(side)

    def _fit_mark(self, side: Side) -> None:
        """On as many lines as it takes: no word is cut where the view is narrow."""
        mark, room = self.marks[side], self._views[side].width() - 2 * MARK_PX
        mark.setWordWrap(False)
        mark.adjustSize()
        if mark.width() > room > 0:
            mark.setWordWrap(True)
            mark.resize(room, mark.heightForWidth(room))

    def _words(self, side: Side, placed: Placed) -> str:
        if self._original:
            return tr("As it came")
        draft = self._chains[self.purpose].draft(side)
        count = sum(step.on for step in draft.steps) if draft else 0
        words = (
            tr("Enhanced: 1 step")
            if count == 1
            else tr("Enhanced: {count} steps").format(count=count)
        )
        if self.purpose is Purpose.NETWORK:
            words = tr("For the network · {words}").format(words=words)
        if placed.image.width() < placed.size_px[0]:
            words = tr("{words} · preview").format(words=words)
        if self.items[side].split:
            words = tr("As it came | {words}").format(words=words)
        return (
            tr("{words}\nThe lens step hides regions and maps").format(words=words)
            if placed.bent
            else words
        )

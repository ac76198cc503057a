"""What scrolls where it has less room than it needs, so that a small screen holds the window."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabWidget, QVBoxLayout, QWidget


class Roomy(QScrollArea):
    """Asks for little room; where that is all there is, its content scrolls and none is cut.

    ``wide``: scrolls up and down only, so it is never narrower than the content.
    """

    def __init__(self, content: QWidget, name: str, *, wide: bool = False) -> None:
        super().__init__()
        self.content, self._wide = content, wide
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = _Page(content, self)
        self.setWidget(self._page)
        self.setWidgetResizable(True)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Little; as wide as the content needs where it does not scroll sideways."""
        least = super().minimumSizeHint()
        width = self._page.minimumSizeHint().width() if self._wide else 0
        return least.expandedTo(QSize(width, 0))


class RoomyTabs(QTabWidget):
    """Tabs that were added in a ``Roomy`` each, and are known by its content."""

    def currentWidget(self) -> QWidget:  # noqa: N802 - Qt's name
        """What the tab in front holds."""
        return _content(super().currentWidget())

    def widget(self, index: int) -> QWidget:
        """What that tab holds."""
        return _content(super().widget(index))

    def indexOf(self, widget: QWidget) -> int:  # noqa: N802 - Qt's name
        """The place of the tab that holds it."""
        return next(place for place in range(self.count()) if self.widget(place) is widget)

    def setCurrentWidget(self, widget: QWidget) -> None:  # noqa: N802 - Qt's name
        """The tab that holds it comes to the front."""
        self.setCurrentIndex(self.indexOf(widget))


class RoomyStack(QStackedWidget):
    """Pages, some of them added in a ``Roomy``, and known by its content."""

    def currentWidget(self) -> QWidget:  # noqa: N802 - Qt's name
        """The page in front."""
        return _content(super().currentWidget())

    def setCurrentWidget(self, widget: QWidget) -> None:  # noqa: N802 - Qt's name
        """That page comes to the front."""
        pages = range(self.count())
        self.setCurrentIndex(next(n for n in pages if _content(self.widget(n)) is widget))


class _Page(QWidget):
    """As low as its content may be: of words that wrap, a scroll area would ask for more."""

    def __init__(self, content: QWidget, area: Roomy) -> None:
        super().__init__()
        self._content, self._area = content, area
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)

    def event(self, event: QEvent) -> bool:
        """What the content needs now, the area may need as well."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._area.updateGeometry()
        return super().event(event)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The least height at which none of its words are cut."""
        within = self._content.layout()
        words = within.totalMinimumHeightForWidth(width) if within else 0
        return max(words, self._content.minimumSizeHint().height())


def _content(page: QWidget | None) -> QWidget:
    assert page is not None
    return page.content if isinstance(page, Roomy) else page

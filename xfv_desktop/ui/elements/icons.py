"""The icons of ``resources/icons``, drawn in the text colour of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from xfv_desktop.assets import resources
from xfv_desktop.ui.elements.theme import current_theme

_EDGES = (16, 20, 32, 40, 64)


def icon(name: str, colour: QColor, selected: QColor | None = None) -> QIcon:
    """The icon in one colour; pale when disabled, in ``selected`` while it is switched on."""
    result, pale = QIcon(), current_theme().pale
    for edge in _EDGES:
        result.addPixmap(_picture(name, colour.name(), edge))
        result.addPixmap(_picture(name, pale, edge), QIcon.Mode.Disabled)
        if selected:
            chosen = _picture(name, selected.name(), edge)
            result.addPixmap(chosen, QIcon.Mode.Normal, QIcon.State.On)
            result.addPixmap(chosen, QIcon.Mode.Active, QIcon.State.On)
    return result


def picture(name: str, colour: QColor, edge: int) -> QPixmap:
    """The icon as a square of ``edge`` pixels, with as many dots as the screen has for them."""
    dots = QGuiApplication.primaryScreen().devicePixelRatio()
    result = QPixmap(_picture(name, colour.name(), round(edge * dots)))
    result.setDevicePixelRatio(dots)
    return result


@lru_cache(maxsize=8192)
def _picture(name: str, colour: str, edge: int) -> QPixmap:
    pixmap = QPixmap(_drawn(name, edge))
    if "currentColor" in _source(name):
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), QColor(colour))
        painter.end()
    return pixmap


@lru_cache(maxsize=2048)
def _drawn(name: str, edge: int) -> QPixmap:
    """In the colours of the file, which are none for most."""
    pixmap = QPixmap(QSize(edge, edge))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _drawing(name).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    return pixmap


@lru_cache(maxsize=1024)
def _drawing(name: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", "#000000").encode()))


@lru_cache(maxsize=1024)
def _source(name: str) -> str:
    return resources("icons", f"{name}.svg").read_text("utf-8")


def application_icon() -> QIcon:
    """The icon of the program, in its own colours."""
    result = QIcon()
    for edge in (*_EDGES, 128, 256):
        result.addPixmap(_drawn("application", edge))
    return result

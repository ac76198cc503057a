"""The icons of ``resources/icons``, drawn in the text colour of the theme."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from xfv_desktop.assets import resources

_EDGES = (16, 20, 24, 32, 48, 64)


def icon(name: str, colour: QColor, selected: QColor | None = None) -> QIcon:
    """The icon in one colour; pale when disabled, in ``selected`` while it is switched on."""
    result = QIcon()
    pale = QColor(colour)
    pale.setAlphaF(0.32)
    for edge in _EDGES:
        result.addPixmap(picture(name, colour, edge))
        result.addPixmap(picture(name, pale, edge), QIcon.Mode.Disabled)
        if selected:
            chosen = picture(name, selected, edge)
            result.addPixmap(chosen, QIcon.Mode.Normal, QIcon.State.On)
            result.addPixmap(chosen, QIcon.Mode.Active, QIcon.State.On)
    return result


def picture(name: str, colour: QColor, edge: int) -> QPixmap:
    """The icon as a square of ``edge`` device pixels."""
    source = resources("icons", f"{name}.svg").read_text("utf-8")
    coloured = source.replace("currentColor", colour.name())
    pixmap = QPixmap(QSize(edge, edge))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(coloured.encode())).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    return pixmap


def application_icon() -> QIcon:
    """The icon of the program, in its own colours."""
    result = QIcon()
    for edge in (*_EDGES, 128, 256):
        result.addPixmap(picture("application", QColor("black"), edge))
    return result

"""Icons have the colours of the theme and the dots of the screen."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from xfv_desktop.ui.elements import icons
from xfv_desktop.ui.elements.theme import THEMES, apply_theme


def colours_in(pixmap) -> set[str]:
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("dots", [1.0, 1.5, 2.0])
def test_a_picture_is_as_large_and_as_sharp_as_the_screen_allows(qapp, monkeypatch, dots):
    """At 200 % signs had the dots of 100 %."""

    class Screen:
        primaryScreen = staticmethod(lambda: Screen)  # noqa: N815 - Qt's name
        devicePixelRatio = staticmethod(lambda: dots)  # noqa: N815 - Qt's name

    monkeypatch.setattr(icons, "QGuiApplication", Screen)
    shown = icons.picture("warning", QColor("red"), 20)
    assert shown.deviceIndependentSize().toSize() == QSize(20, 20)
    assert shown.size() == QSize(round(20 * dots), round(20 * dots))
    assert colours_in(shown) <= {"#ff0000"}


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_what_cannot_be_used_is_pale(qapp, theme):
    """In the colour of the words beside it."""
    apply_theme(qapp, theme.name)
    made = icons.icon("add", QColor(theme.text), QColor(theme.accent))
    size = QSize(64, 64)
    assert colours_in(made.pixmap(size)) == {theme.text}
    assert colours_in(made.pixmap(size, QIcon.Mode.Disabled)) == {theme.pale}
    assert colours_in(made.pixmap(size, QIcon.Mode.Normal, QIcon.State.On)) == {theme.accent}
    apply_theme(qapp, "light")


def test_the_program_has_colours_of_its_own(qapp):
    assert len(colours_in(icons.application_icon().pixmap(256))) > 20

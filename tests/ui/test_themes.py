"""Every set of colours can be read, on every kind of widget."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.assets import resources
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui.actions import ACTIONS
from xfv_desktop.ui.elements import scaling
from xfv_desktop.ui.elements.forms import scrolled
from xfv_desktop.ui.elements.notices import Banner
from xfv_desktop.ui.elements.sign import Sign
from xfv_desktop.ui.elements.theme import CONTRAST, THEMES, apply_theme, label
from xfv_desktop.ui.pictures.view_bar import ZoomNumber

from .driving import colours_of

GROUNDS = ("window", "surface", "raised")
PAIRS = (
    *(("text", ground) for ground in (*GROUNDS, "selection")),
    *(("muted", ground) for ground in (*GROUNDS, "selection")),
    *(("accent", ground) for ground in ("window", "surface")),
    ("on_accent", "accent"),
    ("on_notice", "notice"),
)
"""Which text stands on which ground."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard():
    """Black on white has 21 : 1, equal colours 1 : 1, #767676 on white the known 4.54 : 1."""
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert contrast("#123456", "#123456") == 1
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_text_stands_out_from_its_ground(theme):
    """4.5 : 1 everywhere (AA), 7 : 1 in high contrast (AAA), even where nothing can be done now."""
    least = 7 if theme is CONTRAST else 4.5
    pairs = (*PAIRS, ("pale", "window")) if theme is CONTRAST else PAIRS
    found = {pair: contrast(getattr(theme, pair[0]), getattr(theme, pair[1])) for pair in pairs}
    assert {pair: value for pair, value in found.items() if value < least} == {}


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_focus_ring_and_the_layers_stand_out(theme):
    """3 : 1 for what is no text (success criterion 1.4.11)."""
    for name in ("focus", "similarity", "dissimilarity"):
        assert min(contrast(getattr(theme, name), getattr(theme, g)) for g in GROUNDS) >= 3
    for name in ("accent", "muted", "strong_border"):  # frames of what can be filled in or ticked
        assert min(contrast(getattr(theme, name), getattr(theme, g)) for g in GROUNDS[:2]) >= 3
    assert contrast(CONTRAST.border, CONTRAST.window) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_arrows_and_ticks_stand_out(theme):
    """3 : 1, arrows in the theme's muted text; ticks in the colour of text on the accent."""
    arrow, tick = (
        re.findall('stroke="(.*?)"', resources("themes", f"{picture}.svg").read_text("utf-8"))
        for picture in (f"down-{theme.name}", f"tick-{theme.name}")
    )
    assert arrow == [theme.muted]
    assert min(contrast(*arrow, getattr(theme, ground)) for ground in GROUNDS) >= 3
    assert tick == [theme.on_accent]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    "kind", [QComboBox, QDateTimeEdit, QLineEdit, QSpinBox, ZoomNumber, QCheckBox]
)
def test_what_can_be_filled_in_has_a_frame_and_an_even_ground(qtbot, qapp, theme, kind):
    """No shade of the style's own: they were made for light windows."""
    apply_theme(qapp, theme.name)
    window = QWidget()
    qtbot.addWidget(window)
    field = kind("Zoom") if kind is ZoomNumber else kind()
    QVBoxLayout(window).addWidget(field)
    if kind is QDateTimeEdit:
        field.setCalendarPopup(True)
    field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window.resize(300, 80)
    with qtbot.waitExposed(window):
        window.show()
    colours, box = colours_of(window), field.geometry()
    across = box.left() + (8 if kind is QCheckBox else box.width() * 2 // 3)
    seen = colours[box.top() - 1 : box.bottom() + 2, across]
    outside, *column = [QColor(*(int(value) for value in colour)).name() for colour in seen]
    assert outside == theme.window
    assert max(contrast(colour, outside) for colour in column[:6]) >= 3
    assert set(column[7:-7]) == {theme.surface}
    apply_theme(qapp, "light")


def test_every_theme_can_be_chosen():
    """The menu has them all, and the system's."""
    chosen = {row.id.removeprefix("theme_") for row in ACTIONS if row.group == "theme"}
    assert chosen == {*THEMES, "system"}


def test_the_size_of_everything_is_a_setting(qapp, tmp_path, monkeypatch):
    """The nearest that there is; an application that runs already is left alone."""
    settings = Settings(tmp_path)
    assert scaling.percent(settings) == 100
    settings.set("display.scale", 190)
    assert scaling.percent(settings) == 200
    monkeypatch.delenv(scaling.QT_VARIABLE, raising=False)
    assert scaling.application(settings) is qapp
    assert scaling.QT_VARIABLE not in scaling.os.environ

    class NotYet:
        instance = staticmethod(lambda: None)

        def __init__(self, _):
            pass

    monkeypatch.setattr(scaling, "QApplication", NotYet)
    scaling.application(settings)
    assert scaling.os.environ[scaling.QT_VARIABLE] == "2.0"
    monkeypatch.setenv(scaling.QT_VARIABLE, "1.5")
    scaling.application(settings)
    assert scaling.os.environ[scaling.QT_VARIABLE] == "1.5"


def specimen(qtbot):
    """One of each kind that the style sheet names, on a page in sight and on one at the back."""
    pages = QTabWidget()
    qtbot.addWidget(pages)
    for number in range(2):
        page, table = QWidget(), QTableWidget(2, 2)
        table.setItem(0, 0, QTableWidgetItem("Cell"))
        table.selectRow(0)
        chosen, slider, entries, choice = QCheckBox("Box"), QSlider(), QListWidget(), QComboBox()
        slider.setOrientation(Qt.Orientation.Horizontal)
        entries.addItems(["One", "Two"])
        choice.addItems(["One", "Two"])
        column = QVBoxLayout(page)
        for widget in (
            *(label(role, role) for role in ("title", "caption", "muted", "small", "notice")),
            QLabel("Plain"), QLineEdit("Text"), QPlainTextEdit("Text"), QSpinBox(), chosen, slider,
            QPushButton("Button"), QToolButton(), entries, choice, table, scrolled(QLabel("In")),
        ):  # fmt: skip
            widget.setEnabled(number == 0 or widget is not chosen)
            column.addWidget(widget)
        pages.addTab(page, f"Page {number}")
    with qtbot.waitExposed(pages):
        pages.show()
    return pages


def both(pages):
    """The pixels of both pages, without the keyboard's focus."""
    pages.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
    pictures = []
    for number in range(2):
        pages.setCurrentIndex(number)
        if focused := pages.focusWidget():
            focused.clearFocus()
        pictures.append(colours_of(pages))
    return pictures


def test_what_was_there_before_a_change_of_colours_looks_like_what_comes_after(qapp, qtbot):
    """In sight and at the back, pixel by pixel, whatever the colours were."""
    apply_theme(qapp, "light")
    old = specimen(qtbot)
    for name in ("dark", "contrast", "light"):
        old.setCurrentIndex(0)
        apply_theme(qapp, name)
        for seen, fresh in zip(both(old), both(specimen(qtbot)), strict=True):
            assert (seen == fresh).all()
            assert (seen == QColor(THEMES[name].window).getRgb()[:3]).all(axis=2).mean() > 0.05


def test_a_sign_is_drawn_anew_in_other_colours(qapp, qtbot):
    """In sight or at the back: the sentence beside it stays, and so does the sign."""
    banner = Banner()
    qtbot.addWidget(banner)
    apply_theme(qapp, "light")
    banner.say("Something was wrong.")
    for name in ("dark", "contrast"):
        apply_theme(qapp, name)
        sign = colours_of(banner.findChild(Sign))
        assert (sign == QColor(THEMES[name].on_notice).getRgb()[:3]).all(axis=2).any()
        banner.hide()
        apply_theme(qapp, "light")
        apply_theme(qapp, name)
        banner.show()
        sign = colours_of(banner.findChild(Sign))
        assert (sign == QColor(THEMES[name].on_notice).getRgb()[:3]).all(axis=2).any()
    apply_theme(qapp, "light")

"""Three sets of colours, light, dark and high contrast, and what they mean to Qt.

Blue means similarity and orange dissimilarity, everywhere; nothing else uses these two. Text stands
out from its ground by 4.5 : 1 in light and dark and by 7 : 1 in high contrast (WCAG 2.2, success
criteria 1.4.3 and 1.4.6).
"""

import html
from pathlib import Path
from string import Template

import attrs
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from xfv_desktop.assets import resources


@attrs.frozen(kw_only=True)
class Theme:
    """One set of colours. ``canvas`` lies behind photographs and is a neutral grey.

    ``focus`` is the colour of the ring around what has the keyboard's focus, ``pale`` that of what
    cannot be used at the moment.
    """

    name: str
    window: str
    surface: str
    raised: str
    border: str
    strong_border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    canvas: str
    similarity: str
    dissimilarity: str
    notice: str
    on_notice: str
    notice_border: str
    focus: str
    pale: str


LIGHT = Theme(
    name="light",
    window="#f1f2f4",
    surface="#ffffff",
    raised="#f8f9fa",
    border="#dadde2",
    strong_border="#838a95",
    text="#1b2026",
    muted="#5b6572",
    accent="#0f6a6f",
    on_accent="#ffffff",
    selection="#d5e9e9",
    canvas="#c4c7cb",
    similarity="#1c66b8",
    dissimilarity="#b8570a",
    notice="#fdf3dc",
    on_notice="#5c4308",
    notice_border="#e3c987",
    focus="#0f6a6f",
    pale="#9ea4ac",
)

DARK = Theme(
    name="dark",
    window="#202429",
    surface="#181b1f",
    raised="#2a2f36",
    border="#373d45",
    strong_border="#6c7580",
    text="#e4e8ec",
    muted="#a3adb9",
    accent="#5bbcbc",
    on_accent="#0d1a1b",
    selection="#274246",
    canvas="#121416",
    similarity="#72b1f3",
    dissimilarity="#f0a35a",
    notice="#38301d",
    on_notice="#efd9a3",
    notice_border="#665527",
    focus="#5bbcbc",
    pale="#636a73",
)

CONTRAST = Theme(
    name="contrast",
    window="#000000",
    surface="#000000",
    raised="#1c1c1c",
    border="#b0b0b0",
    strong_border="#ffffff",
    text="#ffffff",
    muted="#e2e2e2",
    accent="#5ff0e6",
    on_accent="#000000",
    selection="#00504c",
    canvas="#262626",
    similarity="#8fc7ff",
    dissimilarity="#ffb469",
    notice="#2b2200",
    on_notice="#ffe9a8",
    notice_border="#ffd54a",
    focus="#ffff00",
    pale="#9a9a9a",
)

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}


def apply_theme(application: QApplication, choice: str) -> None:
    """Give the application the colours, the font sizes and the style sheet of a theme."""
    dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    theme = THEMES.get(choice, DARK if dark else LIGHT)
    if not application.styleSheet():
        application.setStyle("Fusion")  # once: every widget would be dressed twice
    palette = _palette(theme)
    application.setPalette(palette)
    # Fusion draws the frame of a number darker than the window, which a dark ground swallows
    palette.setColor(QPalette.ColorRole.Window, QColor(theme.strong_border).lighter(140))
    palette.setColor(QPalette.ColorRole.Button, QColor(theme.surface))
    application.setPalette(palette, "QAbstractSpinBox")  # type: ignore[arg-type]  # the stub says bytes
    # A style that has forgotten whom it dressed does not dress all of them anew at once.
    application.style().unpolish(application)
    application.setStyleSheet(_style_sheet(theme, application.font().pointSizeF()))
    dresser = application.findChild(Dresser) or Dresser(application)
    for window in application.topLevelWidgets():
        dresser.dress(window)


class Dresser(QObject):
    """Brings a new style sheet to what is in sight, and to what is hidden once it is shown."""

    def dress(self, widget: QWidget) -> None:
        """This widget and what lies in it."""
        if not widget.isVisible():
            widget.installEventFilter(self)
            return
        widget.style().polish(widget)
        widget.update()
        for child in widget.findChildren(QWidget, options=_DIRECT):
            if not child.isWindow():
                self.dress(child)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """What was hidden is about to be seen."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            self.dress(watched)
        return False


def current_theme() -> Theme:
    """The colours that the program is shown in."""
    ground = QApplication.palette().color(QPalette.ColorRole.Window)
    for theme in THEMES.values():
        if ground == QColor(theme.window):
            return theme
    return DARK if ground.lightness() < 128 else LIGHT


def blended(one: str, other: str, share: float) -> QColor:
    """A colour between two, by the share of the second."""
    a, b = QColor(one), QColor(other)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    red, green, blue = (round(x + (y - x) * share) for x, y in pairs)
    return QColor(red, green, blue)


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """A line of text in one of the type roles: title, heading, caption, muted, notice."""
    result = QLabel(text)
    result.setProperty("role", role)
    result.setWordWrap(wraps)
    result.setTextFormat(Qt.TextFormat.PlainText)
    return result


def plain_tip(text: str) -> str:
    """A tooltip that shows text as it is: names of files come from outside and may hold tags."""
    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>") if text else ""


def scaled_font(widget: QWidget, factor: float, *, bold: bool = False) -> QFont:
    """The widget's font in another size."""
    font = QFont(widget.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    return font


def _palette(theme: Theme) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.border,
        role.Mid: theme.strong_border,
        role.Dark: theme.strong_border,
        role.Shadow: theme.border,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    pale = QColor(theme.pale)
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, which, pale)
    palette.setColor(group.Disabled, role.Highlight, QColor(theme.strong_border))
    return palette


def _style_sheet(theme: Theme, base: float) -> str:
    sizes = {"small": 0.88, "base": 1.0, "large": 1.18, "title": 1.55, "display": 2.3}
    values: dict[str, str] = attrs.asdict(theme)
    values |= {f"pt_{name}": f"{base * size:.1f}pt" for name, size in sizes.items()}
    values["pictures"] = Path(str(resources("themes"))).as_posix()
    values["accent_hover"] = blended(theme.accent, theme.text, 0.14).name()
    return Template(resources("themes", "window.qss").read_text("utf-8")).substitute(values)

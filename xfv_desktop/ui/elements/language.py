"""The language of the window: what it says, and how it writes numbers.

Every text is written in English where it is shown, ``tr("Add a model")``, and looked up in
``resources/translations``. A text with figures or names in it is one sentence with places:
``tr("{count} of {all} compared").format(count=…, all=…)``. Some tables of texts are made when
their module is imported, so ``install`` comes before that.
"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from xfv_desktop.assets import resources
from xfv_desktop.services.program import language as languages
from xfv_desktop.services.program.settings import Settings

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch"}
"""Each by its own name."""
CONTEXT = "window"
_LOCALES = {
    ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    "de": QLocale(QLocale.Language.German, QLocale.Country.Germany),
}
_POINT = {"de": str.maketrans(",.", ".,")}
"""How a language writes 1,234.5."""


class _Text(str):
    """A translated text, which writes the numbers in its places as its language does."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """As every text, with figures such as ``0,471`` for those that are formatted."""
        return super().format(*args, **{name: _Figure.of(one) for name, one in values.items()})


class _Figure:
    """A number that is written in the language of the window where it is formatted."""

    def __init__(self, value: float) -> None:
        self._value = value

    @classmethod
    def of(cls, value: object) -> object:
        """Numbers become figures, everything else stays."""
        return cls(value) if isinstance(value, float | int) else value

    def __format__(self, spec: str) -> str:
        return figure(format(self._value, spec))

    def __str__(self) -> str:
        return str(self._value)


def chosen(settings: Settings) -> str:
    """The language that is set; “system” stands for the system's, or English for one unknown."""
    language = str(settings.get("display.language"))
    if language not in LANGUAGES:
        language = QLocale.system().name().partition("_")[0]
    return language if language in LANGUAGES else ENGLISH


def install(application: QCoreApplication, language: str) -> None:
    """From now on the window speaks this language; what was made before stays as it is."""
    global _language
    _language = language
    QLocale.setDefault(_LOCALES[language])
    if language == ENGLISH:
        return
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for path in (
        f"{folder}/qtbase_{language}.qm",
        str(resources("translations", f"xfv_{language}.qm")),
    ):
        translator = QTranslator(application)
        if translator.load(path):
            application.installTranslator(translator)


_language = ENGLISH


def tr(text: str) -> str:
    """A text of the window in its language."""
    return _Text(QCoreApplication.translate(CONTEXT, text))


def said(text: str) -> str:
    """What another layer said in English, in the language of the window."""
    return languages.said(_language, text)


def heading(text: str) -> str:
    """What another layer said, as the beginning of a line: with a capital letter."""
    words = said(text)
    return words[:1].upper() + words[1:]


def figure(number: str) -> str:
    """A number as Python writes it, ``-1,234.5``, as the language of the window does."""
    return number.replace("-", "−").translate(_POINT.get(_language, {}))


def event_time(at: str) -> str:
    """A time of the audit trail (ISO 8601, UTC) to the second, alike in every language."""
    return f"{datetime.fromisoformat(at):%Y-%m-%d %H:%M:%S}"

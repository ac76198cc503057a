"""The languages of the window, and what the program says in each of them.

What the layers below the window say, they say in English. The words and sentences that a report
has are those of ``reports/wording``; the window's others stand by area in
``resources/translations/<language>``.
"""

import functools
import tomllib

from xfv_desktop.assets import resources
from xfv_desktop.domain.translation import Translation
from xfv_desktop.reporting.typesetting.wording import ENGLISH, wording


@functools.lru_cache(maxsize=4096)
def said(language: str, text: str) -> str:
    """What the program said in English, in a language of the window.

    Names, numbers and what people wrote stay as they are inside of it; a text that has no
    translation stays as a whole. For text of the program only, not for what people wrote.
    """
    return text if language == ENGLISH else _translation(language).said_in_parts(text)


@functools.cache
def _translation(language: str) -> Translation:
    words = wording(language)
    times = words["times"]
    return Translation.of(table(language), times["point"], times["thousands"])


def table(language: str) -> dict[str, str]:
    """What has a translation in the window: the report's words, and its own by area."""
    if language == ENGLISH:
        return {}
    spoken, words = wording(ENGLISH), wording(language)
    titles = {
        title: words[kind][key]
        for kind in ("sections", "particulars")
        for key, title in spoken[kind].items()
    }
    areas = resources("translations", language)
    own = {
        english: to
        for area in (areas.iterdir() if areas.is_dir() else ())
        for english, to in tomllib.loads(area.read_text(encoding="utf-8")).items()
    }
    return titles | own | dict(words.program)

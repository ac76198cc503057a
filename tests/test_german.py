"""All that the program says has its German: no sentence can be new and stay English unnoticed."""

import importlib
import os
import pkgutil
import re
import tomllib
from collections import Counter
from enum import StrEnum
from string import Formatter

import pytest

import xfv_desktop.domain
import xfv_desktop.services
from tests.spoken import PACKAGE, labels, modules, spoken
from xfv_desktop.assets import resources
from xfv_desktop.domain import procedure as forms
from xfv_desktop.domain.custody import CustodyAct
from xfv_desktop.domain.quality import MEASURES
from xfv_desktop.domain.translation import Translation
from xfv_desktop.engine.enhancement.chain import operations
from xfv_desktop.engine.maps.partitions import facial_atlas
from xfv_desktop.engine.metadata import READERS, iptc, structure
from xfv_desktop.reporting.typesetting.wording import wording
from xfv_desktop.services.cases.likelihood import verbal_scale
from xfv_desktop.services.comparison.examination import explainers
from xfv_desktop.services.model_library.model_answers import QUESTIONS
from xfv_desktop.services.opinion import procedure_forms
from xfv_desktop.services.opinion.procedure_forms import component_groups, factors, opinions
from xfv_desktop.services.program.language import table
from xfv_desktop.services.program.settings import SETTINGS

GERMAN = table("de")
SAID = Translation.of(GERMAN, point=",", thousands=".").said
PLAIN = {re.sub(r"\{\w+\}", "{}", english) for english in GERMAN}
ALL = "\0".join(PLAIN)

LITERATURE = re.compile(r"\b(19|20)\d\d\b")
"""Works are cited as they appeared; what the program adds to a citation has its German."""

KEPT = {
    # Marks by which the program knows its own files
    "XFV Desktop checkpoint 1", "XFV Desktop calibration", "XFV Desktop vault 1",
    "XFV Desktop case bundle", "Signed-By: nobody", "Signed-By: {}, certificate {}",
    "XFV {} SHA256 {}",
    # Names of jobs, columns, file names, endings
    "video survey", "video metadata", "added_at, sha256", "source code",
    "clipboard {}.png",
    "jpg jpeg jpe jfif png tif tiff bmp webp gif jp2 j2k avif heic heif",
    "mp4 mov m4v avi mkv webm mts m2ts ts mpg wmv asf flv ogv 3gp",
    # Keys of tables that are written to files
    "fnmr_at_fmr {}",
    # What a text is of is looked up with it
    " of {} {}",
    # The same in both languages
    "Cllr-cal, devPAV", "OpenCV {}, FFmpeg", "Grace Hopper", "Eileen Collins",
    "this project: engine/explainers/exchange.py",
    # Printed on a report, whose words have a language of their own
    "DEMONSTRATION – NOT FOR COURT",
    # What the demonstration writes into its case, as people write theirs
    "Demonstration examiner", "XFV Desktop demonstration", "portrait of {}",
    "US Navy, public domain; from matplotlib's sample data",
    "NASA, public domain; from scikit-image's data",
}  # fmt: skip
"""What stays English wherever it is read."""


def has_german(text: str) -> bool:
    """Whether a template has its German: as a whole, as part of a sentence, or without a place.

    Two places beside each other may be one, and a place may hold nothing.
    """
    if text in PLAIN or text in KEPT or LITERATURE.search(text):
        return True
    if "{}" not in text:
        return SAID(text) != text or _is_part(text)
    if _is_part(text):
        return True
    pattern = _pattern(text)
    return any(pattern.fullmatch(english) for english in PLAIN)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, re.split(r"(?:\{\})+", template))))


def _is_part(text: str) -> bool:
    return text in ALL and (text[0] == " " or text[0].islower() or not text.endswith("."))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_everything_that_a_module_says_has_its_german(path):
    found = sorted({*spoken(path), *labels(path)})
    assert [one for one in found if one[1] != "{}" and not has_german(one[1])] == []


def _resource(*parts):
    return tomllib.loads(resources(*parts).read_text(encoding="utf-8"))


def _of_models():
    for name in ("sface", "dlib"):
        card = _resource("models", f"{name}.toml")
        yield from (card[key] for key in ("architecture", "training_data"))
        told = ("data", "measured_with", "threshold_rule", "intervals_by")
        yield from (card["operating_point"][key] for key in told)


def _of_operations():
    for one in operations().values():
        yield from (one.title, one.about)
        for parameter in one.parameters:
            yield from (parameter.name, parameter.about, *getattr(parameter, "choices", ()))


def _choices():
    """As the log of a report words them."""
    for one in operations().values():
        for parameter in one.parameters:
            yield from ((parameter.name, choice) for choice in getattr(parameter, "choices", ()))


TABLES = {
    "characteristics": [
        text for one in component_groups() for text in (one.name, *one.characteristics)
    ],
    "factors": [text for one in factors() for text in (one.name, one.about)],
    "opinions": [text for one in opinions() for text in (one.name, one.words)],
    "answers": [
        text
        for one in procedure_forms.questions(conflict=True)
        for text in (one.subject, one.field, *(() if one.field == "category" else one.choices))
    ],
    "editions": [procedure_forms.edition()],
    "particulars": [one["hint"] for one in _resource("report", "particulars.toml")["field"]],
    "phrases": [
        text
        for one in _resource("phrases", "en.toml")["phrase"]
        for text in (one["reason"], one["instead"])
    ],
    "models": list(_of_models()),
    "questions about a model": [t for one in QUESTIONS for t in (one.title, one.hint)],
    "licences": [one["kind"] for one in _resource("licences", "parts.toml")["part"]],
    "measures": [text for one in MEASURES for text in (one.title, one.unit)],
    "settings": [text for one in SETTINGS for text in (one.label, one.note)],
    "operations": list(_of_operations()),
    "explainers": [t for one in explainers().values() for t in (one.title, one.cost)],
    "metadata": [*READERS, *iptc.NAMES.values(), *structure.TIFF_NAMES.values()],
    "components of the atlas": [
        one.name for one in (*facial_atlas().components, *facial_atlas().regions)
    ],
    "verbal scale": [verbal_scale().neutral, *(band.words for band in verbal_scale().bands)],
    "events": [*forms.ACTIONS, forms.ORDER_SET, *(f"exhibit {act}" for act in CustodyAct)],
}
"""Texts that are data, by what they are of."""

CODES = {"Form", "Elsewhere", "Truth", "Omission", "ModelFormat", "PlotKind"}
"""Enumerations whose members are names in files, never shown."""

ALIKE = {
    "",
    "1",
    "2",
    "°",
    "bit",
    "Pose",
    "Gamma",
    "linear",
    "Video",
    "EXIF",
    "XMP",
    "IPTC",
    "k1",
    "k2",
    "Name",
    "Organisation",
}
"""Words that are the same in German, and what is no word."""


@pytest.mark.parametrize("name", TABLES)
def test_every_text_of_a_table_has_its_german(name):
    assert [one for one in TABLES[name] if SAID(one) == one and one not in ALIKE] == []


def _enumerations():
    for package in (xfv_desktop.domain, xfv_desktop.services):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for kind in vars(importlib.import_module(module.name)).values():
                if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
                    yield kind


def test_every_word_of_an_enumeration_has_its_german():
    words = {word.value for kind in _enumerations() if kind.__name__ not in CODES for word in kind}
    assert {word for word in words if SAID(word) == word} - ALIKE == set()


def places(text):
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name)


def test_each_translation_is_another_text_with_the_same_places():
    same = {
        english
        for english, german in GERMAN.items()
        if places(english) != places(german) or not german.strip()
    }
    assert same == set()


def test_no_text_is_translated_twice():
    seen = Counter(
        english
        for file in resources("translations", "de").iterdir()
        if file.name.endswith(".toml")
        for english in tomllib.loads(file.read_text(encoding="utf-8"))
    )
    own = set(seen)
    assert [english for english, times in seen.items() if times > 1] == []
    assert own & set(wording("de").program) == set()


def _source():
    """Code and resources in small letters, sentences that go over several lines joined."""
    own = resources("translations")
    data = [
        file
        for folder in resources().iterdir()
        if folder.is_dir() and folder.name != own.name
        for file in folder.iterdir()
        if file.name.endswith((".toml", ".json"))
    ]
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    whole = re.sub(r'"\s*\n\s*f?"', "", code)
    texts = (file.read_text(encoding="utf-8") for file in data)
    return "".join((whole, whole.replace("_", " "), *texts)).lower()


def test_every_sentence_that_is_translated_is_one_that_the_program_says():
    """A sentence that was changed in the program must not leave its old translation behind."""
    source = _source()
    told = {text for path in modules() for _, text in spoken(path)}
    patterns = [one for one in map(_pattern, told) if len(one.pattern) > 6]
    known = {text for texts in TABLES.values() for text in texts} | set(map(os.strerror, range(99)))
    known |= {f"{name} {choice}" for name, choice in _choices()}
    spoken_titles = (wording()[kind].values() for kind in ("sections", "particulars"))
    known.update(*spoken_titles)
    left = []
    for english in GERMAN:
        longest = max(re.split(r"\{\w+\}", english), key=len).strip(" :").lower()
        plain = re.sub(r"\{\w+\}", "{}", english)
        if not (longest in source or english in known or any(p.fullmatch(plain) for p in patterns)):
            left.append(english)
    assert left == []

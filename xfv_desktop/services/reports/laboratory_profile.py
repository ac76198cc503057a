"""A laboratory's own file for its reports, read with distrust."""

import io
import tomllib
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.particulars import Form
from xfv_desktop.domain.report import (
    LANGUAGES,
    OPTIONAL,
    Earlier,
    Edition,
    LaboratoryProfile,
    Truth,
)
from xfv_desktop.services.cases.likelihood import verbal_scale
from xfv_desktop.services.program.files import read_file

LARGEST_FILE, LARGEST_LOGO, MOST_LOGO_PIXELS = 100_000, 2_000_000, 20_000_000
LONGEST_TEXT = 2_000
_DRAWINGS = {".svg", ".svgz", ".pdf", ".eps", ".ai"}
_TEXTS = ("name", "address", "contact", "accreditation", "language", "truth")
_KEYS = {*_TEXTS, "logo", "left_out", "verbal_scale"}


def laboratory_profile(path: str | Path = "") -> LaboratoryProfile:
    """The profile in a TOML file as ``reports/laboratory/example.toml``; without one, an empty one.

    Raises UserError: one sentence on the first thing that is wrong.
    """
    if not path:
        return LaboratoryProfile()
    file = Path(path)
    facts = _facts(file)
    texts = {name: _text(file, facts, name) for name in _TEXTS if name in facts}
    language = texts.get("language", LaboratoryProfile().language)
    if language not in LANGUAGES:
        raise _refused(file, f"language is one of {', '.join(LANGUAGES)}")
    truths = [one.value for one in Truth]
    if texts.get("truth", Truth.NEUTRAL) not in truths:
        raise _refused(file, f"truth is one of {', '.join(truths)}")
    scale = _beside(file, facts, "verbal_scale")
    return LaboratoryProfile(
        **{name: text for name, text in texts.items() if name != "truth"},
        truth=Truth(texts.get("truth", Truth.NEUTRAL)),
        logo=_logo(file, _beside(file, facts, "logo")),
        left_out=_left_out(file, facts),
        scale=verbal_scale(str(scale)) if scale else None,
    )


def edition(
    laboratory: str | Path = "",
    language: str = "",
    form: Form = Form.FULL,
    earlier: Earlier | None = None,
) -> Edition:
    """A report's edition by the laboratory's file; its language where none is named."""
    profile = laboratory_profile(laboratory)
    return Edition(
        form=form, language=language or profile.language, laboratory=profile, earlier=earlier
    )


def _facts(file: Path) -> Mapping[str, Any]:
    data = read_file(file)
    if len(data) > LARGEST_FILE:
        raise _refused(file, f"it is larger than {LARGEST_FILE // 1000} kB")
    try:
        facts = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise _refused(file, f"it is no TOML in UTF-8 ({error})") from error
    if unknown := sorted(facts.keys() - _KEYS):
        raise _refused(file, f"it says “{unknown[0]}”, which means nothing there")
    return facts


def _text(file: Path, facts: Mapping[str, Any], name: str) -> str:
    text = facts[name]
    if not isinstance(text, str) or len(text) > LONGEST_TEXT:
        raise _refused(file, f"{name} is a text of no more than {LONGEST_TEXT:,} characters")
    return text.strip()


def _beside(file: Path, facts: Mapping[str, Any], name: str) -> Path | None:
    """A file named without a folder: nothing elsewhere on the computer is ever read."""
    if name not in facts:
        return None
    text = facts[name]
    if not isinstance(text, str) or Path(text).name != text:
        raise _refused(file, f"{name} names a file in the same folder")
    return file.parent / text


def _logo(file: Path, path: Path | None) -> bytes:
    if path is None:
        return b""
    data = read_file(path)
    if path.suffix.lower() in _DRAWINGS:
        # Who draws part of an SVG prints another logo without a word, and fonts that PDF/A forbids
        why = f"the logo {path.name} is a drawing; export it as a PNG about 1,200 pixels wide"
        raise _refused(file, why)
    fault = f"the logo {path.name} is a PNG or JPEG of at most 2 MB and 20 million pixels"
    if len(data) > LARGEST_LOGO:
        raise _refused(file, fault)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own on large pictures; checked here
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > MOST_LOGO_PIXELS:
                    raise _refused(file, fault)
                picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _refused(file, fault) from error
    return data


def _left_out(file: Path, facts: Mapping[str, Any]) -> frozenset[int]:
    numbers = facts.get("left_out", [])
    if not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
        raise _refused(file, "left_out is a list of numbers of sections")
    if kept := sorted(set(numbers) - OPTIONAL):
        possible = ", ".join(map(str, sorted(OPTIONAL)))
        raise _refused(file, f"section {kept[0]} cannot be left out; possible are {possible}")
    return frozenset(numbers)


def _refused(file: Path, why: str) -> UserError:
    return UserError(f"The laboratory’s file {file} cannot be used: {why}.")

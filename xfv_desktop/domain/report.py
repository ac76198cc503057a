"""Which report is made: its form, language, laboratory, and the earlier one that it refers to."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import attrs

from xfv_desktop.domain.likelihood import VerbalScale
from xfv_desktop.domain.particulars import Form

SECTIONS = range(1, 26)
"""The numbers of the sections of every report, in their order."""

OPTIONAL = frozenset({9, 16, 17, 22, 25})
"""Sections that a laboratory may leave out; the report names each that it lacks."""

FORM_SECTIONS: Mapping[Form, frozenset[int]] = {
    Form.FULL: frozenset(SECTIONS),
    Form.STATEMENT: frozenset({1, 2, 3, 4, 5, 6, 7, 8, 18, 19, 20, 22, 23, 24}),
    Form.NOTE: frozenset({1, 2, 3, 4, 5, 8, 10, 12, 13, 14, 20, 23, 24}),
}
"""The sections of each form."""

LANGUAGES = ("en", "de")


class Truth(StrEnum):
    """Whose declaration of truth a report ends with; each is a template to be checked."""

    NEUTRAL = "neutral"
    ENGLAND_WALES = "england-wales"
    UNITED_STATES = "united-states"
    GERMANY = "germany"


class Omission(StrEnum):
    """Why a section is left out."""

    FORM = "form"
    LABORATORY = "laboratory"


class Succession(StrEnum):
    """How a report refers to an earlier one: in its place, or beside it."""

    AMENDED = "amended"
    SUPPLEMENTARY = "supplementary"


@attrs.frozen
class Earlier:
    """The earlier report that a report refers to, and why there is another one."""

    how: Succession
    report_id: str
    issued_at: datetime
    sha256: str
    reason: str


@attrs.frozen(kw_only=True)
class LaboratoryProfile:
    """How a laboratory's reports look, and what they say of it.

    ``logo``: a PNG or JPEG file, empty for none. ``accreditation``: what the method is accredited
    for; empty: the report says that it lies outside of any scope. ``left_out``: some of
    ``OPTIONAL``. ``scale``: the laboratory's verbal scale, ``None`` for the program's.
    """

    name: str = ""
    address: str = ""
    contact: str = ""
    logo: bytes = attrs.field(default=b"", repr=False)
    accreditation: str = ""
    language: str = "en"
    truth: Truth = Truth.NEUTRAL
    left_out: frozenset[int] = frozenset()
    scale: VerbalScale | None = None


@attrs.frozen(kw_only=True)
class Edition:
    """The choices of one report. A ``draft`` is marked on every page and cannot be signed."""

    form: Form = Form.FULL
    language: str = "en"
    laboratory: LaboratoryProfile = LaboratoryProfile()
    earlier: Earlier | None = None
    draft: bool = False

    def omissions(self) -> dict[int, Omission]:
        """The sections that are left out, and why."""
        return {
            number: Omission.LABORATORY if number in FORM_SECTIONS[self.form] else Omission.FORM
            for number in SECTIONS
            if number not in FORM_SECTIONS[self.form] or number in self.laboratory.left_out
        }

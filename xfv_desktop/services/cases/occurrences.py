"""What changes nothing else but belongs into the audit trail: views, settings, copies."""

from collections.abc import Mapping

from xfv_desktop import __version__
from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.persistence import audit_log
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.program.settings import SETTINGS, Settings, Value

CHANGED = frozenset({"audit"})
VIEWED, BEGUN = "viewed", "work begun"
WITHOUT_EFFECT = ("cases", "display", "examiner", "identity")
"""Sections of the settings that no result depends on."""


def work_begun(case: CaseFile, settings: Mapping[str, Value], *, person: str) -> Changes:
    """Somebody begins to work in the window, with these settings."""
    facts: dict[str, JsonValue] = {"program": __version__, "settings": dict(settings)}
    return _noted(case, BEGUN, facts, person)


def viewed(case: CaseFile, things: Mapping[str, str], *, person: str) -> Changes:
    """Somebody looks at something for the first time since the case was opened."""
    return _noted(case, VIEWED, dict(things), person)


def setting_changed(
    case: CaseFile, key: str, before: Value, after: Value, *, person: str
) -> Changes:
    """A setting that results depend on has another value from now on."""
    return _noted(
        case, "setting changed", {"setting": key, "before": before, "after": after}, person
    )


def copied(case: CaseFile, report: str, file: str, *, person: str) -> Changes:
    """A report of the case left it as a copy."""
    return _noted(case, "report copied", {"report": report, "file": file}, person)


def settings_that_matter(settings: Settings) -> dict[str, Value]:
    """The settings that results depend on, as they are now."""
    return {
        setting.key: settings.get(setting.key)
        for setting in SETTINGS
        if setting.key.split(".")[0] not in WITHOUT_EFFECT
    }


def _noted(case: CaseFile, action: str, details: Mapping[str, JsonValue], person: str) -> Changes:
    who = acting(case, person)
    with case.transaction():
        event = audit_log.append(case, actor=who, action=action, details=details)
    return Changes(CHANGED, (), event)

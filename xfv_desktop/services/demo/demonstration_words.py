"""What the demonstration says of itself in its reports: particulars, and a scripted procedure."""

import tomllib
from typing import Any

from xfv_desktop.assets import resources
from xfv_desktop.domain.particulars import CASE, About, Subject
from xfv_desktop.domain.procedure import Influence, Rating, Stage, Visibility
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.opinion import particulars, procedure
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.procedure import Answer

LIMITING = ("Resolution", "Focus and motion", "Compression")
"""The factors by which the simulated frames were made worse, in the order of the form."""
UNSEEN = {"Scars", "Facial marks", "Alterations", "Other", "Ears", "Neck"}
"""Component groups that the script leaves out."""


def words(language: str) -> dict[str, Any]:
    """Everything that is said in a language."""
    return tomllib.loads(resources("demonstration", f"{language}.toml").read_text("utf-8"))


def introduce(case: CaseFile, person: str, language: str) -> None:
    """The particulars of the case and of the examiner."""
    said = words(language)
    particulars.record(case, said["case"], person=person, subject=CASE)
    particulars.record(case, said["person"], person=person, subject=Subject(About.PERSON, person))


def describe(case: CaseFile, person: str, number: int, language: str, *, opinion: bool) -> None:
    """The particulars of an examination and of its exhibits, where nothing is said yet.

    ``opinion``: whether the script gave one on its pair; else no conclusion points anywhere.
    """
    said, there = words(language), particulars.particulars(case)
    if not opinion:
        said["examination"] |= said["without_opinion"]
    for subject in particulars.subjects(case, number, person):
        texts = said.get(subject.about.value, {})
        missing = {name: text for name, text in texts.items() if not there.text(name, subject)}
        if missing:
            particulars.record(case, missing, person=person, subject=subject)


def until_opinion(case: CaseFile, pair: tuple[str, str], person: str, language: str) -> int:
    """A scripted procedure up to the locked evaluation; its number."""
    said = words(language)
    changes = procedure.open_procedure(case, *pair, person=person)
    number = int(changes.numbers[0])
    for stage in list(Stage)[:3]:
        _work(case, number, stage, person, said)
    return number


def after_machine(case: CaseFile, number: int, person: str, language: str) -> None:
    """The last stage of a scripted procedure."""
    _work(case, number, Stage.MACHINE, person, words(language))


def _work(case: CaseFile, number: int, stage: Stage, person: str, said: dict[str, Any]) -> None:
    answers = [
        Answer(one.subject, one.field, _answer(one.subject, one.field, one.choices, said))
        for one in forms.questions()
        if one.stage is stage and one.required and one.only_if is None
    ]
    if stage is Stage.ANALYSIS:
        answers += [Answer(f"factor: {name}", "remark", said["remark"]) for name in LIMITING]
    if stage is Stage.COMPARISON:
        answers.append(Answer("photograph", "notes", said["scripted"]))
    procedure.record_answers(case, number, stage, answers, person=person)
    procedure.lock_stage(case, number, person=person)


def _answer(subject: str, field: str, choices: tuple[str, ...], said: dict[str, Any]) -> str:
    name = subject.partition(": ")[2]
    scripted = {
        "judgement": Influence.SOME if name in LIMITING else Influence.NONE,
        "suitability": "suitable with limits",
        "category": "limited-same",
        "opinion changed": "no",
        "rating": Rating.NOT_COMPARABLE if name in UNSEEN else Rating.SIMILAR,
        "visibility (questioned)": Visibility.NOT_VISIBLE if name in UNSEEN else Visibility.PARTIAL,
        "visibility (known)": Visibility.NOT_VISIBLE if name in UNSEEN else Visibility.CLEAR,
    }
    return str(scripted.get(field) or said["answers"].get(field) or choices[0])

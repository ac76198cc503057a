"""The draft of a report: laid out, looked at, led from to where it is edited, and issued."""

from functools import partial
from typing import TYPE_CHECKING

import attrs

from xfv_desktop.domain.completeness import Gap
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.domain.particulars import Particulars, Subject
from xfv_desktop.domain.places import Place, Where
from xfv_desktop.domain.procedure import Stage
from xfv_desktop.domain.report import Edition
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.opinion import particulars
from xfv_desktop.services.program.files import InMemory
from xfv_desktop.services.reports import completeness, laboratory_profile, report_document
from xfv_desktop.ui.commands import (
    custody_commands,
    fidelity_commands,
    procedure_commands,
    region_commands,
)
from xfv_desktop.ui.commands.view_commands import show_score
from xfv_desktop.ui.dialogs.edition_form import Choice, EditionForm
from xfv_desktop.ui.dialogs.particulars_dialog import Given, ParticularsDialog
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.language import tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

ELSEWHERE = {
    2: Where.SETTINGS, 9: Where.CUSTODY, 11: Where.ENHANCEMENT,
    12: Where.PROCEDURE, 13: Where.PROCEDURE, 14: Where.PROCEDURE, 15: Where.PROPOSITIONS,
    16: Where.FIDELITY, 24: Where.SETTINGS,
}  # fmt: skip
"""Where the words of a section come from, if not from the particulars."""


@attrs.frozen
class Draft:
    """A draft and what it lacks."""

    pdf: bytes = attrs.field(repr=False)
    gaps: tuple[Gap, ...]


def wire(window: "MainWindow") -> None:
    """Connects the page of the report with what it asks for."""
    panel = window.report.draft_panel
    panel.refresh_wanted.connect(lambda: lay_out(window))
    panel.place_wanted.connect(lambda place: go_to(window, place))
    panel.particulars_wanted.connect(lambda: edit_particulars(window))
    panel.issue_wanted.connect(window.action_of["issue_report"].trigger)
    window.report.edit_wanted.connect(lambda number: edit_section(window, number))


def edition_of(case: CaseFile, choice: Choice) -> Edition:
    """The edition that was chosen; raises UserError."""
    earlier = None
    if choice.earlier:
        earlier = report_document.earlier_report(case, choice.earlier, choice.how, choice.reason)
    return laboratory_profile.edition(choice.laboratory, choice.language, choice.form, earlier)


def lay_out(window: "MainWindow") -> None:
    """Lay out the draft of the examination on the desk, as it would be issued now."""
    case, shown = window.desk.case, window.desk.examination
    if case is None or shown is None:
        return
    window.desk.settle()
    before = window.report.draft_panel.edition
    form = EditionForm(window.settings, case.overview.reports)
    if before is not None:
        form.show_choice(before.choice)
    if fault := form.fault():
        window.banner.say(fault)
        return
    choice, number, examiner = form.choice, shown.number, window.examiner

    def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Draft:
        edition = edition_of(file, choice)
        rendered = report_document.draft(
            file, number, examiner, edition, progress=part_of(progress, 0.0, 0.7), cancel=cancel
        )
        found = completeness.gaps(
            file, number, examiner.name, edition.form, progress=part_of(progress, 0.7, 1.0),
            cancel=cancel,
        )  # fmt: skip
        return Draft(rendered.pdf, found)

    def laid_out(draft: Draft) -> None:
        document, title = (
            InMemory(f"draft-{number}.pdf", draft.pdf),
            tr("Draft, examination {number}").format(number=number),
        )
        window.report.show_draft(document, title)
        window.report.draft_panel.show_gaps(form, draft.gaps)
        window.show_report(document, title, ())

    window.begin(case.ask(tr("Laying out the draft"), work, laid_out, window.show_error))


def edit_particulars(window: "MainWindow", place: Place | None = None, section: int = 0) -> None:
    """Open what only the examiner can say, at a field or a section; then the draft is made anew."""
    case, shown = window.desk.case, window.desk.examination
    if case is None or shown is None:
        return
    number, name = shown.number, window.examiner.name

    def read(file: CaseFile, *_: object) -> tuple[Particulars, tuple[Subject, ...]]:
        return particulars.particulars(file), particulars.subjects(file, number, name)

    def show(found: tuple[Particulars, tuple[Subject, ...]]) -> None:
        there, subjects = found
        dialog = ParticularsDialog(
            particulars.fields(), subjects, there, partial(_record, window), window
        )
        dialog.open()
        if place is not None:
            dialog.go_to(place)
        elif section:
            dialog.go_to_section(section, particulars.fields())

    case.ask(tr("Reading the particulars"), read, show)


def _record(window: "MainWindow", dialog: ParticularsDialog, given: Given) -> None:
    case, name = window.desk.case, window.examiner.name
    if case is None:
        return

    def work(file: CaseFile, *_: object) -> Changes:
        changes = None
        for subject, texts in given.items():
            changes = particulars.record(file, texts, person=name, subject=subject)
        if changes is None:
            raise AssertionError("nothing was given")
        return changes

    def recorded(_: Changes) -> None:
        dialog.accept()
        if window.report.draft and window.report.isVisible():
            lay_out(window)

    case.change(
        tr("Recording particulars"), work, succeeded=recorded,
        failed=lambda error: dialog.complain(sentence(error, window)), durable=True,
    )  # fmt: skip


def edit_section(window: "MainWindow", number: int) -> None:
    """Go where the words of a section come from."""
    if where := ELSEWHERE.get(number):
        go_to(window, Place(where, ""))
    elif any(one.section == number for one in particulars.fields()):
        edit_particulars(window, section=number)
    else:
        window.banner.say(
            tr("The program writes this section from the case: nothing is edited in it.")
        )


def go_to(window: "MainWindow", place: Place) -> None:
    """Open what a place names, with the keyboard there."""
    match place.where:
        case Where.PARTICULARS:
            edit_particulars(window, place)
        case Where.CASE_CHECK:
            window.action_of["seal"].trigger()
        case Where.SETTINGS:
            window.action_of["settings"].trigger()
        case Where.CUSTODY:
            custody_commands.enter_transfer(window, place.subject)
        case Where.PROPOSITIONS:
            window.action_of["calibration"].trigger()
        case Where.PROCEDURE:
            procedure_commands.show_procedure(window)
            if place.field:
                window.procedure.go_to(Stage(place.field), place.subject)
        case Where.VERIFICATION:
            procedure_commands.show_procedure(window)
        case Where.REGIONS:
            window.desk.select(Side(place.subject), int(place.field))
            region_commands.describe(window)
        case Where.FIDELITY:
            show_score(window)
            fidelity_commands.check(window)
        case Where.ENHANCEMENT:
            window.show_photographs()
            window.action_of["enhancement"].setChecked(False)
            window.action_of["enhancement"].trigger()
        case _:
            show_score(window)

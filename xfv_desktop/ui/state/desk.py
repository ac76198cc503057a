"""What lies on the examiner's desk: a pair of exhibits, their examination, the regions on it."""

from PySide6.QtCore import QObject, Signal

from xfv_desktop.domain.casework import Examination, ExaminationSummary
from xfv_desktop.domain.evidence import Exhibit, Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.fidelity import FidelityRecord
from xfv_desktop.domain.pairing import Drawn
from xfv_desktop.domain.procedure import Order, Procedure, in_conflict
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.evidence import annotation
from xfv_desktop.services.opinion.procedure import procedure_of, verifiable
from xfv_desktop.services.opinion.unmasking import Standing
from xfv_desktop.ui.state.annotation_document import AnnotationDocument, Sheet
from xfv_desktop.ui.state.measurements import Measurements
from xfv_desktop.ui.state.open_case import OpenCase
from xfv_desktop.ui.state.partitions import Partitions

ROLES = {Side.PROBE: Role.QUESTIONED, Side.REFERENCE: Role.KNOWN}


class Desk(QObject):
    """The values that page and panels show; they listen to its signals.

    ``save`` asks for regions to be stored: what they belong to, sets by side, sentence, reason.
    """

    changed = Signal()
    """Another pair or another examination."""

    case_changed = Signal()
    """Something of the open case was changed; it is told after everything that follows from it."""

    fidelity_changed = Signal()
    """The maps of the examination were checked."""

    standing_changed = Signal()
    """What the person at work may see, or has recorded."""

    regions_changed = Signal(Side)
    selection_changed = Signal()
    undo_changed = Signal()
    save = Signal(object, object, str, str)
    settling = Signal()
    """What is still being changed anywhere is to be saved now."""

    amendment_wanted = Signal()
    """Somebody tried to edit regions that are locked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case: OpenCase | None = None
        self.person = ""
        self.standing = Standing()
        self.examination: Examination | None = None
        self.fidelity: FidelityRecord | None = None
        self.document: AnnotationDocument | None = None
        self.sheet: Sheet | None = None
        self.amendment = ""
        self.selected: tuple[Side, int] | None = None
        self.partitions = Partitions()
        self.measurements = Measurements(self)
        self._pair: dict[Side, Exhibit] = {}

    def exhibit(self, side: Side) -> Exhibit | None:
        """The exhibit on one side."""
        return self._pair.get(side)

    def shown(self, side: Side) -> Exhibit | None:
        """The exhibit on one side, unless it is hidden from the person at work."""
        hidden = side is Side.REFERENCE and self.known_hidden
        return None if hidden else self.exhibit(side)

    @property
    def pair(self) -> tuple[str, str] | None:
        """The numbers of both exhibits, once there are two."""
        questioned, known = self.exhibit(Side.PROBE), self.exhibit(Side.REFERENCE)
        return (questioned.number, known.number) if questioned and known else None

    @property
    def procedure(self) -> Procedure | None:
        """What the person at work has recorded about the pair, if they have begun."""
        found = self.standing.procedures
        return procedure_of(found, self.person, *self.pair) if self.pair else None

    @property
    def verifiable(self) -> Procedure | None:
        """Somebody else's opinion of the pair that the person at work can verify."""
        return verifiable(self.standing.procedures, self.person, self.pair)

    @property
    def in_conflict(self) -> bool:
        """Whether the person at work verified an opinion and came to another one."""
        current = self.procedure
        return current is not None and in_conflict(current, self.standing.procedures)

    @property
    def known_hidden(self) -> bool:
        """Whether the known photograph is not to be seen before the analysis is locked."""
        current, known = self.procedure, self.exhibit(Side.REFERENCE)
        if current is None:
            return known is not None and known.number in self.standing.hidden
        return not current.known_revealed

    @property
    def may_compare(self) -> bool:
        """Whether the machine may be asked about the pair."""
        current = self.procedure
        return self.standing.order is Order.FREE or (current is not None and current.unmasked)

    @property
    def regions_locked(self) -> bool:
        """Whether the comparison of the pair is locked, and no reason for an amendment is given."""
        return not self.amendment and annotation.locked(self.standing.procedures, self.pair)

    @property
    def may_draw(self) -> bool:
        """Whether regions can be edited now."""
        writable = self.case is not None and self.case.writable
        return writable and self.document is not None and not self.regions_locked

    def masked(self, examination: ExaminationSummary) -> bool:
        """Whether score, decision and maps of it are hidden from the person at work."""
        return (examination.questioned, examination.known) in self.standing.masked

    def set_person(self, name: str) -> None:
        """Somebody else works from now on."""
        if name != self.person:
            self.person = name
            self._read_standing()
            if self.case:
                self._show_pair()

    def set_case(self, case: OpenCase | None) -> None:
        """Another case, or none: its first exhibits and their last examination."""
        self.settle()
        self.case = case
        self.person = (case and case.person) or self.person  # what is hidden is hidden from them
        self._pair = {}
        self._read_standing()
        if case:
            case.changed.connect(self._case_changed)
            first = {one.role: one for one in reversed(case.overview.exhibits)}
            self._pair = {side: first[role] for side, role in ROLES.items() if role in first}
            shown = [e for e in case.overview.examinations if not (e.enhanced or self.masked(e))]
            if shown:
                self.show_examination(shown[-1].number)
                return
        self._show_pair()

    def put(self, exhibit: Exhibit) -> None:
        """Lay an exhibit on its side; the last examination of the pair comes with it."""
        side = Side.PROBE if exhibit.role is Role.QUESTIONED else Side.REFERENCE
        if self._pair.get(side) != exhibit:
            self.settle()  # what was typed is about the pair that goes
            self._pair[side] = exhibit
            self._show_pair()

    def show_examination(self, number: int) -> None:
        """Lay an examination with its two exhibits on the desk."""
        if self.case is None or (self.examination and self.examination.number == number):
            return
        summary = self.case.summary(number)
        if self.masked(summary):
            self.put(self.case.exhibit(summary.questioned))
            self.put(self.case.exhibit(summary.known))
            return
        self._show(self.case.examination(number))

    def select(self, side: Side, number: int | None) -> None:
        """Select one region, or none."""
        selected = None if number is None else (side, number)
        if selected != self.selected:
            self.selected = selected
            self.selection_changed.emit()

    def settle(self) -> None:
        """What a gesture or a text field has changed is saved now."""
        self.settling.emit()
        if self.document:
            self.document.settle()

    def edit(self, drawn: Drawn, text: str, gesture: str = "") -> None:
        """Replace the sets of regions that are named; of locked ones an amendment is asked for."""
        if self.may_draw and self.document:
            self.document.edit_both(drawn, text, gesture)
        elif self.document:
            self.amendment_wanted.emit()

    def amend(self, reason: str) -> None:
        """Locked regions can be edited for that reason, as long as they lie on the desk."""
        self.amendment = reason
        self.undo_changed.emit()

    def undo(self) -> None:
        """Take back the last edit of a region."""
        if self.document and self.may_draw:
            self.document.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.document and self.may_draw:
            self.document.redo()

    def _read_standing(self) -> None:
        before, was_locked = self.standing, self.regions_locked
        self.standing = self.case.standing(self.person) if self.case else Standing()
        if self.document and self.regions_locked and not was_locked:
            self.document.settle()
            self.document.stack.clear()
        if self.standing != before:
            self.standing_changed.emit()

    def _show_pair(self) -> None:
        self._show(self._last_examination())

    def _last_examination(self) -> Examination | None:
        """The last one of the pair as it is now and as it came: with the faces meant now."""
        numbers = self.pair
        if self.case is None or numbers is None:
            return None
        for summary in reversed(self.case.overview.examinations):
            hidden = summary.enhanced or self.masked(summary)
            if (summary.questioned, summary.known) == numbers and not hidden:
                found = self.case.examination(summary.number)
                same = all(found.exhibit(side) == self._pair[side] for side in Side)
                return found if same else None
        return None

    def _show(self, examination: Examination | None) -> None:
        self.settle()
        self.examination = examination
        self.fidelity = examination.fidelity if examination else None
        if examination:
            self._pair = {side: examination.exhibit(side) for side in Side}
        self._open_document()
        self.changed.emit()
        self.selection_changed.emit()
        self.undo_changed.emit()
        self._note_viewed()

    def _note_viewed(self) -> None:
        if self.case and self._pair:
            seen = {one.role.value: one.number for side in Side if (one := self.shown(side))}
            seen |= {"examination": str(self.examination.number)} if self.examination else {}
            self.case.view(**seen)

    def _open_document(self) -> None:
        """The regions of the examination, or of the own procedure; those in sight stay."""
        examination, procedure = self.examination, self.procedure
        sheet = Sheet(procedure.number, of_procedure=True) if procedure else None
        sheet = Sheet(examination.number) if examination else sheet
        if sheet == self.sheet:
            return
        self.sheet, self.selected, self.amendment = sheet, None, ""
        if self.document:
            self.document.deleteLater()
            self.document = None
        if sheet is None or self.case is None:
            return
        drawn = {s: examination.regions(s) for s in Side} if examination else None
        document = AnnotationDocument(drawn or self.case.drawn(sheet.number), self)
        document.changed.connect(self._document_changed)
        document.save.connect(lambda new, what: self.save.emit(sheet, new, what, self.amendment))
        document.stack.indexChanged.connect(self.undo_changed)
        self.document = document

    def _document_changed(self, side: Side) -> None:
        if self.selected and self.document:  # an edit of both photographs is told side by side
            numbers = {region.number for region in self.document.regions(self.selected[0])}
            if self.selected[1] not in numbers:
                self.selected = None
                self.selection_changed.emit()
        self.regions_changed.emit(side)

    def _case_changed(self, changes: Changes) -> None:
        if self.case is None:
            return
        self._read_standing()
        if "propositions" in changes.kinds:
            self.changed.emit()
        elif "procedures" in changes.kinds:
            if self.examination is None or self.pair in self.standing.masked:
                self._show_pair()
            self._note_viewed()  # the known photograph may be revealed beside what is shown
        elif "examinations" in changes.kinds:
            made = self.case.summary(int(changes.numbers[0]))
            if (made.questioned, made.known) == self.pair:  # not what a batch does meanwhile
                self.show_examination(made.number)
        elif "fidelity" in changes.kinds:
            checked = int(changes.numbers[0])
            if self.examination and self.examination.number == checked:
                self.fidelity = self.case.fidelity(checked)
                self.fidelity_changed.emit()
        elif "exhibits" in changes.kinds:
            for number in changes.numbers:
                self.put(self.case.exhibit(number))
        self.case_changed.emit()

"""The chains of enhancement of both photographs on the desk: drafted, previewed, put on record.

A preview is made beside everything else, by a worker of its own that lives as long as a case is
open; only the newest wish counts. A chain is followed in full size from the stored original and put
on record in one event: one for the eye once the examiner pauses, one for the network only where
they ask for it and say why.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from xfv_desktop.domain.enhancement import Chain, EnhancementStep
from xfv_desktop.domain.enhancement_record import Purpose
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.pairing import other
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.evidence import enhancement, network_chain
from xfv_desktop.ui.elements.jobs import Job, JobRunner
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pictures.image_layers import image_from_rgb, rgb_of
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.enhanced_item import Placed
from xfv_desktop.ui.state.enhancement_draft import Draft, placed_result, sentence_of, still_of
from xfv_desktop.ui.state.open_case import OpenCase

PAUSE_MS = 800
"""A chain is put on record when nothing was changed for so long."""


class Enhancements(QObject):
    """One draft for each side, for one purpose; those not on record wait for their exhibit.

    ``shown`` gives what a view shows over the photograph.
    """

    changed = Signal(Side)
    shown = Signal(Side, object)

    def __init__(self, desk: Desk, purpose: Purpose, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.purpose = purpose
        self._in_sight = purpose is Purpose.EYE
        self._drafts: dict[Side, Draft] = {}
        self._waiting: dict[tuple[str, str], Draft] = {}
        self._previews: JobRunner | None = None
        self._running: Job | None = None
        self._slow = False
        self._wanted: dict[Side, Draft] = {}
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._put_on_record)
        desk.changed.connect(self._desk_changed)
        desk.standing_changed.connect(self._desk_changed)
        desk.settling.connect(self.settle)

    def draft(self, side: Side) -> Draft | None:
        """What is being done to the exhibit on a side; ``None`` where none is in sight."""
        return self._drafts.get(side)

    @property
    def open_exhibits(self) -> tuple[str, ...]:
        """Numbers of the exhibits on the desk whose chain is another one than that on record."""
        return tuple(d.exhibit.number for d in self._drafts.values() if d.steps != d.recorded)

    @property
    def unrecorded(self) -> tuple[str, ...]:
        """Numbers of the exhibits whose chain would be lost if the case were closed now."""
        drafts = *self._drafts.values(), *self._waiting.values()
        return tuple(sorted(draft.exhibit.number for draft in drafts if draft.at_risk))

    def set_in_sight(self, in_sight: bool) -> None:
        """Whether anybody looks at these results; they are not made before."""
        self._in_sight = in_sight
        for side, draft in self._drafts.items() if in_sight else ():
            self._look(side, draft)

    def edit(self, side: Side, steps: Sequence[EnhancementStep], said: str) -> None:
        """Another chain from now on; ``said`` names the change for the record."""
        draft = self._drafts.get(side)
        if draft is None or tuple(steps) == draft.steps:
            return
        draft.steps, draft.fault = tuple(steps), ""
        draft.said = (*(words for words in draft.said if words != said), said)
        self._wait()
        self.changed.emit(side)
        if draft.steps == draft.recorded and draft.made is not None:
            self._show(side, draft, draft.made)
        else:
            self._want(side, draft)

    def copy(self, side: Side) -> None:
        """The chain of this side for the exhibit on the other side as well."""
        draft, onto = self._drafts.get(side), other(side)
        if draft is not None and onto in self._drafts:
            self.edit(onto, draft.steps, f"copied from {draft.exhibit.number}")

    def settle(self) -> None:
        """What was changed is put on record now, and even if the case is being closed."""
        if self._pause.isActive():
            self._pause.stop()
            self._put_on_record(durable=True)

    def record(self) -> None:
        """Put on record what is not there yet, for example after a cancel."""
        self._pause.stop()
        self._put_on_record()

    def give(self, side: Side, reason: str) -> None:
        """Put the chain for the network on record, for that reason."""
        draft = self._drafts.get(side)
        if draft is not None and draft.steps != draft.recorded and not draft.recording:
            self._record(side, draft, durable=True, reason=reason)

    def _wait(self) -> None:
        """Put it on record after a pause; for the network, not before somebody asks."""
        if self.purpose is Purpose.EYE:
            self._pause.start()

    def _put_on_record(self, *, durable: bool = False) -> None:
        for side, draft in self._drafts.items():
            if draft.steps == draft.recorded:
                draft.said = ()
                self._look(side, draft)
            elif not draft.recording:
                self._record(side, draft, durable=durable)

    def _record(self, side: Side, draft: Draft, *, durable: bool, reason: str = "") -> None:
        case, exhibit, steps = self._desk.case, draft.exhibit, draft.steps
        if case is None:
            return
        person, said, made = draft.person, "; ".join(draft.said), list[tuple[Chain, QImage]]()
        draft.said, draft.recording = (), True
        draft.durable = durable and not enhancement.takes_long(steps)

        def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
            result = enhancement.enhanced(file, exhibit, steps, progress=progress, cancel=cancel)
            made.append((result.steps, image_from_rgb(result.pixels)))
            if self.purpose is Purpose.NETWORK:
                return network_chain.set_network_chain(
                    file, exhibit.number, result, person=person, reason=reason
                )
            return enhancement.set_chain(file, exhibit.number, result, person=person, change=said)

        def recorded(_: Changes) -> None:
            draft.recorded, draft.said = steps, draft.said[1:]
            draft.done, image = made[0]
            draft.made = placed_result(image, steps, exhibit) if any(s.on for s in steps) else None
            if draft.steps == steps:
                self._show(side, draft, draft.made)
            self.changed.emit(side)

        def failed(error: Exception) -> None:
            draft.fault = sentence_of(error)
            self.changed.emit(side)

        def finished() -> None:  # before the other two
            draft.recording, draft.said = False, (said, *draft.said)
            if draft.steps != steps:
                self._wait()
            self.changed.emit(side)

        case.change(
            tr("Enhancing {exhibit}").format(exhibit=exhibit.number), work, succeeded=recorded,
            failed=failed, finished=finished, durable=draft.durable,
        )  # fmt: skip
        self.changed.emit(side)

    def _read(self, side: Side, draft: Draft) -> None:
        """The result of a chain that is on record, in full size."""
        case, steps = self._desk.case, draft.steps

        def arrived(image: QImage) -> None:
            draft.made = placed_result(image, steps, draft.exhibit)
            if draft.steps == steps:
                self._show(side, draft, draft.made)

        def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> QImage:
            result = enhancement.enhanced(
                file, draft.exhibit, steps, progress=progress, cancel=cancel
            )
            return image_from_rgb(result.pixels)

        if case is not None:
            case.ask(tr("Enhancing {exhibit}").format(exhibit=draft.exhibit.number), work, arrived)

    def _show(self, side: Side, draft: Draft, placed: Placed | None) -> None:
        if self._drafts.get(side) is draft:
            self.shown.emit(side, placed if draft.active else None)

    def _desk_changed(self) -> None:
        case, person = self._desk.case, self._desk.person
        if case is None and self._previews is not None:
            self._previews.close()
            self._previews.deleteLater()
            self._previews, self._running, self._wanted = None, None, {}
        if case is not None and self._previews is None:
            self._previews = JobRunner(self)
        for side in Side:
            exhibit, before = self._desk.shown(side), self._drafts.get(side)
            if before and exhibit and before.key == (exhibit.number, person):
                continue
            if before and before.steps != before.recorded:
                self._waiting[before.key] = before
            self._drafts.pop(side, None)
            if exhibit is not None and case is not None:
                self._drafts[side] = self._draft(case, exhibit, person)
            self.shown.emit(side, None)
            self.changed.emit(side)
            draft = self._drafts.get(side)
            if self._in_sight and draft is not None and draft.active:
                self._look(side, draft)
        if case is None:
            self._waiting.clear()

    def _draft(self, case: OpenCase, exhibit: Exhibit, person: str) -> Draft:
        """The one that waits for the exhibit, or a new one with the chain that is on record."""
        waiting = self._waiting.pop((exhibit.number, person), None)
        if waiting is None:
            return Draft.of(case.chain(exhibit.number, person, self.purpose), exhibit, person)
        waiting.exhibit = exhibit
        return waiting

    def _look(self, side: Side, draft: Draft) -> None:
        """The picture of a draft as it is."""
        if draft.steps == draft.recorded and draft.made is not None:
            self._show(side, draft, draft.made)
            return
        self._want(side, draft)
        if draft.active and draft.steps == draft.recorded:
            self._read(side, draft)  # in full size, once the worker has time

    def _want(self, side: Side, draft: Draft) -> None:
        """A preview of the chain as it is now, after the one that is being made."""
        self._wanted[side] = draft
        if self._running is None:
            self._next_preview()
        elif self._slow:
            self._running.cancel()

    def _next_preview(self) -> None:
        self._running = None
        if not self._wanted or self._desk.case is None:
            return
        side, draft = self._wanted.popitem()
        if not draft.active:
            self._show(side, draft, None)
            self._next_preview()
            return
        numbers = [draft.exhibit.number]
        for step in draft.steps:
            numbers += str(step.parameters.get("stills", "")).split() if step.on else []
        self._gather(numbers, {}, lambda images: self._preview(side, draft, images))

    def _gather(
        self,
        numbers: list[str],
        images: dict[str, QImage],
        then: Callable[[dict[str, QImage]], None],
    ) -> None:
        """The photographs of these exhibits, one after the other; those that are not there not."""
        case = self._desk.case
        there = {one.number: one for one in case.overview.exhibits} if case else {}
        missing = [n for n in numbers if n in there and n not in images]
        if case is None or not missing:
            then(images)
            return

        def arrived(image: QImage) -> None:
            self._gather(numbers, {**images, missing[0]: image}, then)

        case.photographs.ask(there[missing[0]], arrived)

    def _preview(self, side: Side, draft: Draft, images: dict[str, QImage]) -> None:
        if self._previews is None:
            return
        self._slow = enhancement.takes_long(draft.steps)
        steps, number = draft.steps, draft.exhibit.number

        def work(_: Progress, cancel: CancelToken) -> QImage:
            made, _factor = enhancement.preview(
                rgb_of(images[number]), steps, partial(still_of, images), cancel=cancel
            )
            return image_from_rgb(made)

        def arrived(image: QImage) -> None:
            if not (draft.steps == draft.recorded and draft.made):
                self._show(side, draft, placed_result(image, steps, draft.exhibit))

        def failed(error: Exception) -> None:
            draft.fault = draft.fault or sentence_of(error)
            self.changed.emit(side)

        self._running = self._previews.submit(
            tr("Preview"), work, succeeded=arrived, failed=failed, finished=self._next_preview
        )

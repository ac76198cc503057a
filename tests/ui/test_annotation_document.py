"""Undo over immutable sets, and what is saved when."""

import numpy as np
import pytest

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.annotation_document import AnnotationDocument

BOX = np.array([[10.0, 10.0], [30.0, 20.0]])
EMPTY = AnnotationSet()
ONE = EMPTY.added(RegionKind.RECTANGLE, BOX)


class Recorder:
    """A document with everything that it asked to be saved."""

    def __init__(self):
        self.document = AnnotationDocument(dict.fromkeys(Side, EMPTY))
        self.saved = []
        self.document.save.connect(lambda *save: self.saved.append(save))

    def moved(self, steps):
        for x in steps:
            after = self.document.regions(Side.PROBE).moved(1, np.array([x, 0.0]))
            self.document.edit(Side.PROBE, after, "Region 1 moved", "drag")


@pytest.fixture
def recorder(qapp):
    return Recorder()


def test_undo_and_redo_are_exact(recorder):
    """Undo gives back the set before, redo the set after; both are saved with a sentence."""
    document = recorder.document
    document.edit(Side.PROBE, ONE, "Region 1 drawn")

    document.undo()
    assert document.regions(Side.PROBE) == EMPTY
    document.redo()
    assert document.regions(Side.PROBE) == ONE

    what = [(side, regions, text) for side, regions, text in recorder.saved]
    assert what == [
        (Side.PROBE, ONE, "Region 1 drawn"),
        (Side.PROBE, EMPTY, "Undone: Region 1 drawn"),
        (Side.PROBE, ONE, "Redone: Region 1 drawn"),
    ]


def test_a_drag_is_undone_as_one_and_saved_once(recorder):
    """A hundred steps of the mouse make one command; nothing is saved before it ends."""
    document = recorder.document
    document.edit(Side.PROBE, ONE, "Region 1 drawn")

    recorder.moved([1.0] * 100)
    assert len(recorder.saved) == 1
    document.settle()

    assert (document.stack.count(), len(recorder.saved)) == (2, 2)
    assert document.regions(Side.PROBE).region(1).points_px[0, 0] == 110.0
    document.undo()
    assert document.regions(Side.PROBE) == ONE


def test_two_drags_are_two_commands(recorder):
    """A gesture that is over is not taken up again, even under its old name."""
    recorder.document.edit(Side.PROBE, ONE, "Region 1 drawn")

    recorder.moved([1.0, 1.0])
    recorder.document.settle()
    recorder.moved([1.0])
    recorder.document.settle()

    assert recorder.document.stack.count() == 3


def test_a_drag_that_comes_back_leaves_no_command(recorder):
    """What ends where it began was no edit."""
    recorder.document.edit(Side.PROBE, ONE, "Region 1 drawn")

    recorder.moved([5.0, -5.0])
    recorder.document.settle()

    assert recorder.document.stack.count() == 1


def test_another_edit_ends_a_gesture(recorder):
    """Typing that was not finished is saved before the next edit."""
    document = recorder.document
    document.edit(Side.PROBE, ONE, "Region 1 drawn")
    named = ONE.described(1, label="mole", comment="")
    document.edit(Side.PROBE, named, "Region 1 described", "words")

    document.edit(Side.REFERENCE, ONE, "Region 1 drawn")

    assert [s[2] for s in recorder.saved] == [
        "Region 1 drawn",
        "Region 1 described",
        "Region 1 drawn",
    ]
    assert named == document.regions(Side.PROBE)


def test_undo_in_the_middle_of_a_gesture_saves_it_first(recorder):
    """Nothing that was seen is missing from the log."""
    recorder.document.edit(Side.PROBE, ONE, "Region 1 drawn")
    recorder.moved([3.0])

    recorder.document.undo()

    texts = [save[2] for save in recorder.saved]
    assert texts == ["Region 1 drawn", "Region 1 moved", "Undone: Region 1 moved"]


def test_nothing_is_recorded_when_nothing_changes(recorder):
    """An edit to the same set is none; undo without history does nothing."""
    recorder.document.edit(Side.PROBE, EMPTY, "Nothing")
    recorder.document.undo()
    recorder.document.redo()

    assert (recorder.document.stack.count(), recorder.saved) == (0, [])

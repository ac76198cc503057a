"""Undo over immutable sets, and what is saved when."""

import numpy as np
import pytest

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.pairing import paired
from xfv_desktop.ui.state.annotation_document import AnnotationDocument

BOX = np.array([[10.0, 10.0], [30.0, 20.0]])
EMPTY = AnnotationSet()
UNDONE = AnnotationSet(next_number=2)
ONE = EMPTY.added(RegionKind.RECTANGLE, BOX)


class Recorder:
    """A document with everything that it asked to be saved."""

    def __init__(self):
        self.document = AnnotationDocument(dict.fromkeys(Side, EMPTY))
        self.saved = []
        self.document.save.connect(lambda drawn, text: self.saved.append((drawn, text)))

    def moved(self, steps):
        for x in steps:
            after = self.document.regions(Side.PROBE).moved(1, np.array([x, 0.0]))
            self.document.edit(Side.PROBE, after, "Region 1 moved", "drag")


@pytest.fixture
def recorder(qapp):
    return Recorder()


def test_undo_and_redo_are_exact(recorder):
    """Undo gives back the regions before, redo those after; both are saved with a sentence."""
    document = recorder.document
    document.edit(Side.PROBE, ONE, "Region 1 drawn")

    document.undo()
    assert document.regions(Side.PROBE) == UNDONE
    document.redo()
    assert document.regions(Side.PROBE) == ONE

    assert recorder.saved == [
        ({Side.PROBE: ONE}, "Region 1 drawn"),
        ({Side.PROBE: UNDONE}, "Undone: Region 1 drawn"),
        ({Side.PROBE: ONE}, "Redone: Region 1 drawn"),
    ]


def test_a_number_that_was_undone_is_not_given_again(recorder):
    """The trail told of a region 1 already."""
    document = recorder.document
    document.edit(Side.PROBE, ONE, "Region 1 drawn")
    document.undo()
    after = document.regions(Side.PROBE).added(RegionKind.RECTANGLE, BOX)
    assert after.regions[-1].number == 2


def test_a_pair_is_made_undone_and_saved_as_one(recorder):
    """Both photographs in one command; the next pair takes the next number."""
    document = recorder.document
    document.edit(Side.PROBE, ONE, "Region 1 drawn")
    document.edit(Side.REFERENCE, ONE, "Region 1 drawn")
    document.edit_both(paired(document.drawn, 1, 1), "Paired")

    assert set(recorder.saved[-1][0]) == set(Side)
    document.undo()
    assert [document.regions(side).region(1).pair for side in Side] == [None, None]
    again = paired(document.drawn, 1, 1)
    assert [again[side].region(1).mark for side in Side] == ["P2", "P2"]


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

    assert [text for _, text in recorder.saved] == [
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

    texts = [text for _, text in recorder.saved]
    assert texts == ["Region 1 drawn", "Region 1 moved", "Undone: Region 1 moved"]


def test_nothing_is_recorded_when_nothing_changes(recorder):
    """An edit to the same set is none; undo without history does nothing."""
    recorder.document.edit(Side.PROBE, EMPTY, "Nothing")
    recorder.document.undo()
    recorder.document.redo()

    assert (recorder.document.stack.count(), recorder.saved) == (0, [])

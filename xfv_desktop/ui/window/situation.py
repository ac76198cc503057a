"""What can be done at the moment: the facts that enable and disable actions, and why not."""

from collections.abc import Callable
from itertools import chain, combinations
from typing import TYPE_CHECKING

import attrs

from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.commands.evidence_commands import active_exhibit
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.window import edits

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


@attrs.frozen(kw_only=True)
class Situation:
    """A snapshot of the window. ``busy``: a comparison or a report is being made.

    ``writable``: the open case can be changed. ``sheet``: there is something that regions belong
    to; ``locked``: they are locked with the comparison.
    """

    case: bool = False
    writable: bool = False
    pair: bool = False
    may_compare: bool = False
    photograph: bool = False
    both_shown: bool = False
    superimposed: bool = False
    faces: bool = False
    examination: bool = False
    sheet: bool = False
    locked: bool = False
    region: bool = False
    can_undo: bool = False
    can_redo: bool = False
    busy: bool = False
    working: bool = False
    report: bool = False
    overview: bool = False
    more_pages: bool = False
    earlier_pages: bool = False

    @property
    def on_photographs(self) -> bool:
        """An examination is in sight and can be worked on."""
        return self.examination and not (self.report or self.overview)


def situation_of(window: "MainWindow") -> Situation:
    """The facts as they are now."""
    desk, report, exhibit = window.desk, window.report, active_exhibit(window)
    shown = window.stack.currentWidget()
    shows_report, shows_overview = shown is report, shown is window.overview
    steps = edits.stacks(window) if shown is window.page else []
    return Situation(
        case=desk.case is not None,
        writable=desk.case is not None and desk.case.writable,
        pair=desk.pair is not None,
        may_compare=desk.pair is not None and desk.may_compare,
        photograph=exhibit is not None,
        both_shown=all(desk.shown(side) for side in Side),
        superimposed=window.page.superimposition.isVisible(),
        faces=exhibit is not None and len(exhibit.faces) > 1,
        examination=desk.examination is not None,
        sheet=desk.document is not None,
        locked=desk.regions_locked,
        region=desk.selected is not None,
        can_undo=any(stack.canUndo() for stack in steps),
        can_redo=any(stack.canRedo() for stack in steps),
        busy=window.main_job is not None,
        working=any(not job.durable for job in window.runner.jobs),
        report=shows_report,
        overview=shows_overview,
        more_pages=shows_report and report.page + 1 < report.pages,
        earlier_pages=shows_report and report.page > 0,
    )


SENTENCES: dict[tuple[str, bool], str] = {
    ("case", False): tr("Open a case first."),
    ("case", True): tr("Close the case first."),
    ("writable", False): tr("This case can only be read."),
    ("pair", False): tr("Lay out a questioned and a known photograph first."),
    ("may_compare", False): tr("Your own evaluation has to be locked first."),
    ("photograph", False): tr("There is no photograph in sight."),
    ("both_shown", False): tr("Both photographs have to be in sight."),
    ("superimposed", False): tr("The faces have to be superimposed first."),
    ("superimposed", True): tr("Lay the superimposed faces side by side again first."),
    ("faces", False): tr("There are no several faces to choose from."),
    ("examination", False): tr("There is no comparison in sight."),
    ("sheet", False): tr("Begin your analysis of the pair, or compare it, first."),
    ("locked", True): tr("The comparison is locked: amend the regions, with a reason."),
    ("locked", False): tr("The regions are not locked."),
    ("region", False): tr("Select a region first."),
    ("can_undo", False): tr("There is nothing to take back."),
    ("can_redo", False): tr("There is nothing to do again."),
    ("busy", True): tr("A comparison or a report is being made."),
    ("working", False): tr("There is no work going on."),
    ("report", False): tr("There is no report in sight."),
    ("report", True): tr("Go back to the photographs first."),
    ("overview", True): tr("The case overview is in sight: go back to the photographs first."),
    ("more_pages", False): tr("This is the last page."),
    ("earlier_pages", False): tr("This is the first page."),
}
"""What stands in the way, by fact and by what it is now."""

OTHERWISE = tr("This cannot be done now.")

RESTS_ON = {
    "writable": "case",
    "pair": "case",
    "photograph": "case",
    "both_shown": "photograph",
    "superimposed": "both_shown",
    "examination": "case",
    "may_compare": "pair",
    "faces": "photograph",
    "sheet": "pair",
    "locked": "sheet",
    "region": "sheet",
    "can_undo": "photograph",
    "can_redo": "photograph",
    "busy": "case",
    "more_pages": "report",
    "earlier_pages": "report",
}
"""Facts that cannot be true without another one: then that one is missing."""


def why_not(when: Callable[[Situation], bool], now: Situation) -> str:
    """What stands in the way of an action, in sentences; empty where nothing does.

    Found by asking the action's own condition: the fewest facts that would have to be otherwise.
    """
    names = _facts_of(when)
    for changed in chain.from_iterable(combinations(names, n) for n in range(len(names) + 1)):
        if when(attrs.evolve(now, **{name: not getattr(now, name) for name in changed})):
            return " ".join(dict.fromkeys(_sentence(name, now) for name in changed))
    raise AssertionError("an action that can never be done")


def _facts_of(when: Callable[[Situation], bool]) -> list[str]:
    """The facts that a condition reads, in the order of the fields."""
    names = [field.name for field in attrs.fields(Situation)]
    read: set[str] = set()

    class Watched(Situation):
        def __getattribute__(self, name: str) -> object:
            read.update({name} & set(names))
            return super().__getattribute__(name)

    asked: set[frozenset[str]] = set()
    while (known := frozenset(read)) not in asked:  # what is read hangs on what the facts are
        asked.add(known)
        for true in chain.from_iterable(combinations(known, n) for n in range(len(known) + 1)):
            when(Watched(**dict.fromkeys(true, True)))
    return [name for name in names if name in read]


def _sentence(name: str, now: Situation) -> str:
    below = RESTS_ON.get(name)
    if below and not getattr(now, below):
        return _sentence(below, now)
    return SENTENCES.get((name, getattr(now, name)), OTHERWISE)

"""Long work without Qt: progress flows up by value, cancelling flows down by flag."""

import threading
from typing import Protocol


class Progress(Protocol):
    """Anything that can be told how far a piece of work has come."""

    def __call__(self, fraction: float, message: str) -> None:
        """``fraction`` is in [0, 1]; ``message`` names the phase in a few words."""


def no_progress(fraction: float, message: str) -> None:
    """A listener that does not listen."""


def part_of(progress: Progress, start: float, stop: float) -> Progress:
    """A listener that maps [0, 1] of one step onto [start, stop] of the whole."""

    def report(fraction: float, message: str) -> None:
        progress(start + (stop - start) * fraction, message)

    return report


class Cancelled(BaseException):
    """The user has stopped the work. Never shown, never logged, never swallowed."""


class CancelToken:
    """A flag that one thread sets and another looks at between two steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether stopping was asked for."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raises ``Cancelled`` once stopping was asked for."""
        if self._event.is_set():
            raise Cancelled

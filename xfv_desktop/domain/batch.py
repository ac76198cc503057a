"""Many pairs of a case, compared one after the other: what waits, in which order, what came of it.

A batch never changes; each step gives the next one. It holds no scores: those are in the case.
"""

from collections.abc import Iterable
from enum import StrEnum

import attrs

Pair = tuple[str, str]
"""The numbers of a questioned and of a known exhibit."""


class PairState(StrEnum):
    """How far a pair of a batch has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "compared"
    FAILED = "failed"
    REFUSED = "refused"
    CANCELLED = "cancelled"


OPEN = (PairState.WAITING, PairState.RUNNING)


@attrs.frozen
class BatchEntry:
    """One pair. ``note``: why it failed or was refused; ``examinations``: what came of it.

    ``seconds``: how long it took.
    """

    pair: Pair
    state: PairState = PairState.WAITING
    note: str = ""
    examinations: tuple[int, ...] = ()
    seconds: float = 0.0


@attrs.frozen
class Batch:
    """Pairs in the order in which they are compared; while it is paused, no further one begins."""

    entries: tuple[BatchEntry, ...] = ()
    paused: bool = False

    def entry(self, pair: Pair) -> BatchEntry:
        """The entry of a pair; raises KeyError."""
        for entry in self.entries:
            if entry.pair == pair:
                return entry
        raise KeyError(pair)

    @property
    def following(self) -> BatchEntry | None:
        """What begins next: nothing while one is running or the batch is paused."""
        if self.paused or self.running:
            return None
        return next(iter(self._in(PairState.WAITING)), None)

    @property
    def running(self) -> BatchEntry | None:
        """What is being compared."""
        return next(iter(self._in(PairState.RUNNING)), None)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return not any(entry.state in OPEN for entry in self.entries)

    def count(self, *states: PairState) -> int:
        """How many pairs are in one of these states."""
        return len(self._in(*states))

    def seconds_left(self, spent: float = 0.0) -> float | None:
        """From the mean of the pairs compared so far; ``None`` before the first of them.

        ``spent``: what the running pair has taken already.
        """
        done = self._in(PairState.DONE)
        if not done:
            return None
        mean = sum(entry.seconds for entry in done) / len(done)
        current = max(mean - spent, 0.0) if self.running else 0.0
        return mean * self.count(PairState.WAITING) + current

    def added(self, entries: Iterable[BatchEntry]) -> "Batch":
        """With further pairs at the end; one that is over may come again, an open one may not."""
        new = {entry.pair: entry for entry in entries}
        kept = [entry for entry in self.entries if entry.state in OPEN or entry.pair not in new]
        waiting = {entry.pair for entry in kept}
        further = [entry for pair, entry in new.items() if pair not in waiting]
        return attrs.evolve(self, entries=(*kept, *further))

    def moved(self, pair: Pair, step: int) -> "Batch":
        """A waiting pair one place earlier (-1) or later (1) among those that wait."""
        places = [place for place, one in enumerate(self.entries) if one.state is PairState.WAITING]
        here = next((i for i, p in enumerate(places) if self.entries[p].pair == pair), None)
        if here is None or not 0 <= here + step < len(places):
            return self
        entries = list(self.entries)
        one, other = places[here], places[here + step]
        entries[one], entries[other] = entries[other], entries[one]
        return attrs.evolve(self, entries=tuple(entries))

    def switched(self, *, paused: bool) -> "Batch":
        """Paused, or going on."""
        return attrs.evolve(self, paused=paused)

    def begun(self, pair: Pair) -> "Batch":
        """That pair is being compared."""
        return self._changed(pair, state=PairState.RUNNING)

    def done(self, pair: Pair, examinations: tuple[int, ...], seconds: float) -> "Batch":
        """That pair was compared and stored."""
        return self._changed(pair, state=PairState.DONE, examinations=examinations, seconds=seconds)

    def failed(self, pair: Pair, note: str) -> "Batch":
        """That pair could not be compared; the others go on."""
        return self._changed(pair, state=PairState.FAILED, note=note)

    def cancelled(self, pair: Pair) -> "Batch":
        """That pair is not compared, if it was not yet."""
        if self.entry(pair).state not in OPEN:
            return self
        return self._changed(pair, state=PairState.CANCELLED)

    def all_cancelled(self) -> "Batch":
        """No pair that waits or runs is compared."""
        batch = self
        for entry in self._in(*OPEN):
            batch = batch.cancelled(entry.pair)
        return batch

    def cleared(self) -> "Batch":
        """Without the pairs that are over."""
        return attrs.evolve(self, entries=self._in(*OPEN))

    def _in(self, *states: PairState) -> tuple[BatchEntry, ...]:
        return tuple(entry for entry in self.entries if entry.state in states)

    def _changed(self, pair: Pair, **changes: object) -> "Batch":
        self.entry(pair)
        return attrs.evolve(
            self,
            entries=tuple(
                attrs.evolve(entry, **changes) if entry.pair == pair else entry  # type: ignore[arg-type]
                for entry in self.entries
            ),
        )

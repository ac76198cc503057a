"""Several questioned exhibits of one person, compared as one with a known exhibit.

The audit event is the record: a pool is what it says, and nothing is stored twice.
"""

from typing import Any

import attrs

from xfv_desktop.domain.audit import AuditEvent

POOLED = "questioned exhibits pooled"
"""The audit event that tells of a pool."""


@attrs.frozen(kw_only=True)
class Pool:
    """What came out of a pool; ``weights`` add up to 1, in the order of the exhibits.

    ``findings`` is the sentence on the propositions of the case, or why there is no likelihood
    ratio; ``log10_lr`` is ``None`` then. There is no decision: thresholds are measured on pairs.
    """

    questioned: tuple[str, ...]
    weights: tuple[float, ...]
    known: str
    rule: str
    model: str
    model_sha256: str
    score: float
    log10_lr: float | None
    findings: str
    person: str
    at: str

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs (questioned, known) that it says something about."""
        return frozenset((number, self.known) for number in self.questioned)


def pool_of(event: AuditEvent) -> Pool:
    """The pool that an event of that action tells of."""
    told: Any = event.details
    return Pool(
        questioned=tuple(told["questioned"]),
        weights=tuple(told["weights"]),
        known=told["known"],
        rule=told["rule"],
        model=told["model"],
        model_sha256=told["model sha256"],
        score=told["score"],
        log10_lr=told["log10 LR"],
        findings=told["findings"],
        person=event.actor,
        at=event.at,
    )

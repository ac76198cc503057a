"""People, custody, checkpoints, models: what a case is asked for years later; one module each."""

from xfv_desktop.persistence.structure.version_3 import (
    checkpoints,
    custody,
    evidence,
    model_cards,
    people,
)

STATEMENTS = (
    *people.STATEMENTS,
    *custody.STATEMENTS,
    *checkpoints.STATEMENTS,
    *evidence.STATEMENTS,
    *model_cards.STATEMENTS,
)

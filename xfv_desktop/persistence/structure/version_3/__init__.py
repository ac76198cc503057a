"""People, custody, checkpoints, and what else a case is asked for years later; one module each."""

from xfv_desktop.persistence.structure.version_3 import checkpoints, custody, evidence, people

STATEMENTS = (
    *people.STATEMENTS,
    *custody.STATEMENTS,
    *checkpoints.STATEMENTS,
    *evidence.STATEMENTS,
)

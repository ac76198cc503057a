"""What lets the work go on after an error, where how that is done depends on the surface."""

from enum import Enum, auto


class Remedy(Enum):
    """An error names it, the command line says what to type for it and the window what to click."""

    CHOOSE_FACE = auto()
    ADD_PERSON = auto()
    ADD_MODEL = auto()
    STATE_GAP = auto()
    SET_CHAIN = auto()
    SIGN_CHECKPOINT = auto()
    GIVE_REASON = auto()
    KEEP_WORDS = auto()
    GIVE_PASSPHRASE = auto()
    LOCK_OPINION = auto()

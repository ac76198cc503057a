"""What to type after an error that can be put right by typing something."""

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.remedies import Remedy

TYPED = {
    Remedy.CHOOSE_FACE: "--face N",
    Remedy.ADD_PERSON: "“xfv case people CASE --add NAME”",
    Remedy.ADD_MODEL: "“xfv models add FILE”",
    Remedy.STATE_GAP: "--gap",
    Remedy.SET_CHAIN: "“xfv case enhance CASE EXHIBIT --for network”",
    Remedy.SIGN_CHECKPOINT: "--identity IDENTITY",
    Remedy.GIVE_REASON: "--reason TEXT",
    Remedy.KEEP_WORDS: "--override-phrase REASON",
    Remedy.GIVE_PASSPHRASE: "XFV_PASSPHRASE in the environment",
    Remedy.LOCK_OPINION: "in the window: Examination → Own opinion",
}


def told(error: UserError, typed: str = "") -> str:
    """The sentence of an error with what to type; ``typed`` where a command has its own words."""
    words, remedy = str(error), error.remedy
    return words if remedy is None else f"{words.removesuffix('.')} ({typed or TYPED[remedy]})."

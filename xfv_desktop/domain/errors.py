"""Every error that a user can put right; anything else that is raised is a bug of the program."""

from pathlib import Path

from xfv_desktop.domain.remedies import Remedy


class UserError(Exception):
    """One sentence says what is wrong and what to do; shown as it stands, without a traceback.

    ``remedy``: what lets the work go on, where each surface has a way of its own to it.
    """

    remedy: Remedy | None = None

    def __init__(self, message: str, remedy: Remedy | None = None) -> None:
        super().__init__(message)
        self.remedy = remedy or self.remedy


class UnreadableImage(UserError):
    """The file is not a sound photograph of a supported format."""


class NoFaceFound(UserError):
    """The photograph holds no face that the detector finds."""


class SeveralFacesFound(UserError):
    """The photograph holds several faces and nobody has said which one is meant.

    ``count`` is the number of faces found.
    """

    remedy = Remedy.CHOOSE_FACE

    def __init__(self, message: str, count: int) -> None:
        super().__init__(message)
        self.count = count


class FaceTooSmall(UserError):
    """The eyes lie so close together that a comparison has no basis."""


class WeightsMissing(UserError):
    """A model file is not installed."""


class WeightsAltered(UserError):
    """A model file is not the one that its card describes."""


class UnsupportedNetwork(UserError):
    """The network uses an operator or a shape that cannot be explained."""


class UnknownName(UserError):
    """A registry holds nothing of that name."""


class DeviceUnavailable(UserError):
    """The requested compute device does not exist on this machine."""


class NotACase(UserError):
    """The folder is not a case of this program."""


class CaseExists(UserError):
    """A new case would overwrite something."""


class CaseLocked(UserError):
    """The case is open for writing elsewhere."""


class CaseTooNew(UserError):
    """The case was written by a newer version of the program."""


class CaseAltered(UserError):
    """The case store is not as the program left it; ``folder``: which one."""

    def __init__(self, message: str, folder: Path) -> None:
        super().__init__(message)
        self.folder = folder


class BundleAltered(UserError):
    """A bundle is not as it was made, or holds what is no case."""


class NotInCase(UserError):
    """The case holds no exhibit or examination of that number."""


class IdentityUnusable(UserError):
    """The signing identity cannot be read, has expired or may not be overwritten."""


class WrongPassphrase(UserError):
    """The passphrase does not open the signing identity or the case."""


class PassphraseNeeded(UserError):
    """The case is encrypted and no passphrase was given."""

    remedy = Remedy.GIVE_PASSPHRASE


class EncryptionMissing(UserError):
    """The library that encrypted cases need is not installed."""


class NotInStore(UserError):
    """The trust store holds nothing of that number."""


class ClockBehind(UserError):
    """The clock of this computer shows a time before something that has happened."""


class NoTimeStamp(UserError):
    """The time-stamp authority gave no token that can be used."""


class NotSignable(UserError):
    """The file is no report that can be signed, or it is closed to further signatures."""


class Overstated(UserError):
    """Words say more than a comparison can, and no reason is on record why they stay."""

    remedy = Remedy.KEEP_WORDS


class OutputUnwritable(UserError):
    """A result cannot be written to the place that was asked for."""


class CalibrationUnusable(UserError):
    """A calibration file is none, was altered, or cannot be read."""

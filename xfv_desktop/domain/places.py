"""Where something of a case is edited, so that a list can lead there."""

from enum import StrEnum

import attrs


class Where(StrEnum):
    """What has to be opened."""

    PARTICULARS = "particulars"
    PROCEDURE = "own opinion"
    REGIONS = "region"
    PROPOSITIONS = "propositions"
    CUSTODY = "custody"
    FIDELITY = "check of the maps"
    VERIFICATION = "verification"
    CASE_CHECK = "check of the case"
    ENHANCEMENT = "enhancement"
    SCORE = "similarity score"
    SETTINGS = "settings"
    PHOTOGRAPH = "photograph"


@attrs.frozen
class Place:
    """``subject`` and ``field`` say what of it: of particulars a field's id and whom it is of.

    ``words``: the place as a person calls it.
    """

    where: Where
    words: str
    subject: str = ""
    field: str = ""

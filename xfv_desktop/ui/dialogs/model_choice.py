"""Which models compare, as the settings keep it."""

from xfv_desktop.services.program.settings import Settings

SETTING = "comparison.models"
DEFAULT = ("sface",)
"""What compares where nothing else does: the program brings it along."""


def chosen_models(settings: Settings) -> tuple[str, ...]:
    """Names of the models that compare, in the order of the list; the default one if none is."""
    names = (name.strip() for name in str(settings.get(SETTING)).split(","))
    return tuple(dict.fromkeys(filter(None, names))) or DEFAULT

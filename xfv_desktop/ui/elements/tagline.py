"""What the program is for, in the line below its name."""

from xfv_desktop import __version__
from xfv_desktop.ui.elements.language import tr


def tagline() -> str:
    """In the language of the window, with the version."""
    return tr("Explainable face verification · {version}").format(version=__version__)

"""What the window is shown without: networks, signatures, figures, superpixels.

Each is imported by the functions that need it, and here beside the window, in the order in which
somebody may come to need it.
"""

from importlib import import_module

from xfv_desktop.engine import superpixels, torch_library

LATER = (
    "xfv_desktop.engine.figure",
    "xfv_desktop.services.examination",
    "xfv_desktop.reporting.verification",
    "xfv_desktop.services.fidelity",
    "xfv_desktop.services.models",
    "xfv_desktop.services.demonstration",
)


def load() -> None:
    """Imports all of it, so that nobody waits for it later; takes seconds."""
    torch_library.load()
    for name in LATER:
        import_module(name)
    superpixels.load()

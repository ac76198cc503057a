"""What the window is shown without: networks, signatures, figures, superpixels.

Each is imported by the functions that need it, and here beside the window, in the order in which
somebody may come to need it.
"""

import gc
from importlib import import_module

from xfv_desktop.engine import torch_library
from xfv_desktop.engine.maps import superpixels

LATER = (
    "xfv_desktop.engine.maps.figure",
    "xfv_desktop.services.comparison.examination",
    "xfv_desktop.reporting.signatures.verification",
    "xfv_desktop.services.comparison.fidelity",
    "xfv_desktop.services.model_library.models",
    "xfv_desktop.services.demo.demonstration",
)


def load() -> None:
    """Imports all of it, so that nobody waits for it later; takes seconds.

    Without looking for garbage meanwhile, nor ever among what was imported: a pass over all these
    objects takes up to 0.17 s, in which no window answers.
    """
    gc.disable()
    try:
        torch_library.load()
        for name in LATER:
            import_module(name)
        superpixels.load()
    finally:
        gc.freeze()
        gc.enable()

"""The process that decodes untrusted files: started early, and served."""

from xfv_desktop.engine.untrusted.sandbox import SANDBOX
from xfv_desktop.engine.untrusted.sandbox_limits import limits_in_words
from xfv_desktop.engine.untrusted.sandbox_worker import serve

__all__ = ["limits_in_words", "serve", "start"]


def start() -> None:
    """The process that decodes is started, so that it is there once a file is."""
    SANDBOX.start()

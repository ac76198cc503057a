"""The process that decodes untrusted files: started early, and served."""

from xfv_desktop.engine.sandbox_worker import serve

__all__ = ["serve"]

"""Lines over photographs, read for the eye. Nothing of it is stored or reported."""

from xfv_desktop.engine.face_images.profiles import profile

__all__ = ["profile"]

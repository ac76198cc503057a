"""Operations on photographs for the eye; ``chain`` follows a whole recipe of them."""

from xfv_desktop.engine.enhancement import detail, frames, geometry, tone  # noqa: F401 - enters all

"""Operations by which more of a photograph is seen, and whole chains of them followed."""

from xfv_desktop.engine.enhancement import detail, frames, geometry, tone  # noqa: F401 - enters all

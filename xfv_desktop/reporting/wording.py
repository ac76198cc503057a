"""The sentences that every report says in the same words, from ``reports/wording``."""

import functools
import tomllib
from collections.abc import Mapping
from typing import Any

from xfv_desktop.assets import report_parts


@functools.cache
def wording() -> Mapping[str, Any]:
    """The wording by section, as the file holds it."""
    return tomllib.loads(report_parts("wording", "en.toml").read_text(encoding="utf-8"))

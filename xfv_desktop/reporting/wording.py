"""The sentences that every report says in the same words, from ``reports/wording``."""

import functools
import tomllib
from collections.abc import Mapping
from typing import Any

from xfv_desktop.assets import report_parts


@functools.cache
def wording(language: str = "en") -> Mapping[str, Any]:
    """The wording of a language: ``report.toml`` by section, and each other file by its name."""
    files = {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in report_parts("wording", language).iterdir()
        if file.name.endswith(".toml")
    }
    return files.pop("report") | files

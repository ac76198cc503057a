"""What the program is made of, and the licence of each part.

Python packages are found by what the program requires and what these require in turn, as far as it
is installed: so a frozen program names what lies in it, and a checkout what it runs with.
"""

import re
import sysconfig
import tomllib
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, cast

import attrs
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import xfv_desktop
from xfv_desktop.assets import resources

PROGRAM = "xfv-desktop"
NO_TEXT = "This package carries no licence text; its licence is named above."
_TEXT = re.compile(r"licen[cs]e|copying|notice|third.?party", re.IGNORECASE)
_SHORT = 90


@attrs.frozen
class Component:
    """One part of the program, or itself; ``kind`` says which: package, library, model, font."""

    name: str
    version: str
    kind: str
    licence: str
    source: str
    text: str = attrs.field(repr=False)


def components() -> tuple[Component, ...]:
    """Everything that ships: the parts that are no package first, then packages by name."""
    parts = tomllib.loads(resources("licences", "parts.toml").read_text("utf-8"))["part"]
    return (*map(_part, parts), *(_package(name) for name in package_names()))


def package_names() -> tuple[str, ...]:
    """The names of all packages that the program needs, sorted; itself is not among them."""
    found: dict[str, frozenset[str]] = {}
    waiting = list(_required_by_the_program())
    while waiting:
        wanted = waiting.pop()
        name, extras = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if extras | {""} <= found.get(name, frozenset()):
            continue
        try:
            requires = distribution(name).requires or ()
        except PackageNotFoundError:  # of an extra that is not installed
            continue
        found[name] = found.get(name, frozenset()) | extras | {""}
        waiting.extend(r for r in map(Requirement, requires) if _applies(r, found[name]))
    return tuple(sorted(found))


def _required_by_the_program() -> Iterator[Requirement]:
    """With all extras but the one for developers; of a checkout its ``pyproject.toml`` tells."""
    try:
        lines = distribution(PROGRAM).requires or []
        extras = distribution(PROGRAM).metadata.get_all("Provides-Extra") or []
    except PackageNotFoundError:
        file = Path(xfv_desktop.__file__).resolve().parents[1] / "pyproject.toml"
        project = tomllib.loads(file.read_text("utf-8"))["project"]
        optional: dict[str, list[str]] = project["optional-dependencies"]
        lines = [*project["dependencies"]]
        lines += [line for extra, some in optional.items() if extra != "dev" for line in some]
        extras = []
    wanted = frozenset({"", *extras} - {"dev"})
    return (r for r in map(Requirement, lines) if _applies(r, wanted))


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras)


def _part(entry: dict[str, Any]) -> Component:
    text = _part_text(entry["text"]) if "text" in entry else f"Source: {entry['source']}"
    return Component(entry["name"], "", entry["kind"], entry["licence"], entry["source"], text)


def _part_text(name: str) -> str:
    """Python's own licence lies beside its library, unless a frozen program carries it."""
    file = resources("licences", name)
    if not file.is_file():
        file = Path(sysconfig.get_path("stdlib"), name)
    return file.read_bytes().decode("utf-8", "replace") if file.is_file() else NO_TEXT


def _package(name: str) -> Component:
    found = distribution(name)
    meta = cast("Message", found.metadata)
    return Component(
        name=str(meta["Name"]),
        version=found.version,
        kind="package",
        licence=_licence(meta),
        source=_source(meta),
        text="\n\n".join(_texts(found)) or NO_TEXT,
    )


def _licence(meta: Message) -> str:
    """The expression, else the classifier, else the first line of the field for free text."""
    if expression := meta.get("License-Expression"):
        return str(expression)
    classes = [
        line.rsplit(" :: ", 1)[-1]
        for line in map(str, meta.get_all("Classifier") or [])
        if line.startswith("License")
    ]
    free = str(meta.get("License") or "").strip().split("\n", 1)[0]
    return ", ".join(classes) or free[:_SHORT] or "see its text"


def _source(meta: Message) -> str:
    links = dict(str(line).split(", ", 1) for line in meta.get_all("Project-URL") or [])
    wanted = ("homepage", "source", "source code", "repository", "github")
    named = {name.lower(): link for name, link in links.items()}
    page = next((named[name] for name in wanted if name in named), "")
    return str(meta.get("Home-page") or "") or page or next(iter(links.values()), "")


def _texts(found: Distribution) -> Iterator[str]:
    """The licence files beside the metadata, each under its name."""
    for file in sorted(found.files or (), key=str):
        inside = any(part.endswith(".dist-info") for part in file.parts)
        if inside and (_TEXT.search(file.name) or "licenses" in file.parts):
            path = Path(str(found.locate_file(file)))
            if path.is_file():
                yield f"{file.name}\n\n{path.read_text('utf-8', errors='replace').strip()}"

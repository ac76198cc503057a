"""What ships is named with its licence, and nothing is left out."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from xfv_desktop.assets import resources
from xfv_desktop.services.program import licences
from xfv_desktop.services.program.licences import NO_TEXT, Component, components, package_names

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def everything() -> tuple[Component, ...]:
    return components()


def test_every_dependency_is_among_them():
    """Those of pyproject.toml, and what these need in turn: torch needs sympy, that one mpmath."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    direct = {canonicalize_name(re.match(r"[\w.-]+", line)[0]) for line in project["dependencies"]}
    assert direct <= set(package_names())
    assert {"sympy", "mpmath", "shiboken6"} <= set(package_names())


def test_what_only_developers_need_is_not():
    """The program ships without its tests."""
    assert not {"pytest", "ruff", "mypy", "hypothesis"} & set(package_names())


def test_a_checkout_and_an_installed_program_say_the_same(monkeypatch):
    """Without metadata of its own the program reads its pyproject.toml."""
    installed = package_names()

    def hidden(name):
        if name == licences.PROGRAM:
            raise PackageNotFoundError(name)
        return distribution(name)

    monkeypatch.setattr(licences, "distribution", hidden)
    assert package_names() == installed


def test_each_has_a_licence(everything):
    """By name; by its text, but for packages that carry none."""
    assert [one for one in everything if not one.licence] == []
    without = {canonicalize_name(one.name) for one in everything if one.text == NO_TEXT}
    assert without <= {"bagit", "fontpkg", "pyside6-essentials", "shiboken6", "packaging"}


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("Qt 6", "library", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("XFV Desktop", "this program", "Apache License"),
        ("Python", "library", "PYTHON SOFTWARE FOUNDATION LICENSE"),
        ("numpy", "package", "Redistribution and use in source and binary forms"),
        ("fontpkg-fira-sans", "package", "SIL OPEN FONT LICENSE"),
        ("torch", "package", "Facebook"),
    ],
)
def test_the_text_is_that_of_the_licence(everything, name, kind, words):
    """As its authors wrote it."""
    (one,) = (one for one in everything if one.name == name)
    assert one.kind == kind
    assert words in one.text


def test_every_text_that_lies_here_is_named():
    """And every file that is named lies here, but for Python's own, which a build adds."""
    parts = tomllib.loads(resources("licences", "parts.toml").read_text("utf-8"))["part"]
    files = {entry.name for entry in resources("licences").iterdir()} - {"parts.toml"}
    assert {part["text"] for part in parts if "text" in part} - {"LICENSE.txt"} == files - {
        "LICENSE.txt"
    }

"""Where the files lie that the program shows, loads or prints."""

from importlib.metadata import distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resources(*parts: str) -> Traversable:
    """A read-only file or folder below ``resources/``.

    Found in a wheel and in a frozen bundle (``xfv_desktop/_resources``) and in a checkout.
    """
    return _folder("resources").joinpath(*parts)


def report_parts(*parts: str) -> Traversable:
    """A read-only file or folder below ``reports/``: what a report is made of."""
    return _folder("reports").joinpath(*parts)


def package_file(package: str, file: str) -> Path:
    """A file that an installed package carries, found without importing the package.

    Raises PackageNotFoundError; the file itself may be missing.
    """
    return Path(str(distribution(package).locate_file(file)))


def _folder(name: str) -> Traversable:
    installed = files("xfv_desktop") / f"_{name}"
    if installed.is_dir():
        return installed
    return Path(__file__).resolve().parent.parent / name

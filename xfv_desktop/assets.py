"""Where the files lie that the program shows, loads or prints."""

import os
from importlib.metadata import distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import platformdirs

BASE_DIR = "XFV_BASE_DIR"
"""The environment variable that names one folder for all that a user keeps."""


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


def user_folder(kind: str) -> Path:
    """Where a user's settings (``config``) or models (``data``) lie; it need not exist yet.

    The folder named by ``XFV_BASE_DIR``, else the one that the system has for such things.
    """
    if named := os.environ.get(BASE_DIR):
        return Path(named).absolute()
    of_system = {"config": platformdirs.user_config_path, "data": platformdirs.user_data_path}
    return of_system[kind]("xfv-desktop", appauthor=False)


def _folder(name: str) -> Traversable:
    installed = files("xfv_desktop") / f"_{name}"
    if installed.is_dir():
        return installed
    return Path(__file__).resolve().parent.parent / name

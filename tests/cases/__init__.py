"""A small case of every released version of the format, as that version of the program made it.

They are demonstrations with two tiny portraits in the public domain (Grace Hopper, US Navy; Eileen
Collins, NASA), and must open for ever.
"""

import tarfile
from pathlib import Path

HERE = Path(__file__).parent


def sample_case(version: int, place: Path) -> Path:
    """The folder of the frozen case of that version, unpacked at a place."""
    with tarfile.open(HERE / f"version_{version}.tar.xz") as archive:
        archive.extractall(place, filter="data")
    return place / f"version_{version}.xfv"

"""Two portraits in the public domain that installed packages carry."""

import functools
from pathlib import Path

import attrs

from xfv_desktop.assets import package_file
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.fidelity import GalleryFace
from xfv_desktop.engine.face_images.alignment import crop_for
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.services.evidence.intake import inspect


@attrs.frozen
class Portrait:
    """A portrait in the public domain that an installed package carries."""

    package: str
    file: str
    person: str
    credit: str


PORTRAITS = (
    Portrait(
        "matplotlib", "matplotlib/mpl-data/sample_data/grace_hopper.jpg", "Grace Hopper",
        "US Navy, public domain; from matplotlib's sample data",
    ),
    Portrait(
        "scikit-image", "skimage/data/astronaut.png", "Eileen Collins",
        "NASA, public domain; from scikit-image's data",
    ),
)  # fmt: skip


def portrait_path(portrait: Portrait) -> Path:
    """Where an installed package keeps a portrait; raises UserError if it does not."""
    path = package_file(portrait.package, portrait.file)
    if not path.is_file():
        raise UserError(f"{portrait.package} carries no {path.name}: reinstall the package.")
    return path


@functools.cache
def portrait_faces(network: FaceNetwork) -> tuple[GalleryFace, ...]:
    """The portraits whose packages are installed, aligned for a network."""
    faces = []
    for portrait in PORTRAITS:
        try:
            found = inspect(portrait_path(portrait))
        except UserError:
            continue  # without its package there is one face less
        landmarks = found.faces[found.chosen()].landmarks_px
        crop = crop_for(network.card, found.pixels, landmarks)
        faces.append(GalleryFace(f"portrait of {portrait.person}", found.image.sha256, crop))
    return tuple(faces)

"""What several layers test with: photographs that lie in installed packages, and local test data.

Local test data (photographs and models that the project may not ship) are looked for in the
folder that the environment variable XFV_SHARED names, else in ``shared`` beside the repository.
Tests that want them are skipped where they are absent.
"""

import os
from importlib.metadata import distribution
from pathlib import Path

import pytest

PORTRAITS = {
    "hopper": ("matplotlib", "matplotlib/mpl-data/sample_data/grace_hopper.jpg"),
    "collins": ("scikit-image", "skimage/data/astronaut.png"),
}


@pytest.fixture(scope="session")
def portrait_paths():
    """Two portraits in the public domain, found in installed packages without importing them."""
    return {
        name: Path(str(distribution(package).locate_file(file)))
        for name, (package, file) in PORTRAITS.items()
    }


@pytest.fixture(scope="session")
def shared():
    """The folder with local test data; skips the test where there is none."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    folder = Path(os.environ.get("XFV_SHARED") or beside)
    if not folder.is_dir():
        pytest.skip(f"no local test data at {folder} (set XFV_SHARED)")
    return folder


@pytest.fixture(scope="session")
def shared_faces(shared):
    """Local test photographs: ``lfw``, ``nasa`` and ``difficult``."""
    return _present(shared / "faces")


@pytest.fixture(scope="session")
def shared_models(shared):
    """Local test models with their cards, and reference embeddings."""
    return _present(shared / "models")


def _present(folder):
    if not folder.is_dir():
        pytest.skip(f"no local test data at {folder}")
    return folder

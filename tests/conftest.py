"""What several layers test with: photographs that lie in installed packages, and local test data.

Local test data (photographs and models that the project may not ship) are looked for in the
folder that the environment variable XFV_SHARED names, else in ``shared`` beside the repository.
Tests that want them are skipped where they are absent.
"""

import os
import sys
from importlib.metadata import distribution
from pathlib import Path

if "PYTEST_XDIST_WORKER" in os.environ:  # one core each; before PyTorch counts them
    os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest
from hypothesis import settings

from xfv_desktop.assets import BASE_DIR
from xfv_desktop.domain.comparison import Decision
from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.fidelity import (
    Distractor,
    FidelityRecord,
    MapCurve,
    MaskComparison,
    MaskCurves,
    PartnerDependence,
    RegionCheck,
    RegionFinding,
)
from xfv_desktop.domain.trial import Change, RegionChange

# The same examples in every run, however slow the machine is; others are looked for with
# --hypothesis-profile=default.
settings.load_profile("ci")

NETWORK = {
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request",
}  # fmt: skip
"""What Python's own auditing calls the ways out of the machine."""
_attempts = []


def _refuse(event, arguments):
    if event in NETWORK:
        _attempts.append((event, arguments))
        raise PermissionError(f"no test may use the network: {event} {arguments}")


sys.addaudithook(_refuse)  # for good: there is no way to take one back


@pytest.fixture(autouse=True)
def no_network():
    """Sockets are forbidden in every test, and somebody who tried and kept quiet is found.

    The attempts so far; a test that means one takes it out.
    """
    _attempts.clear()
    yield _attempts
    assert _attempts == []


PORTRAITS = {
    "hopper": ("matplotlib", "matplotlib/mpl-data/sample_data/grace_hopper.jpg"),
    "collins": ("scikit-image", "skimage/data/astronaut.png"),
}


@pytest.fixture(autouse=True, scope="session")
def base_dir(tmp_path_factory):
    """Nothing that a test keeps lands in the home of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("base")
        patch.setenv(BASE_DIR, str(folder))
        yield folder


@pytest.fixture
def own_base_dir(tmp_path, monkeypatch):
    """An empty folder for settings and models, for one test."""
    folder = tmp_path / "base"
    monkeypatch.setenv(BASE_DIR, str(folder))
    return folder


@pytest.fixture
def library(own_base_dir):
    """The folder of an empty model library; no network and no point of another one is kept."""
    from xfv_desktop.services.comparison import examination

    examination.network.cache_clear()
    yield own_base_dir / "models"
    examination.network.cache_clear()


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


CONTROLS = ("control-gaussian", "control-edges", "control-mean-gradient")


def curve(name, area):
    """Eleven scores with that area."""
    return MapCurve(name, tuple(2 * area * (1 - step / 10) for step in range(11)), area)


def mask_curves(change, own, *, controls=(0.4, 0.5, 0.6), random=0.5):
    """The curves of an accepted pair."""
    return MaskCurves(
        change,
        higher_is_better=change is Change.INSERTION,
        own=curve("", own),
        controls=tuple(map(curve, CONTROLS, controls)),
        random=tuple(curve(f"random {seed}", random) for seed in range(20)),
    )


def fidelity_record(*, passes=True, **parts):
    """A record of an accepted pair in which every question is passed, or none is."""
    deletion, insertion = (0.3, 0.7) if passes else (0.45, 0.55)
    found = 6 if passes else 1
    values = {
        "explainer": "fggb",
        "decision": Decision.ACCEPT,
        "score": 0.47,
        "partner": PartnerDependence(
            0.6 if passes else 0.1,
            (Distractor("K7", "b" * 64, 0.1, 0.05), Distractor("Q9", "c" * 64, -0.1, 0.2)),
        ),
        "mask": MaskComparison(
            Layer.SIMILARITY,
            mask_curves(Change.DELETION, deletion),
            mask_curves(Change.INSERTION, insertion),
        ),
        "region": RegionCheck(
            RegionChange.REPLACED,
            "K7",
            tuple(RegionFinding(cell, 0.3, cell < found) for cell in range(8)),
        ),
        "settings": {"steps": 11, "fill": "black"},
    }
    return FidelityRecord(**(values | parts))


@pytest.fixture(scope="session")
def make_fidelity():
    """The builder of fidelity records with known verdicts."""
    return fidelity_record

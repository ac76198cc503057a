"""Portraits that installed packages carry, and cases made from them once and copied."""

import shutil

import pytest

from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.evidence import Role
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.reports import issue
from xfv_desktop.services.signatures.identity import new_identity

from .bundle_world import EXAMINER, PASSPHRASE, exported


@pytest.fixture(scope="session")
def portraits(portrait_paths):
    return portrait_paths["hopper"], portrait_paths["collins"]


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory, portraits):
    """Grace Hopper questioned (Q1) and known (K1), Eileen Collins known (K2)."""
    folder = tmp_path_factory.mktemp("filled") / "filled.xfv"
    hopper, collins = (intake.inspect(path) for path in portraits)
    with casework.create_case(folder, title="Robbery", examiner=EXAMINER) as case:
        intake.add_exhibit(case, hopper, role=Role.QUESTIONED, examiner=EXAMINER)
        intake.add_exhibit(case, hopper, role=Role.KNOWN, examiner=EXAMINER)
        intake.add_exhibit(case, collins, role=Role.KNOWN, examiner=EXAMINER)
    return folder


@pytest.fixture(scope="session")
def examined_folder(tmp_path_factory, filled_folder):
    """The same with Q1 compared with K1 (examination 1) and with K2 (examination 2)."""
    folder = tmp_path_factory.mktemp("examined") / "examined.xfv"
    shutil.copytree(filled_folder, folder)
    with casework.open_case(folder, writable=True) as case:
        examination.examine(case, "Q1", "K1", examiner=EXAMINER)
        examination.examine(case, "Q1", "K2", examiner=EXAMINER)
    return folder


@pytest.fixture
def case(tmp_path):
    with casework.create_case(tmp_path / "robbery", title="Robbery", examiner=EXAMINER) as made:
        yield made


@pytest.fixture
def filled(tmp_path, filled_folder):
    with casework.open_case(copied(filled_folder, tmp_path), writable=True) as case:
        yield case


@pytest.fixture
def examined(tmp_path, examined_folder):
    with casework.open_case(copied(examined_folder, tmp_path), writable=True) as case:
        yield case


def copied(folder, tmp_path):
    return shutil.copytree(folder, tmp_path / folder.name)


@pytest.fixture(scope="session")
def signer(tmp_path_factory):
    """An identity file of the examiner, under ``bundle_world.PASSPHRASE``."""
    path = tmp_path_factory.mktemp("identity") / "examiner.p12"
    new_identity(path, name=EXAMINER, organisation="Laboratory", passphrase=PASSPHRASE)
    return path


@pytest.fixture(scope="session")
def reported_folder(tmp_path_factory, examined_folder, portraits, signer):
    """The same with Eileen Collins questioned (Q2), under a remark, and reports on both."""
    folder = tmp_path_factory.mktemp("reported") / "reported.xfv"
    shutil.copytree(examined_folder, folder)
    with casework.open_case(folder, writable=True) as case:
        collins = intake.inspect(portraits[1])
        intake.add_exhibit(
            case, collins, role=Role.QUESTIONED, examiner=EXAMINER, remarks="Told by Mr Quiet."
        )
        for number in (1, 2):
            issue.issue_report(
                case, number, examiner=Examiner(EXAMINER), identity=signer,
                passphrase=PASSPHRASE,
            )  # fmt: skip
    return folder


@pytest.fixture
def reported(tmp_path, reported_folder):
    with casework.open_case(copied(reported_folder, tmp_path), writable=True) as case:
        yield case


@pytest.fixture(scope="session")
def bundle(tmp_path_factory, reported_folder):
    """The whole case in a bundle that nobody signed."""
    return exported(reported_folder, tmp_path_factory.mktemp("bundle"))


@pytest.fixture(scope="session")
def signed(tmp_path_factory, reported_folder, signer):
    """The same, signed."""
    place = tmp_path_factory.mktemp("signed")
    return exported(reported_folder, place, identity=signer, passphrase=PASSPHRASE)

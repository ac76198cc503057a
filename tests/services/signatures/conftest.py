"""Two people with an identity each, an authority, and an empty trust store."""

import pytest

from tests.reporting.laboratory import Authority
from tests.signers import examiner_and_verifier
from xfv_desktop.services.program.trust import TrustStore


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    return examiner_and_verifier(tmp_path_factory.mktemp("people"))


@pytest.fixture
def store(tmp_path):
    return TrustStore(tmp_path / "settings")


@pytest.fixture
def laboratory():
    return Authority.founded()

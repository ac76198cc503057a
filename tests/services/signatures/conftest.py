"""Two people with an identity each, an authority, and an empty trust store."""

import pytest

from tests.reporting.laboratory import Authority
from xfv_desktop.services.program.trust import TrustStore
from xfv_desktop.services.signatures import identity

PASSPHRASE = "correct horse"


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    folder = tmp_path_factory.mktemp("people")
    for name in ("examiner", "verifier"):
        identity.new_identity(
            folder / f"{name}.xfvid", name=f"The {name}", organisation="", passphrase=PASSPHRASE
        )
    return folder


@pytest.fixture
def store(tmp_path):
    return TrustStore(tmp_path / "settings")


@pytest.fixture
def laboratory():
    return Authority.founded()

"""Whom a computer trusts, and identities that an authority certifies."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tests.reporting.laboratory import Authority
from tests.signers import PASSPHRASE
from xfv_desktop.domain.errors import IdentityUnusable, NotInStore, UserError
from xfv_desktop.services.signatures import identity


def put(path, data):
    path.write_bytes(data)
    return path


def test_the_trust_store_keeps_lists_and_forgets(store, laboratory, tmp_path):
    root = put(tmp_path / "root.pem", laboratory.certificate.public_bytes(Encoding.PEM))
    assert store.entries() == ()
    (added,) = store.add(root)
    assert (added.kind, added.name) == ("root", "Laboratory Root")
    for _ in range(2):
        store.add(put(tmp_path / "lab.crl", laboratory.revocation_list()))
    assert [entry.kind for entry in store.entries()] == ["root", "revocation list"]
    assert store.material().roots == (laboratory.certificate,)
    assert len(store.material().revocation_lists) == 1
    assert store.remove(added.fingerprint[:6]) == added
    assert store.material().roots == ()
    with pytest.raises(NotInStore, match="Nothing in the trust store"):
        store.remove("not a hash")
    with pytest.raises(IdentityUnusable):
        store.add(put(tmp_path / "photo.jpg", b"\xff\xd8\xff"))


def test_an_older_list_does_not_take_the_place_of_a_newer_one(store, laboratory, tmp_path):
    """It would not know of a certificate that was revoked meanwhile."""
    signer = laboratory.person("The examiner").certificate
    newer = laboratory.revocation_list(signer, made_at=datetime(2026, 2, 1, tzinfo=UTC))
    older = laboratory.revocation_list(made_at=datetime(2026, 1, 1, tzinfo=UTC))
    store.add(put(tmp_path / "older.crl", older))
    store.add(put(tmp_path / "newer.crl", newer))
    with pytest.raises(UserError, match=r"a newer revocation list of .*Laboratory Root already"):
        store.add(put(tmp_path / "older.crl", older))
    assert store.material().revocation_lists == (newer,)


def test_what_two_authorities_say_of_the_same_number_or_name_stays(store, laboratory, tmp_path):
    signer, other = laboratory.person("The examiner").certificate, Authority.founded("Other Root")
    namesake = Authority.founded("Laboratory Root", organisation="Elsewhere")
    for one in (laboratory, other, namesake):
        store.add(put(tmp_path / "status.ocsp", one.status_answer(signer)))
        store.add(put(tmp_path / "lab.crl", one.revocation_list()))
    assert len(store.material().status_answers) == 3
    assert len(store.material().revocation_lists) == 3


def certified(laboratory, path, tmp_path):
    """The file's key, certified by the laboratory: request, issue, install."""
    asked = tmp_path / "request.csr"
    identity.certificate_request(path, PASSPHRASE, asked)
    request = x509.load_pem_x509_csr(asked.read_bytes())
    assert request.is_signature_valid
    issued = laboratory.certificate_for("The examiner", request.public_key(), last=_in_a_year())
    files = [put(tmp_path / "issued.pem", issued.public_bytes(Encoding.PEM))]
    files += [put(tmp_path / "root.cer", laboratory.certificate.public_bytes(Encoding.DER))]
    return issued, identity.install_certificate(path, PASSPHRASE, tuple(files))


def _in_a_year():
    return datetime.now(UTC) + timedelta(days=365)


@pytest.mark.parametrize("name", ["me.xfvid", "me.p12"])
def test_an_authority_certifies_an_identity(laboratory, store, people, tmp_path, name):
    path = tmp_path / name
    identity.copy_identity(people / "examiner.xfvid", PASSPHRASE, path)
    before = identity.read_identity(path, PASSPHRASE)
    path.with_suffix(".cer").write_bytes((people / "examiner.cer").read_bytes())
    issued, installed = certified(laboratory, path, tmp_path)
    assert (before.vouched_by, installed.vouched_by) == ("", "Laboratory Root")
    assert identity.read_identity(path, PASSPHRASE) == installed
    assert x509.load_der_x509_certificate(path.with_suffix(".cer").read_bytes()) == issued
    kept = path.with_name(f"me-{before.fingerprint[:8]}.cer")
    assert kept.read_bytes() == (people / "examiner.cer").read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    revoked = laboratory.revocation_list(issued, at=datetime(2026, 1, 2, tzinfo=UTC))
    store.add(put(tmp_path / "lab.crl", revoked))
    with pytest.raises(IdentityUnusable, match="revoked by its authority on 2026-01-02"):
        identity.signing_identity(path, PASSPHRASE, store.material())


def test_a_certificate_of_another_key_is_not_installed(laboratory, people, tmp_path):
    path = tmp_path / "me.xfvid"
    identity.copy_identity(people / "examiner.xfvid", PASSPHRASE, path)
    before = path.read_bytes()
    other = laboratory.person("The examiner", last=_in_a_year()).certificate
    file = put(tmp_path / "other.cer", other.public_bytes(Encoding.DER))
    with pytest.raises(IdentityUnusable, match="None of the certificates belongs to the key"):
        identity.install_certificate(path, PASSPHRASE, (file,))
    assert path.read_bytes() == before

"""Keys on a smart card, played by SoftHSM; skipped where that is not installed (see .ci/run)."""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from xfv_desktop.domain.errors import IdentityUnusable, WrongPassphrase
from xfv_desktop.reporting.identities import certificates
from xfv_desktop.reporting.identities.card_contents import card_certificates
from xfv_desktop.reporting.identities.smartcard import CardAddress, card_identity
from xfv_desktop.reporting.pdf.layout import RenderedReport
from xfv_desktop.reporting.signatures.checkpoint import checkpoint_fault, signed_checkpoint
from xfv_desktop.reporting.signatures.signature import sign
from xfv_desktop.reporting.signatures.trust import TrustMaterial
from xfv_desktop.reporting.signatures.verification import status

from ..laboratory import Authority, rsa_key
from ..specimen import NOW

PIN, SO_PIN = "no digits", "87654321"  # which a fingerprint may hold
MODULE = next(
    (path for path in map(Path, (
        "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
        "/usr/local/lib/softhsm/libsofthsm2.so",
    )) if path.is_file()),
    None,
)  # fmt: skip
needs_card = pytest.mark.skipif(
    MODULE is None or not shutil.which("pkcs11-tool") or not shutil.which("softhsm2-util"),
    reason="SoftHSM or OpenSC is not installed",
)
labels = (f"Card {number}" for number in itertools.count())


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A card reader of its own, as the driver reads its settings once in a process."""
    pytest.importorskip("pkcs11")
    folder = tmp_path_factory.mktemp("cards")
    (folder / "tokens").mkdir()
    (folder / "conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "conf")


@pytest.fixture
def card(reader: None, tmp_path: Path, laboratory: Authority) -> str:
    """The label of a fresh card with an EC key “ec”, an RSA key “rsa” and their certificates."""
    import pkcs11

    label = next(labels)
    call("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN,
         "--so-pin", SO_PIN)  # fmt: skip
    pkcs11.lib(str(MODULE)).reinitialize()
    keys = {"ec": ec.generate_private_key(ec.SECP256R1()), "rsa": rsa_key()}
    for number, (name, key) in enumerate(keys.items(), 1):
        put(label, tmp_path, name, number, key=key)
        certificate = laboratory.certificate_for(f"Card holder {name}", key.public_key())
        put(label, tmp_path, name, number, certificate=certificate)
    put(label, tmp_path, "root", 9, certificate=laboratory.certificate)
    return label


def put(
    label: str,
    folder: Path,
    name: str,
    number: int,
    *,
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | None = None,
    certificate: x509.Certificate | None = None,
) -> None:
    file = folder / "object.der"
    if key is not None:
        file.write_bytes(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    elif certificate is not None:
        file.write_bytes(certificate.public_bytes(Encoding.DER))
    kind = ("privkey", "--usage-sign") if key else ("cert",)
    call("pkcs11-tool", "--module", str(MODULE), "--login", "--pin", PIN, "--token-label", label,
         "--write-object", str(file), "--id", f"0{number}", "--label", name, "--type", *kind,
         )  # fmt: skip


def call(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def address(label: str, name: str) -> str:
    return f"pkcs11:token={label.replace(' ', '%20')};object={name}?module-path={MODULE}"


@needs_card
@pytest.mark.parametrize("name", ["ec", "rsa"])
def test_a_card_signs_a_report_and_a_checkpoint(
    card: str, rendered: RenderedReport, laboratory: Authority, name: str
) -> None:
    identity = card_identity(address(card, name), PIN)
    assert identity.name == f"Card holder {name}"
    assert identity.chain == (laboratory.certificate,)
    assert PIN not in repr(identity)
    found = status(
        sign(rendered, identity, signed_at=NOW), TrustMaterial((laboratory.certificate,)), now=NOW
    )
    assert found.ok
    assert found.trusted
    checkpoint = signed_checkpoint(identity, case="a" * 64, sequence=1, seal="b" * 64, at="now")
    assert checkpoint_fault(checkpoint) is None
    assert b"CERTIFICATE REQUEST" in certificates.request(
        identity.certificate.subject, identity.key
    )
    with pytest.raises(NotImplementedError):
        identity.key.private_numbers()


@needs_card
def test_a_wrong_pin_is_told_and_the_right_one_taken_after_it(card: str) -> None:
    with pytest.raises(WrongPassphrase, match="PIN of the smart card is wrong"):
        card_identity(address(card, "ec"), "654321")
    assert card_identity(address(card, "ec"), PIN).name == "Card holder ec"


@needs_card
def test_a_card_taken_out_in_the_middle_is_told(card: str, rendered: RenderedReport) -> None:
    identity = card_identity(address(card, "ec"), PIN)
    call("softhsm2-util", "--delete-token", "--token", card)
    with pytest.raises(IdentityUnusable, match=r"taken out.*nothing was signed"):
        sign(rendered, identity, signed_at=NOW)


@needs_card
def test_what_is_not_on_the_card_is_told(card: str, tmp_path: Path) -> None:
    for wrong, reason in (
        (address("Nobody", "ec"), "No smart card named “Nobody”"),
        (address(card, "other"), "holds no such key"),
        (address(card, "").replace("object=", ""), "holds several keys"),
        (f"pkcs11:token=x?module-path={tmp_path / 'none.so'}", "driver .*none.so does not work"),
    ):
        with pytest.raises(IdentityUnusable, match=reason):
            card_identity(wrong, PIN)


@needs_card
def test_a_key_without_its_certificate_is_told(card: str, tmp_path: Path) -> None:
    put(card, tmp_path, "bare", 5, key=ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(IdentityUnusable, match="no certificate of its key"):
        card_identity(address(card, "bare"), PIN)


@needs_card
def test_a_certificate_of_another_key_is_told(
    card: str, tmp_path: Path, laboratory: Authority
) -> None:
    put(card, tmp_path, "odd", 6, key=ec.generate_private_key(ec.SECP256R1()))
    other = ec.generate_private_key(ec.SECP256R1()).public_key()
    put(card, tmp_path, "odd", 6, certificate=laboratory.certificate_for("Odd", other))
    identity = card_identity(address(card, "odd"), PIN)
    with pytest.raises(IdentityUnusable, match="another key than that of its certificate"):
        identity.sign(b"report")


class Held:
    """A driver with one card and what that holds: (id, bytes) of each certificate."""

    flags, label = 0x400, "Card "

    def __init__(self, *held: tuple[bytes, bytes]) -> None:
        self._held = held

    def get_tokens(self) -> list["Held"]:
        return [self]

    @contextmanager
    def open(self) -> Iterator["Held"]:
        yield self

    def get_objects(self, _: object) -> list[dict[object, bytes]]:
        from pkcs11 import Attribute

        return [{Attribute.ID: key, Attribute.VALUE: value} for key, value in self._held]


def test_an_empty_place_on_a_card_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, laboratory: Authority
) -> None:
    pkcs11 = pytest.importorskip("pkcs11")
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    own = laboratory.certificate_for("Card holder", key).public_bytes(Encoding.DER)
    root = laboratory.certificate.public_bytes(Encoding.DER)
    driver = Held((b"\1", b""), (b"\2", b"no certificate"), (b"\3", own), (b"\4", root))
    monkeypatch.setattr(pkcs11, "lib", lambda _: driver)
    (found,) = card_certificates("/driver.so")
    assert (found.holder, found.token) == ("Card holder", "Card")
    assert found.address == "pkcs11:token=Card;id=%03?module-path=/driver.so"


class Failing:
    """A driver whose card fails in a given way."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def get_tokens(self) -> list["Failing"]:
        return [self]

    flags, label = 0x400, "Card"

    def open(self, user_pin: str) -> None:
        raise self._error


@pytest.mark.parametrize(
    ("error", "kind", "reason"),
    [
        ("PinIncorrect", WrongPassphrase, "PIN of the smart card is wrong"),
        ("PinLocked", IdentityUnusable, "locked after too many wrong PINs"),
        ("DeviceRemoved", IdentityUnusable, "taken out"),
        ("TokenNotPresent", IdentityUnusable, "taken out"),
        ("FunctionFailed", IdentityUnusable, r"does not work \(FunctionFailed\)"),
    ],
)
def test_every_failure_of_a_card_has_its_own_sentence(
    monkeypatch: pytest.MonkeyPatch, error: str, kind: type[Exception], reason: str
) -> None:
    pkcs11 = pytest.importorskip("pkcs11")
    monkeypatch.setattr(pkcs11, "lib", lambda _: Failing(getattr(pkcs11, error)()))
    with pytest.raises(kind, match=reason):
        card_identity("pkcs11:token=Card?module-path=/driver.so", PIN)


def test_without_the_package_the_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    with pytest.raises(IdentityUnusable, match="smartcard"):
        card_identity("pkcs11:?module-path=/driver.so", PIN)


def test_an_address_is_read_as_rfc_7512_says() -> None:
    read = CardAddress.parsed("pkcs11:token=My%20Card;id=%01%FF;type=private?module-path=/a%20b.so")
    assert read == CardAddress("/a b.so", "My Card", "", b"\x01\xff")


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        ("pkcs11:token=x", "does not name the driver"),
        ("pkcs11:token=x?module-path=/d.so&pin-value=1", "“pin-value” that is not understood"),
    ],
)
def test_an_address_that_is_incomplete_is_told(uri: str, reason: str) -> None:
    with pytest.raises(IdentityUnusable, match=reason):
        CardAddress.parsed(uri)

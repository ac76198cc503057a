"""Who signs: identities made, read, certified by an authority, and passed on."""

from datetime import UTC, datetime
from pathlib import Path

import attrs

from xfv_desktop.disk import replace_file, with_ending, write_new
from xfv_desktop.domain.errors import IdentityUnusable, OutputUnwritable
from xfv_desktop.reporting.identities import certificates
from xfv_desktop.reporting.identities.card_contents import CardCertificate, card_certificates
from xfv_desktop.reporting.identities.identity import (
    LoadedIdentity,
    create_identity,
    identity_file,
    identity_of,
    load_identity,
    refuse_outside_validity,
)
from xfv_desktop.reporting.identities.smartcard import card_identity, is_card
from xfv_desktop.reporting.signatures.trust import TrustMaterial
from xfv_desktop.services.program.files import read_file

__all__ = ["CardCertificate", "card_certificates"]

CERTIFICATE_SUFFIX = ".cer"
IDENTITY_SUFFIX = ".xfvid"
EXCHANGE_SUFFIXES = (".p12", ".pfx")

Reference = Path | str
"""Where an identity is: an identity file, or the address of a smart card (``pkcs11:…``)."""


def named_identity(text: str) -> Reference:
    """What somebody has typed, as the one or the other."""
    return text if is_card(text) else Path(text).expanduser()


@attrs.frozen
class Identity:
    """What may be shown of a signing identity; ``fingerprint`` is the certificate's SHA-256.

    ``vouched_by`` names the authority that issued the certificate, empty for a self-signed one.
    """

    name: str
    fingerprint: str
    valid_until: datetime
    demonstration: bool
    vouched_by: str


def identity_path(path: Path) -> Path:
    """The file with the ending of an identity: its own, .p12 or .pfx; raises IdentityUnusable."""
    if not path.name:
        raise IdentityUnusable("Name the file of the identity.")
    return with_ending(path, IDENTITY_SUFFIX, *EXCHANGE_SUFFIXES)


def new_identity(
    path: Path, *, name: str, organisation: str, passphrase: str, demonstration: bool = False
) -> Identity:
    """A new self-signed identity in a file, its certificate (DER) beside it.

    A file that ends in .p12 or .pfx is written as PKCS#12, any other in the program's own format
    with .xfvid as its ending. Never overwrites; raises IdentityUnusable or OutputUnwritable.
    """
    path = identity_path(path)
    certificate = path.with_suffix(CERTIFICATE_SUFFIX)
    for place in (path, certificate):
        if place.exists():
            raise IdentityUnusable(f"{place} exists already: choose another name for the identity.")
    now = datetime.now(UTC)
    data = create_identity(
        name=name, organisation=organisation, passphrase=passphrase,
        demonstration=demonstration, now=now,
    )  # fmt: skip
    loaded = load_identity(data, passphrase, now=now)
    if path.suffix.lower() in EXCHANGE_SUFFIXES:
        data = identity_file(loaded, passphrase, for_exchange=True)
    write_new(path, data, private=True)
    try:
        write_new(certificate, loaded.certificate_der)
    except OutputUnwritable:
        path.unlink()  # no key without its certificate: the next try would find it in its way
        raise
    return shown(loaded)


def read_identity(reference: Reference, passphrase: str) -> Identity:
    """What an identity holds; raises IdentityUnusable or WrongPassphrase."""
    return shown(opened_identity(reference, passphrase))


def opened_identity(reference: Reference, passphrase: str) -> LoadedIdentity:
    """The key and its certificate; raises IdentityUnusable or WrongPassphrase.

    For a smart card the passphrase is its PIN, and the key stays on the card.
    """
    now = datetime.now(UTC)
    if is_card(str(reference)):
        loaded = card_identity(str(reference), passphrase)
        refuse_outside_validity(loaded.certificate, now=now)
        return loaded
    return load_identity(_contents(reference), passphrase, now=now)


def refuse_unreadable(reference: Reference) -> None:
    """Raises IdentityUnusable where there is no such file: before anybody types a passphrase."""
    if not is_card(str(reference)):
        _contents(reference)


def signing_identity(reference: Reference, passphrase: str, trust: TrustMaterial) -> LoadedIdentity:
    """An identity that may sign now: its authorities completed from what is trusted here.

    Raises IdentityUnusable if its certificate was revoked, besides what ``opened_identity`` raises.
    """
    loaded = opened_identity(reference, passphrase)
    revoked = trust.revoked_at(loaded.certificate, loaded.chain)
    if revoked is not None:
        raise IdentityUnusable(
            f"The certificate of {loaded.name} was revoked by its authority on "
            f"{revoked:%Y-%m-%d}: nothing can be signed with it. Ask for a new one."
        )
    known = (*loaded.chain, *trust.roots, *trust.others)
    return attrs.evolve(loaded, chain=certificates.chain_above(loaded.certificate, known))


def certificate_request(reference: Reference, passphrase: str, out: Path) -> Identity:
    """Writes a request (PKCS#10) by which a laboratory's authority can certify the same key.

    Raises IdentityUnusable, WrongPassphrase or OutputUnwritable.
    """
    loaded = opened_identity(reference, passphrase)
    write_new(out, certificates.request(loaded.certificate.subject, loaded.key))
    return shown(loaded)


def install_certificate(path: Path, passphrase: str, issued: tuple[Path, ...]) -> Identity:
    """Puts the certificate that an authority issued into an identity file, in place of its own.

    ``issued``: files with the certificate and those of the authorities above it. The certificate
    beside the file is renewed too, the one before kept under its fingerprint: earlier reports are
    verified with it. Raises IdentityUnusable if none is for the identity's key.
    """
    path = _existing(path)
    before = opened_identity(path, passphrase)
    given = [one for file in issued for one in certificates.read_certificates(read_file(file))]
    own = [one for one in given if one.public_key() == before.certificate.public_key()]
    if not own:
        raise IdentityUnusable(
            "None of the certificates belongs to the key of this identity: give the one that was "
            "issued for its request."
        )
    loaded = identity_of(before.key, given)
    refuse_outside_validity(loaded.certificate, now=datetime.now(UTC))
    for_exchange = path.suffix.lower() in EXCHANGE_SUFFIXES
    data = identity_file(loaded, passphrase, for_exchange=for_exchange)
    beside = path.with_suffix(CERTIFICATE_SUFFIX)
    kept = beside.with_stem(f"{beside.stem}-{before.fingerprint[:8]}")
    if beside.exists() and not kept.exists():
        write_new(kept, before.certificate_der)
    replace_file(path, data, private=True)
    replace_file(beside, loaded.certificate_der)
    return shown(loaded)


def copy_identity(path: Path, passphrase: str, out: Path) -> Identity:
    """The same identity in another file, as PKCS#12 where that ends in .p12 or .pfx.

    Without an ending it gets .xfvid. The copy is opened again before it counts. Raises
    IdentityUnusable, WrongPassphrase or OutputUnwritable.
    """
    out = identity_path(out)
    loaded = opened_identity(path, passphrase)
    for_exchange = out.suffix.lower() in EXCHANGE_SUFFIXES
    write_new(out, identity_file(loaded, passphrase, for_exchange=for_exchange), private=True)
    return read_identity(out, passphrase)


def _contents(reference: Reference) -> bytes:
    try:
        return _existing(Path(reference)).read_bytes()
    except OSError as error:
        raise IdentityUnusable(
            f"The identity file {reference} cannot be read ({error.strerror}): check the path."
        ) from error


def _existing(path: Path) -> Path:
    """The file as it was typed, or with the ending that was left out."""
    typed_whole = path.exists() or not path.name or is_card(str(path))
    return path if typed_whole else identity_path(path)


def shown(identity: LoadedIdentity) -> Identity:
    """What may be shown of it."""
    issuer = identity.certificate.issuer
    return Identity(
        name=identity.name,
        fingerprint=identity.fingerprint,
        valid_until=identity.valid_until,
        demonstration=identity.demonstration,
        vouched_by="" if identity.self_signed else certificates.name_of(issuer),
    )


def read_certificate(path: Path) -> bytes:
    """The DER bytes of the first certificate of a file (DER or PEM); raises UserError."""
    return certificates.der(certificates.read_certificates(read_file(path))[0])

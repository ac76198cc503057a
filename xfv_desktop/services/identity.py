"""Who signs: identities made and read."""

from datetime import UTC, datetime
from pathlib import Path

import attrs

from xfv_desktop.domain.errors import IdentityUnusable, OutputUnwritable, UserError
from xfv_desktop.reporting.identity import LoadedIdentity, create_identity, load_identity
from xfv_desktop.reporting.verification import certificate_der

CERTIFICATE_SUFFIX = ".cer"


@attrs.frozen
class Identity:
    """What may be shown of a signing identity; ``fingerprint`` is the certificate's SHA-256."""

    name: str
    fingerprint: str
    valid_until: datetime
    demonstration: bool


def new_identity(
    path: Path, *, name: str, organisation: str, passphrase: str, demonstration: bool = False
) -> Identity:
    """A new self-signed identity as a PKCS#12 file, its certificate (DER) beside it.

    Never overwrites; raises IdentityUnusable or OutputUnwritable.
    """
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
    try:
        with path.open("xb") as stream:
            path.chmod(0o600)  # the key is the signature: nobody else may read it
            stream.write(data)
        certificate.write_bytes(loaded.certificate_der)
    except OSError as error:
        raise OutputUnwritable(
            f"The identity cannot be written to {path} ({error.strerror})."
        ) from error
    return _shown(loaded)


def read_identity(path: Path, passphrase: str) -> Identity:
    """What an identity file holds; raises IdentityUnusable or WrongPassphrase."""
    return _shown(opened_identity(path, passphrase))


def opened_identity(path: Path, passphrase: str) -> LoadedIdentity:
    """The key, in memory; raises IdentityUnusable or WrongPassphrase."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IdentityUnusable(
            f"The identity file {path} cannot be read ({error.strerror}): check the path."
        ) from error
    return load_identity(data, passphrase, now=datetime.now(UTC))


def read_certificate(path: Path) -> bytes:
    """The DER bytes of a certificate file (DER or PEM); raises UserError."""
    try:
        return certificate_der(path.read_bytes())
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}): check the path.") from error


def _shown(identity: LoadedIdentity) -> Identity:
    return Identity(
        identity.name, identity.fingerprint, identity.valid_until, identity.demonstration
    )

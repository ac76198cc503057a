"""What smart cards hold that can be seen without a PIN, to choose the one that signs."""

from datetime import datetime
from urllib.parse import quote

import attrs
from cryptography import x509

from xfv_desktop.domain.errors import IdentityUnusable
from xfv_desktop.reporting.identities.certificates import common_name, name_of
from xfv_desktop.reporting.identities.smartcard import (
    SCHEME,
    held_certificates,
    in_words,
    usable_tokens,
)


@attrs.frozen
class CardCertificate:
    """A certificate on a card: the card, the holder, who issued it, and the address of its key."""

    token: str
    holder: str
    issuer: str
    valid_until: datetime
    address: str


def card_certificates(module: str) -> tuple[CardCertificate, ...]:
    """The certificates of persons on every card that a driver finds; authorities are left out.

    Raises IdentityUnusable: a driver that does not work, no card in the reader, or none of a person
    on it.
    """
    found = []
    with in_words(module) as pkcs11:
        tokens = usable_tokens(pkcs11, module)
        for token in tokens:
            with token.open() as session:
                found += [
                    _described(module, token.label.strip(), certificate, key)
                    for key, certificate in held_certificates(session)
                    if not _is_authority(certificate)
                ]
    if not tokens:
        raise IdentityUnusable("No smart card is in the reader: put it in, and look again.")
    if not found:
        raise IdentityUnusable("No certificate of a person is on the smart card.")
    return tuple(found)


def _described(
    module: str, token: str, certificate: x509.Certificate, key: bytes
) -> CardCertificate:
    identifier = "".join(f"%{byte:02X}" for byte in key)
    return CardCertificate(
        token,
        common_name(certificate),
        name_of(certificate.issuer),
        certificate.not_valid_after_utc,
        f"{SCHEME}token={quote(token)};id={identifier}?module-path={quote(module)}",
    )


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False

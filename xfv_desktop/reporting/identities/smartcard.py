"""Identities on a smart card: the key never leaves it, and signs there (PKCS#11 v2.40).

A card is named by a URI of RFC 7512, for example
``pkcs11:token=Examiner;object=signature?module-path=/usr/lib/opensc-pkcs11.so``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

import attrs
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from xfv_desktop.domain.errors import IdentityUnusable, WrongPassphrase
from xfv_desktop.reporting.identities.certificates import SigningKey
from xfv_desktop.reporting.identities.identity import LoadedIdentity, identity_of

SCHEME = "pkcs11:"
_MISSING = (
    "Smart cards need the optional package python-pkcs11: install it with "
    "pip install “xfv-desktop[smartcard]”."
)


@attrs.frozen
class CardAddress:
    """Where a key lies: the driver of the card reader, the card's label, the key's label or id.

    An empty ``token`` means the only card there is, an empty ``label`` the only key on it.
    """

    module: str
    token: str = ""
    label: str = ""
    identifier: bytes = b""

    @classmethod
    def parsed(cls, uri: str) -> "CardAddress":
        """The address of a URI (RFC 7512); raises IdentityUnusable."""
        path, _, query = uri.removeprefix(SCHEME).partition("?")
        parts = [part.partition("=") for part in (*path.split(";"), *query.split("&")) if part]
        named = {name: value for name, _, value in parts}
        if unknown := set(named) - {"token", "object", "id", "type", "module-path"}:
            raise IdentityUnusable(
                f"The address of the smart card has a part “{sorted(unknown)[0]}” that is not "
                "understood; give token, object or id, and module-path. The PIN is asked for."
            )
        if not named.get("module-path"):
            raise IdentityUnusable(
                "The address of the smart card does not name the driver of its reader; add "
                "?module-path=/path/to/driver.so."
            )
        identifier = bytes(map(ord, unquote(named.get("id", ""), encoding="latin-1")))
        return cls(
            unquote(named["module-path"]),
            unquote(named.get("token", "")),
            unquote(named.get("object", "")),
            identifier,
        )


def is_card(identity: str) -> bool:
    """Whether the text is the address of a smart card."""
    return identity.startswith(SCHEME)


def card_identity(uri: str, pin: str) -> LoadedIdentity:
    """The certificate of a card and a key that signs on it, each time with the PIN.

    The certificate is the one with the key's id. Raises WrongPassphrase for a wrong PIN,
    IdentityUnusable for a locked or missing card, a missing driver, or a card without a key and
    its certificate.
    """
    address = CardAddress.parsed(uri)
    with _session(address, pin) as session:
        identifier = bytes(_private_key(session, address).id)
        found = list(held_certificates(session))
    own = next((certificate for held, certificate in found if held == identifier), None)
    if own is None:
        raise IdentityUnusable("The smart card holds no certificate of its key; have one put on.")
    public = own.public_key()
    key: SigningKey
    if isinstance(public, rsa.RSAPublicKey):
        key = RsaCardKey(address, pin, public)
    elif isinstance(public, ec.EllipticCurvePublicKey):
        key = EcCardKey(address, pin, public)
    else:
        raise IdentityUnusable("The key on the smart card is neither an EC nor an RSA key.")
    return identity_of(key, [own, *(certificate for _, certificate in found)])


@attrs.frozen
class _CardKey:
    """A key that cannot leave its card. Every signature opens the card anew, and is checked."""

    _address: CardAddress
    _pin: str = attrs.field(repr=False)
    _public: Any

    def public_key(self) -> Any:  # noqa: ANN401 - an RSA or an EC key
        """The key's public half, from the certificate."""
        return self._public

    @property
    def key_size(self) -> int:
        """Bits."""
        return int(self._public.key_size)

    def private_bytes(self, *_: object) -> bytes:
        """Never; raises NotImplementedError."""
        raise NotImplementedError("the key of a smart card cannot be read")

    def private_numbers(self) -> Any:  # noqa: ANN401
        """Never; raises NotImplementedError."""
        return self.private_bytes()

    exchange = decrypt = private_bytes

    def __copy__(self) -> Any:  # noqa: ANN401
        return self

    def __deepcopy__(self, memo: object) -> Any:  # noqa: ANN401
        return self


@attrs.frozen
class RsaCardKey(_CardKey, rsa.RSAPrivateKey):
    """An RSA key on a card; signs with RSASSA-PKCS1-v1_5 and SHA-256."""

    def sign(self, data: Any, padding: Any, algorithm: Any) -> bytes:  # noqa: ANN401
        """The signature; raises WrongPassphrase or IdentityUnusable."""
        with _session(self._address, self._pin) as session:
            from pkcs11 import Mechanism

            key = _private_key(session, self._address)
            signature = bytes(key.sign(bytes(data), mechanism=Mechanism.SHA256_RSA_PKCS))
        with _fitting():
            self._public.verify(signature, data, padding, algorithm)
        return signature


@attrs.frozen
class EcCardKey(_CardKey, ec.EllipticCurvePrivateKey):
    """An EC key on a card; signs with ECDSA over the hash that is computed here."""

    @property
    def curve(self) -> ec.EllipticCurve:
        """The curve of the public key."""
        return self._public.curve  # type: ignore[no-any-return]

    def sign(self, data: Any, signature_algorithm: Any) -> bytes:  # noqa: ANN401
        """The signature in DER; raises WrongPassphrase or IdentityUnusable."""
        digest = hashes.Hash(signature_algorithm.algorithm)
        digest.update(data)
        with _session(self._address, self._pin) as session:
            from pkcs11 import Mechanism

            # Hashed here: many cards offer only the raw mechanism.
            key = _private_key(session, self._address)
            pair = bytes(key.sign(digest.finalize(), mechanism=Mechanism.ECDSA))
        half = len(pair) // 2
        numbers = (int.from_bytes(pair[:half]), int.from_bytes(pair[half:]))
        signature = encode_dss_signature(*numbers)
        with _fitting():
            self._public.verify(signature, data, signature_algorithm)
        return signature


@contextmanager
def _fitting() -> Iterator[None]:
    try:
        yield
    except InvalidSignature as error:
        raise IdentityUnusable(
            "The smart card signed with another key than that of its certificate; nothing was "
            "signed. Have the card put in order."
        ) from error


@contextmanager
def _session(address: CardAddress, pin: str) -> Iterator[Any]:
    """A session with the card; whatever goes wrong in it becomes a sentence."""
    with in_words(address.module) as pkcs11:
        tokens = [
            token
            for token in usable_tokens(pkcs11, address.module)
            if address.token in ("", token.label.strip())
        ]
        if len(tokens) != 1:
            which = f"named “{address.token}” " if address.token else ""
            raise IdentityUnusable(
                f"{'No' if not tokens else 'More than one'} smart card {which}is in the reader: "
                "put in the one that is to sign, and try again."
            )
        with tokens[0].open(user_pin=pin) as session:
            yield session


def usable_tokens(pkcs11: Any, module: str) -> list[Any]:  # noqa: ANN401 - the untyped module
    """The cards in the readers of a driver that were given a PIN."""
    flag = pkcs11.TokenFlag.TOKEN_INITIALIZED
    return [token for token in pkcs11.lib(module).get_tokens() if token.flags & flag]


def held_certificates(session: Any) -> Iterator[tuple[bytes, x509.Certificate]]:  # noqa: ANN401
    """The certificates on a card, each behind its key's id; empty places are passed over."""
    from pkcs11 import Attribute, ObjectClass

    for held in list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})):
        try:
            certificate = x509.load_der_x509_certificate(bytes(held[Attribute.VALUE]))
        except ValueError:
            continue
        yield bytes(held[Attribute.ID]), certificate


@contextmanager
def in_words(module: str) -> Iterator[Any]:
    """The package that speaks with cards; what goes wrong becomes a sentence.

    Raises WrongPassphrase for a wrong PIN, IdentityUnusable for everything else.
    """
    try:
        import pkcs11
    except ImportError as error:
        raise IdentityUnusable(_MISSING) from error
    try:
        yield pkcs11
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
        raise WrongPassphrase(
            "The PIN of the smart card is wrong; type it again. After a few wrong ones the card "
            "locks itself."
        ) from error
    except (pkcs11.PinLocked, pkcs11.PinExpired) as error:
        raise IdentityUnusable(
            "The smart card is locked after too many wrong PINs: its issuer can unlock it."
        ) from error
    except _removed(pkcs11) as error:
        raise IdentityUnusable(
            "The smart card was taken out or does not answer; nothing was signed. Put it back "
            f"and try again ({type(error).__name__})."
        ) from error
    except pkcs11.PKCS11Error as error:
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        raise IdentityUnusable(
            f"The smart card or its driver {module} does not work ({reason})."
        ) from error


def _removed(pkcs11: Any) -> tuple[type[Exception], ...]:  # noqa: ANN401 - the module
    return (
        pkcs11.DeviceRemoved,
        pkcs11.TokenNotPresent,
        pkcs11.SessionHandleInvalid,
        pkcs11.SessionClosed,
        pkcs11.DeviceError,
        pkcs11.GeneralError,
    )


def _private_key(session: Any, address: CardAddress) -> Any:  # noqa: ANN401 - untyped objects
    from pkcs11 import Attribute, ObjectClass

    wanted: dict[Any, Any] = {Attribute.CLASS: ObjectClass.PRIVATE_KEY}
    if address.label:
        wanted[Attribute.LABEL] = address.label
    if address.identifier:
        wanted[Attribute.ID] = address.identifier
    # Not get_key: it leaves its search open where it finds more than one.
    keys = list(session.get_objects(wanted))
    if not keys:
        raise IdentityUnusable(
            "The smart card holds no such key: check object and id in its address."
        )
    if len(keys) > 1:
        raise IdentityUnusable(
            "The smart card holds several keys: name one with object= in its address."
        )
    return keys[0]

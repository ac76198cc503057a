"""An Ed25519 key for records beside the reports, bound to the certificate of a person."""

import attrs
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from xfv_desktop.reporting.identities.identity import LoadedIdentity

LABEL = b"XFV Desktop: Ed25519 key for checkpoints, 1\n"
"""What the key is derived with, and what stands before the public key where it is bound."""


@attrs.frozen
class BoundKey:
    """The key, its public half in 32 bytes, and the identity's signature over ``LABEL`` and it."""

    key: ed25519.Ed25519PrivateKey = attrs.field(repr=False)
    public: bytes
    binding: bytes


def bound_key(identity: LoadedIdentity) -> BoundKey:
    """The Ed25519 key of an identity.

    Derived from the identity's private key (HKDF with SHA-256, RFC 5869), so there is no second
    secret to keep. A key that does not leave its card gives no numbers to derive from: then a new
    one is made each time. Either way the identity's signature binds it.
    """
    key = _derived(identity)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return BoundKey(key, public, _signature(identity, LABEL + public))


def is_bound(public: bytes, binding: bytes, certificate: bytes) -> bool:
    """Whether the key of that certificate (DER) signed that it is bound to the public key."""
    data = LABEL + public
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(binding, data, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(binding, data, ec.ECDSA(hashes.SHA256()))
        else:
            return False
    except (ValueError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def has_signed(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the Ed25519 key signed the data."""
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (ValueError, InvalidSignature):
        return False
    return True


def _derived(identity: LoadedIdentity) -> ed25519.Ed25519PrivateKey:
    try:
        numbers = identity.key.private_numbers()
    except (NotImplementedError, AttributeError, TypeError):  # the key lies on a card
        return ed25519.Ed25519PrivateKey.generate()
    secret = numbers.d if isinstance(numbers, rsa.RSAPrivateNumbers) else numbers.private_value
    material = secret.to_bytes((secret.bit_length() + 7) // 8, "big")
    seed = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=LABEL).derive(material)
    return ed25519.Ed25519PrivateKey.from_private_bytes(seed)


def _signature(identity: LoadedIdentity, data: bytes) -> bytes:
    if isinstance(identity.key, rsa.RSAPrivateKey):
        return identity.key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    return identity.key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))

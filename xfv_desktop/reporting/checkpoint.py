"""Checkpoints of an audit trail: signed with Ed25519, bound to the certificate of a person."""

import attrs
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from xfv_desktop.domain.checkpoint import Checkpoint
from xfv_desktop.reporting.identity import LoadedIdentity

LABEL = b"XFV Desktop: Ed25519 key for checkpoints, 1\n"
"""What the key is derived with, and what stands before the public key where it is bound."""


def signed_checkpoint(
    identity: LoadedIdentity, *, case: str, sequence: int, seal: str, at: str
) -> Checkpoint:
    """The seal of an event, signed in the name of an identity's holder.

    The Ed25519 key is derived from the identity's private key (HKDF with SHA-256, RFC 5869): there
    is no second secret to keep. A key that does not leave its card gives nothing to derive from;
    then a key is made for this checkpoint alone. Either way the identity's signature binds it.
    """
    key = _checkpoint_key(identity)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    unsigned = Checkpoint(
        case=case,
        sequence=sequence,
        seal=seal,
        at=at,
        signer=identity.name,
        certificate=identity.certificate_der,
        public_key=public,
        binding=_signature(identity, LABEL + public),
    )
    return attrs.evolve(unsigned, signature=key.sign(unsigned.signed))


def checkpoint_fault(checkpoint: Checkpoint) -> str | None:
    """``None`` if both signatures hold; else a sentence. Says nothing about whom to trust."""
    name = f"The checkpoint of event {checkpoint.sequence}"
    try:
        certificate = x509.load_der_x509_certificate(checkpoint.certificate)
        _check_binding(certificate, checkpoint)
    except (ValueError, InvalidSignature):
        return f"{name} does not belong to its certificate: it was altered."
    try:
        key = ed25519.Ed25519PublicKey.from_public_bytes(checkpoint.public_key)
        key.verify(checkpoint.signature, checkpoint.signed)
    except (ValueError, InvalidSignature):
        return f"{name} was altered after it was signed."
    return None


def _checkpoint_key(identity: LoadedIdentity) -> ed25519.Ed25519PrivateKey:
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
    return identity.key.sign(data, ec.ECDSA(hashes.SHA256()))


def _check_binding(certificate: x509.Certificate, checkpoint: Checkpoint) -> None:
    key, data = certificate.public_key(), LABEL + checkpoint.public_key
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(checkpoint.binding, data, padding.PKCS1v15(), hashes.SHA256())
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(checkpoint.binding, data, ec.ECDSA(hashes.SHA256()))
    else:
        raise ValueError("neither an RSA nor an EC certificate")

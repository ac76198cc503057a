"""The signature of a bundle: Ed25519 over its tag manifest, which covers every file in it."""

import base64
import json
from collections.abc import Mapping

import attrs
from cryptography import x509

from xfv_desktop.domain.audit import canonical
from xfv_desktop.domain.errors import BundleAltered
from xfv_desktop.reporting.identities.certificates import common_name, fingerprint
from xfv_desktop.reporting.identities.derived_key import bound_key, has_signed, is_bound
from xfv_desktop.reporting.identities.identity import LoadedIdentity

CONTEXT = b"XFV Desktop: tag manifest of a bundle, 1\n"
"""Stands before the tag manifest where it is signed: the signature is good for nothing else."""

_BYTES = ("binding", "certificate", "public key", "signature")


@attrs.frozen
class Signer:
    """Who signed a bundle: the name and the SHA-256 of the certificate."""

    name: str
    fingerprint: str


def sign_bundle(identity: LoadedIdentity, tag_manifest: bytes) -> bytes:
    """The signature file: canonical JSON with the signature, the key, and what binds the key."""
    key = bound_key(identity)
    values: Mapping[str, bytes] = {
        "binding": key.binding,
        "certificate": identity.certificate_der,
        "public key": key.public,
        "signature": key.key.sign(CONTEXT + tag_manifest),
    }
    texts = {name: base64.b64encode(value).decode() for name, value in values.items()}
    return canonical({"algorithm": "Ed25519", **texts}).encode()


def signer_of(signature_file: bytes, tag_manifest: bytes) -> Signer:
    """Who signed the tag manifest; says nothing about whom to trust.

    Raises BundleAltered if the signature is not one that ``sign_bundle`` made for it.
    """
    try:
        texts = json.loads(signature_file)
        values = {name: base64.b64decode(texts[name], validate=True) for name in _BYTES}
        as_written = canonical(texts).encode() == signature_file and len(texts) == 5
        certificate = x509.load_der_x509_certificate(values["certificate"])
        signer = Signer(common_name(certificate), fingerprint(certificate))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _altered() from error
    key = values["public key"]
    signed = is_bound(key, values["binding"], values["certificate"]) and has_signed(
        key, values["signature"], CONTEXT + tag_manifest
    )
    if not (as_written and signed and texts.get("algorithm") == "Ed25519"):
        raise _altered()
    return signer


def _altered() -> BundleAltered:
    return BundleAltered(
        "The bundle is not as it was signed: its signature does not belong to its list of files. "
        "Ask for a new copy of it."
    )

"""The only bytes of a file that no signature covers: those of the last signature itself.

They are the hexadecimal digits of a CMS object (RFC 5652): their letters' case, their padding, and
the fields of the object that are not signed (5.1). Signing leaves no freedom in them, so the object
is built again from its signed parts and compared byte by byte.
"""

from collections.abc import Sequence

from asn1crypto import algos, cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from xfv_desktop.reporting.identities import certificates as certs

Roots = Sequence[x509.Certificate]
FAULT = "The container of the signature was altered."


def container_fault(pdf: bytes, signature: EmbeddedPdfSignature, roots: Roots) -> str | None:
    """A sentence if the container is not as signing writes it, for a signature or a time stamp.

    ``roots``: authorities that are known; a token often leaves out the highest one.
    """
    if signature.sig_object.get("/Type") == "/DocTimeStamp":
        token = signature.signed_data
        message = cms.ContentInfo({"content_type": "signed_data", "content": token})
        sound = _token_is_sound(message, roots)
    else:
        message, sound = _rebuilt(signature, roots)
    _, length, second, _ = (int(number) for number in signature.byte_range)
    written = pdf[length:second]
    digits = message.dump().ljust(len(written) // 2 - 1, b"\0").hex()
    if sound and written in (f"<{digits}>".encode(), f"<{digits.upper()}>".encode()):
        return None
    return FAULT


def spans(pdf_size: int, signature: EmbeddedPdfSignature) -> bool:
    """Whether the two signed ranges leave out nothing but the container, up to that size."""
    start, length, second, rest = (int(number) for number in signature.byte_range)
    container = len(signature.pkcs7_content) * 2 + 2
    return (start, second, second + rest) == (0, length + container, pdf_size)


def _rebuilt(signature: EmbeddedPdfSignature, roots: Roots) -> tuple[cms.ContentInfo, bool]:
    info, certificate = signature.signer_info, signature.signer_cert
    others = list(signature.other_embedded_certs)
    sound = _chain_is_complete(certificate, others)
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            "issuer_and_serial_number",
            {"issuer": certificate.issuer, "serial_number": certificate.serial_number},
        ),
        "digest_algorithm": info["digest_algorithm"],
        "signed_attrs": info["signed_attrs"],
        "signature_algorithm": info["signature_algorithm"],
        "signature": info["signature"],
    }
    unsigned = info["unsigned_attrs"]
    if unsigned.native is not None and len(unsigned):
        signer["unsigned_attrs"] = unsigned
        sound = sound and _is_one_sound_token(unsigned, roots)
    signed_data = {
        "version": "v1",
        "digest_algorithms": [info["digest_algorithm"]],
        "encap_content_info": {"content_type": "data"},
        "certificates": [
            cms.CertificateChoices("certificate", held) for held in (certificate, *others)
        ],
        "signer_infos": [signer],
    }
    return cms.ContentInfo({"content_type": "signed_data", "content": signed_data}), sound


def _chain_is_complete(
    certificate: asn1_x509.Certificate, others: Sequence[asn1_x509.Certificate]
) -> bool:
    """Whether every further certificate is proved by another, up to one that signed itself."""
    own = x509.load_der_x509_certificate(certificate.dump())
    above = [x509.load_der_x509_certificate(other.dump()) for other in others]
    chain = certs.chain_above(own, above)
    return len(chain) == len(above) and (not chain or certs.issued_by(chain[-1], chain[-1]))


def _is_one_sound_token(unsigned: cms.CMSAttributes, roots: Roots) -> bool:
    if len(unsigned) != 1 or unsigned[0]["type"].native != "signature_time_stamp_token":
        return False
    values = unsigned[0]["values"]
    return len(values) == 1 and _token_is_sound(values[0], roots)


def _token_is_sound(token: cms.ContentInfo, roots: Roots) -> bool:
    """Whether what a time-stamp token does not sign is the one thing that it can be.

    An authority's software is not ours: where the standard leaves a choice, any is taken.
    """
    data = token["content"]
    if bytes(token.copy().dump(force=True)) != token.dump() or len(data["signer_infos"]) != 1:
        return False
    (signer,) = data["signer_infos"]
    algorithms = [signer["digest_algorithm"], *data["digest_algorithms"]]
    names = {algorithm["algorithm"].native for algorithm in algorithms}
    return (
        data["version"].native == "v3"
        and signer["version"].native in ("v1", "v3")
        and len(names) == 1
        and all(_has_no_parameters(algorithm) for algorithm in algorithms)
        and data["crls"].native is None
        and not signer["unsigned_attrs"].native
        and _certificates_are_proved(data, signer, roots)
    )


def _certificates_are_proved(data: cms.SignedData, signer: cms.SignerInfo, roots: Roots) -> bool:
    """Whether each certificate in a token belongs to the chain of its signer, and is unaltered.

    The highest one may have been issued by somebody unknown here; then nothing can be said of it.
    """
    held = [x509.load_der_x509_certificate(one.chosen.dump()) for one in data["certificates"]]
    wanted = signer["sid"].chosen.native
    own = [c for c in held if _is_named(c, wanted)]
    if len(own) != 1:
        return False
    chain = certs.chain_above(own[0], [c for c in held if c is not own[0]])
    top = (*own, *chain)[-1]
    altered = any(r.public_key() == top.public_key() and r != top for r in roots)
    if len(chain) != len(held) - 1 or altered:
        return False
    return not certs.is_self_signed(top) or certs.issued_by(top, top)


def _is_named(certificate: x509.Certificate, wanted: object) -> bool:
    if isinstance(wanted, dict):
        return bool(certificate.serial_number == wanted["serial_number"])
    found = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    return found.value.digest == wanted


def _has_no_parameters(algorithm: algos.DigestAlgorithm) -> bool:
    return algorithm["parameters"].dump() in (b"", b"\x05\x00")

"""A status answer (OCSP) tells of a revoked certificate, if the right authority signed it."""

from datetime import timedelta

import pytest
from asn1crypto import ocsp as asn1_ocsp
from cryptography.hazmat.primitives.serialization import Encoding

from xfv_desktop.domain.errors import IdentityUnusable
from xfv_desktop.reporting.signatures.signature import sign
from xfv_desktop.reporting.signatures.trust import TrustMaterial, described
from xfv_desktop.reporting.signatures.verification import status
from xfv_desktop.services.signatures import identity

from ..laboratory import Authority
from ..specimen import NOW


def material(laboratory, *answers):
    root = laboratory.certificate.public_bytes(Encoding.DER)
    return TrustMaterial.of([root, *answers])


def test_an_answer_of_the_authority_revokes(laboratory):
    person = laboratory.person("Anna")
    when = NOW - timedelta(days=2)
    answer = laboratory.status_answer(person.certificate, revoked=when)
    assert described(answer)[0].kind == "status answer"
    known = material(laboratory, answer)
    assert known.revoked_at(person.certificate, person.chain) == when
    other = laboratory.person("Ben")
    assert known.revoked_at(other.certificate, other.chain) is None


def test_the_same_number_of_another_authority_is_another_certificate(laboratory):
    """Each authority numbers its own certificates; one may answer and list for several."""
    person, other = laboratory.person("Anna"), Authority.founded("Other Root")
    own, number = person.certificate, person.certificate.serial_number
    namesake = other.certificate_for("Berta", own.public_key(), number=number)
    answer = other.status_answer(namesake, revoked=NOW, signed_by=laboratory)
    for known in (answer, laboratory.revocation_list(namesake)):
        assert material(laboratory, known).revoked_at(own, person.chain) is None
    unheard = material(laboratory, other.status_answer(namesake))
    assert (unheard.unheard(own, person.chain), unheard.speaks_of(own)) == ((), False)
    both = laboratory.revocation_list(own, namesake)
    assert material(laboratory, both).revoked_at(own, person.chain) == NOW


def test_an_answer_about_several_certificates_is_read(laboratory):
    first, second = laboratory.person("Anna"), laboratory.person("Ben")
    answer = several(laboratory, first.certificate, second.certificate)
    (held,) = described(answer)
    for one in (first, second):
        assert f"{one.certificate.serial_number:x}" in held.name
        assert material(laboratory, answer).speaks_of(one.certificate)


def several(laboratory, *certificates):
    """One answer about each of them, unsigned by anybody who counts."""
    answers = [laboratory.status_answer(one) for one in certificates]
    whole, *others = [asn1_ocsp.OCSPResponse.load(one) for one in answers]
    told = whole.basic_ocsp_response
    singles = [*told["tbs_response_data"]["responses"]]
    singles += [one.basic_ocsp_response["tbs_response_data"]["responses"][0] for one in others]
    told["tbs_response_data"]["responses"] = singles
    return asn1_ocsp.OCSPResponse(
        {
            "response_status": "successful",
            "response_bytes": {
                "response_type": "basic_ocsp_response",
                "response": asn1_ocsp.BasicOCSPResponse(
                    {
                        "tbs_response_data": told["tbs_response_data"].untag(),
                        "signature_algorithm": told["signature_algorithm"],
                        "signature": told["signature"],
                    }
                ),
            },
        }
    ).dump()


def test_a_good_answer_and_one_of_a_stranger_revoke_nothing(laboratory):
    person = laboratory.person("Anna")
    stranger = Authority.founded("Stranger")
    for answer in (
        laboratory.status_answer(person.certificate),
        laboratory.status_answer(person.certificate, revoked=NOW, signed_by=stranger),
    ):
        known = material(laboratory, answer)
        assert known.revoked_at(person.certificate, person.chain) is None


def test_nothing_is_signed_with_a_certificate_that_an_answer_revokes(laboratory, monkeypatch):
    person = laboratory.person("Anna")
    answer = laboratory.status_answer(person.certificate, revoked=NOW - timedelta(days=2))
    monkeypatch.setattr(identity, "opened_identity", lambda *_: person)
    with pytest.raises(IdentityUnusable, match="revoked by its authority"):
        identity.signing_identity("x", "", material(laboratory, answer))


def test_a_report_signed_after_the_revocation_is_not_trusted(laboratory, rendered):
    person = laboratory.person("Anna")
    pdf = sign(rendered, person, signed_at=NOW)
    good = material(laboratory, laboratory.status_answer(person.certificate))
    revoked = laboratory.status_answer(person.certificate, revoked=NOW - timedelta(days=2))
    assert status(pdf, good, now=NOW).signatures[0].trusted
    assert not status(pdf, material(laboratory, revoked), now=NOW).signatures[0].trusted


def test_a_responder_that_the_authority_certified_for_it_revokes(laboratory, rendered):
    """RFC 6960, 4.2.2.2: a certificate of the issuer with the right to sign answers."""
    person, when = laboratory.person("Anna"), NOW - timedelta(days=2)
    responder = laboratory.responder("Answers Ltd")
    about = {"signed_by": responder, "enclosed": True}
    good = material(laboratory, laboratory.status_answer(person.certificate, **about))
    revoked = material(
        laboratory, laboratory.status_answer(person.certificate, revoked=when, **about)
    )
    assert good.revoked_at(person.certificate, person.chain) is None
    assert revoked.revoked_at(person.certificate, person.chain) == when
    assert good.unheard(person.certificate, person.chain) == ()
    pdf = sign(rendered, person, signed_at=NOW)
    kept = status(pdf, good, now=NOW).signatures[0]
    assert (kept.trusted, "status answer" in kept.trust) == (True, False)
    lost = status(pdf, revoked, now=NOW).signatures[0]
    assert not lost.trusted
    assert f"its authority revoked it on {when:%Y-%m-%d}" in lost.trust


@pytest.mark.parametrize(
    ("responder", "reason"),
    [
        (lambda own: own.responder("Answers Ltd", may_answer=False),
         "Answers Ltd, who signed it, may not answer for Laboratory Root"),
        (lambda own: Authority.founded("Stranger").responder("Answers Ltd"),
         "Laboratory Root has not certified Answers Ltd"),
        (lambda own: own.responder("Answers Ltd", last=NOW - timedelta(days=20)),
         "the certificate of Answers Ltd was not valid"),
    ],
    ids=["without the right", "of a stranger", "expired"],
)  # fmt: skip
def test_a_responder_without_the_right_is_refused_and_told(laboratory, rendered, responder, reason):
    person = laboratory.person("Anna")
    answer = laboratory.status_answer(
        person.certificate, revoked=NOW - timedelta(days=2), signed_by=responder(laboratory),
        enclosed=True,
    )  # fmt: skip
    known = material(laboratory, answer)
    assert known.revoked_at(person.certificate, person.chain) is None
    one = status(sign(rendered, person, signed_at=NOW), known, now=NOW).signatures[0]
    assert one.trusted
    assert reason in one.trust
    bare = laboratory.status_answer(person.certificate, signed_by=Authority.founded("Stranger"))
    (fault,) = material(laboratory, bare).unheard(person.certificate, person.chain)
    assert "was not signed by Laboratory Root" in fault

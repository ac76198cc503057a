"""A status answer (OCSP) tells of a revoked certificate, if the right authority signed it."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from xfv_desktop.domain.errors import IdentityUnusable
from xfv_desktop.reporting.signature import sign
from xfv_desktop.reporting.trust import TrustMaterial, described
from xfv_desktop.reporting.verification import status
from xfv_desktop.services import identity

from .laboratory import Authority
from .specimen import NOW


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

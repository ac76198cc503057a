"""Higher levels: what a time-stamp authority and revocation lists add, at once or later."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from xfv_desktop.domain.errors import IdentityUnusable, NoTimeStamp
from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.pdf.layout import RenderedReport
from xfv_desktop.reporting.signatures.signature import Witnesses, countersign, sign
from xfv_desktop.reporting.signatures.status import CLOCK
from xfv_desktop.reporting.signatures.timestamping import upgrade
from xfv_desktop.reporting.signatures.trust import TrustMaterial
from xfv_desktop.reporting.signatures.verification import status

from ..laboratory import Authority
from ..specimen import NOW

SOON, LATER = NOW + timedelta(seconds=5), NOW + timedelta(days=1)
EXPIRED = NOW + timedelta(days=1000)
REVOKED = NOW + timedelta(hours=5)


@pytest.fixture(scope="module")
def examiner(laboratory: Authority) -> LoadedIdentity:
    return laboratory.person("Ann Examiner", last=NOW + timedelta(days=700))


@pytest.fixture(scope="module")
def ask(laboratory: Authority) -> Callable[[bytes], bytes]:
    return laboratory.time_stamps(SOON)


@pytest.fixture(scope="module")
def known(laboratory: Authority) -> TrustMaterial:
    lists = (laboratory.revocation_list(),)
    return TrustMaterial((laboratory.certificate,), revocation_lists=lists)


@pytest.fixture(scope="module")
def alone(rendered: RenderedReport, examiner: LoadedIdentity) -> bytes:
    return sign(rendered, examiner, signed_at=NOW)


@pytest.fixture(scope="module")
def upgraded(alone: bytes, ask: Callable[[bytes], bytes], known: TrustMaterial) -> bytes:
    return upgrade(alone, ask, known)


def only(pdf: bytes, known: TrustMaterial, now=LATER):
    found = status(pdf, known, now=now)
    assert found.ok, found.verdict
    return found.signatures[0]


@pytest.mark.parametrize(
    ("stamped", "with_lists", "level"),
    [(False, False, "B-B"), (True, False, "B-T"), (True, True, "B-LT")],
)
def test_the_level_follows_from_what_others_testify(
    rendered, examiner, ask, known, stamped, with_lists, level
) -> None:
    material = known if with_lists else TrustMaterial()
    witnesses = Witnesses(ask if stamped else None, material)
    one = only(sign(rendered, examiner, signed_at=NOW, witnesses=witnesses), known)
    assert one.level == level
    assert one.trusted
    assert one.trusted_by == "Laboratory Root"
    assert one.time_source == (
        "a time stamp by Time Stamps Ltd of 2026-11-23 08:15:35 UTC, trusted on this computer"
        if stamped
        else CLOCK
    )


def test_a_report_is_upgraded_later_and_again(alone, upgraded, ask, known) -> None:
    assert upgraded.startswith(alone)
    one = only(upgraded, known)
    assert one.level == "B-LTA"
    assert one.time_source.startswith("a time stamp over the document by Time Stamps Ltd")
    found = status(upgrade(upgraded, ask, known), known, now=LATER)
    assert found.ok
    assert len(found.time_stamps) == 2
    assert found.revisions[-1].what == "time stamp and validation material"


def test_a_verifier_may_countersign_after_an_upgrade(upgraded, laboratory, known) -> None:
    verifier = laboratory.person("Vera Verifier")
    found = status(countersign(upgraded, verifier, signed_at=SOON), known, now=LATER)
    assert found.ok
    assert [one.level for one in found.signatures] == ["B-LTA", "B-B"]


def test_a_countersigned_report_may_be_upgraded(alone, laboratory, ask, known) -> None:
    verifier = laboratory.person("Vera Verifier")
    closed = upgrade(countersign(alone, verifier, signed_at=SOON), ask, known)
    found = status(closed, known, now=LATER)
    assert found.ok
    assert [one.level for one in found.signatures] == ["B-LTA", "B-LTA"]


def test_a_time_stamp_outlives_the_certificate(alone, upgraded, known) -> None:
    assert not only(alone, known, EXPIRED).trusted
    assert only(upgraded, known, EXPIRED).trusted


def test_a_revoked_certificate_is_not_trusted_unless_it_was_used_before(
    alone, upgraded, examiner, laboratory
) -> None:
    lists = (laboratory.revocation_list(examiner.certificate, at=REVOKED),)
    known = TrustMaterial((laboratory.certificate,), revocation_lists=lists)
    without = only(alone, known)
    assert not without.trusted
    assert "its authority revoked it on 2026-11-23" in without.trust
    assert only(upgraded, known).trusted


def test_a_revocation_list_of_somebody_else_says_nothing(alone, examiner, laboratory) -> None:
    stranger = Authority.founded()  # of the same name
    lists = (stranger.revocation_list(examiner.certificate),)
    known = TrustMaterial((laboratory.certificate,), revocation_lists=lists)
    assert only(alone, known).trusted
    assert known.revoked_at(examiner.certificate, ()) is None


def test_an_authority_nobody_trusts_is_said_to_be_such(upgraded, laboratory) -> None:
    one = only(upgraded, TrustMaterial())
    assert one.time_source.endswith("not trusted on this computer")
    assert not one.trusted
    assert "does not lead to a root of trust" in one.trust


@pytest.mark.parametrize("answer", [b"", b"<html>down</html>", b"\x30\x05\x30\x03\x02\x01\x02"])
def test_an_answer_that_is_no_time_stamp_is_told(rendered, examiner, answer) -> None:
    with pytest.raises(NoTimeStamp, match="time-stamp authority"):
        sign(rendered, examiner, signed_at=NOW, witnesses=Witnesses(lambda _: answer))


def test_material_is_known_by_its_content(laboratory, examiner) -> None:
    revocations = laboratory.revocation_list()
    material = TrustMaterial.of(
        [laboratory.certificate.public_bytes(encoding) for encoding in (Encoding.DER, Encoding.PEM)]
        + [revocations]
    )
    assert material.roots == (laboratory.certificate,) * 2
    assert material.revocation_lists == (revocations,)
    assert material.speaks_of(examiner.certificate)
    with pytest.raises(IdentityUnusable, match="cannot be read"):
        TrustMaterial.of([b"nothing"])

"""The tamper table: everything that may be done to a signed report is detected, and named.

XFV_FLIPS sets how many single bytes of each file are flipped, 30 unless it is set.
"""

import os
import random
import re
from collections.abc import Callable

import pytest
from pyhanko.sign.fields import MDPPerm

from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.pdf.layout import RenderedReport, render
from xfv_desktop.reporting.signatures.signature import Witnesses, sign
from xfv_desktop.reporting.signatures.status import ReportStatus
from xfv_desktop.reporting.signatures.timestamping import upgrade
from xfv_desktop.reporting.signatures.trust import TrustMaterial

from .. import tampering as attack
from ..laboratory import Authority
from ..specimen import NOW

FLIPS = int(os.environ.get("XFV_FLIPS", "30"))
Verify = Callable[[bytes], ReportStatus]


@pytest.fixture(scope="module")
def stamped(rendered: RenderedReport, identity: LoadedIdentity, laboratory: Authority) -> bytes:
    """With a time stamp in the signature (B-T)."""
    witnesses = Witnesses(laboratory.time_stamps(NOW))
    return sign(rendered, identity, signed_at=NOW, witnesses=witnesses)


@pytest.fixture(scope="module")
def archived(countersigned: bytes, laboratory: Authority) -> bytes:
    """Countersigned, with a time stamp over the whole file."""
    lists = (laboratory.revocation_list(),)
    known = TrustMaterial((laboratory.certificate,), revocation_lists=lists)
    return upgrade(countersigned, laboratory.time_stamps(NOW), known)


def told(found: ReportStatus, expected: str) -> None:
    assert not found.ok
    assert found.verdict.startswith("INVALID.")
    assert re.search(expected, found.verdict), found.verdict


@pytest.mark.parametrize("name", ["signed", "countersigned", "stamped", "archived"])
def test_no_flipped_byte_passes(name: str, request, verify: Verify) -> None:
    pdf = request.getfixturevalue(name)
    assert verify(pdf).ok
    rng = random.Random(20261123)
    start, end = attack.gap_of(pdf)
    places = [rng.randrange(len(pdf)) for _ in range(FLIPS)]
    places += [rng.randrange(start, end) for _ in range(FLIPS // 2)]
    places += [rng.randrange(end, len(pdf)) for _ in range(FLIPS // 3)]
    places += [0, start, end - 1, len(pdf) - 1]
    for place in places:
        altered = bytearray(pdf)
        altered[place] ^= 1 << rng.randrange(8)
        found = verify(bytes(altered))
        assert not found.ok, f"byte {place}: {pdf[place]} -> {altered[place]}"
        assert found.verdict.startswith("INVALID.")
        assert found.problems


def test_the_unsigned_bytes_of_the_signature_itself_are_guarded(
    signed: bytes, verify: Verify
) -> None:
    start, end = attack.gap_of(signed)
    digits = signed[start:end]
    letter = start + re.search(rb"[A-F]", digits, re.IGNORECASE).start()
    version = start + digits.index(b"020101") + 5
    padding = end - 2
    for place, digit in (
        (letter, digits[letter - start] ^ 0x20),
        (version, 0x33),
        (padding, 0x31),
        (padding, 0x20),
    ):
        altered = bytearray(signed)
        altered[place] = digit
        found = verify(bytes(altered))
        told(found, "The container of the signature was altered")
        assert found.intact


@pytest.mark.parametrize("name", ["signed", "countersigned"])
@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (b"\n", "1 byte follows the signed part"),
        (b"%", "1 byte follows the signed part"),
        (b"\n%%EOF\n", "startxref not found"),
        (b"\0" * 4096, "4,096 bytes follow the end of the document"),
    ],
)
def test_appended_bytes_are_told(
    name: str, request, verify: Verify, tail: bytes, expected: str
) -> None:
    found = verify(request.getfixturevalue(name) + tail)
    told(found, expected)
    assert not found.covers_whole_file


def test_a_shortened_file_is_told(signed: bytes, verify: Verify) -> None:
    for length in (len(signed) - 1, len(signed) // 2, 100):
        assert not verify(signed[:length]).ok


def test_a_file_without_an_end_is_said_to_be_cut_off(signed: bytes, verify: Verify) -> None:
    found = verify(signed[:3000])
    told(found, "The file has no end")
    assert "follow the end" not in str(found.problems)


@pytest.mark.parametrize("name", ["signed", "countersigned"])
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (attack.overlay, "a change without a signature, changes .*page 1"),
        (attack.annotate, "changes an annotation or field.*page 1"),
        (attack.edit_catalogue, "changes .*the catalogue"),
        (attack.edit_form, "changes an annotation or field"),
        (attack.remove_attachment, "changes .*the catalogue.*extract.json is missing"),
        (attack.remove_certification, "The certification is gone"),
    ],
)
def test_incremental_updates_are_told(
    name: str, request, verify: Verify, change: Callable[..., None], expected: str
) -> None:
    found = verify(attack.updated(request.getfixturevalue(name), change))
    told(found, expected)
    told(found, "bytes follow the signed part")
    assert found.signed
    assert found.intact
    assert not found.covers_whole_file
    assert not found.revisions[-1].signed


def test_a_removed_signature_field_is_told(signed: bytes, verify: Verify) -> None:
    told(verify(attack.updated(signed, attack.remove_form)), "carries no signature")


def test_a_swapped_signature_is_told(
    signed: bytes, identity: LoadedIdentity, verify: Verify, make_document
) -> None:
    other = sign(render(make_document(score=0.9)), identity, signed_at=NOW)
    told(verify(attack.swapped(signed, other)), "altered after it was signed|altered")


def test_a_foreign_second_signature_is_told(
    signed: bytes, verifier: LoadedIdentity, verify: Verify
) -> None:
    told(verify(attack.signed_again(signed, verifier)), "signature in the field Third, which no")


def test_a_third_signature_after_the_lock_is_told(
    countersigned: bytes, identity: LoadedIdentity, verify: Verify
) -> None:
    found = verify(attack.signed_again(countersigned, identity))
    told(found, "Somebody signed after the verifier had closed the document")
    told(found, "changes the document in a way that a signature forbids")


@pytest.mark.parametrize("permissions", [None, MDPPerm.ANNOTATE, MDPPerm.NO_CHANGES])
def test_a_weaker_or_other_certification_is_told(
    rendered: RenderedReport, identity: LoadedIdentity, verify: Verify, permissions
) -> None:
    found = verify(attack.approved_only(rendered, identity, permissions))
    told(found, "The certification is gone")
    assert not found.certified


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (attack.replace_extract, "not the one whose SHA-256 stands on page 1.*similarity score"),
        (attack.replace_maps, "maps.npz is not the one that the extract names"),
        (attack.remove_maps, "The attachment maps.npz is missing"),
        (attack.remove_extract, "The attachment extract.json is missing"),
        (attack.add_attachment, "The extract knows no attachment confession.txt"),
    ],
)
def test_the_same_pages_with_other_attachments_are_told(
    rendered: RenderedReport, identity: LoadedIdentity, verify: Verify, change, expected
) -> None:
    """Even where a trusted person signed them."""
    found = verify(attack.resigned(rendered, identity, change))
    told(found, expected)
    assert found.intact
    assert found.trusted
    assert not found.problems

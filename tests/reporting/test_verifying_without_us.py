"""The stand-alone verifier of a report."""

import hashlib
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import attrs
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from xfv_desktop.assets import report_parts
from xfv_desktop.domain.audit import ORIGIN, AuditEvent, sealed
from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.pdf.layout import RenderedReport, render
from xfv_desktop.reporting.signatures.checkpoint import signed_checkpoint
from xfv_desktop.reporting.signatures.signature import Witnesses, sign
from xfv_desktop.reporting.signatures.timestamping import upgrade
from xfv_desktop.reporting.signatures.trust import TrustMaterial

from . import tampering as attack
from .laboratory import LONG_AGO, Authority
from .reading import called
from .specimen import NOW, build


def test_packages_that_are_missing_are_named(tmp_path):
    """Somebody with nothing but Python is told what to install, and nothing is called sound."""
    script = tmp_path / "verify_report.py"
    script.write_bytes(report_parts("verifier", "verify_report.py").read_bytes())
    done = subprocess.run(
        [sys.executable, "-I", "-S", script, "report.pdf"], capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("Nothing was checked: Python lacks the package asn1crypto.")
    assert 'pip install cryptography "pyhanko' in done.stderr
    assert (done.stdout, "Traceback" in done.stderr) == ("", False)


def verified(
    folder: Path, pdf: bytes, *trust: LoadedIdentity | Authority, status: int = 0,
    originals: tuple[str, ...] = (),
) -> str:  # fmt: skip
    (folder / "report.pdf").write_bytes(pdf)
    names = []
    for number, holder in enumerate(trust):
        names.append(f"{number}.cer")
        (folder / names[-1]).write_bytes(holder.certificate.public_bytes(Encoding.DER))
    script = folder / "verify_report.py"
    script.write_bytes(report_parts("verifier", "verify_report.py").read_bytes())
    # -I: the project itself is out of reach.
    command = [sys.executable, "-I", script.name, "report.pdf", "--trust", *names]
    return called(*command, "--originals", *originals, cwd=folder, status=status)


def test_the_script_needs_two_packages_only() -> None:
    source = report_parts("verifier", "verify_report.py").read_text(encoding="utf-8")
    roots = {
        line.split()[1].split(".")[0] for line in re.findall(r"^(?:from|import) .*", source, re.M)
    }
    ours = {"cryptography", "pyhanko", "pyhanko_certvalidator", "asn1crypto"}
    assert roots <= ours | set(sys.stdlib_module_names)


def test_a_sound_report_passes_the_script(
    countersigned: bytes, identity, verifier, rendered: RenderedReport, tmp_path: Path
) -> None:
    said = verified(tmp_path, countersigned, identity, verifier)
    assert "Everything holds." in said
    assert "WRONG" not in said
    assert identity.fingerprint in said
    assert rendered.extract.sha256 in said
    assert "Self-signed" in said


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda pdf: pdf + b"\n", "covers the whole file (1 bytes after it)"),
        (lambda pdf: pdf.replace(b"FlateDecode", b"FlateDecodf", 1), "WRONG"),
        (lambda pdf: attack.updated(pdf, attack.overlay), "Every part that was added"),
        (lambda pdf: attack.updated(pdf, attack.remove_attachment), "WRONG"),
    ],
    ids=["appended", "altered", "overlaid", "detached"],
)
def test_a_tampered_report_fails_the_script(
    countersigned: bytes, identity, verifier, tmp_path: Path, change, expected: str
) -> None:
    said = verified(tmp_path, change(countersigned), identity, verifier, status=1)
    assert "DO NOT RELY ON THIS FILE." in said
    assert any(expected in line for line in said.splitlines() if "WRONG" in line)


def test_a_signer_nobody_named_is_not_trusted_by_the_script(
    countersigned: bytes, identity, tmp_path: Path
) -> None:
    said = verified(tmp_path, countersigned, identity, status=1)
    assert said.count("WRONG") == 1
    assert "leads to one that you trust" in said


def test_nobody_is_called_trusted_where_nobody_was_named(signed: bytes, tmp_path: Path) -> None:
    said = verified(tmp_path, signed)
    assert "Everything holds" not in said
    assert "Who signed was not: name certificates with --trust." in said


def test_a_certificate_that_ran_out_needs_a_time_stamp_that_is_trusted(
    rendered: RenderedReport, laboratory: Authority, tmp_path: Path
) -> None:
    """Whoever named no root of the time-stamp authority is told so, and of the dates."""
    short = laboratory.person("Ann Examiner", last=LONG_AGO + timedelta(days=700))
    authority = Authority.founded("Time Root")
    ask = authority.time_stamps(LONG_AGO + timedelta(days=100))
    pdf = sign(rendered, short, signed_at=LONG_AGO + timedelta(days=100), witnesses=Witnesses(ask))
    said = verified(tmp_path, pdf, laboratory, status=1)
    assert "Nobody that you named vouches for it" in said
    (wrong,) = (line for line in said.splitlines() if "WRONG  It is valid" in line)
    assert "from 2000-01-01 to 2001-12-01 (today; no time stamp that you trust)" in wrong
    said = verified(tmp_path, pdf, laboratory, authority)
    assert "(when the time stamp was given)" in said


@pytest.mark.parametrize(("hours", "status"), [(-1, 1), (1, 0)])
def test_a_revocation_that_the_report_carries_is_heard(
    signed_by_employee: bytes, laboratory: Authority, employee, tmp_path: Path, hours, status
) -> None:
    """Unless a time stamp shows that the certificate was used before."""
    at = NOW + timedelta(hours=hours)
    lists = (laboratory.revocation_list(employee.certificate, at=at),)
    known = TrustMaterial((laboratory.certificate,), revocation_lists=lists)
    pdf = upgrade(signed_by_employee, laboratory.time_stamps(NOW), known)
    said = verified(tmp_path, pdf, laboratory, status=status)
    assert ("WRONG  Its authority had not revoked it." in said) == (status == 1)


def a_trail() -> tuple[AuditEvent, ...]:
    """Three events; what the second one tells, in words of every kind, is left out."""
    events, before = [], ORIGIN
    for number in (1, 2, 3):
        event = sealed(
            sequence=number, at="2026-11-23T08:00:00.000000Z", actor="Jörg “J.”", action="noted",
            details={"text": '"seal":"x", ünï', "number": 0.1 * number}, previous=before,
        )  # fmt: skip
        events.append(event)
        before = event.seal
    events[1] = attrs.evolve(events[1], details={})
    return tuple(events)


def with_trail(identity: LoadedIdentity, events: tuple[AuditEvent, ...], **other) -> bytes:
    last = events[-1]
    values = {"case": events[0].seal, "sequence": last.sequence, "seal": last.seal, "at": last.at}
    checkpoint = signed_checkpoint(identity, **values)
    changed = {"trail": events, "audit_head": last, "checkpoint": checkpoint, **other}
    return sign(render(attrs.evolve(build(), **changed)), identity, signed_at=NOW)


def test_the_script_follows_the_audit_trail(identity, tmp_path: Path) -> None:
    said = verified(tmp_path, with_trail(identity, a_trail()), identity)
    assert "ok     Its 3 events follow from each other" in said
    assert "Of 1 events about other items only the seals are here" in said
    assert "ok     The examiner signed its last seal (checkpoint)." in said


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"trail": (attrs.evolve(a_trail()[0], actor="B"), *a_trail()[1:])}, "Event 1 was altered"),
        ({"trail": (a_trail()[0], a_trail()[2])}, "Event 3 was altered, or does not follow"),
        ({"trail": a_trail()[:2]}, "Its 2 events follow from each other, and the last is"),
        ({"audit_head": a_trail()[1]}, "The examiner signed its last seal"),
    ],
    ids=["altered", "taken out", "cut off", "another seal"],
)
def test_a_trail_that_was_altered_before_the_report_was_signed_is_found(
    identity, tmp_path: Path, change, expected: str
) -> None:
    """By whoever signs: the signature holds, the trail does not."""
    said = verified(tmp_path, with_trail(identity, a_trail(), **change), identity, status=1)
    assert any(expected in line for line in said.splitlines() if "WRONG" in line)


def test_a_checkpoint_of_somebody_else_is_not_the_examiners(
    identity, verifier, tmp_path: Path
) -> None:
    events = a_trail()
    last = events[-1]
    values = {"case": events[0].seal, "sequence": last.sequence, "seal": last.seal, "at": last.at}
    pdf = with_trail(identity, events, checkpoint=signed_checkpoint(verifier, **values))
    assert "WRONG  The examiner signed its last" in verified(tmp_path, pdf, identity, status=1)


def test_the_script_tells_the_photographs(identity, tmp_path: Path) -> None:
    document = build()
    photograph = tmp_path / "cctv.jpg"
    photograph.write_bytes(b"the file as it came")
    digest = hashlib.sha256(photograph.read_bytes()).hexdigest()
    compared = document.examination.comparison
    image = attrs.evolve(compared.probe.image, sha256=digest)
    compared = attrs.evolve(compared, probe=attrs.evolve(compared.probe, image=image))
    examination = attrs.evolve(document.examination, comparison=compared)
    pdf = sign(render(attrs.evolve(document, examination=examination)), identity, signed_at=NOW)
    said = verified(tmp_path, pdf, identity, originals=("cctv.jpg",))
    assert "ok     cctv.jpg is Q1." in said
    photograph.write_bytes(b"another file")
    said = verified(tmp_path, pdf, identity, originals=("cctv.jpg",), status=1)
    assert "WRONG  cctv.jpg is none of them." in said

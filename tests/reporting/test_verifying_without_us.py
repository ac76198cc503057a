"""The stand-alone verifier, and the public tools that its instructions name."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from xfv_desktop.assets import report_parts
from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.pdf.layout import RenderedReport

from . import tampering as attack


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


needs_poppler = pytest.mark.skipif(
    not (shutil.which("pdfsig") and shutil.which("pdfdetach")),
    reason="poppler-utils is not installed",
)


def called(*command: str, cwd: Path, status: int | None = 0) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    assert status is None or done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def verified(folder: Path, pdf: bytes, *trust: LoadedIdentity, status: int = 0) -> str:
    (folder / "report.pdf").write_bytes(pdf)
    names = []
    for number, identity in enumerate(trust):
        names.append(f"{number}.cer")
        (folder / names[-1]).write_bytes(identity.certificate_der)
    script = folder / "verify_report.py"
    script.write_bytes(report_parts("verifier", "verify_report.py").read_bytes())
    # -I: the project itself is out of reach.
    command = [sys.executable, "-I", script.name, "report.pdf", "--trust", *names]
    return called(*command, cwd=folder, status=status)


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


@needs_poppler
def test_pdfsig_and_openssl_say_the_same(countersigned: bytes, tmp_path: Path) -> None:
    """The commands of the instructions."""
    (tmp_path / "report.pdf").write_bytes(countersigned)
    said = called("pdfsig", "report.pdf", cwd=tmp_path)
    assert said.count("Signature is Valid") == 2
    assert said.count("  - Total document signed") == 1
    called("pdfsig", "-dump", "report.pdf", cwd=tmp_path)
    ranges = re.findall(r"Signed Ranges: \[0 - (\d+)\], \[(\d+) - (\d+)\]", said)
    for number, (first, second, end) in enumerate(ranges):
        a, b, c = int(first), int(second), int(end)
        (tmp_path / "signed-bytes").write_bytes(countersigned[:a] + countersigned[b:c])
        command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-noverify"]
        command += ["-in", f"report.pdf.sig{number}", "-content", "signed-bytes"]
        assert "successful" in called(*command, "-out", "/dev/null", cwd=tmp_path)
        (tmp_path / "signed-bytes").write_bytes(b"X" + countersigned[1:a] + countersigned[b:c])
        assert "failure" in called(*command, "-out", "/dev/null", cwd=tmp_path, status=None)


@needs_poppler
def test_pdfdetach_and_hashes_say_the_same(
    signed: bytes, rendered: RenderedReport, tmp_path: Path
) -> None:
    (tmp_path / "report.pdf").write_bytes(signed)
    called("pdfdetach", "-saveall", "report.pdf", cwd=tmp_path)
    extract = (tmp_path / "extract.json").read_bytes()
    assert hashlib.sha256(extract).hexdigest() == rendered.extract.sha256
    for entry in json.loads(extract)["attachments"]:
        data = (tmp_path / entry["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"]

"""The public tools that the instructions for verifying name, typed as they stand there."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from xfv_desktop.assets import report_parts
from xfv_desktop.reporting.pdf.layout import RenderedReport
from xfv_desktop.reporting.signatures.signature import Witnesses, countersign
from xfv_desktop.reporting.signatures.timestamping import upgrade
from xfv_desktop.reporting.signatures.trust import TrustMaterial

from .laboratory import Authority
from .reading import called
from .specimen import NOW

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdfsig", "pdfdetach", "pdftoppm", "openssl", "basenc"))),
    reason="poppler-utils, OpenSSL or coreutils are not installed",
)

COMMANDS = re.findall(
    r"^ *```sh\n(.*?)^ *```",
    report_parts("verifier", "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE,
)  # fmt: skip


def typed(folder: Path, beginning: str, status: int | None = 0, **numbers: str) -> str:
    """What the commands of the instructions say that begin so, with the numbers put in."""
    (commands,) = (one for one in COMMANDS if one.lstrip().startswith(beginning))
    for letter, number in numbers.items():
        commands = re.sub(rf"\b{letter}\b", number, commands)
    return called("bash", "-ec", commands, cwd=folder, status=status)


def signed_ranges(said: str) -> list[dict[str, str]]:
    """The numbers A, B and C of each signature, as pdfsig lists them."""
    found = re.findall(r"Signed Ranges: \[0 - (\d+)\], \[(\d+) - (\d+)\]", said)
    return [dict(zip("ABC", numbers, strict=True)) for numbers in found]


@pytest.mark.parametrize("people", [1, 2])
def test_pdfsig_and_openssl_say_the_same(
    signed: bytes, countersigned: bytes, identity, verifier, tmp_path: Path, people: int
) -> None:
    """By the commands of the instructions, as they stand there."""
    pdf = countersigned if people == 2 else signed
    report = tmp_path / "report.pdf"
    report.write_bytes(pdf)
    said = called("pdfsig", "report.pdf", cwd=tmp_path)
    assert said.count("Signature is Valid") == people
    assert said.count("  - Total document signed") == 1
    assert ("is not signed" in said) == (people == 1)
    holders = (verifier, identity)[-people:]
    for places, holder in zip(signed_ranges(said), holders, strict=True):
        by_openssl = typed(tmp_path, "{ head", **places)
        assert "CMS Verification successful" in by_openssl
        assert holder.fingerprint in by_openssl.replace(":", "").lower()
        report.write_bytes(b"X" + pdf[1:])
        assert "CMS Verification failure" in typed(tmp_path, "{ head", None, **places)
        report.write_bytes(pdf)
    if people == 2:
        later = typed(tmp_path, "head -c C", None, C=signed_ranges(said)[1]["C"])
        assert (tmp_path / "as-signed.pdf").read_bytes() == signed
        assert "Vera Verifier" in later
        assert len(later.splitlines()) < 20


def test_openssl_says_the_same_of_time_stamps(
    signed_by_employee: bytes, laboratory: Authority, tmp_path: Path
) -> None:
    """Of one inside a signature, and of one over the document."""
    (tmp_path / "time-authority.pem").write_bytes(laboratory.certificate.public_bytes(Encoding.PEM))
    ask, known = laboratory.time_stamps(NOW), TrustMaterial((laboratory.certificate,))
    verifier = laboratory.person("Vera Verifier")
    pdf = countersign(signed_by_employee, verifier, signed_at=NOW, witnesses=Witnesses(ask))
    (tmp_path / "report.pdf").write_bytes(upgrade(pdf, ask, known))
    said = called("pdfsig", "report.pdf", cwd=tmp_path)
    assert "not yet been verified" in said
    inside, without, over = signed_ranges(said)
    typed(tmp_path, "{ head", **inside)
    found = typed(tmp_path, "openssl asn1parse", **inside).splitlines()
    value, token = (re.findall(r"(\d+)(?=:)|(?<=l=) *(\d+)", found[n]) for n in (0, 5))
    value, token = (["".join(one) for one in line] for line in (value, token))
    numbers = dict(zip("PHL", value, strict=True), T=token[0])
    assert "Verification: OK" in typed(tmp_path, "tail", **numbers)
    typed(tmp_path, "{ head", **without)
    assert typed(tmp_path, "openssl asn1parse", 1, **without) == ""
    typed(tmp_path, "{ head", None, **over)  # no person's signature: cut out all the same
    said = typed(tmp_path, "openssl ts -verify", **over)
    assert "Verification: OK" in said
    assert "Nov 23 08:15:30 2026 GMT" in said


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

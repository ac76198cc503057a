"""The bundle for the other side, and the program in it, which knows nothing of ours."""

import base64
import hashlib
import json
import subprocess
import sys

import pytest

from xfv_desktop.assets import report_parts
from xfv_desktop.services.cases import casework
from xfv_desktop.services.exchange import bundles, disclosure

from ..bundle_world import EXAMINER, PASSPHRASE, entries, exported, packed, relisted, rows


def verified(bundle, *options, cwd=None, script=None):
    """What the stand-alone program says of a bundle, in an interpreter that sees none of us."""
    program = script or report_parts("verifier", "verify_bundle.py")
    done = subprocess.run(
        [sys.executable, "-I", str(program), str(bundle), *options],
        capture_output=True, encoding="utf-8", check=False, cwd=cwd or bundle.parent, timeout=120,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    assert not done.stderr
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def disclosed(tmp_path_factory, reported_folder, signer):
    """The disclosure bundle of the case with two reports, signed."""
    place = tmp_path_factory.mktemp("disclosed")
    folder = bundles.import_case(
        exported(reported_folder, place / "first"), place / "case.xfv", examiner=EXAMINER
    ).folder
    with casework.open_case(folder, writable=True) as case:
        disclosure.disclose_case(
            case, place / "case.zip", examiner=EXAMINER, recipient="Counsel for the defence",
            identity=signer, passphrase=PASSPHRASE,
        )  # fmt: skip
    return place / "case.zip"


def test_everything_that_a_defence_asks_for_is_in_it(disclosed, tmp_path):
    files = entries(disclosed)
    names = {name.removeprefix("data/").split("/")[0] for name in files}
    assert {
        "README.txt", "verify_bundle.py", "verify_report.py", "audit-trail.txt",
        "environment.json", "case-uco.jsonld",
        "examinations.json", "files", "models", "reports", "tables", "case.json",
    } <= names  # fmt: skip
    first, second = json.loads(files["data/examinations.json"])
    assert (first["questioned"]["exhibit"], second["known"]["exhibit"]) == ("Q1", "K2")
    assert first["record"]["explanation"]["explainer"] == "fggb"
    assert first["record"]["comparison"]["environment"]["device"]
    assert f"data/{first['maps']}" in files
    packages = json.loads(files["data/environment.json"])["packages"]
    assert packages["torch"].startswith("2.13.0")
    card = json.loads(next(data for name, data in files.items() if "/models/" in name))
    assert card["operating_point"]["data"]
    assert card["sha256"] == first["record"]["comparison"]["model"]["sha256"]


def test_the_trail_is_there_in_words(disclosed):
    text = entries(disclosed)["data/audit-trail.txt"].decode()
    for event in rows(entries(disclosed), "audit"):
        assert f"{event['sequence']}  {event['at']}  {event['actor']}: {event['action']}" in text
        assert f"seal {event['seal']}" in text
    assert "score: 0." in text


def test_the_program_in_the_bundle_finds_it_sound(disclosed, tmp_path):
    """Taken out of the bundle and run elsewhere."""
    script = tmp_path / "verify_bundle.py"
    script.write_bytes(entries(disclosed)["verify_bundle.py"])
    status, said = verified(disclosed, script=script, cwd=tmp_path)
    assert (status, said.splitlines()[-1]) == (0, "SOUND: the bundle is as it was made.")
    for words in (
        f"{EXAMINER}, certificate", "the signature holds", "2 reports", "signed checkpoints: the",
        "each as the audit trail sealed it",
    ):  # fmt: skip
        assert words in said
    assert "NOT CHECKED" not in said


def test_another_file_is_said_to_be_no_bundle(tmp_path):
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7 " * 100)
    status, said = verified(tmp_path / "report.pdf")
    assert (status, "the file is no bundle" in said) == (1, True)


def test_without_cryptography_it_says_what_it_did_not_check(disclosed, tmp_path):
    blind = tmp_path / "blind.py"
    blind.write_text(
        "import sys\nsys.modules['cryptography'] = None\n"
        + report_parts("verifier", "verify_bundle.py").read_text(encoding="utf-8"),
        encoding="utf-8",
    )
    text = blind.read_text(encoding="utf-8").replace("from __future__ import annotations\n", "", 1)
    blind.write_text("from __future__ import annotations\n" + text, encoding="utf-8")
    status, said = verified(disclosed, script=blind)
    assert status == 0
    assert "NOT CHECKED (install the package “cryptography”)" in said


def test_a_seal_on_paper_and_the_fingerprint_of_the_signer(disclosed):
    files = entries(disclosed)
    report = next(event for event in rows(files, "audit") if event["action"] == "report issued")
    seal = json.loads(report["details"])["audit head printed"]
    status, said = verified(disclosed, "--head", seal.upper())
    assert status == 0
    assert "the seal that you named is that of event" in said
    status, said = verified(disclosed, "--head", "0" * 64)
    assert (status, "cut off or rewritten" in said) == (1, True)
    fields = json.loads(files["signature.json"])
    certificate = base64.b64decode(fields["certificate"])
    status, said = verified(disclosed, "--fingerprint", hashlib.sha256(certificate).hexdigest())
    assert (status, "it is the certificate that you named" in said) == (0, True)
    status, said = verified(disclosed, "--fingerprint", "ab" * 32)
    assert (status, "another fingerprint" in said) == (1, True)


def test_a_redacted_bundle_is_sound_and_says_what_is_missing(reported, tmp_path):
    out = tmp_path / "case.zip"
    disclosure.disclose_case(reported, out, examiner=EXAMINER, redact=["K2", "Q2", "remarks"])
    status, said = verified(out)
    assert (status, "NOT SIGNED" in said) == (0, True)
    assert "LEFT OUT: K2, Q2, remarks" in said
    assert "are left out, their seals are there" in said
    assert "details left out of this bundle" in entries(out)["data/audit-trail.txt"].decode()


def unsigned(files):
    files = {name: data for name, data in files.items() if name != "signature.json"}
    info = files["bag-info.txt"].splitlines()
    info = [b"Signed-By: nobody" if line.startswith(b"Signed-By") else line for line in info]
    return files | {"bag-info.txt": b"\n".join(info) + b"\n"}


def first_row(files, table, **cells):
    lines = files[f"data/tables/{table}.jsonl"].splitlines(keepends=True)
    row = json.dumps(
        json.loads(lines[0]) | cells, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return {f"data/tables/{table}.jsonl": row.encode() + b"\n" + b"".join(lines[1:])}


def a_name(files, folder):
    return next(name for name in sorted(files) if name.startswith(f"data/{folder}/"))


CHANGES = {
    "a photograph": (lambda f: {a_name(f, "files"): b"other"}, "other contents than its name"),
    "a report": (lambda f: {a_name(f, "reports"): b"%PDF-other"}, "not the one that was issued"),
    "an event": (lambda f: first_row(f, "audit", actor="Nobody"), "altered after it was sealed"),
    "a seal": (lambda f: first_row(f, "audit", seal="0" * 64), "altered after it was sealed"),
    "an exhibit": (lambda f: first_row(f, "exhibits", label="other"), "a row of exhibits is not"),
    "a score": (lambda f: first_row(f, "examinations", score=0.9), "a row of examinations is not"),
    "a person": (lambda f: first_row(f, "people", name="Nobody"), "a row of people is not"),
    "a table": (lambda f: {"data/tables/regions.jsonl": b""}, "as many rows as"),
    "the case": (lambda f: {"data/case.json": b"{}"}, "holds what is no case"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_changes_by_somebody_who_makes_all_lists_anew(disclosed, tmp_path, what):
    change, fault = CHANGES[what]
    files = entries(disclosed)
    changed = unsigned(files) | change(files)
    status, said = verified(packed(tmp_path / "c.zip", relisted(changed)))
    assert (status, fault in said) == (1, True), said


def test_changes_by_somebody_who_does_not(disclosed, tmp_path):
    files = entries(disclosed)
    data = bytearray(disclosed.read_bytes())
    for place in (5, 40, len(data) // 2, len(data) - 30, len(data) - 1):
        data[place] ^= 1
        (tmp_path / "c.zip").write_bytes(data)
        data[place] ^= 1
        assert verified(tmp_path / "c.zip")[0] == 1, place
    bad = packed(tmp_path / "c.zip", files | {"data/environment.json": b"{}"})
    assert "FAULT  data/environment.json is not the file" in verified(bad)[1]
    for name in ("signature.json", "tagmanifest-sha256.txt", "bag-info.txt"):
        fewer = {there: d for there, d in files.items() if there != name}
        assert verified(packed(tmp_path / "c.zip", fewer))[0] == 1
    more = packed(tmp_path / "c.zip", files | {"more.txt": b"x"})
    assert "more.txt does not belong" in verified(more)[1]
    anew = relisted(files | {"data/environment.json": b"{}"})
    assert "signature does not belong" in verified(packed(tmp_path / "c.zip", anew))[1]


def test_the_program_can_import_a_disclosure_bundle(disclosed, tmp_path):
    done = bundles.import_case(disclosed, tmp_path / "back.xfv", examiner="C. Counsel")
    assert done.signer is not None
    with casework.open_case(done.folder, writable=False) as back:
        assert casework.audit_trail(back)[-1].actor == "C. Counsel"

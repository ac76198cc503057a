"""Bundles and backups, as they are typed."""

import json

import pytest

from xfv_desktop.services.signatures import identity

from .test_case_records import PASSPHRASE, run


@pytest.fixture
def signer(tmp_path):
    path = tmp_path / "examiner.p12"
    identity.new_identity(path, name="A. Examiner", organisation="", passphrase=PASSPHRASE)
    (tmp_path / "passphrase.txt").write_text(PASSPHRASE, encoding="utf-8")
    return ("--identity", path, "--passphrase-file", tmp_path / "passphrase.txt")


def test_out_and_in_again(folder, tmp_path, signer):
    out = tmp_path / "robbery.zip"
    done = run("case", "export", folder, "--out", out, *signer, "--to", "Court", "--json")
    assert done.exit_code == 0, done.output
    facts = json.loads(done.output)
    assert (facts["bundle"], facts["signed by"], facts["left out"]) == (str(out), "A. Examiner", [])

    done = run("case", "import", out, "--to", tmp_path / "copy", "--examiner", "B", "--json")

    assert done.exit_code == 0, done.output
    back = json.loads(done.output)
    assert back["folder"] == str(tmp_path / "copy.xfv")
    assert back["bundle sha256"] == facts["sha256"]
    assert back["certificate sha256"] == facts["certificate sha256"]
    assert run("case", "verify", tmp_path / "copy.xfv").exit_code == 0
    assert "Court" in run("case", "custody", folder).output


def test_the_bundle_for_the_defence(folder, tmp_path):
    done = run("case", "disclose", folder, "--out", tmp_path / "d.zip", "--redact", "K1")
    assert done.exit_code == 0, done.output
    assert "nobody" in done.output
    assert "K1" in done.output
    done = run("case", "import", tmp_path / "d.zip", "--to", tmp_path / "d", "--examiner", "B")
    assert done.exit_code == 2
    assert "ask for the whole one" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "{case}", "--out", "{case}/case.db"), "exists already"),
        (("export", "{case}", "--out", "{tmp}/a.zip", "--redact", "Q9"), "no exhibit Q9"),
        (("export", "{case}", "--out", "{tmp}/a.zip", "--examiner", "X"), "not one of the people"),
        (("import", "{tmp}/none.zip", "--to", "{tmp}/b", "--examiner", "B"), "cannot be read"),
        (("import", "{case}/case.db", "--to", "{tmp}/b", "--examiner", "B"), "not as it was made"),
        (("backup", "{case}", "--out", "{tmp}/none"), "There is no folder"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_cannot_be_is_said_in_a_sentence(folder, tmp_path, arguments, said):
    done = run("case", *(a.format(case=folder, tmp=tmp_path) for a in arguments))
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "a.zip").exists()
    assert not (tmp_path / "b.xfv").exists()


def test_a_backup(folder, tmp_path):
    done = run("case", "backup", folder, "--out", tmp_path, "--json")
    assert done.exit_code == 0, done.output
    assert run("case", "verify", json.loads(done.output)["backup"]).exit_code == 0

"""Signing identities as they are named on the command line."""

import pytest

from tests.cli.test_commands import facts, run


@pytest.fixture
def secret(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "secret"
    path.write_text("correct horse\n")
    return path


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("examiner", "examiner.xfvid"),
        ("a.examiner", "a.examiner.xfvid"),
        ("me.xfvid", "me.xfvid"),
        ("me.P12", "me.P12"),
        ("me.cer", "me.cer.xfvid"),
    ],
)
def test_an_identity_gets_its_ending_and_is_found_without_it(secret, tmp_path, typed, written):
    made = facts("identity", "new", typed, "--name", "A", "--passphrase-file", secret)
    assert made["identity"] == written
    assert (tmp_path / written).with_suffix(".cer").name == made["certificate"]
    shown = facts("identity", "show", typed, "--passphrase-file", secret)
    copied = facts("identity", "copy", typed, "backup", "--passphrase-file", secret)
    assert copied["copy"] == "backup.xfvid"
    fingerprints = {one["sha256 fingerprint"] for one in (made, shown, copied)}
    assert len(fingerprints) == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        {"secret", "backup.xfvid", written, made["certificate"]}
    )


def test_an_identity_without_a_name_is_refused(secret):
    refused = run("identity", "new", ".", "--name", "A", "--passphrase-file", secret, status=2)
    assert "Name the file of the identity." in refused.stderr

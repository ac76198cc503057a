"""An encrypted case on the command line: every command takes the passphrase in the same way."""

import re
from pathlib import Path

import pytest

from xfv_desktop import cli
from xfv_desktop.persistence import vault

from .test_case_records import run

PASSPHRASE = "a long sentence"


@pytest.fixture(autouse=True)
def known(monkeypatch):
    """The passphrase stands in the environment; deriving a key from it is quick here."""
    pytest.importorskip("sqlcipher3")
    monkeypatch.setattr(vault, "_COST", {"iterations": 1, "lanes": 1, "memory_kib": 64})
    monkeypatch.setenv("XFV_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def made(tmp_path):
    done = run("case", "new", tmp_path / "a.xfv", "--examiner", "A", "--encrypt")
    assert done.exit_code == 0, done.output
    assert "if it is lost, the case is lost" in done.output
    return tmp_path / "a.xfv"


def test_every_command_opens_it(made, tmp_path):
    for arguments in (
        ("show", made), ("verify", made), ("audit", made), ("people", made), ("custody", made),
        ("backup", made, "--out", tmp_path), ("export", made, "--out", tmp_path / "a.zip"),
    ):  # fmt: skip
        done = run("case", *arguments, "--json")
        assert done.exit_code == 0, (arguments, done.output)
    (copy,) = tmp_path.glob("a *.xfv")
    assert (copy / "vault.json").read_bytes() == (made / "vault.json").read_bytes()
    assert run("case", "verify", copy).exit_code == 0


def test_a_bundle_becomes_an_encrypted_case(made, tmp_path):
    run("case", "export", made, "--out", tmp_path / "a.zip")
    done = run(
        "case", "import", tmp_path / "a.zip", "--to", tmp_path / "b", "--examiner", "A", "--encrypt"
    )
    assert done.exit_code == 0, done.output
    assert not (tmp_path / "b.xfv" / "case.db").read_bytes().startswith(b"SQLite")
    assert run("case", "verify", tmp_path / "b.xfv").exit_code == 0


def test_without_a_terminal_the_variable_is_named(made, monkeypatch):
    monkeypatch.delenv("XFV_PASSPHRASE")
    done = run("case", "show", made)
    assert done.exit_code == 2
    assert "type it in a terminal or set XFV_PASSPHRASE." in done.output


def test_whose_passphrase_is_asked_for_is_said(made, monkeypatch):
    """A list of cases asks for that of each encrypted one."""
    monkeypatch.delenv("XFV_PASSPHRASE")
    done = run("case", "list", made.parent, input=f"{PASSPHRASE}\n")
    assert done.exit_code == 0
    assert "Passphrase of a.xfv: " in done.output


def test_a_bundle_of_it_is_said_not_to_be_encrypted(made, tmp_path):
    done = run("case", "export", made, "--out", tmp_path / "a.zip")
    assert "The bundle is not encrypted" in done.output
    assert "not encrypted" not in run("case", "export", made, "--out", tmp_path / "b.zip",
                                      "--json").stdout  # fmt: skip


def test_a_wrong_passphrase_is_one_sentence(made, monkeypatch):
    monkeypatch.setenv("XFV_PASSPHRASE", "another one")
    done = run("case", "show", made)
    assert done.exit_code == 2
    assert "The passphrase does not open the case; type it again." in done.output


def test_without_the_variable_it_is_asked_for(made, monkeypatch):
    monkeypatch.delenv("XFV_PASSPHRASE")
    done = run("case", "show", made, input=f"{PASSPHRASE}\n")
    assert done.exit_code == 0, done.output
    assert run("case", "show", made, input="").exit_code == 2
    facts = run("case", "list", made.parent, "--json", input=f"{PASSPHRASE}\n").output
    assert "a.xfv" in facts


def test_no_command_opens_a_case_in_another_way():
    """Or it would not know an encrypted one."""
    folder = Path(cli.__file__).parent
    for path in folder.glob("*.py"):
        found = re.search(r"casework\.open_case\(", path.read_text(encoding="utf-8"))
        assert not found or path.name == "opening.py", path.name

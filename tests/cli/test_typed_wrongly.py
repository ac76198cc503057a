"""What is typed wrongly is refused in one sentence, and nothing is written."""

import os
import shutil
import sys

import click
import pytest

from tests.cli.test_commands import COLLINS, COMMANDS, HOPPER, run
from xfv_desktop.cli import xfv


def command_of(words):
    found: click.Command = xfv
    for word in words:
        assert isinstance(found, click.Group)
        found = found.commands[word]
    return found


@pytest.mark.parametrize("words", COMMANDS, ids="-".join)
def test_every_option_says_what_it_is_for_and_a_case_is_called_case(words):
    for one in command_of(words).params:
        if isinstance(one, click.Option):
            assert one.help, one.opts
            several = one.multiple and "may be repeated" not in one.help.lower()
            assert not several or "twice" in one.help, one.opts
        elif one.name == "folder" and words[0] in ("case", "report") and words[1] != "list":
            assert one.human_readable_name in ("folder", "CASE")
            assert "CASE" in one.make_metavar(click.Context(command_of(words)))


@pytest.mark.parametrize(
    "command",
    [
        ("case", "show", "{name}"),
        ("case", "list", "{name}"),
        ("case", "compare-all", "{case}", "--pairs", "{name}"),
        ("compare", "{name}", "{name}", "--device", "cpu"),
        ("identity", "new", "{name}", "--name", "A"),
        ("report", "draft", "{case}", "1", "--out", "{name}"),
    ],
    ids=lambda words: "-".join(words[:2]),
)
def test_a_name_that_no_file_can_have_is_one_sentence(folder, tmp_path, command):
    before = sorted(tmp_path.rglob("*"))
    told = run(*(word.format(case=folder, name="x" * 300) for word in command), status=2).stderr
    assert "cannot be a file or folder here" in told
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("compare", "{photo}", HOPPER, "--figure", "{photo}"), "exists already"),
        (("compare", "{photo}", HOPPER, "--maps", "{photo}"), "exists already"),
        (("compare", HOPPER, HOPPER, "--maps", "{photo}.npz", "--calibration", "{photo}"),
         "cannot be used as a calibration"),
        (("case", "propositions", "{case}", "--calibration", "{photo}"), "without --name"),
        (("case", "people", "{case}", "--duty", "verifier"), "without --add"),
        (("case", "note", "{case}", "text", "--on", "K1", "--reason", "r"), "without --amend"),
        (("case", "note", "{case}", "text", "--amend", "1", "--reason", "r", "--on", "K1"),
         "is about what it was about"),
        (("evaluate", "verification", "{photo}", "--data", "LFW"), "--write-operating-point"),
        (("calibration", "show", "--score", "0.3"), "without --plots"),
        (("compare", HOPPER, HOPPER, "--maps", "a.b", "--figure", "a.b"), "the same file"),
        (("models", "export-card", "sface", "--out", "{photo}"), "exists already"),
        (("case", "import", "{photo}", "--to", "", "--examiner", "A"), "no file or folder"),
        (("case", "import", "{photo}", "--to", "..", "--examiner", "A"), "Name the folder"),
        (("compare", HOPPER, HOPPER, "--maps", "."), "“.” is a folder"),
        (("compare", HOPPER, HOPPER, "--maps", "{case}"), "is a folder"),
        (("compare", HOPPER, HOPPER, "--maps", "{photo}.d/m.npz"), "There is no folder"),
        (("calibrate", "{photo}", "--population", "p", "--out", "{photo}.d/c.json"),
         "There is no folder"),
        (("case", "transfer", "{case}", "", "--from", "A", "--to", "B", "--reason", "r"),
         "holds no exhibit"),
        (("identity", "install-certificate", "pkcs11:token=x?module-path=/gone.so", "{photo}",
          "--passphrase-file", "{photo}"), "cannot be read"),
    ],
    ids=lambda value: "-".join(value[:2]) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_what_is_there_stays_as_it_is(folder, tmp_path, command, words):
    photo = tmp_path / "photo.jpg"
    shutil.copy(COLLINS, photo)

    def files():
        found = (path for path in tmp_path.rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in found if path.name != "case.lock"}

    before = files()
    told = run(*(word.format(case=folder, photo=photo) for word in command), status=2).stderr
    assert words in told
    assert files() == before


def test_a_folder_in_the_place_of_a_derived_name_is_seen_before_the_work(tmp_path):
    (tmp_path / "m-corrrise.png").mkdir()
    words = ("compare", HOPPER, HOPPER, "--figure", tmp_path / "m.png")
    told = run(*words, "--explainer", "fggb,corrrise", status=2).stderr
    assert "m-corrrise.png” is a folder" in told
    assert not (tmp_path / "m-fggb.png").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows types text, not bytes")
@pytest.mark.parametrize(
    "command",
    [
        ("case", "custody", "{case}", "{bytes}"),
        ("case", "note", "{case}", "{bytes}", "--on", "K1"),
        ("case", "people", "{case}", "--add", "{bytes}"),
    ],
    ids=lambda words: words[1],
)
def test_bytes_in_place_of_a_text_are_one_sentence(folder, command):
    typed = os.fsdecode(b"M\xfcller")  # Latin-1
    told = run(*(word.format(case=folder, bytes=typed) for word in command), status=2).stderr
    assert "holds bytes that are no text in UTF-8" in told
    assert run("case", "verify", folder).exit_code == 0

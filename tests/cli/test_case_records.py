"""People, custody, checks and checkpoints, as they are typed."""

import json

import pytest
from click.testing import CliRunner

from xfv_desktop.cli import xfv
from xfv_desktop.services.signatures import identity

from .test_commands import COLLINS, HOPPER

PASSPHRASE = "correct horse"


def run(*arguments, **more):
    return CliRunner().invoke(xfv, [str(argument) for argument in arguments], **more)


def test_the_own_opinion_can_come_first_from_the_beginning(tmp_path):
    """What the window asks for when it makes a case: no result before one's own evaluation."""
    new = ("case", "new", tmp_path / "a", "--examiner", " A. Examiner ")
    assert run(*new, "--own-opinion-first").exit_code == 0
    folder = tmp_path / "a.xfv"
    for path, role in ((HOPPER, "questioned"), (COLLINS, "known")):
        run("case", "add", folder, path, "--role", role)
    refused = run("case", "compare", folder, "Q1", "K1")
    assert refused.exit_code == 2
    assert "the own opinion comes first" in refused.output


def test_a_title_cannot_disguise_itself_in_a_list(tmp_path):
    """Neither colours of a terminal nor another line."""
    run("case", "new", tmp_path / "a", "--examiner", "A", "--title", "x\x1b[31m\nb.xfv  y")
    (line,) = run("case", "list", tmp_path).output.splitlines()
    assert line.endswith("a.xfv  x[U+001B][31m[U+000A]b.xfv  y")


def test_people_are_added_and_listed(folder):
    done = run("case", "people", folder, "--add", "B. Verifier", "--duty", "verifier")
    assert done.exit_code == 0, done.output
    assert "B. Verifier  verifier, no identity yet" in done.output
    people = json.loads(run("case", "people", folder, "--json").output)["people"]
    assert [person["name"] for person in people] == ["A. Examiner", "B. Verifier"]
    assert people[1]["added by"] == "A. Examiner"


def test_a_certificate_goes_with_a_person(folder, tmp_path):
    made = identity.new_identity(
        tmp_path / "b.p12", name="B", organisation="", passphrase=PASSPHRASE
    )
    run("case", "people", folder, "--add", "B", "--certificate", tmp_path / "b.cer")
    people = json.loads(run("case", "people", folder, "--json").output)["people"]
    assert people[1]["certificate sha256"] == made.fingerprint


def test_a_transfer_is_entered_and_printed(folder):
    done = run("case", "transfer", folder, "K1", "--from", "A. Examiner", "--to", "Registry",
               "--reason", "Trial", "--at", "2021-03-01T14:30+01:00")  # fmt: skip
    assert done.exit_code == 0, done.output
    text = run("case", "custody", folder, "K1").output
    assert "transferred from A. Examiner to Registry, Trial" in text
    entries = json.loads(run("case", "custody", folder, "--json").output)["custody"]
    assert [entry["act"] for entry in entries] == ["received", "transferred"]
    assert entries[1]["at"] == "2021-03-01T14:30:00+01:00"
    assert entries[1]["utc"] == "2021-03-01T13:30:00+00:00"


def test_a_gap_in_the_chain_is_refused_until_it_is_stated(folder):
    away = ("case", "transfer", folder, "K1", "--from", "Court", "--to", "Registry", "--reason",
            "the officer left before the hand-over was entered")  # fmt: skip
    refused = run(*away)
    assert refused.exit_code == 2
    assert "with A. Examiner then, not with Court: enter first how Court" in refused.output
    assert refused.output.endswith("or state that the chain has a gap (--gap).\n")
    stated = run(*away, "--gap")
    assert stated.output.endswith("; GAP: it was with A. Examiner\n")
    entries = json.loads(run("case", "custody", folder, "--json").output)["custody"]
    assert [entry["gap, was with"] for entry in entries] == [None, "A. Examiner"]


@pytest.mark.parametrize(
    "command",
    [
        ("case", "custody", "{case}", "k1"),
        ("case", "metadata", "{case}", "k1"),
        ("case", "note", "{case}", "seen", "--on", "k1"),
        ("case", "enhance", "{case}", "k1", "--for", "eye", "--step", "gamma:gamma=2"),
        ("report", "particulars", "{case}", "--exhibit", " k1", "--set", "item_condition=good"),
        ("case", "export", "{case}", "--out", "{case}.zip", "--redact", "k1"),
    ],
    ids=lambda words: words[1],
)
def test_the_number_of_an_exhibit_may_be_typed_in_small_letters(folder, command):
    done = run(*(word.format(case=folder) for word in command))
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("extra", [["--at", "noon"], ["--as", "Eve"]])
def test_a_transfer_that_is_not_understood_changes_nothing(folder, extra):
    done = run("case", "transfer", folder, "K1", "--from", "a", "--to", "b", "--reason", "c",
               *extra)  # fmt: skip
    assert done.exit_code == 2
    assert len(json.loads(run("case", "custody", folder, "--json").output)["custody"]) == 1


def test_a_stranger_is_told_how_to_become_one_of_the_people(folder, portrait_paths):
    done = run("case", "add", folder, portrait_paths["hopper"], "--role", "known", "--as", "Eve")
    assert done.exit_code == 2
    assert "xfv case people" in done.output


def test_a_case_is_checked_against_a_checkpoint_that_was_kept(folder, tmp_path):
    secret, key, kept = tmp_path / "secret", tmp_path / "a.p12", tmp_path / "kept.json"
    secret.write_text(PASSPHRASE)
    identity.new_identity(key, name="A. Examiner", organisation="", passphrase=PASSPHRASE)
    older = (folder / "case.db").read_bytes()
    run("case", "transfer", folder, "K1", "--from", "A. Examiner", "--to", "b", "--reason", "c")
    none = run("case", "checkpoint", folder, "--out", kept)
    assert (none.exit_code, "no checkpoint yet" in none.output) == (2, True)
    done = run("case", "checkpoint", folder, "--identity", key, "--passphrase-file", secret,
               "--out", kept)  # fmt: skip
    assert done.exit_code == 0, done.output
    sound = run("case", "verify", folder, "--checkpoint", kept)
    assert (sound.exit_code, "sound" in sound.output) == (0, True)
    (folder / "case.db").write_bytes(older)
    assert run("case", "verify", folder, "--without-files").exit_code == 0
    found = run("case", "verify", folder, "--checkpoint", kept, "--json")
    facts = json.loads(found.output)
    assert (found.exit_code, facts["sound"]) == (1, False)
    assert "checkpoint in kept.json" in facts["fault"]
    again = run("case", "checkpoint", folder, "--identity", key, "--passphrase-file", secret,
                "--out", kept)  # fmt: skip
    assert again.exit_code == 2  # a kept checkpoint is never overwritten


def test_a_file_that_is_no_report_says_nothing_of_the_case(folder, tmp_path):
    other = tmp_path / "letter.pdf"
    other.write_text("Dear Sir")
    done = run("case", "verify", folder, "--report", other)
    assert (done.exit_code, "“letter.pdf” is no PDF" in done.output) == (2, True)
    assert "sound" not in done.output


def test_particulars_of_a_report_are_set_and_printed(folder):
    done = run("report", "particulars", folder, "--set", "customer=Court = Köln", "--json")
    assert done.exit_code == 0, done.output
    run("report", "particulars", folder, "--set", "training=2025", "--person", "A. Examiner")
    told = json.loads(run("report", "particulars", folder, "--json").output)
    assert told == {"customer": "Court = Köln", "training A. Examiner": "2025"}
    assert "of the exhibit" in run("report", "particulars", folder, "--fields").output
    of_person = run("report", "particulars", folder, "--person", " A. Examiner", "--json").output
    assert json.loads(of_person) == {"training A. Examiner": "2025"}
    of_exhibit = run("report", "particulars", folder, "--exhibit", "K1").output
    assert of_exhibit == "Nothing was said yet: see --fields.\n"
    listed = run("report", "particulars", folder, "--exhibit", "K1", "--fields").output
    assert ("of the exhibit" in listed, "of the case" in listed) == (True, False)


@pytest.mark.parametrize(
    "extra",
    [
        ["--set", "customer"],
        ["--set", "a=b"],
        ["--person", "a", "--exhibit", "Q1"],
        ["--person", "Nobody"],
        ["--exhibit", "Q9"],
        ["--examination", "9"],
        ["--examiner", "A. Examiner"],
        ["--set", "customer=Court", "--set", "customer=Prosecutor"],
    ],
)
def test_particulars_that_are_not_understood_are_refused(folder, extra):
    done = run("report", "particulars", folder, *extra)
    assert done.exit_code == 2


def test_notes_are_taken_amended_and_listed(folder):
    assert "Nobody has taken a note" in run("case", "notes", folder).output
    done = run("case", "note", folder, "Mole left", "--on", "K1", "--component", "17")
    assert done.exit_code == 0, done.output
    run("case", "note", folder, "Mole right", "--amend", "1", "--reason", "sides mixed up")
    text = run("case", "notes", folder).output
    assert "A. Examiner, K1, component 17" in text
    assert text.index("Mole left") < text.index("Mole right") < text.index("sides mixed up")
    (note,) = json.loads(run("case", "notes", folder, "--json").output)["notes"]
    assert [wording["text"] for wording in note["wordings"]] == ["Mole left", "Mole right"]


@pytest.mark.parametrize(
    "extra", [[], ["--on", "K1", "--on", "K2"], ["--on", "X1"], ["--amend", "1"]]
)
def test_a_note_about_nothing_is_refused(folder, extra):
    assert run("case", "note", folder, "seen", *extra).exit_code == 2


def test_without_an_examination_there_is_no_report_to_check(folder):
    done = run("report", "check", folder)
    assert (done.exit_code, "compare two photographs first" in done.output) == (2, True)


@pytest.mark.parametrize(
    "command",
    [
        ("identity", "show", "nobody.xfvid"),
        ("identity", "copy", "nobody.xfvid", "copy.xfvid"),
        ("identity", "request", "nobody.xfvid", "a.csr"),
        ("report", "issue", "{case}", "1", "--identity", "nobody.xfvid", "--out", "a.pdf"),
        ("report", "countersign", "a.pdf", "--identity", "nobody.xfvid"),
        ("case", "checkpoint", "{case}", "--identity", "nobody.xfvid", "--out", "k.json"),
        ("case", "export", "{case}", "--identity", "nobody.xfvid", "--out", "a.zip"),
    ],
)
def test_no_passphrase_is_asked_for_where_there_is_no_identity(folder, command):
    """Whoever mistypes a name would type a secret before they are told."""
    done = run(*(part.format(case=folder) for part in command))
    assert done.exit_code == 2
    assert "The identity file nobody.xfvid cannot be read" in done.stderr
    assert "Passphrase" not in done.stderr

"""The examples in the help of every command, as they stand there."""

import shlex
import shutil
from pathlib import Path

import click
import pytest
from PIL import Image

from tests.cli.test_commands import COLLINS, COMMANDS, HOPPER, run
from tests.cli.test_typed_wrongly import command_of
from xfv_desktop.__main__ import xfv

LABORATORY = Path(__file__).resolve().parents[2] / "reports" / "laboratory" / "example.toml"


def examples_of(command):
    """The lines below “Example:”, those that go on with an option joined to the one before."""
    _, _, lines = command.help.partition("Example:\n")
    found = []
    for line in map(str.strip, lines.splitlines()):
        if line.startswith("--"):
            found[-1] = f"{found[-1]} {line}"
        elif line.startswith("xfv "):
            found.append(line)
    return found


EXAMPLES = sorted({one for words in ((), *COMMANDS) for one in examples_of(command_of(words))})

TYPED = """
xfv compare questioned.jpg known.jpg --figure maps.png # --explainer control-gaussian
xfv pool cctv_1.jpg cctv_2.jpg cctv_3.jpg portrait.jpg
xfv pool cctv_1.jpg group.jpg portrait.jpg --face group.jpg 2
xfv case new robbery.xfv --examiner "A. Examiner"
xfv case add robbery.xfv cctv.jpg --role questioned
xfv case add robbery.xfv portrait.jpg --role known
xfv case add robbery.xfv cctv_1.jpg cctv_2.jpg --role questioned --source "Shop, camera 3"
xfv case compare robbery.xfv Q1 K1 # --explainer control-gaussian --no-fidelity
xfv case show robbery.xfv --json
xfv case audit robbery.xfv --json
xfv identity new examiner.xfvid --name "A. Examiner" --organisation "Laboratory"
xfv identity show examiner.xfvid
xfv identity request examiner.xfvid examiner.csr
xfv trust list
xfv case people robbery.xfv --add "B. Verifier" --duty verifier
xfv case custody robbery.xfv Q1 --json
xfv case transfer robbery.xfv Q1 --from "A. Examiner" --to "Court registry" --reason "Trial"
xfv case note robbery.xfv "Mole left of the mouth" --on Q1 --component 17
xfv case note robbery.xfv "Mole right of the mouth" --amend 1 --reason "sides mixed up"
xfv case notes robbery.xfv --json
xfv case enhance robbery.xfv Q1 --for eye --step gamma:gamma=1.5 --reason "deep shadow"
xfv case enhance robbery.xfv Q1 --for network --as-for-eye --reason "does shadow decide?"
xfv case compare robbery.xfv Q1 K1 --enhanced # --explainer control-gaussian --no-fidelity
xfv case compare-all robbery.xfv --pairs pairs.csv --no-fidelity # --explainer control-gaussian
xfv case layer robbery.xfv 1 signed.png --hide-below 0.2
xfv case layer robbery.xfv 1 maps.npz
xfv case metadata robbery.xfv Q1 --json
xfv case reproduce robbery.xfv
xfv case pool robbery.xfv Q1 Q2 Q3 K1
xfv report particulars robbery.xfv --set "customer=District court" --set "question=…"
xfv report particulars robbery.xfv --examination 1 --set "conclusion=The findings …"
xfv report particulars robbery.xfv --fields
xfv report draft robbery.xfv 1 --form statement --language de --out draft.pdf
xfv report check robbery.xfv
xfv report check robbery.xfv 2 --form statement --json
xfv report issue robbery.xfv 1 --identity examiner.xfvid --out report.pdf
xfv report issue robbery.xfv 1 --identity examiner.xfvid --laboratory lab.toml --language de
xfv report countersign report.pdf --identity verifier.xfvid
xfv verify report.pdf --trust examiner.cer
xfv verify report.pdf --case robbery.xfv
xfv case checkpoint robbery.xfv --identity examiner.xfvid --out robbery-checkpoint.json
xfv case verify robbery.xfv --checkpoint robbery-checkpoint.json --report report.pdf
xfv case export robbery.xfv --out robbery.zip --identity examiner.xfvid
xfv case export robbery.xfv --out robbery-open.zip --redact Q2 --redact remarks
xfv case disclose robbery.xfv --out disclosure.zip --identity examiner.xfvid --to "Counsel"
xfv case import robbery.zip --to copy.xfv --examiner "B. Examiner"
xfv models list
xfv models list --json
xfv models show sface
xfv models export-card sface --out sface.toml
xfv explainers list
xfv explainers list --json
""".strip().splitlines()
"""In an order in which they can be typed in one folder; behind “#” what spares minutes."""

NEW_CASES = [one for one in EXAMPLES if one.startswith("xfv case new") and one not in TYPED]


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_is_what_its_command_takes(line):
    command, words = xfv, shlex.split(line)[1:]
    while isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    command.make_context(line, words)


@pytest.mark.usefixtures("own_base_dir")
def test_examples_can_be_typed_one_after_the_other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Image.open(HOPPER) as hopper, Image.open(COLLINS) as collins:
        person, other = (one.convert("RGB") for one in (hopper, collins))
    for count, name in enumerate(["cctv", "cctv_1", "cctv_2", "cctv_3", "portrait"]):
        person.resize((400 - 10 * count, 469 - 12 * count)).save(f"{name}.jpg")
    shutil.copy("cctv.jpg", "questioned.jpg")
    shutil.copy("portrait.jpg", "known.jpg")
    group = Image.new("RGB", (1024, 600))
    group.paste(other.crop((120, 0, 340, 258)).resize((512, 600)), (0, 0))
    group.paste(person.resize((512, 600)), (512, 0))
    group.save("group.jpg")
    shutil.copy(LABORATORY, "lab.toml")
    Path("pairs.csv").write_text("questioned,known\nQ2,K1\n")
    typed = 2 * "correct horse\n"
    run("identity", "new", "verifier.xfvid", "--name", "B. Verifier", typed=typed)
    for line in TYPED:
        run(*shlex.split(line.replace(" # ", " "))[1:], typed=typed)


@pytest.mark.parametrize("line", NEW_CASES)
def test_a_case_is_made_by_each_example(tmp_path, monkeypatch, line):
    monkeypatch.chdir(tmp_path)
    run(*shlex.split(line)[1:], typed=2 * "correct horse\n")
    assert Path("robbery.xfv").is_dir()


def test_only_examples_are_typed():
    assert {line.partition(" # ")[0] for line in TYPED} <= set(EXAMPLES)

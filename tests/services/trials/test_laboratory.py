"""A laboratory run: what it writes, that it goes on after a kill, that it is one run."""

import csv
import json
import subprocess
import sys

import pytest

from xfv_desktop.domain.errors import UnknownName, UserError
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.services.trials.laboratory import explainer_names
from xfv_desktop.services.trials.laboratory_checkpoint import alone_in

from .laboratory_world import EXPLAINERS, METRICS, OUTPUTS, contents, made, run


@pytest.fixture(scope="module")
def pairs(tmp_path_factory, portraits):
    return made(tmp_path_factory.mktemp("people"), portraits)


@pytest.fixture(scope="module")
def whole(tmp_path_factory, pairs):
    """An undisturbed run, and what its progress told."""
    folder, told = tmp_path_factory.mktemp("whole") / "run", []
    run(pairs, folder, progress=lambda fraction, message: told.append((fraction, message)))
    return folder, told


def rows(folder):
    with (folder / "pairs.csv").open(newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_output_is_there(whole):
    folder, told = whole
    assert {path.name for path in folder.iterdir()} == OUTPUTS | {
        "manifest.json",
        "checkpoint.jsonl",
    }
    assert [f for f, _ in told] == sorted(f for f, _ in told)
    assert told[-1][0] == 1
    assert any("left" in message for _, message in told)


def test_the_table_of_pairs_holds_every_number(whole):
    table = rows(whole[0])
    assert {row["explainer"] for row in table} == set(EXPLAINERS)
    assert {row["metric"] for row in table} == set(METRICS)
    assert {row["control"] for row in table if row["explainer"] == "control-gaussian"} == {"1"}
    assert {row["pair"] for row in table} == {"0", "1", "2", "3"}
    assert [r["same"] for r in table if r["quantity"] == "score deletion"][::2] == list("1010")
    regions = [row for row in table if row["metric"] == "replaced-region"]
    assert {row["region px"] for row in regions} == {"28"}
    assert len({row["cell"] for row in regions}) == 2
    assert {row["same"] for row in regions} == {"1"}
    costly = {row["pair"] for row in table if row["metric"] == "sensitivity"}
    assert costly == {"0", "1"}


def test_the_manifest_says_what_the_numbers_depend_on(whole, pairs):
    manifest = json.loads((whole[0] / "manifest.json").read_text())
    told = manifest["run"]
    assert told["list"]["pairs"] == 8
    assert set(told["models"]["one"]) == {"title", "sha256", "threshold", "threshold from"}
    used = {name for row in told["subset"]["pairs"] for name in row[1:3]}
    assert used <= set(told["images sha256"])
    for _, a, b, _, donor in told["subset"]["pairs"]:
        assert donor.split("/")[0] not in {a.split("/")[0], b.split("/")[0]}
    assert told["settings"]["seed"] == 1
    assert str(pairs.parent) not in json.dumps(told)


def test_the_summary_has_intervals_and_marks_controls(whole):
    summary = json.loads((whole[0] / "summary.json").read_text())
    assert summary["pairs"] == {"mated": 2, "non-mated": 2}
    assert summary["controls"] == ["control-gaussian"]
    for row in summary["rows"]:
        if row["pairs"] > 1:
            assert row["low"] <= row["mean"] + 1e-6
            assert row["mean"] <= row["high"] + 1e-6
    text = (whole[0] / "summary.md").read_text()
    assert "*control-gaussian* (control)" in text
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert len(headings) == 7
    assert "Randomisation" not in text


def test_a_run_that_was_stopped_goes_on_and_gives_the_same(whole, pairs, tmp_path):
    cancel, folder = CancelToken(), tmp_path / "run"

    def stop(fraction, message):
        if "left" in message:
            cancel.cancel()

    with pytest.raises(Cancelled):
        run(pairs, folder, cancel=cancel, progress=stop)
    checkpoint = folder / "checkpoint.jsonl"
    assert checkpoint.read_bytes().count(b"\n") == 1
    kept = checkpoint.read_bytes()
    with checkpoint.open("ab") as stream:
        stream.write(b'{"model": "one", "explai')  # what a kill leaves of a line
    run(pairs, folder)
    assert checkpoint.read_bytes().startswith(kept)
    assert checkpoint.read_bytes().count(b"\n") == 8
    assert contents(folder) == contents(whole[0])


def test_two_processes_give_what_one_gives(whole, pairs, tmp_path):
    run(pairs, tmp_path / "run", jobs=2)
    assert contents(tmp_path / "run") == contents(whole[0])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"settings": {"seed": 2}}, "subset.*settings"),
        ({"metrics": ("deletion",)}, "differs in: .*metrics"),
        ({"settings": {"sigma_px": 0.0}}, "differs in: settings"),
    ],
)
def test_other_settings_are_refused_in_the_same_folder(whole, pairs, changes, words):
    before = contents(whole[0])
    with pytest.raises(UserError, match=words):
        run(pairs, whole[0], **changes)
    assert contents(whole[0]) == before


def test_explainers_added_later_give_what_one_run_gives(whole, pairs, tmp_path):
    """The first explainer alone, then the other one: the outputs hold both."""
    folder = tmp_path / "run"
    for name in EXPLAINERS:
        run(pairs, folder, explainers=(name,))
    assert contents(folder) == contents(whole[0])
    parts = json.loads((folder / "manifest.json").read_text())["parts"]
    assert [part["explainers"] for part in parts] == [[name] for name in EXPLAINERS]


def test_a_folder_with_other_files_is_refused(pairs, tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(UserError, match="other files"):
        run(pairs, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


HOLDER = """
import sys
from pathlib import Path
from xfv_desktop.services.trials.laboratory_checkpoint import alone_in
with alone_in(Path(sys.argv[1])):
    print("alone", flush=True)
    sys.stdin.read()
"""


def test_two_runs_never_write_into_one_folder_and_a_killed_one_blocks_nothing(pairs, tmp_path):
    folder = tmp_path / "run"
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"alone\n"
        with pytest.raises(
            UserError, match=r"^Another laboratory run is writing into .+ folder\.$"
        ):
            run(pairs, folder)
        assert [path.name for path in folder.iterdir()] == ["checkpoint.jsonl"]
        holder.kill()
        holder.wait()
    run(pairs, folder)
    with alone_in(folder), pytest.raises(UserError, match="Another laboratory run"):
        run(pairs, folder)


def test_a_damaged_checkpoint_is_refused_with_the_line(whole, pairs, tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    for name in ("manifest.json", "checkpoint.jsonl"):
        (folder / name).write_bytes((whole[0] / name).read_bytes())
    lines = (folder / "checkpoint.jsonl").read_text().splitlines()
    lines[2] = lines[2][:40]
    (folder / "checkpoint.jsonl").write_text("\n".join(lines) + "\n")
    with pytest.raises(UserError, match="Line 3"):
        run(pairs, folder)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"metrics": ("deletions",)}, "metric “deletions”"),
        ({"explainers": ()}, "No explainer"),
        ({"explainers": ("fggb", "fggb")}, "named twice"),
        ({"models": ("sfaze",)}, "no model “sfaze”"),
        ({"settings": {"region_sizes_px": (30,)}}, "30 px"),
        ({"settings": {"swaps": 3}}, "too few persons"),
        ({"subset": 20}, "8 |4 mated"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is_written(pairs, tmp_path, changes, words):
    with pytest.raises(UserError, match=words):
        run(pairs, tmp_path / "run", **changes)
    assert not (tmp_path / "run").exists()


def test_groups_of_explainers_are_spelt_out():
    controls = explainer_names(["controls"])
    assert "control-edges" in controls
    assert all(name.startswith("control-") for name in controls)
    assert explainer_names(["fggb", "controls", "fggb"]) == ("fggb", *controls)
    assert set(controls) < set(explainer_names(["all"]))
    with pytest.raises(UnknownName):
        explainer_names(["fgbg"])

"""The command: help, a run, refusals."""

import json

import pytest
from click.testing import CliRunner

from xfv_desktop.cli import xfv
from xfv_desktop.cli.laboratory import METRICS

from ..services.trials.laboratory_world import made


def run(*arguments):
    return CliRunner().invoke(xfv, ["evaluate", "explanations", *map(str, arguments)])


def test_help_shows_an_example_and_every_metric():
    from xfv_desktop.engine.trials.metric import METRICS as ENTERED

    text = run("--help").output
    assert "Example:" in text
    assert sorted(METRICS) == list(ENTERED.names())


def test_a_run_prints_where_everything_is(tmp_path, portrait_paths):
    people = tmp_path / "people"
    people.mkdir()
    pairs = made(people, portrait_paths.values())
    out = tmp_path / "trials"
    arguments = [
        pairs, "--out", out, "--models", f"{people / 'one.toml'}, {people / 'two.toml'}",
        "--explainers", "control-gaussian,control-edges", "--metrics", "deletion,runtime",
        "--subset", 2, "--swaps", 1, "--device", "cpu", "--json",
    ]  # fmt: skip
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    assert told["pairs"] == 2
    assert {"summary.md", "curves-one.png", "curves-two.pdf"} <= set(told["files"])
    again = run(*arguments)
    assert again.exit_code == 0, again.output
    refused = run(*arguments, "--seed", 9)
    assert refused.exit_code == 2
    assert "Name another folder" in refused.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--region-sizes", "28,x"), "no list of whole numbers"),
        (("--explainers", "fgbg"), "There is no explainer"),
        (("--steps", "3"), "x>=11"),
    ],
)
def test_wrong_options_are_refused(tmp_path, arguments, words):
    done = run(tmp_path / "pairs.csv", "--out", tmp_path / "out", *arguments)
    assert done.exit_code == 2
    assert words in done.output

"""The check of the maps on the command line; the trials themselves give a known record."""

import json

import pytest
from click.testing import CliRunner

from xfv_desktop.__main__ import xfv
from xfv_desktop.services.comparison import fidelity
from xfv_desktop.services.evidence.portraits import PORTRAITS, portrait_path

HOPPER, COLLINS = (str(portrait_path(portrait)) for portrait in PORTRAITS)
VERDICTS = [
    "depends on the partner: no",
    "better than a fixed mask: no",
    "finds a replaced region: 1 of 8",
]


@pytest.fixture
def told(monkeypatch, make_fidelity):
    """What the service was asked for."""
    asked = []

    def fidelity_of(comparison, explanation, **options):
        asked.append((explanation.explainer, options["model"], options["device"]))
        return make_fidelity(passes=False)

    monkeypatch.setattr(fidelity, "fidelity_of", fidelity_of)
    return asked


def run(*arguments):
    result = CliRunner().invoke(xfv, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def facts(*arguments):
    return json.loads(run(*arguments, "--json"))


def test_compare_prints_verdicts_figures_and_rules(told):
    swift = ("--explainer", "control-gaussian")
    output = run("compare", HOPPER, HOPPER, "--fidelity", *swift)
    assert told == [("control-gaussian", "sface", "auto")]
    for verdict in VERDICTS:
        assert f"✗ {verdict}" in output
    for part in (
        "dependence 0.10 against 2 other faces",
        "rule: yes if 1 − mean |correlation|",
        "better than 100 % of random maps and 2 of 3 fixed controls",
        "WARNING: This map did not pass: depends on the partner: no",
        "K7",
    ):
        assert part in output

    record = facts("compare", HOPPER, HOPPER, "--fidelity", *swift)["explanations"][0]["fidelity"]
    assert [verdict["text"] for verdict in record["verdicts"]] == VERDICTS
    assert record["partner"]["dependence"] == 0.1
    assert len(record["mask"]["deletion"]["random"]) == 20
    assert record["region"]["findings"][0] == {"cell": 0, "score_after": 0.3, "found": True}
    assert "fidelity" not in facts("compare", HOPPER, HOPPER, *swift)["explanations"][0]


def test_a_case_checks_by_default_and_shows_it(tmp_path, told):
    case, swift = tmp_path / "c.xfv", ("--explainer", "control-gaussian")
    run("case", "new", case, "--examiner", "A. Examiner")
    run("case", "add", case, HOPPER, "--role", "questioned")
    run("case", "add", case, HOPPER, COLLINS, "--role", "known")
    assert "✗ depends on the partner: no" in run("case", "compare", case, "Q1", "K1", *swift)
    run("case", "compare", case, "Q1", "K2", "--no-fidelity", *swift)
    assert len(told) == 1
    shown = facts("case", "show", case)
    assert shown["sound"] is True
    first, second = shown["examinations"]
    assert [verdict["text"] for verdict in first["fidelity"]["verdicts"]] == VERDICTS
    assert second["fidelity"] is None
    output = run("case", "show", case)
    assert all(f"✗ {verdict}" in output for verdict in VERDICTS)
    assert "maps not checked" in output
    assert "explanation checked" in run("case", "audit", case)

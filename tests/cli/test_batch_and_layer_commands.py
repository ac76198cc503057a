"""Many pairs by one command, going on where it stopped; then a layer of one of them as a file."""

import hashlib
import json

import pytest
from PIL import Image

from tests.cli.test_commands import COLLINS, HOPPER, run
from xfv_desktop.domain.errors import UserError
from xfv_desktop.services.comparison import examination


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "ring.xfv"
    run("case", "new", folder, "--examiner", "A. Examiner")
    run("case", "add", folder, HOPPER, "--role", "questioned")
    run("case", "add", folder, HOPPER, COLLINS, "--role", "known")
    return folder


@pytest.fixture
def lost(monkeypatch):
    """The comparison with K1 fails."""
    whole = examination.examine

    def examine(case, questioned, known, **more):
        if known == "K1":
            raise UserError("The file of K1 is gone.")
        return whole(case, questioned, known, **more)

    monkeypatch.setattr(examination, "examine", examine)


def test_without_a_pair_the_missing_role_is_named(tmp_path):
    folder = tmp_path / "empty.xfv"
    run("case", "new", folder, "--examiner", "A. Examiner")
    for role in ("questioned", "known"):
        refused = run("case", "compare-all", folder, status=2).stderr
        assert f"the case holds no {role} exhibit" in refused
        assert f"“xfv case add CASE FILE --role {role}”" in refused
        run("case", "add", folder, HOPPER, "--role", role)


def test_a_failing_pair_is_told_and_the_rest_is_done_then_only_what_is_left(
    folder, tmp_path, lost, monkeypatch
):
    first = run("case", "compare-all", folder, "--no-fidelity", status=1)
    assert "Q1 – K1: failed: The file of K1 is gone." in first.output
    assert "examination 1  Q1 – K2: score" in first.output
    assert "1 compared, 1 failed or refused, 0 compared before" in first.output

    monkeypatch.undo()
    second = run("case", "compare-all", folder, "--no-fidelity")
    assert "examination 2  Q1 – K1: score" in second.output
    assert "1 compared, 0 failed or refused, 1 compared before" in second.output

    again = run("case", "compare-all", folder, "--no-fidelity")
    assert again.output == (
        "All 2 pairs were compared by sface with fggb before: add --again to compare once more.\n"
    )

    pairs = tmp_path / "pairs.csv"
    pairs.write_text("questioned,known\nq1,k2\n", encoding="utf-8")
    third = run("case", "compare-all", folder, "--pairs", pairs, "--json")
    told = json.loads(third.output)
    assert (told["pairs"], told["compared before"]) == ([], 1)
    assert "add --again" in told["nothing left"]
    wrong = run("case", "compare-all", folder, "--pairs", tmp_path / "none.csv", status=2)
    assert "cannot be read" in wrong.output

    out = tmp_path / "signed.png"
    done = run("case", "layer", folder, 1, out, "--hide-below", "0.3", "--drawn-as", "iso-lines")
    assert hashlib.sha256(out.read_bytes()).hexdigest() in done.output
    with Image.open(out) as picture:
        assert json.loads(picture.info["Description"])["hidden below"] == 0.3
    again = run("case", "layer", folder, 1, out, status=2)
    assert "exists already" in again.output
    unknown = run("case", "layer", folder, 1, tmp_path / "x.png", "--colour-map", "jet", status=2)
    assert "choose one of blue–orange" in unknown.output

"""The command line as a user types it."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import click
import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from xfv_desktop.__main__ import xfv
from xfv_desktop.services.evidence.portraits import PORTRAITS, portrait_path

HOPPER, COLLINS = (str(portrait_path(portrait)) for portrait in PORTRAITS)


def run(*arguments, status=0, typed=None):
    """The output of a command that must end with the given exit status."""
    result = CliRunner().invoke(xfv, [str(a) for a in arguments], input=typed)
    assert result.exit_code == status, result.output
    return result


def facts(*arguments, status=0):
    return json.loads(run(*arguments, "--json", status=status).stdout)


def all_commands(group=xfv, words=()):
    for name, command in group.commands.items():
        if command.hidden:  # “decode” serves the program itself
            continue
        yield (*words, name)
        if isinstance(command, click.Group):
            yield from all_commands(command, (*words, name))


COMMANDS = list(all_commands())


@pytest.mark.parametrize("words", COMMANDS, ids="-".join)
def test_every_command_has_help_with_an_example_that_names_it(words):
    text = run(*words, "--help").output
    assert f"Example:\n    xfv {' '.join(words)}" in text


def test_compare_prints_every_fact_as_json():
    told = facts("compare", HOPPER, COLLINS)
    assert told["decision"] == "reject"
    assert told["score"] < told["threshold"]
    assert told["model"]["embedding_dim"] == 128
    for side in ("probe", "reference"):
        assert len(told[side]["sha256"]) == 64
        assert len(told[side]["face"]["landmarks"]) == 5
        assert len(told[side]["face"]["box"]) == 4
    (explained,) = told["explanations"]
    assert explained["explainer"]["name"] == "fggb"
    assert {"feature", "gradient", "colour", "threshold"} <= explained["explainer"].keys()
    assert explained.keys() == {"explainer"}
    assert "explanation" in told["timings_s"]
    assert told["warnings"] == []


def test_compare_writes_maps_and_a_figure(tmp_path):
    maps, figure = tmp_path / "m.npz", tmp_path / "f.png"
    output = run("compare", HOPPER, HOPPER, "--maps", maps, "--figure", figure).output
    assert "ACCEPT" in output
    with np.load(maps) as stored:
        for side in ("probe", "reference"):
            similarity, dissimilarity = (
                stored[f"{side}_similarity"],
                stored[f"{side}_dissimilarity"],
            )
            assert similarity.shape == dissimilarity.shape == (112, 112)
            assert similarity.dtype == dissimilarity.dtype == np.float32
            assert similarity.min() >= 0
            assert dissimilarity.min() >= 0
            assert np.array_equal(stored[f"{side}_signed"], similarity - dissimilarity)
            assert stored[f"{side}_crop"].shape == (112, 112, 3)
            assert stored[f"{side}_crop"].dtype == np.uint8
            assert stored[f"{side}_transform"].shape == (2, 3)
    with Image.open(figure) as picture:
        assert picture.size[0] > 1000


def test_compare_adds_the_maps_up_over_facial_regions():
    told = facts("compare", HOPPER, COLLINS, "--regions", "--noise", 1)["explanations"][0][
        "regions"
    ]
    assert told["noise"] == {"copies": 1, "grey_levels": 2, "seed": 0}
    assert [one["name"] for one in told["outside_input"]][-2:] == ["ears", "neck"]
    for side in ("probe", "reference"):
        assert sum(row["dissimilarity"]["share"] for row in told[side]) == pytest.approx(1)
        for row in told[side]:
            span = row["dissimilarity"]["share_range"]
            assert span["low"] <= row["dissimilarity"]["share"] <= span["high"]
    output = run("compare", HOPPER, COLLINS, "--regions").output
    shown = 100 * told["probe"][0]["dissimilarity"]["share"]
    assert next(line for line in output.splitlines() if f"{shown:.1f} %" in line).startswith(
        "forehead"
    )
    assert "ears" in output


def test_noise_without_regions_is_refused():
    assert "add --regions" in run("compare", HOPPER, COLLINS, "--noise", 2, status=2).output


def test_a_user_error_is_one_sentence_and_status_2(tmp_path):
    result = run("compare", tmp_path / "gone.jpg", HOPPER, status=2)
    assert result.stderr.startswith("Error: “gone.jpg” cannot be read")
    assert "Traceback" not in result.stderr


def test_several_faces_are_refused_until_one_is_named(tmp_path):
    joined = Image.new("RGB", (800, 400))
    for index, path in enumerate((HOPPER, COLLINS)):
        with Image.open(path) as picture:
            joined.paste(picture.convert("RGB").resize((400, 400)), (400 * index, 0))
    path = tmp_path / "two.png"
    joined.save(path)
    assert "shows 2 faces" in run("compare", path, HOPPER, status=2).stderr
    told = facts("compare", path, HOPPER, "--probe-face", 1)
    assert told["decision"] == "accept"
    assert any("number 1 from the left" in warning for warning in told["warnings"])


def test_a_case_goes_the_whole_way_to_a_verified_report(tmp_path):
    case, signer, report = tmp_path / "c.xfv", tmp_path / "me.p12", tmp_path / "r.pdf"
    run("case", "new", case, "--examiner", "A. Examiner", "--title", "Robbery")
    run("case", "add", case, HOPPER, "--role", "questioned", "--source", "camera 3")
    run("case", "add", case, HOPPER, COLLINS, "--role", "known")
    told = facts("case", "compare", case, "Q1", "K2", "--no-fidelity")
    assert told["decision"] == "reject"
    assert "fidelity" not in told
    assert "maps not checked" in run("case", "show", case).output
    typed = "correct horse\ncorrect horse\n"
    run("identity", "new", signer, "--name", "A. Examiner", typed=typed)
    issued = run(
        "report", "issue", case, 1, "--identity", signer, "--out", report, typed="correct horse\n"
    ).output
    assert str(report) in issued
    shown = facts("case", "show", case)
    assert [e["number"] for e in shown["exhibits"]] == ["Q1", "K1", "K2"]
    assert shown["sound"] is True
    assert len(shown["reports"]) == 1
    events = facts("case", "audit", case)["events"]
    assert events[-1]["seal"] == shown["audit head"]
    assert "report issued" in run("case", "audit", case).output
    told = facts("verify", report, "--trust", signer.with_suffix(".cer"))
    assert told["ok"]
    assert told["trusted"]
    listed = facts("case", "list", tmp_path)
    assert [c["title"] for c in listed["cases"]] == ["Robbery"]


def test_a_changed_report_is_a_finding_and_status_1(tmp_path):
    path = tmp_path / "no.pdf"
    path.write_bytes(b"%PDF-1.7 nonsense")
    assert "INVALID" in run("verify", path, status=1).output


def test_a_signer_not_trusted_by_the_named_certificate_is_a_finding(tmp_path):
    (tmp_path / "secret").write_text("correct horse\n")
    for name in ("me", "other"):
        run(
            "identity", "new", tmp_path / f"{name}.p12", "--name", name,
            "--passphrase-file", tmp_path / "secret",
        )  # fmt: skip
    run("case", "new", tmp_path / "c", "--examiner", "A")
    run("case", "add", tmp_path / "c", HOPPER, "--role", "questioned")
    run("case", "add", tmp_path / "c", COLLINS, "--role", "known")
    run("case", "compare", tmp_path / "c", "Q1", "K1")
    run(
        "report", "issue", tmp_path / "c", 1, "--identity", tmp_path / "me.p12",
        "--out", tmp_path / "r.pdf", "--passphrase-file", tmp_path / "secret",
    )  # fmt: skip
    run("verify", tmp_path / "r.pdf", "--trust", tmp_path / "me.cer")
    run("verify", tmp_path / "r.pdf", "--trust", tmp_path / "other.cer", status=1)


def test_models_are_listed_with_their_operating_point():
    cards = {card["name"]: card for card in facts("models", "list")["models"]}
    card = cards["sface"]
    assert card["operating_point"]["threshold"] == 0.308
    assert "SFace" in run("models", "list").output


def test_explainers_are_listed_with_their_cost_and_controls_are_marked():
    listed = facts("explainers", "list")["explainers"]
    assert not listed["fggb"]["control"]
    assert listed["control-gaussian"]["control"]
    assert all(facts["cost"] and facts["source"] for facts in listed.values())
    without = {name for name, facts in listed.items() if not facts["parameters"]}
    assert without == {"xssab"}  # which has only the threshold of the model's card
    assert listed["corrrise"]["parameters"] == {
        "masks": 500, "squares": 3, "square px": 30, "seed": 0
    }  # fmt: skip
    assert "control-gaussian  (control)" in run("explainers", "list").output


def test_compare_explains_by_the_method_that_is_named():
    told = facts("compare", HOPPER, COLLINS, "--explainer", "xssab")["explanations"]
    assert [one["explainer"]["name"] for one in told] == ["xssab"]
    assert (
        "There is no explainer “magic”"
        in run("compare", HOPPER, COLLINS, "--explainer", "magic", status=2).stderr
    )


def test_an_explainer_named_twice_is_refused():
    told = run("compare", HOPPER, COLLINS, "--explainer", "fggb,fggb", status=2)
    assert "named twice" in told.stderr


def test_several_explainers_have_their_own_files(tmp_path):
    files = ("--maps", tmp_path / "maps.npz", "--figure", tmp_path / "figure.png")
    told = facts("compare", HOPPER, COLLINS, "--explainer", "xssab, control-edges", *files)
    names = ["xssab", "control-edges"]
    assert [one["explainer"]["name"] for one in told["explanations"]] == names
    expected = {f"maps-{n}.npz" for n in names} | {f"figure-{n}.png" for n in names}
    assert {path.name for path in tmp_path.iterdir()} == expected
    with (
        np.load(tmp_path / "maps-xssab.npz") as one,
        np.load(tmp_path / f"maps-{names[1]}.npz") as two,
    ):
        assert np.array_equal(one["probe_crop"], two["probe_crop"])
        assert not np.array_equal(one["probe_signed"], two["probe_signed"])
    unknown = run("compare", HOPPER, COLLINS, "--explainer", "xssab,magic", *files, status=2)
    assert "There is no explainer “magic”" in unknown.stderr
    assert (
        "see “xfv explainers list”"
        in run("compare", HOPPER, COLLINS, "--explainer", ",", status=2).stderr
    )


def test_the_demonstration_goes_through_and_says_what_it_is(tmp_path):
    output = run("demo", tmp_path / "demo").output
    assert "NOT FOR COURT" in output
    told = facts("case", "show", tmp_path / "demo" / "demonstration.xfv")
    questioned = [e for e in told["exhibits"] if e["role"] == "questioned"]
    assert all("simulated" in e["label"].lower() for e in questioned)
    mated, nonmated = told["examinations"]
    assert (mated["decision"], nonmated["decision"]) == ("accept", "reject")
    assert "exists already" in run("demo", tmp_path / "demo", status=2).stderr


def test_the_self_test_passes_and_prints_the_environment():
    told = facts("self-test")
    assert told["result"] == "passed"
    assert told["case"] == "sound"
    assert "PyTorch" in told


def test_evaluate_verification_prints_rates(tmp_path):
    pairs = tmp_path / "pairs.csv"
    pairs.write_text(
        f"image_a,image_b,same\n{HOPPER},{HOPPER},1\n{HOPPER},{COLLINS},0\n", encoding="utf-8"
    )
    told = facts("evaluate", "verification", pairs)
    assert told["accuracy"] == 1
    assert (told["failures_to_enrol"], told["failures_to_acquire"]) == (0, 0)
    assert {"eer", "fmr", "fnmr", "fnmr_at_fmr"} <= told.keys()
    assert "EER" in run("evaluate", "verification", pairs).output


def test_bench_fggb_prints_times_and_the_difference():
    told = facts("bench", "fggb")
    assert told["max_relative_difference"] <= 1e-5
    assert told["literature_ms_per_channel"] > 0
    assert told["loop_ratio"] == pytest.approx(
        told["loop_ms_per_channel"] / told["engine_ms_per_channel"]
    )
    assert told["limit_ratio"] > 0


def test_python_dash_m_is_the_command_line():
    done = subprocess.run(
        [sys.executable, "-m", "xfv_desktop", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "XFV Desktop, version" in done.stdout


def test_no_command_needs_the_network(tmp_path, monkeypatch):
    """No connection and no look-up while a case goes from photographs to a verified report."""

    def forbidden(*_, **__):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    assert run("demo", Path(tmp_path) / "offline").exit_code == 0

"""Error rates and operating points on the command line."""

import pytest

from .test_commands import COLLINS, HOPPER, facts, run


@pytest.fixture
def pairs(tmp_path, library):
    path = tmp_path / "pairs.csv"
    path.write_text(
        f"image_a,image_b,same,person_a,person_b\n{HOPPER},{HOPPER},1,Grace,Grace\n"
        f"{HOPPER},{COLLINS},0,Grace,Eileen\n",
        encoding="utf-8",
    )
    return path


def test_a_measured_point_stands_beside_the_threshold_everywhere_until_forgotten(pairs, tmp_path):
    told = facts(
        "evaluate", "verification", pairs, "--out", tmp_path / "out", "--threshold", "0.4",
        "--write-operating-point", "Lab 1", "--data", "two portraits",
    )  # fmt: skip
    assert told["threshold"] == 0.4
    assert len(told["files"]) == len(list((tmp_path / "out").iterdir()))
    point = facts("evaluate", "operating-point")
    assert point["file"] == told["operating_point_file"]
    assert (point["name"], point["data"], point["validated"]) == ("Lab 1", "two portraits", True)
    assert point["fmr_interval"] == [0, 1]
    compared = facts("compare", HOPPER, COLLINS)
    assert (compared["threshold"], compared["operating_point"]["name"]) == (0.4, "Lab 1")
    assert compared["probe"]["face"]["quality"]["jpeg_quality"] == 80
    output = run("models", "show", "sface").output
    assert "operating point “Lab 1”" in output
    assert "FMR 0.00 % (95 %: 0.00 % to 100.00 %)" in output
    assert "Lab 1" in run("evaluate", "operating-point").output
    back = facts("evaluate", "operating-point", "--forget")
    assert (back["threshold"], back["file"]) == (0.308, None)
    assert "card's is in force" in run("evaluate", "operating-point", "--forget", status=2).stderr


def test_a_threshold_without_data_is_said_to_be_unvalidated(pairs, shared_models):
    card = shared_models / "mobileface_v2.toml"
    words = "unvalidated: no error rates were measured"
    assert words in run("compare", HOPPER, COLLINS, "--model", card).output
    assert words in run("evaluate", "operating-point", "--model", card).output
    assert not facts("evaluate", "operating-point", "--model", card)["validated"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--threshold", "0.3", "--at-fmr", "0.1"], "not both"),
        (["--at-fmr", "0"], "0"),
        (["--at-fmr", "0.01"], "rule of three"),
        (["--write-operating-point", " "], "1 to 80 characters"),
        (["--threshold", "2"], "2"),
    ],
)
def test_what_cannot_be_done_is_said(pairs, arguments, words):
    assert words in run("evaluate", "verification", pairs, *arguments, status=2).stderr


def test_a_full_folder_is_refused_before_any_work(pairs):
    told = run("evaluate", "verification", pairs, "--out", pairs.parent, status=2)
    assert "new or empty folder" in told.stderr

"""Models on the command line: listed, shown, imported with a card or by questions, checked."""

import json
import re
import shutil
import tomllib

import pytest
from PIL import Image

from xfv_desktop.engine.model_files.models import model_card, weights
from xfv_desktop.services.model_library.models import exported_card

from .test_commands import COLLINS, HOPPER, facts, run

FOREIGN = ("sirius_mobilefacenet", "mobileface_v2")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.onnx"
    path.write_bytes(weights(model_card("sface")))
    return path


def test_models_are_listed_and_shown(library):
    listed = facts("models", "list")["models"][BUILT_IN.index("sface")]
    assert (listed["name"], listed["state"], listed["imported"]) == ("sface", "ready", None)
    assert listed["embedding_dim"] == 128
    output = run("models", "list").output
    assert "\nsface " in output
    assert "(ready)" in output
    assert facts("models", "show", "sface") == listed
    output = run("models", "show", "sface").output
    assert "Alignment" in output
    assert re.search("Expected norm +not stated", output)


def test_an_unknown_model_is_refused(library):
    for command in ("show", "check", "remove", "export-card"):
        assert "choose one of dlib, sface" in run("models", command, "sfaze", status=2).output


def test_a_card_goes_out_and_comes_in_again(library, file, tmp_path):
    card = tmp_path / "card.toml"
    run("models", "export-card", "sface", "--out", card)
    assert card.read_text(encoding="utf-8") == run("models", "export-card", "sface").output
    licence = tmp_path / "LICENSE"
    licence.write_text("All of the licence")
    added = facts(
        "models", "add", file, "--card", card, "--name", "second", "--by", "A. Examiner",
        "--licence-text", licence, "--device", "cpu",
    )  # fmt: skip
    assert added["check"]["passed"]
    assert added["imported"]["licence_text"] == "All of the licence"
    output = run("models", "show", "second").output
    assert "by A. Examiner, XFV Desktop" in output
    assert "4 words: All of the licence" in output
    assert facts("models", "remove", "second") == {"removed": "second"}
    assert [model["name"] for model in facts("models", "list")["models"]] == BUILT_IN


BUILT_IN = ["dlib", "sface"]

ANSWERS = (
    "My network", "SFace", "rgb?", "RGB", "112", "0", "0 0", "1", "standard", "128", "cosine",
    "10 20 30", "not stated", "0.308", "LFW, folds 1 and 2", "Apache-2.0", "OpenCV Zoo",
    "not stated",
)  # fmt: skip
"""Wrong answers are asked again: a colour order, a scale of two numbers, a norm of three."""


def test_without_a_card_every_question_is_asked(library, file):
    output = run(
        "models", "add", file, "--by", "A. Examiner", "--device", "cpu", typed="\n".join(ANSWERS)
    ).output
    assert "mine is in the library" in output
    assert output.count("is not answered") == 3
    card = tomllib.loads((library / "mine" / "card.toml").read_text(encoding="utf-8"))
    sface = tomllib.loads(exported_card("sface"))
    for key in ("colour_order", "mean", "scale", "template_px", "embedding_dim", "sha256"):
        assert card[key] == sface[key]
    assert card["operating_point"]["data"] == "LFW, folds 1 and 2"
    assert "expected_norm" not in card


def test_questions_without_answers_are_an_error_that_says_what_to_do(library, file):
    result = run("models", "add", file, "--by", "x", typed="My network\n", status=2)
    assert "give a card with --card" in result.output
    assert (
        "cannot be read" in run("models", "add", file.parent / "gone", "--by", "x", status=2).output
    )
    assert not library.exists()


def test_a_model_without_an_importer_is_refused(library, file, tmp_path):
    card = tmp_path / "card.toml"
    card.write_text(exported_card("sface"), encoding="utf-8")
    output = run("models", "add", file, "--card", card, "--device", "cpu", status=2).output
    assert "anonymously" in output


def test_a_check_that_fails_is_a_finding(library, file, tmp_path):
    text = exported_card("sface").replace("threshold = 0.308", "threshold = 0.99")
    card = tmp_path / "card.toml"
    card.write_text(text, encoding="utf-8")
    run("models", "add", file, "--card", card, "--by", "x", "--device", "cpu", "--name", "odd")
    found = facts("models", "check", "odd", "--device", "cpu", status=1)
    failed = [row["name"] for row in found["checks"] if not row["passed"]]
    assert (failed, found["passed"], found["device"]) == (["threshold on the card"], False, "cpu")
    numbers = {row["name"]: row["numbers"] for row in found["checks"]}
    assert min(numbers["forward time"]["forward_ms"], numbers["FGGB time"]["fggb_s"]) > 0


@pytest.mark.parametrize("name", FOREIGN)
def test_models_of_others_are_imported_compared_and_explained(
    library, shared_models, tmp_path, name
):
    """With nothing but the card that came with them; the copy does not need the original."""
    offered = shutil.copytree(shared_models, tmp_path / "offered")
    added = facts(
        "models", "add", offered / f"{name}.onnx", "--card", offered / f"{name}.toml", "--by", "x",
        "--device", "cpu",
    )  # fmt: skip
    assert added["imported"]["licence_text"]
    by_path = facts("compare", HOPPER, COLLINS, "--model", offered / f"{name}.toml")
    shutil.rmtree(offered, ignore_errors=True)
    told = facts("compare", HOPPER, COLLINS, "--model", name)
    assert told["score"] == by_path["score"]
    assert told["model"]["sha256"] == added["sha256"]
    assert told["decision"] == "reject"
    assert told["explanations"][0]["explainer"]["computed by"] == "explicit adjoint"
    assert json.loads(json.dumps(told)) == told


@pytest.fixture
def strict(library, file, tmp_path):
    """A model that rejects what the default model accepts."""
    card = tmp_path / "strict.toml"
    text = exported_card("sface").replace("threshold = 0.308", "threshold = 0.99")
    card.write_text(text.replace("mean = [0.0, 0.0, 0.0]", "mean = [1.0, 1.0, 1.0]"))
    run("models", "add", file, "--card", card, "--by", "x", "--device", "cpu", "--name", "strict")
    return "strict"


@pytest.fixture
def darker(tmp_path):
    """The same person in another file."""
    path = tmp_path / "darker.png"
    with Image.open(HOPPER) as picture:
        picture.convert("RGB").point(lambda value: value // 3).resize((300, 354)).save(path)
    return path


QUICK = ("--explainer", "control-gaussian", "--device", "cpu", "--model", "sface, strict")


def test_several_models_are_told_side_by_side_with_files_of_their_own(strict, darker, tmp_path):
    told = facts("compare", HOPPER, darker, *QUICK, "--maps", tmp_path / "m.npz")
    assert [one["model"]["name"] for one in told["comparisons"]] == ["sface", "strict"]
    assert [one["decision"] for one in told["comparisons"]] == ["accept", "reject"]
    assert told["models_disagree"]
    assert "sface accepts" in told["agreement"]
    assert sorted(path.name for path in tmp_path.glob("m*.npz")) == ["m-sface.npz", "m-strict.npz"]
    output = run("compare", HOPPER, darker, *QUICK).output
    assert output.splitlines()[-1].startswith("The models disagree: sface accepts")
    assert "each of them once" in run(
        "compare", HOPPER, darker, "--model", "sface,sface", status=2
    ).output  # fmt: skip


def test_a_case_keeps_an_examination_for_each_model_and_tells_of_the_disagreement(
    strict, darker, tmp_path
):
    case = tmp_path / "two.xfv"
    run("case", "new", case, "--examiner", "A. Examiner")
    run("case", "add", case, HOPPER, "--role", "questioned")
    run("case", "add", case, darker, "--role", "known")
    told = facts("case", "compare", case, "Q1", "K1", *QUICK, "--no-fidelity")
    assert [one["examination"] for one in told["examinations"]] == [1, 2]
    assert told["models_disagree"]
    shown = facts("case", "show", case)
    assert [one["model"] for one in shown["examinations"]] == ["sface", "strict"]
    assert (len(shown["models"]), shown["missing models"]) == (2, [])
    (line,) = shown["models disagree"]
    assert line.startswith("Q1 – K1: The models disagree: sface accepts")
    assert "The models disagree" in run("case", "show", case).output

"""From lists to calibrations."""

import hashlib

import attrs
import pytest

from tests.calibrations import scored_pairs
from xfv_desktop.domain.calibration import Method, NumberClass, Propositions
from xfv_desktop.domain.errors import OutputUnwritable, UserError
from xfv_desktop.domain.pairs import ListedPair
from xfv_desktop.engine.calibration import document
from xfv_desktop.services.comparison.examination import network
from xfv_desktop.services.performance import calibration as service
from xfv_desktop.services.performance.pair_lists import scores_csv
from xfv_desktop.services.performance.pair_scores import scored_list

PURPOSE = service.Purpose(
    title="", propositions=Propositions("they are one", "they are two", "toys")
)
QUICK = service.Course(resamples=20)


@pytest.fixture
def scores(tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text(scores_csv(scored_pairs()), encoding="utf-8")
    return path


def calibrate(listed, **more):
    arguments = {"model": "sface", "device": "cpu", "purpose": PURPOSE, "course": QUICK}
    return service.calibrate(listed, **(arguments | more))


def test_a_list_of_scores_becomes_a_calibration_that_states_everything(scores):
    told = []
    made = calibrate(scores, progress=lambda f, _: told.append(f))
    assert told == sorted(told)
    assert told[-1] == 1
    assert made.title.endswith(", scores.csv")
    assert (made.data.mated, made.data.nonmated, made.data.identities) == (120, 180, 60)
    assert made.system.model_sha256 == network("sface", "cpu").card.sha256
    assert made.system.questioned_images is NumberClass.ONE
    assert "YuNet" in made.system.detector
    assert "list" in made.data.origin
    assert {"Python", "NumPy", "XFV Desktop"} <= made.software.keys()


@pytest.mark.parametrize("method", Method)
def test_a_written_calibration_is_read_again_and_never_overwritten(scores, method, tmp_path):
    made = calibrate(scores, course=attrs.evolve(QUICK, method=method))
    path = tmp_path / "made.json"
    service.write_calibration(made, path)
    assert document.read(path)[0] == made
    with pytest.raises(OutputUnwritable, match="exists already"):
        service.write_calibration(made, path)


def test_an_independent_list_is_named_with_its_hash(scores, tmp_path):
    """That of the list that was read, wherever the file is by the end."""
    other = tmp_path / "test.csv"
    other.write_text(scores_csv(scored_pairs(3, prefix="other")), encoding="utf-8")
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (scores, other)]

    def tell(*_):
        for path in (scores, other):
            path.unlink(missing_ok=True)

    made = calibrate(scores, test=other, progress=tell)
    way = f"independent list of other persons: test.csv, SHA-256 {hashes[1]}"
    assert (made.data.sha256, made.validation.way) == (hashes[0], way)


def test_the_same_persons_in_both_lists_are_refused(scores, tmp_path):
    other = tmp_path / "test.csv"
    other.write_text(scores_csv(scored_pairs(3)), encoding="utf-8")
    with pytest.raises(UserError, match="stand in both lists"):
        calibrate(scores, test=other)


def _without_quality(text):
    return "\n".join(",".join(line.split(",")[:6]) for line in text.splitlines())


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda text: "", "has no column same"),
        (lambda text: text.replace(",score,", ",points,"), "No pair .* could be compared"),
        (lambda text: text[: len(text) // 2], r"Line \d+ .* values for"),
        (
            lambda text: text.replace("person 0,person 0", "person 0,person 1", 1),
            "contradicts itself",
        ),
        (lambda text: text.replace(",1,person 0", ",2,person 0", 1), "needs 0 or 1"),
        (_without_quality, "does not state the quality"),
        (lambda text: "score,same\n0.5,1\n0.1,0\n", "whom its pictures show"),
        (lambda text: "score,same\nnan,1\n0.1,0\n", "no number"),
    ],
    ids=["empty", "no score", "truncated", "contradiction", "kind", "quality", "nobody", "NaN"],
)
def test_a_malformed_list_is_refused_in_one_sentence(scores, spoil, fault):
    scores.write_text(spoil(scores.read_text()))
    with pytest.raises(UserError, match=fault) as caught:
        calibrate(scores)
    assert "\n" not in str(caught.value)


def test_a_calibration_without_a_population_is_refused(scores):
    purpose = attrs.evolve(PURPOSE, propositions=Propositions("a", "b", " "))
    with pytest.raises(UserError, match="holds for a population"):
        calibrate(scores, purpose=purpose)


def test_a_small_list_of_pictures_is_refused_before_any_is_read(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("image_a,image_b,same\na/1.jpg,a/2.jpg,1\na/1.jpg,b/1.jpg,0\n")
    with pytest.raises(UserError, match="shows 1 persons in its mated pairs"):
        calibrate(path)


def test_lists_of_one_and_of_several_pictures_are_not_mixed(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("image_a,image_b,same\na/1.jpg|a/2.jpg,a/3.jpg,1\na/1.jpg,b/1.jpg,0\n")
    with pytest.raises(UserError, match="mixes pairs of one and of several images"):
        calibrate(path)


def test_several_pictures_of_one_person_are_compared_as_one(tmp_path, portraits):
    for path, name in zip(portraits, ("a.img", "b.img"), strict=True):
        (tmp_path / name).write_bytes(path.read_bytes())
    pairs = [
        ListedPair(2, "a.img|a.img", "a.img", True), ListedPair(3, "a.img|b.img", "a.img", False),
        ListedPair(4, "a.img", "b.img", False), ListedPair(5, "none.img|a.img", "b.img", False),
    ]  # fmt: skip
    scored = scored_list(
        pairs, tmp_path, network("sface", "cpu"), progress=lambda *_: None,
        cancel=service.CancelToken(),
    )  # fmt: skip
    same, mixed, other = (pair.score for pair in scored.pairs)
    assert same == pytest.approx(1)
    assert other < mixed < same
    assert [pair.quality is None for pair in scored.pairs] == [True, True, False]
    assert list(scored.failures) == ["none.img"]

"""Error rates over a list of pairs, what they leave on disk, and the operating point they make."""

import hashlib
import json

import attrs
import pytest

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.performance import pair_scores
from xfv_desktop.services.performance.evaluation import evaluate_verification
from xfv_desktop.services.performance.operating_points import (
    forget_operating_point,
    measured_point,
    operating_point,
    write_operating_point,
)
from xfv_desktop.services.performance.pair_lists import read_scores
from xfv_desktop.services.performance.performance_output import check_folder, write_outputs
from xfv_desktop.services.performance.performance_summary import markdown, summary_facts


@pytest.fixture
def pairs(tmp_path, portraits):
    """Two mated pairs (a picture with itself), a non-mated one, and one with a broken file."""
    for path, name in zip(portraits, ("a.img", "b.img"), strict=True):
        (tmp_path / name).write_bytes(path.read_bytes())
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    path = tmp_path / "pairs.csv"
    path.write_text(
        "fold,image_a,image_b,same\n1,a.img,a.img,1\n1,b.img,b.img,1\n1,a.img,b.img,0\n"
        "1,a.img,broken.jpg,1\n"
    )
    return path


def test_rates_are_over_the_pairs_that_could_be_compared(pairs):
    told = []
    outcome = evaluate_verification(
        pairs, model="sface", device="cpu", progress=lambda f, _: told.append(f)
    )
    assert (outcome.pairs, len(outcome.scored), outcome.image_count) == (4, 3, 3)
    assert list(outcome.failures_to_acquire) == ["broken.jpg"]
    assert (outcome.rates.mated, outcome.rates.nonmated) == (2, 1)
    assert (outcome.rates.accuracy, outcome.rates.fmr, outcome.rates.fnmr) == (1, 0, 0)
    assert told == sorted(told)


def test_a_list_of_one_kind_gives_no_rates(pairs):
    pairs.write_text("image_a,image_b,same\na.img,a.img,1\n")
    with pytest.raises(UserError, match="no non-mated pairs"):
        evaluate_verification(pairs, model="sface", device="cpu")


@pytest.fixture
def persons(tmp_path, portraits):
    """Two persons in folders of their own, and one whose only picture is broken."""
    for path, name in zip(portraits, ("Ann", "Bob"), strict=True):
        (tmp_path / name).mkdir()
        for number in (1, 2):
            (tmp_path / name / f"{number}.img").write_bytes(path.read_bytes())
    (tmp_path / "Cid").mkdir()
    (tmp_path / "Cid" / "1.img").write_bytes(b"no picture")
    path = tmp_path / "pairs.csv"
    path.write_text(
        "image_a,image_b,same\nAnn/1.img,Ann/2.img,1\nBob/1.img,Bob/2.img,1\n"
        "Ann/1.img,Bob/1.img,0\nAnn/1.img,Cid/1.img,0\n"
    )
    return path


@pytest.fixture
def measured(persons, library):
    return evaluate_verification(persons, model="sface", device="cpu")


def test_persons_images_and_failures_are_counted(measured):
    assert (measured.persons, measured.listed_persons, measured.person_rule) == (2, 3, "folders")
    assert measured.failures_to_enrol == ("Cid",)
    assert list(measured.failures_to_acquire) == ["Cid/1.img"]
    told = summary_facts(measured)
    assert (told["fta"], told["fte"]) == (1 / 5, 1 / 3)
    assert measured.rates.intervals["fmr"] == (0, 1)  # one comparison says next to nothing
    assert {one.covariate for one in measured.bins} == {
        "eye distance", "sharpness", "yaw", "pitch", "brightness",
    }  # fmt: skip


def test_several_pictures_of_one_person_enrol_that_person(persons):
    persons.write_text(
        "image_a,image_b,same\nAnn/1.img|Ann/2.img,Ann/3.img,1\nBob/1.img|Bob/2.img,Bob/1.img,1\n"
        "Ann/1.img|Ann/2.img,Bob/1.img,0\nAnn/1.img|Ann/2.img,Cid/1.img,0\n"
    )
    outcome = evaluate_verification(persons, model="sface", device="cpu")
    assert (outcome.person_rule, outcome.listed_persons) == ("folders", 3)
    assert outcome.failures_to_enrol == ("Cid",)


def test_without_known_persons_there_are_no_intervals_and_a_note_says_why(pairs):
    outcome = evaluate_verification(pairs, model="sface", device="cpu")
    assert (outcome.persons, outcome.failures_to_enrol) == (None, None)
    assert outcome.rates.intervals == {}
    assert any("person_a and person_b" in note for note in outcome.rates.notes)
    assert "not known" in markdown(outcome)


def test_every_image_is_embedded_once(persons, monkeypatch):
    seen = []
    enrol = pair_scores.enrolled_image
    monkeypatch.setattr(
        pair_scores, "enrolled_image", lambda path, net: (seen.append(path), enrol(path, net))[1]
    )
    evaluate_verification(persons, model="sface", device="cpu")
    assert len(seen) == len(set(seen)) == 5


def test_a_list_that_goes_meanwhile_is_named_as_it_was_read(persons):
    sha256 = hashlib.sha256(persons.read_bytes()).hexdigest()

    def tell(_, message):
        if message.startswith("Enrolling"):
            persons.unlink(missing_ok=True)

    outcome = evaluate_verification(persons, model="sface", device="cpu", progress=tell)
    assert (outcome.list_sha256, outcome.person_rule) == (sha256, "folders")


def test_a_cancel_stops_between_two_images(persons):
    cancel, told = CancelToken(), []

    def progress(fraction, message):
        told.append(message)
        if message.startswith("Enrolling image 2"):
            cancel.cancel()

    with pytest.raises(Cancelled):
        evaluate_verification(
            persons, model="sface", device="cpu", progress=progress, cancel=cancel
        )
    assert not any(message.startswith("Enrolling image 4") for message in told)


@pytest.mark.parametrize("threshold", [-0.9, 0.999999])
def test_rates_can_be_had_at_another_threshold(persons, threshold):
    outcome = evaluate_verification(persons, model="sface", device="cpu", threshold=threshold)
    assert outcome.rates.threshold == threshold
    assert outcome.threshold_rule == "given"
    assert outcome.rates.fmr == (threshold < 0)


def test_an_fmr_that_the_list_cannot_show_is_refused(persons):
    with pytest.raises(UserError, match="rule of three: 300 or more"):
        evaluate_verification(persons, model="sface", device="cpu", at_fmr=0.01)


def test_all_files_are_written_and_the_scores_can_be_read_again(measured, tmp_path):
    names = write_outputs(tmp_path / "out", measured, ["xfv", "evaluate", "a b"])
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(names)
    assert {"scores.csv", "summary.json", "summary.md", "manifest.json"} <= set(names)
    assert {"det.png", "det.pdf", "scores.png", "covariates.pdf"} <= set(names)
    assert read_scores(tmp_path / "out" / "scores.csv") == measured.scored
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["command"] == "xfv evaluate 'a b'"
    assert set(manifest["images sha256"]) == set(measured.images)
    assert manifest["model"]["sha256"] == measured.card.sha256
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert summary == json.loads(json.dumps(summary_facts(measured)))
    again = tmp_path / "again"
    write_outputs(again, measured, [])
    for name in set(names) - {"manifest.json"}:
        assert (again / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


def test_a_folder_with_other_files_is_left_alone(measured, tmp_path):
    with pytest.raises(UserError, match="new or empty folder"):
        write_outputs(tmp_path, measured, [])
    with pytest.raises(UserError, match="new or empty folder"):
        check_folder(tmp_path / "pairs.csv")
    check_folder(tmp_path / "none" / "yet")


def test_the_result_becomes_the_operating_point_of_the_model(measured):
    point = measured_point(measured, " Lab 1 ", data="two portraits", command=["xfv", "x"])
    assert (point.name, point.data, point.persons) == ("Lab 1", "two portraits", 2)
    assert (point.fmr, point.mated_comparisons, point.validated) == (0, 2, True)
    assert (point.fmr_interval, point.fnmr_interval) == ((0, 1), (0, 1))
    path = write_operating_point(measured.card, point)
    found = operating_point("sface")
    assert (found.card.operating_point, found.file) == (point, path)
    assert examination.network("sface", "cpu").card.operating_point == point
    back = forget_operating_point("sface")
    assert (back.card, back.file) == (measured.card, None)
    assert examination.network("sface", "cpu").card == measured.card
    with pytest.raises(UserError, match="No operating point was measured"):
        forget_operating_point("sface")


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\nb"])
def test_an_operating_point_needs_a_name(measured, name):
    with pytest.raises(UserError, match="1 to 80 characters"):
        measured_point(measured, name, data="d")


def test_a_new_point_carries_where_the_threshold_comes_from(measured):
    stated = measured.card.operating_point
    assert measured.threshold_rule == stated.threshold_rule
    assert attrs.evolve(stated, threshold_rule="").validated

"""Derived pictures made again: the same bits here, named and measured where they are not."""

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import SaliencyMap
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.domain.recipe import Outcome, Recipe, Step
from xfv_desktop.services.cases import casework, originals
from xfv_desktop.services.comparison import reproduction

NAMES = [
    "picture of Q1", "picture of K1", "picture of K2",
    "crop of Q1 in examination 1", "crop of K1 in examination 1", "score of examination 1",
    "maps of examination 1",
    "crop of Q1 in examination 2", "crop of K2 in examination 2", "score of examination 2",
    "maps of examination 2",
]  # fmt: skip


@pytest.fixture
def quick(examined, monkeypatch):
    """Explains by recalling what is stored, so that only what a test changes is different."""

    def recall(explanation, _):
        return lambda *_, **__: explanation

    monkeypatch.setattr(reproduction, "method_of", recall)
    return examined


def outcomes(case, **options):
    return {one.recipe.result: one for one in reproduction.reproduce(case, **options)}


def test_everything_is_made_again(examined):
    found = outcomes(examined)
    assert list(found) == NAMES
    assert {one.holds for one in found.values()} == {True}
    exact = [one for name, one in found.items() if name.startswith(("picture", "crop"))]
    assert {(one.outcome, one.difference) for one in exact} == {(Outcome.BIT_EQUAL, 0.0)}
    # A sum of 128 products may round in its last bit otherwise: BLAS adds by memory alignment.
    assert max(one.difference for name, one in found.items() if name.startswith("score")) < 1e-14


def test_a_decoder_that_gives_other_pixels_is_noticed(quick, monkeypatch):
    decoded = originals.decoded_again

    def brighter(case, image):
        found = decoded(case, image)
        return attrs.evolve(found, pixels=found.pixels | 1)

    monkeypatch.setattr(originals, "decoded_again", brighter)
    found = outcomes(quick)
    assert found["picture of Q1"].outcome is Outcome.DIFFERENT
    assert found["picture of Q1"].difference is None  # only a hash was kept
    crop = found["crop of Q1 in examination 1"]
    assert (crop.outcome, crop.difference) == (Outcome.WITHIN_TOLERANCE, 1.0)
    assert found["score of examination 2"].difference > 0


@pytest.mark.parametrize(
    ("factor", "outcome"), [(1 + 5e-4, Outcome.WITHIN_TOLERANCE), (1.01, Outcome.DIFFERENT)]
)
def test_maps_are_held_against_their_largest_value(quick, monkeypatch, factor, outcome):
    def scaled(explanation, _):
        one, other = (
            SaliencyMap(side.similarity * np.float32(factor), side.dissimilarity)
            for side in (explanation.probe, explanation.reference)
        )
        return lambda *_, **__: attrs.evolve(explanation, probe=one, reference=other)

    monkeypatch.setattr(reproduction, "method_of", scaled)
    maps = outcomes(quick)["maps of examination 1"]
    assert maps.outcome is outcome
    assert 0 < maps.difference <= (factor - 1) * 1.01


def test_a_model_that_is_gone_is_said(quick, monkeypatch):
    def gone(*_):
        raise UserError("The file of SFace is another one.")

    monkeypatch.setattr(reproduction, "network_of", gone)
    found = outcomes(quick)
    assert found["crop of Q1 in examination 1"].outcome is Outcome.BIT_EQUAL
    for name in ("score of examination 1", "maps of examination 2"):
        assert found[name].outcome is Outcome.NOT_POSSIBLE
        assert found[name].reason == "The file of SFace is another one."
        assert not found[name].holds


def test_an_altered_original_is_named_and_the_others_go_on(quick):
    (exhibit, *_) = casework.overview(quick).exhibits
    stored = quick.folder / "files" / exhibit.image.sha256[:2] / exhibit.image.sha256
    stored.chmod(0o600)
    stored.write_bytes(stored.read_bytes()[:-1])
    found = outcomes(quick)
    assert "was altered" in found["picture of Q1"].reason
    assert found["picture of K2"].outcome is Outcome.BIT_EQUAL
    assert found["score of examination 2"].reason == "A crop could not be made again."


def test_it_can_be_cancelled_and_tells_how_far_it_is(quick):
    token, told = CancelToken(), []

    def listen(fraction, message):
        told.append((fraction, message))
        if "examination 1" in message:
            token.cancel()

    with pytest.raises(Cancelled):
        reproduction.reproduce(quick, progress=listen, cancel=token)
    assert told[0] == (0.0, "Decoding Q1")
    assert [fraction for fraction, _ in told] == sorted(fraction for fraction, _ in told)


def test_a_picture_is_decoded_once_for_all_recipes(quick, monkeypatch):
    decoded, seen = originals.decoded_again, []

    def counted(case, image):
        seen.append(image.sha256)
        return decoded(case, image)

    monkeypatch.setattr(originals, "decoded_again", counted)
    outcomes(quick)
    assert len(seen) == len(set(seen)) == 2  # Q1 and K1 are the same file


def test_recipes_of_the_same_have_the_same_hash_whatever_they_are_called():
    step = Step("decode", {"frame": 0}, {"Pillow": "12"})
    one = Recipe("picture of Q1", ("a" * 64,), (step,))
    same = Recipe("picture of K1", ("a" * 64,), (attrs.evolve(step, software={"Pillow": "13"}),))
    assert one.sha256 == same.sha256
    others = [
        attrs.evolve(one, originals=("b" * 64,)),
        attrs.evolve(one, steps=()),
        attrs.evolve(one, steps=(attrs.evolve(step, parameters={"frame": 1}),)),
        attrs.evolve(one, steps=(attrs.evolve(step, operation="align"),)),
    ]
    assert len({recipe.sha256 for recipe in [one, *others]}) == 5


def test_a_recipe_names_every_step(examined):
    recipe = reproduction.maps_recipe(examined, casework.load_examination(examined, 1))
    operations = [step.operation for step in recipe.steps]
    assert operations == ["decode", "align", "decode", "align", "embed and compare", "explain"]
    assert all(step.software for step in recipe.steps)
    assert recipe.steps[0].software["libjpeg-turbo"]

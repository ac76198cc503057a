"""Every derived picture of a case made again from the originals, and held against what is kept."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.comparison import ComparedFace
from xfv_desktop.domain.enhancement import switched_on
from xfv_desktop.domain.enhancement_record import Purpose, SetChain
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit, ImageFile
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.recipe import (
    CROP_TOLERANCE,
    MAP_TOLERANCE,
    SCORE_TOLERANCE,
    Outcome,
    Recipe,
    Reproduction,
    Step,
)
from xfv_desktop.engine.comparison import embedding_of, score_of
from xfv_desktop.engine.enhancement.chain import Enhanced, carrying, followed
from xfv_desktop.engine.face_images.alignment import crop_for
from xfv_desktop.engine.files.images import pixels_sha256
from xfv_desktop.persistence import records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases import originals
from xfv_desktop.services.comparison.repetition import method_of, network_of
from xfv_desktop.services.evidence import enhancement
from xfv_desktop.services.evidence.intake import photograph

CACHED = 4
"""Decoded pictures kept while they may be wanted again."""


def reproduce(
    case: CaseFile,
    *,
    device: str = "auto",
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[Reproduction, ...]:
    """Pictures of exhibits, their enhancements, crops, scores and maps, kind by kind.

    Exhibits that were added before hashes of pixels were kept stand for themselves in the crops.
    Nothing is written. Raises CaseAltered where a stored file is not what it was, or Cancelled.
    """
    cancel = cancel or CancelToken()
    exhibits = [one for one in records.exhibits(case) if one.origin.pixels_sha256]
    numbers = [summary.number for summary in records.examination_summaries(case)]
    enhancements = [one for one in enhancement.set_chains(case) if switched_on(one.steps)]
    # an examination takes much longer than a decoding
    works = len(exhibits) + len(enhancements) + 4 * len(numbers)
    pictures = _Pictures(case)
    done: list[Reproduction] = []
    for at, exhibit in enumerate(exhibits):
        cancel.raise_if_cancelled()
        progress(at / works, f"Decoding {exhibit.number}")
        done.append(_picture(pictures, exhibit))
    for at, chain in enumerate(enhancements, len(exhibits)):
        progress(at / works, f"Enhancing {chain.exhibit}")
        done.append(_enhancement(case, chain, cancel))
    for at, number in enumerate(numbers):
        start = len(exhibits) + len(enhancements) + 4 * at
        step = part_of(progress, start / works, (start + 4) / works)
        examination = records.examination(case, number)
        done += _examination(pictures, examination, device, step, cancel)
    progress(1.0, "Done")
    return tuple(done)


class _Pictures:
    """Pictures made by recipe; the last few are kept by the recipe's hash."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        self._kept: dict[str, NDArray[np.uint8]] = {}

    def made(self, recipe: Recipe, image: ImageFile) -> NDArray[np.uint8]:
        """(H, W, 3) upright RGB; raises UnreadableImage or CaseAltered."""
        if recipe.sha256 not in self._kept:
            self._kept[recipe.sha256] = originals.decoded_again(self.case, image).pixels
            while len(self._kept) > CACHED:
                del self._kept[next(iter(self._kept))]
        return self._kept[recipe.sha256]

    def given(self, examination: Examination, side: Side, cancel: CancelToken) -> Enhanced:
        """What the network was given of a side; raises UserError or Cancelled."""
        exhibit, face = examination.exhibit(side), examination.face(side)
        stills = enhancement.stills_of(self.case, exhibit, face.steps)
        pixels, steps = followed(
            self.made(picture_recipe(exhibit, face.image), face.image), face.steps,
            lambda number: photograph(self.case, stills[number]), cancel=cancel,
        )  # fmt: skip
        return Enhanced(pixels, steps)


def picture_recipe(exhibit: Exhibit, image: ImageFile) -> Recipe:
    """From the original to the upright picture. ``image``: the exhibit's file, as it was used."""
    frame = image.frame.index if image.frame else 0
    step = Step(
        "decode",
        {"frame": frame, "colours": "sRGB", "orientation": image.orientation},
        exhibit.origin.decoded_with,
    )
    return Recipe(f"picture of {exhibit.number}", (image.sha256,), (step,))


def enhancement_recipe(case: CaseFile, chain: SetChain) -> Recipe:
    """From the original, and stills averaged with it, to the picture that a person saw.

    Raises UserError where the chain names what is not in the case.
    """
    exhibit = records.exhibit(case, chain.exhibit)
    before, steps = picture_recipe(exhibit, exhibit.image), switched_on(chain.steps)
    stills = enhancement.stills_of(case, exhibit, steps).values()
    given = " for the network" if chain.purpose is Purpose.NETWORK else ""
    return Recipe(
        f"enhancement of {chain.exhibit} by {chain.person}{given}",
        (*before.originals, *(still.image.sha256 for still in stills)),
        (*before.steps, *(Step(s.operation, s.parameters, chain.software) for s in steps)),
    )


def given_recipe(case: CaseFile, examination: Examination, side: Side) -> Recipe:
    """From the original to the picture that the network was given: by the steps for it, if any.

    Raises UserError where a step names what is not in the case.
    """
    face, exhibit = examination.face(side), examination.exhibit(side)
    before = picture_recipe(exhibit, face.image)
    stills = enhancement.stills_of(case, exhibit, face.steps).values()
    used = dict(examination.comparison.environment)
    return Recipe(
        f"picture of {exhibit.number} for the network in examination {examination.number}",
        (*before.originals, *(still.image.sha256 for still in stills)),
        (*before.steps, *(Step(one.operation, one.parameters, used) for one in face.steps)),
    )


def crop_recipe(case: CaseFile, examination: Examination, side: Side) -> Recipe:
    """From the original to the aligned face that the network saw; raises as ``given_recipe``."""
    face = examination.face(side)
    exhibit, model = examination.exhibit(side), examination.comparison.model
    landmarks = " ".join(f"{value:.17g}" for value in face.face.landmarks_px.ravel())
    template = " ".join(f"{value:.17g}" for value in model.template_px.ravel())
    align = Step(
        "align",
        {
            "landmarks px": landmarks,
            "template px": template,
            "size px": model.input_size,
            "interpolation": "bilinear",
        },
        dict(examination.comparison.environment),
    )
    name = f"crop of {exhibit.number} in examination {examination.number}"
    before = given_recipe(case, examination, side)
    return Recipe(name, before.originals, (*before.steps, align))


def score_recipe(case: CaseFile, examination: Examination) -> Recipe:
    """From both originals to the similarity score; raises as ``given_recipe``."""
    comparison = examination.comparison
    crops = [crop_recipe(case, examination, side) for side in Side]
    model = comparison.model
    parameters = {
        "model": model.name, "SHA-256 of its file": model.sha256, "similarity": model.similarity
    }  # fmt: skip
    embed = Step("embed and compare", parameters, dict(comparison.environment))
    return Recipe(
        f"score of examination {examination.number}",
        tuple(one for crop in crops for one in crop.originals),
        (*crops[0].steps, *crops[1].steps, embed),
    )


def maps_recipe(case: CaseFile, examination: Examination) -> Recipe:
    """From both originals to the maps over both crops; raises as ``given_recipe``."""
    explanation = examination.explanation
    before = score_recipe(case, examination)
    parameters = {"explainer": explanation.explainer, **explanation.parameters}
    explain = Step("explain", parameters, dict(examination.comparison.environment))
    name = f"maps of examination {examination.number}"
    return Recipe(name, before.originals, (*before.steps, explain))


def _picture(pictures: _Pictures, exhibit: Exhibit) -> Reproduction:
    recipe = picture_recipe(exhibit, exhibit.image)
    try:
        pixels = pictures.made(recipe, exhibit.image)
    except UserError as error:
        return _impossible(recipe, error, 0.0, "grey levels")
    return _hashed(recipe, equal=pixels_sha256(pixels) == exhibit.origin.pixels_sha256)


def _enhancement(case: CaseFile, chain: SetChain, cancel: CancelToken) -> Reproduction:
    recipe = enhancement_recipe(case, chain)
    try:
        exhibit = records.exhibit(case, chain.exhibit)
        made = enhancement.enhanced(case, exhibit, chain.steps, cancel=cancel)
    except UserError as error:
        return _impossible(recipe, error, 0.0, "grey levels")
    return _hashed(recipe, equal=made.steps == chain.steps)


def _examination(
    pictures: _Pictures,
    examination: Examination,
    device: str,
    progress: Progress,
    cancel: CancelToken,
) -> Iterator[Reproduction]:
    case, number, comparison = pictures.case, examination.number, examination.comparison
    crops: dict[Side, FaceCrop] = {}
    for side in Side:
        cancel.raise_if_cancelled()
        progress(0.0, f"Aligning both faces of examination {number}")
        recipe, face = crop_recipe(case, examination, side), examination.face(side)
        try:
            given = pictures.given(examination, side, cancel)
        except UserError as error:
            yield _impossible(recipe, error, CROP_TOLERANCE, "grey levels")
            continue
        if face.steps:
            yield _hashed(given_recipe(case, examination, side), equal=given.steps == face.steps)
        placed = carrying(face.steps, face.image.width, face.image.height).matrix
        crops[side] = crop_for(comparison.model, given.pixels, face.face.landmarks_px, placed)
        difference = _largest(crops[side].pixels, face.crop.pixels)
        yield _compared(recipe, difference, CROP_TOLERANCE, "grey levels")
    score, maps = score_recipe(case, examination), maps_recipe(case, examination)
    try:
        if len(crops) < len(Side):
            raise UserError("A crop could not be made again.")
        network = network_of(comparison, "", device)
        method = method_of(examination.explanation, network)
    except UserError as error:
        yield _impossible(score, error, SCORE_TOLERANCE, "of the score")
        yield _impossible(maps, error, MAP_TOLERANCE, "of the largest value")
        return
    cancel.raise_if_cancelled()
    progress(0.1, f"Comparing the faces of examination {number}")
    probe, reference = (
        embedding_of(ComparedFace(face.image, face.face, crops[side]), network)
        for side in Side
        for face in [examination.face(side)]
    )
    again = abs(score_of(network, probe, reference) - comparison.score)
    yield _compared(score, again, SCORE_TOLERANCE, "of the score")
    explained = method(
        network, crops[Side.PROBE], crops[Side.REFERENCE],
        progress=part_of(progress, 0.2, 1.0), cancel=cancel,
    )  # fmt: skip
    differences, largest = [], 0.0
    for side in Side:
        kept = examination.explanation.of(side).signed
        differences.append(_largest(explained.of(side).signed, kept))
        largest = max(largest, float(np.abs(kept).max()))
    relative = max(differences) / largest if largest > 0 else max(differences)
    yield _compared(maps, relative, MAP_TOLERANCE, "of the largest value")


def _largest(one: NDArray[np.generic], other: NDArray[np.generic]) -> float:
    return float(np.abs(one.astype(np.float64) - other.astype(np.float64)).max())


def _hashed(recipe: Recipe, *, equal: bool) -> Reproduction:
    """Of a picture that is kept as a hash only."""
    outcome = Outcome.BIT_EQUAL if equal else Outcome.DIFFERENT
    return Reproduction(recipe, outcome, 0.0 if equal else None, 0.0, "grey levels")


def _compared(recipe: Recipe, difference: float, tolerance: float, unit: str) -> Reproduction:
    if difference == 0:
        outcome = Outcome.BIT_EQUAL
    else:
        outcome = Outcome.WITHIN_TOLERANCE if difference <= tolerance else Outcome.DIFFERENT
    return Reproduction(recipe, outcome, difference, tolerance, unit)


def _impossible(recipe: Recipe, error: UserError, tolerance: float, unit: str) -> Reproduction:
    return Reproduction(recipe, Outcome.NOT_POSSIBLE, None, tolerance, unit, str(error))

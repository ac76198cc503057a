"""What the program measures of the factors of an image, beside the examiner's own judgement."""

import functools
import tomllib

import attrs

from xfv_desktop.assets import resources
from xfv_desktop.domain.quality import MEASURES, FaceQuality, Measure, Spread
from xfv_desktop.engine.face_images.alignment import standard_crop
from xfv_desktop.engine.face_images.quality import (
    REFUSED_EYE_DISTANCE_PX,
    SMALL_EYE_DISTANCE_PX,
    face_quality,
)
from xfv_desktop.persistence import records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.evidence.intake import read_exhibit
from xfv_desktop.services.opinion.procedure_forms import Factor

EYE_DISTANCE, JPEG_QUALITY, ANGLE = "eye_distance_px", "jpeg_quality", "°"
"""LFW's pictures are all of one size and one quality of compression: they say nothing of those."""

LFW = "LFW"

LONGEST_EYE_DISTANCE = 120.0
"""Right end of its bar."""


@attrs.frozen
class Reading:
    """One measure of one face. ``place`` is where it lies on a bar, 0 to 1, ``None`` for no value.

    ``band``: from where to where on the bar the middle half of LFW lies, or of an eye distance
    what is little; ``None`` where there is neither.
    """

    measure: Measure
    shown: str
    words: str
    place: float | None
    band: tuple[float, float] | None


def measured(case: CaseFile, number: str) -> FaceQuality:
    """The measures of the face that is meant, from the stored original; raises CaseAltered."""
    exhibit = records.exhibit(case, number)
    photograph = read_exhibit(case, exhibit)
    crop = standard_crop(photograph.pixels, exhibit.face.landmarks_px)
    return face_quality(photograph, exhibit.face, crop)


def readings(factor: Factor, quality: FaceQuality) -> tuple[Reading, ...]:
    """What was measured of a factor; none for one that only a person can judge."""
    return tuple(_reading(one, quality) for one in MEASURES if one.field in factor.measures)


def reference() -> str:
    """Which photographs a value is held against."""
    return (
        f"{LFW}: {_lfw()['photographs']} photographs of Labeled Faces in the Wild. To lie among "
        "them is no verdict on whether a picture suffices."
    )


def _reading(measure: Measure, quality: FaceQuality) -> Reading:
    value, shown = measure.of(quality), measure.shown(quality)
    if value is None:
        return Reading(measure, shown, "the file is no JPEG", None, None)
    if measure.field == EYE_DISTANCE:
        small = SMALL_EYE_DISTANCE_PX / LONGEST_EYE_DISTANCE
        place = min(value / LONGEST_EYE_DISTANCE, 1.0)
        return Reading(measure, shown, _eye_distance(value), place, (0.0, small))
    if measure.field == JPEG_QUALITY:
        return Reading(measure, shown, "of 100, from the file's own tables", value / 100, None)
    spread = Spread(tuple(_lfw()[measure.field]))  # type: ignore[arg-type]
    low, high = spread.scale
    size = abs(value) if measure.unit == ANGLE else value

    def placed(one: float) -> float:
        return min(max((one - low) / (high - low), 0.0), 1.0)

    words = spread.words(size, LFW)
    return Reading(measure, shown, words, placed(size), (placed(spread.cuts[1]),
                   placed(spread.cuts[3])))  # fmt: skip


def _eye_distance(value: float) -> str:
    if value < REFUSED_EYE_DISTANCE_PX:
        return "too few to compare"
    if value < SMALL_EYE_DISTANCE_PX:
        return f"below {SMALL_EYE_DISTANCE_PX} px: little detail is left"
    return f"at least {SMALL_EYE_DISTANCE_PX} px"


@functools.cache
def _lfw() -> dict[str, list[float]]:
    return tomllib.loads(resources("quality", "lfw.toml").read_text(encoding="utf-8"))

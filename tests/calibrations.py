"""Scored pairs of invented persons, and a calibration learnt from them."""

import attrs
import numpy as np

from xfv_desktop.domain.calibration import (
    BoundRule,
    Bounds,
    CalibratedSystem,
    Calibration,
    CalibrationData,
    Measured,
    Method,
    NumberClass,
    Propositions,
    ScoreCurve,
    Validation,
)
from xfv_desktop.domain.pairs import ScoredPair
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.engine.calibration.learning import quality_ranges

GOOD = FaceQuality(
    eye_distance_px=30.0, sharpness=0.3, brightness=120.0, clipped=0.01, contrast=45.0,
    yaw_degrees=2.0, pitch_degrees=-1.0, roll_degrees=0.0, jpeg_quality=90, blockiness=0.1,
)  # fmt: skip


def quality(rng):
    return FaceQuality(
        eye_distance_px=float(rng.uniform(20, 40)), sharpness=float(rng.uniform(0.2, 0.5)),
        brightness=float(rng.uniform(80, 170)), clipped=float(rng.uniform(0, 0.1)),
        contrast=float(rng.uniform(30, 60)), yaw_degrees=float(rng.uniform(-30, 30)),
        pitch_degrees=float(rng.uniform(-10, 10)), roll_degrees=float(rng.uniform(-15, 15)),
        jpeg_quality=90, blockiness=0.1,
    )  # fmt: skip


def scored_pairs(seed=0, persons=60, spread=0.13, prefix="person"):
    """Two mated pairs of each person, and three non-mated pairs of each with somebody else."""
    rng = np.random.default_rng(seed)
    pairs = []

    def add(a, b, score):
        images = f"{a}/{len(pairs)}a.jpg", f"{b}/{len(pairs)}b.jpg"
        pairs.append(ScoredPair(*images, a == b, score, (a, b), (quality(rng), quality(rng))))

    for number in range(persons):
        name = f"{prefix} {number}"
        for _ in range(2):
            add(name, name, float(np.clip(rng.normal(0.5, spread), -1, 1)))
        for step in rng.choice(persons - 1, 3, replace=False) + 1:
            other = f"{prefix} {(number + step) % persons}"
            add(name, other, float(np.clip(rng.normal(0.1, spread), -1, 1)))
    return pairs


def calibration(**changes):
    """A small calibration by hand: log10 LR = 10 × (score − 0.3), bounded by −2 and 2.5."""
    rng = np.random.default_rng(0)
    few = Measured(0.1, 0.05, 0.2)
    made = Calibration(
        title="Toy",
        demonstration=True,
        propositions=Propositions(
            "the questioned and the known photograph show the same person",
            "they show two different persons", "persons of a toy world",
        ),
        system=CalibratedSystem(
            model="toy", model_title="Toy", model_sha256="a" * 64, template_sha256="b" * 64,
            detector="Toy detector", questioned_images=NumberClass.ONE,
        ),
        curve=ScoreCurve(Method.LOGISTIC, -3.0, 10.0),
        bounds=Bounds(BoundRule.ELUB, (-2.0, 2.5), (-2.2, 2.4)),
        data=CalibrationData(
            file="toy.csv", sha256="c" * 64, images_sha256="d" * 64, origin="a toy", mated=100,
            nonmated=300, identities=60, mated_identities=60, nonmated_identities=60, left_out=0,
            persons_by="names",
        ),
        quality=quality_ranges([quality(rng) for _ in range(200)]),
        validation=Validation(
            way="cross-validation by person", cllr=few, cllr_min=few, cllr_cal=few, devpav=few,
            misleading_mated=0.01, misleading_nonmated=0.02, intervals="95 %",
            mated=tuple((s, min(2.5, 10 * s - 3)) for s in np.linspace(0.2, 0.9, 30).tolist()),
            nonmated=tuple((s, max(-2.0, 10 * s - 3)) for s in np.linspace(-0.2, 0.4, 30).tolist()),
        ),
        made_at="2026-11-26T12:00:00+00:00",
        software={"XFV Desktop": "0.1.0"},
    )  # fmt: skip
    return attrs.evolve(made, **changes)

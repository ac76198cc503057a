"""The fidelity of one explanation of one pair: the trials of the laboratory on this very pair.

Rules and words stand in ``domain/fidelity.py``. Cost: 22 forward passes for each of 24 maps, 16
for the choice of regions, and the probe's side of up to 11 explanations, in which the network
remembers what it has seen before (``trials/memo.py``).
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs
import numpy as np
import torch

import xfv_desktop.engine.explainers  # noqa: F401 - enters the controls
from xfv_desktop.domain.comparison import Decision
from xfv_desktop.domain.explanation import (
    DISPLAY_BLUR_KERNEL_PX,
    DISPLAY_BLUR_SIGMA_PX,
    Explanation,
    Layer,
    SaliencyMap,
)
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.fidelity import (
    RANDOM_MAPS,
    REGION_SIZE_PX,
    REGIONS,
    Distractor,
    FidelityRecord,
    GalleryFace,
    MapCurve,
    MaskComparison,
    MaskCurves,
    PartnerDependence,
    RegionCheck,
    RegionFinding,
)
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.trial import Change, Fill, RegionChange, ScoreCurve
from xfv_desktop.engine.explainers.controls import PatternOptions, pattern, turned
from xfv_desktop.engine.explainers.pair import Pair, batch_size, pair_of, scores_to
from xfv_desktop.engine.explanation import EXPLAINERS, Explain
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.trials.deletion import area, score_curves
from xfv_desktop.engine.trials.maps import Plane, smoothed
from xfv_desktop.engine.trials.memo import pulled_only_at
from xfv_desktop.engine.trials.metric import without_file
from xfv_desktop.engine.trials.partner import partner_dependence
from xfv_desktop.engine.trials.regions import Cell, altered, pointing, tiling

FIXED_CONTROLS = ("control-gaussian", "control-edges", "control-mean-gradient")
STEPS, RANDOM_BLUR_PX = 11, 5.0
FILL: Fill = "black"
HIT = 0.5
"""``pointing`` shares a peak of equal values; the region is found where it holds more than half."""


@attrs.frozen(kw_only=True, eq=False)
class Candidate:
    """An explanation on trial, and the method as it was run, to be run again on ``network``."""

    network: FaceNetwork
    explain: Explain
    has_dissimilarity: bool
    probe: FaceCrop
    reference: FaceCrop
    explanation: Explanation

    def probe_map(self, probe: FaceCrop, reference: FaceCrop, cancel: CancelToken) -> SaliencyMap:
        """What the method says of the probe, with other crops."""
        return _probe_map(self.explain, self.network, probe, reference, cancel)


def _probe_map(
    explain: Explain,
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    cancel: CancelToken,
) -> SaliencyMap:
    """All trials look at the probe: gradients at the reference are spared."""
    with pulled_only_at(network.inputs(probe.pixels[None])):
        return explain(network, probe, reference, progress=no_progress, cancel=cancel).probe


def fidelity(
    candidate: Candidate,
    gallery: Sequence[GalleryFace],
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> FidelityRecord:
    """All three trials; the faces of ``gallery`` take the partner's place, the first is the donor.

    Raises Cancelled between two steps.
    """
    cancel = cancel or CancelToken()
    pair = pair_of(candidate.network, candidate.probe, candidate.reference)
    threshold = candidate.network.card.operating_point.threshold
    decision = Decision.at(threshold, pair.score)
    accepted = decision is Decision.ACCEPT
    mask = region = None
    if accepted or candidate.has_dissimilarity:
        layer = Layer.SIMILARITY if accepted else Layer.DISSIMILARITY
        mask = _mask(candidate, pair, layer, part_of(progress, 0.0, 0.4), cancel)
    partner = _partner(candidate, pair, gallery, part_of(progress, 0.4, 0.55), cancel)
    if not accepted or candidate.has_dissimilarity:
        change = RegionChange.REPLACED if accepted else RegionChange.TRANSPLANTED
        donor = (gallery[0].name, gallery[0].crop) if accepted else ("", candidate.reference)
        region = _region(candidate, pair, change, donor, part_of(progress, 0.55, 1.0), cancel)
    return FidelityRecord(
        explainer=candidate.explanation.explainer,
        decision=decision,
        score=pair.score,
        partner=partner,
        mask=mask,
        region=region,
        settings={
            "perturbed": "probe",
            "fill": FILL,
            "steps": STEPS,
            "map blur sigma px": DISPLAY_BLUR_SIGMA_PX,
            "map blur kernel px": DISPLAY_BLUR_KERNEL_PX,
            "random map blur sigma px": RANDOM_BLUR_PX,
            "random seeds": f"0 to {RANDOM_MAPS - 1}",
            "region px": REGION_SIZE_PX,
        },
    )


def _mask(
    candidate: Candidate, pair: Pair, layer: Layer, progress: Progress, cancel: CancelToken
) -> MaskComparison:
    progress(0.0, "Checking the map: making controls")
    planes = {"": candidate.explanation.probe.layer(layer)}
    crops = candidate.probe, candidate.reference
    for name in FIXED_CONTROLS:
        control = _probe_map(EXPLAINERS[name].explain, candidate.network, *crops, cancel)
        planes[name] = control.layer(layer)
    for seed in range(RANDOM_MAPS):
        options = PatternOptions("blurred-random", sigma_px=RANDOM_BLUR_PX, seed=seed)
        drawn = pattern(
            candidate.network, *crops, progress=no_progress, cancel=cancel, options=options
        )
        planes[f"random {seed}"] = drawn.probe.layer(layer)
    found = {}
    for index, (name, plane) in enumerate(planes.items()):
        cancel.raise_if_cancelled()
        order: Plane = smoothed(plane, DISPLAY_BLUR_SIGMA_PX)
        found[name] = score_curves(pair, order, order, layer, fill=FILL, steps=STEPS, cancel=cancel)
        progress((index + 1) / len(planes), f"Checking the map: mask {index + 1} of {len(planes)}")
    deletion, insertion = (_beside(change, layer, found) for change in Change)
    return MaskComparison(layer, deletion, insertion)


def _beside(change: Change, layer: Layer, found: dict[str, dict[Change, ScoreCurve]]) -> MaskCurves:
    curves = {
        name: MapCurve(name, of[change].scores, area(of[change].scores))
        for name, of in found.items()
    }
    # What argues for acceptance lowers the score where it is deleted, what argues against raises it
    falls = (change is Change.DELETION) is (layer is Layer.SIMILARITY)
    return MaskCurves(
        change,
        higher_is_better=not falls,
        own=curves.pop(""),
        controls=tuple(curves.pop(name) for name in FIXED_CONTROLS),
        random=tuple(curves.values()),
    )


def _partner(
    candidate: Candidate,
    pair: Pair,
    gallery: Sequence[GalleryFace],
    progress: Progress,
    cancel: CancelToken,
) -> PartnerDependence:
    swapped, distractors = [], []
    for index, face in enumerate(gallery):
        cancel.raise_if_cancelled()
        progress(index / len(gallery), f"Checking the map: partner {index + 1} of {len(gallery)}")
        swapped.append(candidate.probe_map(candidate.probe, face.crop, cancel).signed)
        scores = scores_with(pair, face.crop)
        distractors.append(Distractor(face.name, face.sha256, *scores))
    _, up_to_sign = partner_dependence(
        candidate.explanation.probe.signed, swapped, DISPLAY_BLUR_SIGMA_PX
    )
    return PartnerDependence(up_to_sign, tuple(distractors))


def scores_with(pair: Pair, crop: FaceCrop) -> tuple[float, float]:
    """The scores of a third face with the probe and with the reference."""
    third = pair_of(pair.network, crop, pair.crops[1])
    with_probe = pair.similarity.scores(third.embeddings[0], pair.embeddings[0])
    return float(with_probe), third.score


def _region(
    candidate: Candidate,
    pair: Pair,
    change: RegionChange,
    donor: tuple[str, FaceCrop],
    progress: Progress,
    cancel: CancelToken,
) -> RegionCheck:
    progress(0.0, "Checking the map: choosing regions")
    name, pixels = donor
    moved = _altered(candidate, pair, pixels, cancel)
    falls = change is RegionChange.REPLACED
    moved.sort(key=lambda one: one[0] if falls else -one[0])
    findings = []
    for index, (after, cell, probe) in enumerate(moved[:REGIONS]):
        cancel.raise_if_cancelled()
        plane = candidate.probe_map(probe, candidate.reference, cancel).layer(change.layer)
        found = pointing(plane, cell.truth, DISPLAY_BLUR_SIGMA_PX) > HIT
        findings.append(RegionFinding(cell.number, after, found))
        progress((index + 1) / REGIONS, f"Checking the map: region {index + 1} of {REGIONS}")
    return RegionCheck(change, name or "the reference itself", tuple(findings))


def _altered(
    candidate: Candidate, pair: Pair, donor: FaceCrop, cancel: CancelToken
) -> list[tuple[float, Cell, FaceCrop]]:
    """Each cell with the score after its change and the altered probe."""
    network, cells = candidate.network, tiling(REGION_SIZE_PX, candidate.probe.size)
    probes = [altered(candidate.probe, donor, cell) for cell in cells]
    score_of = torch.inference_mode()(scores_to(network, pair.embeddings[1]))
    scores: list[float] = []
    for start in range(0, len(probes), batch_size(network)):
        cancel.raise_if_cancelled()
        pixels = [probe.pixels for probe in probes[start : start + batch_size(network)]]
        scores += score_of(network.inputs(np.stack(pixels))).tolist()
    return list(zip(scores, cells, probes, strict=True))


def strangers(
    pair: Pair, faces: Iterable[GalleryFace], most: int, cancel: CancelToken
) -> Iterator[GalleryFace]:
    """The first faces whose scores with both of the pair are below the decision threshold."""
    threshold = pair.network.card.operating_point.threshold
    for face in faces:
        if most == 0:
            return
        cancel.raise_if_cancelled()
        if max(scores_with(pair, face.crop)) < threshold:
            most -= 1
            yield face


def stand_ins(probe: FaceCrop, reference: FaceCrop) -> tuple[GalleryFace, ...]:
    """Both crops turned by 180°: partners that show no face to a network trained on upright ones.

    They serve where too few other faces are at hand. Their hashes are those of the pixels.
    """
    return tuple(
        without_file(f"the {side} turned by 180° (no face)", upside_down)
        for side, upside_down in (("reference", turned(reference)), ("probe", turned(probe)))
    )

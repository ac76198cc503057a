"""Trials with a known answer: one region of the probe is changed, and the map has to find it.

*Replaced*: a region of a mated probe is replaced by the same region of another person's crop; the
truth for the dissimilarity map. *Transplanted*: a region of the reference's crop is put into a
non-mated probe; the truth for the similarity map.

Regions are the n × n equal cells of the crop and are dealt out by turns, each equally often. Over
the cells of one tiling **any fixed map scores exactly .5** (AUROC), 1 (energy ratio) and 1/n²
(pointing): each pair of pixels from different cells is compared once either way round. Many cells
hold skin that the network hardly uses; what is not used cannot be found by explaining the network,
so regions whose change moves the score as expected by .05 or more are *consequential* and reported
apart. There the fixed controls need not score .5: compare with them.
"""

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Explanation, Layer, ParameterValue
from xfv_desktop.domain.face import CROP_SIZE, FaceCrop
from xfv_desktop.domain.trial import CONSEQUENTIAL, Measurement, RegionChange, TrialResult
from xfv_desktop.engine.explainers.corrrise import average_ranks
from xfv_desktop.engine.explainers.pair import pair_of
from xfv_desktop.engine.trials.maps import Plane, smoothed
from xfv_desktop.engine.trials.metric import METRICS, Metric, Trial

FEATHER_SIGMA_PX = 2.0


@attrs.frozen
class Cell:
    """One cell of the tiling of a crop of ``crop_size`` px; rows and columns count from 0.

    ``size_px`` is that of the cell in a crop of 112 px; in others it is in proportion.
    """

    size_px: int
    row: int
    column: int
    crop_size: int

    @property
    def number(self) -> int:
        """Its place row by row, from 0."""
        return self.row * (CROP_SIZE // self.size_px) + self.column

    @property
    def truth(self) -> NDArray[np.bool_]:
        """(H, W), True inside: where ``alpha`` is at least .5."""
        inside = np.zeros((self.crop_size, self.crop_size), dtype=bool)
        inside[self._pixels(self.row), self._pixels(self.column)] = True
        return inside

    @property
    def alpha(self) -> NDArray[np.float32]:
        """(H, W) in [0, 1]: the cell with a Gaussian edge, sharp at the border of the crop.

        The lesser of a row's and a column's value, so that corners keep their .5 where they are.
        """
        rows, columns = (self._edge(index) for index in (self.row, self.column))
        return np.minimum.outer(rows, columns)

    def _pixels(self, index: int) -> slice:
        enlarged = self.crop_size * self.size_px / CROP_SIZE
        return slice(round(index * enlarged), round((index + 1) * enlarged))

    def _edge(self, index: int) -> NDArray[np.float32]:
        profile = np.zeros((1, self.crop_size), np.float32)
        profile[0, self._pixels(index)] = 1
        soft = cv2.GaussianBlur(profile, (0, 0), FEATHER_SIGMA_PX, borderType=cv2.BORDER_REPLICATE)
        return np.asarray(soft[0], np.float32)


def tiling(size_px: int, crop_size: int = CROP_SIZE) -> tuple[Cell, ...]:
    """All cells of one size, row by row; raises UserError for one that leaves a rest of 112 px."""
    if not 1 < size_px < CROP_SIZE or CROP_SIZE % size_px:
        raise UserError(
            f"Regions of {size_px} px do not tile the crop of {CROP_SIZE} px: choose 16, 28 or 56."
        )
    count = range(CROP_SIZE // size_px)
    return tuple(Cell(size_px, row, column, crop_size) for row in count for column in count)


def cell_in_turn(size_px: int, crop_size: int, place: int, seed: int) -> Cell:
    """The cell for the pair at that place: each round deals out all cells in a shuffled order."""
    cells = tiling(size_px, crop_size)
    turn, index = divmod(place, len(cells))
    order = np.random.default_rng((seed, size_px, turn)).permutation(len(cells))
    return cells[int(order[index])]


def altered(probe: FaceCrop, donor: FaceCrop, cell: Cell) -> FaceCrop:
    """The probe with the donor's pixels in the cell, blended softly."""
    alpha = cell.alpha[..., None]
    mixed = probe.pixels * (1 - alpha) + donor.pixels * alpha
    return attrs.evolve(probe, pixels=np.rint(mixed).astype(np.uint8))


def auroc(plane: Plane, truth: NDArray[np.bool_]) -> float:
    """How often a pixel inside is more salient than one outside; equal values count half."""
    inside = int(truth.sum())
    ranks = average_ranks(plane.ravel())[truth.ravel()]
    below = ranks.sum() - inside * (inside - 1) / 2
    return float(below / (inside * (truth.size - inside)))


def energy_share(plane: Plane, truth: NDArray[np.bool_]) -> float:
    """Which share of the map's mass lies inside; of an empty map, the share of the area.

    The map is ≥ 0. Divided by the region's share of the area it is the energy ratio.
    """
    total = float(plane.sum(dtype=np.float64))
    if total == 0:
        return float(truth.mean())
    return float(plane[truth].sum(dtype=np.float64)) / total


def pointing(plane: Plane, truth: NDArray[np.bool_], sigma_px: float) -> float:
    """Whether the blurred map is largest inside, 1 or 0; equal peaks count by their shares."""
    shown = smoothed(plane, sigma_px)
    return float(truth[shown == shown.max()].mean())


@attrs.frozen
class RegionOutcome:
    """What a changed region did to the score, and whether the map found it.

    ``auroc_signed`` ranks pixels by the whole signed map towards the layer: where the layer itself
    is nearly empty its pixels are ties, and ``auroc`` is near .5 whatever the rest of the map says.
    """

    change: RegionChange
    cell: Cell
    score_before: float
    score_after: float
    auroc: float
    auroc_signed: float
    energy_share: float
    energy_ratio: float
    pointing: float

    @property
    def consequential(self) -> bool:
        """Whether the score moved as expected by .05 or more."""
        moved = self.score_after - self.score_before
        expected = -moved if self.change is RegionChange.REPLACED else moved
        return expected >= CONSEQUENTIAL


def region_outcome(
    change: RegionChange,
    cell: Cell,
    explanation: Explanation,
    scores: tuple[float, float],
    sigma_px: float,
) -> RegionOutcome:
    """How well the explanation of (altered probe, reference) finds the cell.

    ``scores`` are those before and after. AUROC and energy take the map as it is, pointing takes
    it blurred.
    """
    plane, truth = explanation.probe.layer(change.layer), cell.truth
    signed = explanation.probe.signed
    if change is RegionChange.REPLACED:
        signed = -signed
    share = energy_share(plane, truth)
    return RegionOutcome(
        change,
        cell,
        *scores,
        auroc=auroc(plane, truth),
        auroc_signed=auroc(signed, truth),
        energy_share=share,
        energy_ratio=share / float(truth.mean()),
        pointing=pointing(plane, truth, sigma_px),
    )


def _measure(trial: Trial, change: RegionChange) -> TrialResult:
    """One region of each size; nothing for pairs of the other kind or without such a map."""
    replaced = change is RegionChange.REPLACED
    if trial.mated is not replaced or (
        change.layer is Layer.DISSIMILARITY and not trial.has_dissimilarity
    ):
        return TrialResult(())
    settings = trial.settings
    donor = trial.donor if replaced else trial.reference
    before = pair_of(trial.network, trial.probe, trial.reference).score
    measurements = []
    for size_px in settings.region_sizes_px:
        cell = cell_in_turn(size_px, trial.probe.size, trial.place, settings.seed)
        probe = altered(trial.probe, donor, cell)
        after = pair_of(trial.network, probe, trial.reference).score
        explanation = trial.explain(probe, trial.reference)
        outcome = region_outcome(change, cell, explanation, (before, after), settings.sigma_px)
        measurements += _measurements(outcome)
    return TrialResult(tuple(measurements))


def _measurements(outcome: RegionOutcome) -> list[Measurement]:
    cell = outcome.cell
    detail: dict[str, ParameterValue] = {
        "region px": cell.size_px,
        "cell": cell.number,
        "row": cell.row,
        "column": cell.column,
        "score before": outcome.score_before,
        "score after": outcome.score_after,
        "consequential": outcome.consequential,
    }
    found = {
        "AUROC": outcome.auroc,
        "AUROC signed": outcome.auroc_signed,
        "energy share": outcome.energy_share,
        "energy ratio": outcome.energy_ratio,
        "pointing": outcome.pointing,
    }
    metric, layer = f"{outcome.change}-region", outcome.change.layer
    return [Measurement(metric, name, value, layer, detail) for name, value in found.items()]


def measure_replaced(trial: Trial) -> TrialResult:
    """The replaced-region test of a mated pair."""
    return _measure(trial, RegionChange.REPLACED)


def measure_transplanted(trial: Trial) -> TrialResult:
    """The transplanted-region test of a non-mated pair."""
    return _measure(trial, RegionChange.TRANSPLANTED)


METRICS.register("replaced-region")(Metric(title="Replaced region", measure=measure_replaced))
METRICS.register("transplanted-region")(
    Metric(title="Transplanted region", measure=measure_transplanted)
)

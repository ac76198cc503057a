"""How well a model verifies, and how fast it explains."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import numpy as np

from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.pairs import ListedPair, ScoredPair, persons_in
from xfv_desktop.domain.performance import Bin, DetCurve, ErrorRates
from xfv_desktop.engine.benchmark import FggbBench, bench_fggb
from xfv_desktop.engine.comparison import environment
from xfv_desktop.engine.performance.covariates import Covariate, binned
from xfv_desktop.engine.performance.evaluation import (
    RULE_OF_THREE,
    ScoreSet,
    Sweep,
    error_rates,
    fnmr_at,
    score_set,
    threshold_at_fmr,
)
from xfv_desktop.engine.performance.resampling import RESAMPLES, resampled
from xfv_desktop.services.comparison.examination import network
from xfv_desktop.services.performance.pair_lists import (
    list_sha256,
    parts,
    person_rule,
    read_pairs,
)
from xfv_desktop.services.performance.pair_scores import EnrolledImage, scored_list

FACE_RULE = "the face nearest to the centre of the picture"
DET_POINTS = 121
CARD_THRESHOLD = "as on the model's card"
UNKNOWN_PERSONS = (
    "Comparisons that share a person are not independent, and the list does not say who the "
    "persons are: there are no intervals. Add the columns person_a and person_b."
)


@attrs.frozen(kw_only=True)
class Verification:
    """The outcome of comparing a list, in the terms of ISO/IEC 19795-1.

    ``failures_to_acquire``: image → why no face of it could be used; pairs with one are left out.
    ``failures_to_enrol``: those of the ``listed_persons`` without any usable image, ``None`` where
    nobody is known.
    ``person_rule``: a key of ``PERSON_RULES``. ``images``: image → SHA-256 of its file.
    """

    card: ModelCard
    environment: Mapping[str, str]
    pairs_file: str
    list_sha256: str
    face_rule: str
    person_rule: str
    threshold_rule: str
    seed: int
    pairs: int
    scored: tuple[ScoredPair, ...]
    images: Mapping[str, str]
    image_count: int
    listed_persons: int
    failures_to_acquire: Mapping[str, str]
    failures_to_enrol: tuple[str, ...] | None
    rates: ErrorRates
    det: DetCurve
    bins: tuple[Bin, ...]

    def bins_of(self, covariate: Covariate) -> tuple[Bin, ...]:
        """The bins by that covariate; empty where no quality was measured."""
        return tuple(one for one in self.bins if one.covariate == covariate.name)

    @property
    def persons(self) -> int | None:
        """How many persons were compared; ``None`` where nobody is known."""
        return len(persons_in(self.scored)) if self.person_rule != "unknown" else None


def evaluate_verification(
    pairs_file: Path,
    *,
    model: str,
    device: str,
    threshold: float | None = None,
    at_fmr: float | None = None,
    seed: int = 0,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Verification:
    """Compares every pair of a list (see ``read_pairs``); each image is embedded once.

    Paths are relative to the file. The threshold is the one given, or the lowest whose FMR on this
    list does not exceed ``at_fmr``, or the card's. Raises UserError for a list that cannot be used
    or that cannot show that FMR, or Cancelled.
    """
    cancel = cancel or CancelToken()
    progress(0.0, f"Reading {pairs_file.name}")
    pairs = read_pairs(pairs_file)
    digest, who_is_who = list_sha256(pairs_file), person_rule(pairs_file, pairs)
    progress(0.0, f"Loading {model}")
    face_network = network(model, device)
    listed = scored_list(
        pairs, pairs_file.parent, face_network,
        progress=part_of(progress, 0.0, 0.8), cancel=cancel,
    )  # fmt: skip
    scores = score_set(listed.pairs)
    if not len(scores.mated) or not len(scores.nonmated):
        raise UserError(
            f"“{pairs_file.name}” leaves no mated or no non-mated pairs to compare, and error "
            f"rates need both. {next(iter(listed.failures.values()), '')}".strip()
        )
    chosen, rule = _threshold(scores, face_network.card, threshold, at_fmr)
    rates, det, bins = _rated(
        scores, listed.pairs, chosen, seed, part_of(progress, 0.8, 1.0), cancel
    )
    progress(1.0, "Done")
    return Verification(
        card=face_network.card,
        environment=environment(face_network),
        pairs_file=pairs_file.name,
        list_sha256=digest,
        face_rule=FACE_RULE,
        person_rule=who_is_who,
        threshold_rule=rule,
        seed=seed,
        pairs=len(pairs),
        scored=listed.pairs,
        images={name: one.sha256 for name, one in listed.images.items()},
        image_count=len(listed.images) + len(listed.failures),
        listed_persons=len(persons_in(pairs)),
        failures_to_acquire=listed.failures,
        failures_to_enrol=_never_enrolled(pairs, listed.images),
        rates=rates,
        det=det,
        bins=bins,
    )


def benchmark_fggb(
    model: str,
    device: str,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> FggbBench:
    """FGGB's engine, the literature's loop and the limit, on this machine and in one run."""
    return bench_fggb(network(model, device), progress=progress, cancel=cancel)


def _never_enrolled(
    pairs: Sequence[ListedPair], images: Mapping[str, EnrolledImage]
) -> tuple[str, ...] | None:
    if any(pair.persons is None for pair in pairs):
        return None
    usable = {
        person
        for pair in pairs
        for person, entry in zip(pair.persons or (), (pair.image_a, pair.image_b), strict=True)
        if any(image in images for image in parts(entry))
    }
    return tuple(sorted({*persons_in(pairs)} - usable))


def _threshold(
    scores: ScoreSet, card: ModelCard, threshold: float | None, at_fmr: float | None
) -> tuple[float, str]:
    if threshold is not None:
        return threshold, "given"
    if at_fmr is None:
        point = card.operating_point
        return point.threshold, point.threshold_rule or CARD_THRESHOLD
    count = len(scores.nonmated)
    if at_fmr * count < RULE_OF_THREE:
        raise UserError(
            f"{count} non-mated comparisons cannot show an FMR of {at_fmr:g} (rule of three: "
            f"{RULE_OF_THREE / at_fmr:,.0f} or more are needed): ask for a higher FMR or take a "
            "longer list."
        )
    rule = (
        f"the lowest whose FMR does not exceed {at_fmr:g} on these same comparisons, so the rates "
        "at it are likely too low; confirm them on other persons"
    )
    return threshold_at_fmr(scores, at_fmr), rule


def _rated(
    scores: ScoreSet,
    scored: Sequence[ScoredPair],
    threshold: float,
    seed: int,
    progress: Progress,
    cancel: CancelToken,
) -> tuple[ErrorRates, DetCurve, tuple[Bin, ...]]:
    rates = error_rates(scores, threshold)
    targets = np.geomspace(1 / len(scores.nonmated), 1, DET_POINTS)
    fmr, fnmr = Sweep(scores).plain_rates()
    shown = tuple(fnmr_at(fmr, fnmr, targets).tolist())
    bins, groups = binned(scored, threshold)
    if scores.persons < 2:
        rates = attrs.evolve(rates, notes=(*rates.notes, UNKNOWN_PERSONS))
        return rates, DetCurve(tuple(targets.tolist()), shown, (), ()), tuple(bins)
    drawn = resampled(scores, rates, targets, groups, seed=seed, progress=progress, cancel=cancel)
    low, high = (tuple(ends) for ends in drawn.det.tolist())
    bins = [
        attrs.evolve(one, fmr_interval=of_fmr, fnmr_interval=of_fnmr)
        for one, (of_fmr, of_fnmr) in zip(bins, drawn.groups, strict=True)
    ]
    return (
        attrs.evolve(rates, intervals=drawn.intervals),
        DetCurve(tuple(targets.tolist()), shown, low, high),
        tuple(bins),
    )


def intervals_by(outcome: Verification) -> str:
    """How the intervals were made, in a few words; empty where there are none."""
    if not outcome.rates.intervals:
        return ""
    return (
        f"95 % bootstrap over {outcome.persons:,} persons, {RESAMPLES:,} resamples, seed "
        f"{outcome.seed}"
    )

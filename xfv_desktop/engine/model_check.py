"""Does a network do what its card says? Asked on faces that come with the program.

Nothing here measures accuracy: two persons in a few renderings find a network that is broken, fed
wrongly or described wrongly, not one that is merely weak.
"""

import copy
import io
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from statistics import median
from time import perf_counter

import attrs
import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.domain.model_library import CheckRow
from xfv_desktop.engine.comparison import as_compared, score_of
from xfv_desktop.engine.degradation import simulated_cctv_frame
from xfv_desktop.engine.face_images.alignment import crop_for
from xfv_desktop.engine.fggb import fggb
from xfv_desktop.engine.network import FaceNetwork, wait_for
from xfv_desktop.engine.transposed.adjoint import adjoint_at

TURN_DEGREES = 15
DARKER = 0.45
BATCH_DIFFERENCE = 1e-4
GRADIENT_ERROR = 1e-2
STEP = 1e-5
"""Of the input's norm: small enough that few units change sides, in double precision."""

SMALLEST_SPREAD = 0.1
"""Least value of 1 − score between two persons, on average; a broken network has thousandths."""

TIMED_ROUNDS = 5


@attrs.frozen(eq=False)
class BundledFace:
    """A photograph (H, W, 3) uint8 RGB of a person and the landmarks (5, 2) in it."""

    person: str
    pixels: NDArray[np.uint8]
    landmarks_px: NDArray[np.float64]


def renderings(face: BundledFace) -> Iterator[BundledFace]:
    """The face as it is, mirrored, turned, darker, and as a poor camera would have caught it."""
    pixels, points = np.array(face.pixels), face.landmarks_px
    height, width = pixels.shape[:2]
    mirrored = np.column_stack([width - 1 - points[:, 0], points[:, 1]])[[1, 0, 2, 4, 3]]
    turn = cv2.getRotationMatrix2D(tuple(points.mean(0)), TURN_DEGREES, 1.0)
    turned = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_LINEAR)
    eyes = float(np.hypot(*(points[1] - points[0])))
    with Image.open(io.BytesIO(simulated_cctv_frame(pixels, eyes, seed=0))) as frame:
        poor = np.array(frame.convert("RGB"))
    scale = np.array([poor.shape[1] / width, poor.shape[0] / height])
    for picture, landmarks in (
        (pixels, points),
        (pixels[:, ::-1], mirrored),
        (turned, points @ turn[:, :2].T + turn[:, 2]),
        (np.rint(pixels * DARKER), points),
        (poor, (points + 0.5) * scale - 0.5),
    ):
        yield BundledFace(face.person, np.ascontiguousarray(picture, np.uint8), landmarks)


def check_network(
    network: FaceNetwork,
    exact: nn.Module,
    faces: tuple[BundledFace, ...],
    *,
    timed: bool,
    progress: Progress,
    cancel: CancelToken,
) -> tuple[CheckRow, ...]:
    """One row for each question; the first that fails at the output's shape ends the check.

    ``exact`` is the same network as a PyTorch module on the CPU; its copy in double precision
    gives the finite differences. ``faces``: one photograph for each of several persons. ``timed``:
    measure forward and FGGB times as well. Raises Cancelled.
    """
    crops = {
        face.person: [crop_for(network.card, f.pixels, f.landmarks_px) for f in renderings(face)]
        for face in faces
    }
    plain = [of_person[0] for of_person in crops.values()]
    progress(0.05, "Checking shape and determinism")
    rows = [_shape(network, plain)]
    if not rows[0].passed:
        return tuple(rows)
    rows.append(_determinism(network, plain))
    cancel.raise_if_cancelled()
    progress(0.2, "Checking the gradient against finite differences")
    rows.append(_gradient(network, exact, plain[0], cancel))
    progress(0.5, "Embedding the bundled faces")
    raw = {person: _raw(network, of_person, cancel) for person, of_person in crops.items()}
    mated, nonmated = _scores(network, raw)
    rows.append(_spread(nonmated))
    rows += _separation(mated, nonmated, network.card.operating_point.threshold)
    rows.append(_norm(raw, network.card.expected_norm))
    if timed and all(row.passed or not row.refuses for row in rows):
        rows += _times(network, plain, part_of(progress, 0.6, 1.0), cancel)
    return tuple(rows)


def _shape(network: FaceNetwork, crops: list[FaceCrop]) -> CheckRow:
    expected = network.card.embedding_dim
    batch = np.stack([crops[0].pixels, crops[1].pixels, crops[0].pixels])
    try:
        with torch.inference_mode():
            found = network.module(network.inputs(batch))
        finite = bool(torch.isfinite(found).all())
        shape = tuple(found.shape)
    except Exception as error:  # whatever a foreign graph does with three images at once
        told = " ".join(str(error).split())[:200]
        return CheckRow("output shape", False, f"three images at once cannot be computed ({told})")
    if shape != (3, expected):
        return CheckRow("output shape", False, f"{shape} for three images, not (3, {expected})")
    if not finite:
        return CheckRow("output shape", False, "the embeddings hold values that are not finite")
    return CheckRow("output shape", True, f"{expected} finite values for each image")


def _determinism(network: FaceNetwork, crops: list[FaceCrop]) -> CheckRow:
    with torch.inference_mode():
        image = network.inputs(crops[0].pixels[None])
        once, again = network.module(image).clone(), network.module(image)
        batch = network.module(network.inputs(np.stack([c.pixels for c in crops])))
    repeated = float((once - again).abs().max())
    batched = float((batch[0] - once[0]).norm() / once.norm().clamp_min(1e-12))
    numbers = {"repeated_difference": repeated, "relative_batch_difference": batched}
    if repeated:
        found = f"the same image twice differs by {repeated:.1e}: scores could not be repeated"
    elif batched > BATCH_DIFFERENCE:
        found = f"an image alone and in a batch differ by {batched:.1e} of its norm"
    else:
        found = f"the same image gives the same values; in a batch within {batched:.0e}"
    return CheckRow("determinism", not repeated and batched <= BATCH_DIFFERENCE, found, numbers)


def _gradient(
    network: FaceNetwork, exact: nn.Module, crop: FaceCrop, cancel: CancelToken
) -> CheckRow:
    """Directional derivatives by the adjoint and by central differences in double precision."""
    image = network.inputs(crop.pixels[None])
    adjoint = adjoint_at(network.module, image)
    generator = torch.Generator().manual_seed(0)
    cotangent = torch.randn(1, len(adjoint.embedding), generator=generator)
    cotangent /= cotangent.norm()
    pulled = adjoint.pull(cotangent.to(image.device)).detach().double().cpu()
    size = float(pulled.norm())
    if not np.isfinite(size) or size == 0:
        return CheckRow("gradient", False, "it is zero or not finite: nothing can be explained")
    # Everything below runs on the CPU: not every device computes in double precision.
    reference, at = copy.deepcopy(exact).double(), image.detach().double().cpu()
    errors = []
    for direction in _directions(pulled, generator):
        cancel.raise_if_cancelled()
        step = STEP * float(at.norm()) * direction
        with torch.inference_mode():
            change = (reference(at + step) - reference(at - step))[0] @ cotangent[0].double()
        slope = float(change) / (2 * STEP * float(at.norm()))
        errors.append(abs(slope - float((pulled * direction).sum())) / size)
    worst = max(errors)
    numbers = {"largest_relative_error": worst, "directions": len(errors)}
    found = (
        f"{adjoint.by} and finite differences differ by {worst:.1e} of its norm at most, in "
        f"{len(errors)} directions"
    )
    return CheckRow("gradient", worst <= GRADIENT_ERROR, found, numbers)


def _directions(pulled: Tensor, generator: torch.Generator) -> Iterator[Tensor]:
    """Unit steps: along the gradient, smooth, and rough."""
    coarse = torch.randn(1, 3, 7, 7, generator=generator, dtype=torch.float64)
    smooth = nn.functional.interpolate(coarse, pulled.shape[-2:], mode="bilinear")
    rough = torch.randn(pulled.shape, generator=generator, dtype=torch.float64)
    for direction in (pulled, smooth, rough, pulled.sign()):
        yield direction / direction.norm()


def _raw(network: FaceNetwork, crops: list[FaceCrop], cancel: CancelToken) -> NDArray[np.float64]:
    rows = []
    with torch.inference_mode():
        for crop in crops:
            cancel.raise_if_cancelled()
            rows.append(network.module(network.inputs(crop.pixels[None]))[0].double().cpu().numpy())
    return np.stack(rows)


def _scores(
    network: FaceNetwork, raw: Mapping[str, NDArray[np.float64]]
) -> tuple[list[float], list[float]]:
    """Mated and non-mated scores over all renderings."""
    found = [[as_compared(network, row) for row in rows] for rows in raw.values()]
    mated = [score_of(network, a, b) for rows in found for a, b in combinations(rows, 2)]
    nonmated = [
        score_of(network, a, b)
        for one, other in combinations(found, 2)
        for a, b in product(one, other)
    ]
    return mated, nonmated


def _spread(nonmated: list[float]) -> CheckRow:
    spread = 1 - float(np.mean(nonmated))
    if spread < SMALLEST_SPREAD:
        found = (
            f"faces of different persons have nearly the same embedding (1 − score {spread:.4f} "
            "on average): the file is broken or untrained, or fed with a wrong mean, scale or "
            "colour order"
        )
    else:
        found = f"1 − score between different persons is {spread:.3f} on average"
    return CheckRow("embedding spread", spread >= SMALLEST_SPREAD, found, {"mean_spread": spread})


def _separation(mated: list[float], nonmated: list[float], threshold: float) -> Iterator[CheckRow]:
    numbers = {
        "lowest_mated_score": min(mated),
        "median_mated_score": median(mated),
        "highest_nonmated_score": max(nonmated),
        "median_nonmated_score": median(nonmated),
    }
    found = (
        f"{len(mated)} mated scores from {min(mated):.3f} (median {median(mated):.3f}), "
        f"{len(nonmated)} non-mated ones up to {max(nonmated):.3f}"
    )
    apart = median(mated) > max(nonmated)
    yield CheckRow("mated and non-mated faces", apart, found, numbers)
    between = median(nonmated) < threshold <= median(mated)
    yield CheckRow(
        "threshold on the card",
        between,
        f"{threshold:g} lies {'between' if between else 'outside of'} the medians of the "
        f"non-mated and the mated scores, {median(nonmated):.3f} and {median(mated):.3f}",
        {"threshold": threshold},
        refuses=False,
    )


def _norm(raw: Mapping[str, NDArray[np.float64]], expected: tuple[float, float] | None) -> CheckRow:
    norms = np.concatenate([np.linalg.norm(rows, axis=1) for rows in raw.values()])
    low, high = float(norms.min()), float(norms.max())
    numbers = {"lowest_norm": low, "highest_norm": high}
    found = f"{low:.4g} to {high:.4g} on the bundled faces"
    if expected is None:
        return CheckRow("embedding norm", True, f"{found}; the card states none", numbers)
    within = expected[0] <= low and high <= expected[1]
    told = f"{found}; the card expects {expected[0]:g} to {expected[1]:g}"
    return CheckRow("embedding norm", within, told, numbers)


def _times(
    network: FaceNetwork, crops: list[FaceCrop], progress: Progress, cancel: CancelToken
) -> Iterator[CheckRow]:
    image = network.inputs(crops[0].pixels[None])
    seconds = []
    for _ in range(TIMED_ROUNDS + 1):
        cancel.raise_if_cancelled()
        start = perf_counter()
        with torch.inference_mode():
            network.module(image)
        wait_for(network.device)
        seconds.append(perf_counter() - start)
    forward = 1e3 * median(seconds[1:])  # the first one warms up
    yield _time(network, "forward time", f"{forward:.1f} ms an image", {"forward_ms": forward})
    start = perf_counter()
    fggb(network, crops[0], crops[1], progress=progress, cancel=cancel)
    wait_for(network.device)
    whole = perf_counter() - start
    yield _time(network, "FGGB time", f"{whole:.2f} s a pair", {"fggb_s": whole})


def _time(network: FaceNetwork, name: str, found: str, numbers: dict[str, float]) -> CheckRow:
    return CheckRow(name, True, f"{found} on {network.runs_on}", numbers, refuses=False)

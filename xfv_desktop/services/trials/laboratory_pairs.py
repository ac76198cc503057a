"""Which pairs a laboratory run looks at, and the crops of everybody in them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import numpy as np

from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.pairs import ListedPair
from xfv_desktop.engine.face_images.alignment import crop_for
from xfv_desktop.engine.face_images.quality import check_size
from xfv_desktop.services.evidence.intake import central_face, inspect

Crops = Mapping[str, FaceCrop]


@attrs.frozen
class LabPair:
    """One pair of a run: its place in the run, its place among those of its kind, its donor."""

    number: int
    place: int
    image_a: str
    image_b: str
    same: bool
    donor: str
    gallery: tuple[str, ...]


@attrs.frozen
class Enrolled:
    """The pairs of a run with all crops, by card; pairs whose images failed are left out.

    ``crops``: card's name → image → crop. ``sha256``: image → hash of the file.
    """

    pairs: tuple[LabPair, ...]
    gallery: tuple[str, ...]
    crops: Mapping[str, Crops]
    sha256: Mapping[str, str]
    failures: Mapping[str, str]


def person_of(image: str) -> str:
    """Whom a picture shows: the name of the folder that it lies in."""
    return Path(image).parent.name


def balanced_subset(
    pairs: Sequence[ListedPair], count: int | None, seed: int
) -> tuple[ListedPair, ...]:
    """A random half of mated and of non-mated pairs, taking turns; without ``count``, all pairs.

    Raises UserError where the list has too few of a kind.
    """
    rng = np.random.default_rng(seed)
    mated, nonmated = ([p for p in pairs if p.same is kind] for kind in (True, False))
    if count is not None:
        wanted = ((count + 1) // 2, count // 2)
        for kind, have, want in zip(("mated", "non-mated"), (mated, nonmated), wanted, strict=True):
            if len(have) < want:
                raise UserError(
                    f"The list holds {len(have)} {kind} pairs, a subset of {count} needs {want}: "
                    "ask for a smaller subset."
                )
        chosen = [
            [have[index] for index in sorted(rng.permutation(len(have))[:want])]
            for have, want in zip((mated, nonmated), wanted, strict=True)
        ]
        mated, nonmated = chosen
    return tuple(
        pair
        for index in range(max(len(mated), len(nonmated)))
        for kind in (mated, nonmated)
        for pair in kind[index : index + 1]
    )


def enrolled(
    folder: Path,
    listed: Sequence[ListedPair],
    subset: Sequence[ListedPair],
    cards: Sequence[ModelCard],
    *,
    swaps: int,
    seed: int,
    progress: Progress,
    cancel: CancelToken,
) -> Enrolled:
    """Every image found, aligned and hashed once; paths are relative to ``folder``.

    Donors and the gallery for swaps are persons of the list who are not in the pair, drawn by the
    seed. The gallery is the same for all pairs, with two persons to spare for pairs that hold some
    of it. Raises UserError where the list has too few persons, or Cancelled.
    """
    desk = _Enrolment(folder, cards, cancel)
    by_person: dict[str, str] = {}
    for name in sorted({name for pair in listed for name in (pair.image_a, pair.image_b)}):
        by_person.setdefault(person_of(name), name)
    people = list(by_person)
    order = np.random.default_rng((seed, 1)).permutation(len(people))
    gallery: list[str] = []
    for index in order:
        if len(gallery) < (swaps and swaps + 2) and desk.has(by_person[people[index]]):
            gallery.append(by_person[people[index]])
    pairs, places = [], {True: 0, False: 0}
    for number, pair in enumerate(subset):
        a, b, same = pair.image_a, pair.image_b, pair.same
        progress(number / len(subset), f"Enrolling pair {number + 1} of {len(subset)}")
        if not (desk.has(a) and desk.has(b)):
            continue
        own = {person_of(a), person_of(b)}
        candidates = np.random.default_rng((seed, 2, number)).permutation(len(people))
        images = (by_person[people[i]] for i in candidates if people[i] not in own)
        donor = next((image for image in images if desk.has(image)), None)
        others = [image for image in gallery if person_of(image) not in own][:swaps]
        if donor is None or len(others) < swaps:
            raise UserError(
                f"The list shows too few persons: beside the two of a pair at least "
                f"{max(1, swaps)} more are needed (a person is the folder that a picture lies in)."
            )
        pairs.append(LabPair(number, places[same], a, b, same, donor, tuple(others)))
        places[same] += 1
    if not all(places.values()):
        reason = next(iter(desk.failures.values()), "")
        raise UserError(f"No mated or no non-mated pair is left to look at. {reason}".strip())
    used = {n for p in pairs for n in (p.image_a, p.image_b, p.donor)} | set(gallery)
    return Enrolled(
        pairs=tuple(pairs),
        gallery=tuple(gallery),
        crops={
            card: {name: crop for name, crop in crops.items() if name in used}
            for card, crops in desk.crops.items()
        },
        sha256={name: desk.sha256[name] for name in sorted(used)},
        failures=dict(sorted(desk.failures.items())),
    )


class _Enrolment:
    """Crops of images by card, made when first asked for."""

    def __init__(self, folder: Path, cards: Sequence[ModelCard], cancel: CancelToken) -> None:
        self._folder, self._cards, self._cancel = folder, cards, cancel
        self.crops: dict[str, dict[str, FaceCrop]] = {card.name: {} for card in cards}
        self.sha256: dict[str, str] = {}
        self.failures: dict[str, str] = {}

    def has(self, name: str) -> bool:
        """Whether the image could be enrolled: its central face, for every card."""
        if name not in self.sha256 and name not in self.failures:
            self._cancel.raise_if_cancelled()
            try:
                self._enrol(name)
            except UserError as error:
                self.failures[name] = str(error)
        return name in self.sha256

    def _enrol(self, name: str) -> None:
        found = inspect(self._folder / name)
        index = central_face(found.faces, found.image.width, found.image.height)
        check_size(found.faces[index], found.image.name)
        for card in self._cards:
            self.crops[card.name][name] = crop_for(
                card, found.pixels, found.faces[index].landmarks_px
            )
        self.sha256[name] = found.image.sha256

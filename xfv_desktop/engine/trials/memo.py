"""Memory of embeddings and gradients: swaps and altered probes leave one side as it was.

Perturbation methods forward the same masked images again with every partner. The copy of a network
made here looks each image up by the hash of its bytes and forwards only the new ones of a batch.
It is for passes without gradients; everything else goes through as it is. ``Gradients`` does the
same for the channel gradients of an image, which no partner changes. Timings and counts have to be
taken without memory.
"""

import copy
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.transposed.adjoint import Adjoint, on_adjoint
from xfv_desktop.engine.transposed.openvino_network import OpenVinoNetwork

LIMIT = 200_000
"""Embeddings remembered at once: 0.1 to 0.4 GB."""

GRADIENT_BYTES = 256 * 1024**2
"""Gradients remembered at once: those of 13 crops of a network with 128 channels."""


class Memory:
    """Raw embeddings by the hash of their image.

    ``keep`` makes those that are there now permanent, ``forget`` drops the others. What is looked
    up then depends on the work since the last ``forget`` only, not on the work before; a batch
    of another size may round differently.
    """

    def __init__(self) -> None:
        self._kept: dict[bytes, NDArray[np.float32]] = {}
        self._passing: dict[bytes, NDArray[np.float32]] = {}

    def keep(self) -> None:
        """Everything that is remembered now stays."""
        self._kept |= self._passing
        self._passing = {}

    def forget(self) -> None:
        """Drops what was remembered since ``keep``."""
        self._passing = {}

    def __len__(self) -> int:
        return len(self._kept) + len(self._passing)

    def of(self, images: Tensor, forward: Callable[[Tensor], Tensor]) -> Tensor:
        """(B, 3, H, W) → (B, N); ``forward`` is given the images that are new, in their order."""
        keys = [_key(image) for image in images.permute(0, 2, 3, 1)]
        known = [self._kept.get(key, self._passing.get(key)) for key in keys]
        new = [index for index, row in enumerate(known) if row is None]
        if new:
            asked = images if len(new) == len(keys) else images[new]
            rows = forward(asked.contiguous(memory_format=torch.channels_last)).cpu().numpy()
            for index, row in zip(new, rows, strict=True):
                known[index] = row
                if len(self) < LIMIT:
                    self._passing[keys[index]] = row
        return torch.from_numpy(np.stack([row for row in known if row is not None])).to(
            images.device
        )


def remembering(network: FaceNetwork) -> tuple[FaceNetwork, Memory]:
    """The network with a memory of its own; weights are shared, the given network is unchanged."""
    memory, forward = Memory(), network.module.forward

    def remembered(images: Tensor) -> Tensor:
        if torch.is_grad_enabled():
            passed: Tensor = forward(images)
            return passed
        return memory.of(images, forward)

    return attrs.evolve(network, module=with_forward(network.module, remembered)), memory


def with_forward(module: nn.Module, forward: Callable[[Tensor], Tensor]) -> nn.Module:
    """A shallow copy of a module, of its own type, that calls another function forward.

    What OpenVINO has compiled stays with the given module and serves the copy too.
    """
    changed = copy.copy(module)
    vars(changed)["forward"] = forward
    if isinstance(module, OpenVinoNetwork):
        vars(changed)["transposed"] = module.transposed
    return changed


class Gradients:
    """Gradients by image and cotangent, of one network; of the images used last.

    A cotangent that was pulled back in another batch may have been rounded differently, so what
    has to be the same to the last bit, whatever was done before, only ``collects``.
    """

    def __init__(self) -> None:
        self._of: dict[bytes, dict[bytes, Tensor]] = {}

    @contextmanager
    def collected(self) -> Iterator[None]:
        """Inside, what is pulled back is remembered; nothing is looked up."""
        with self._in_use(recall=False):
            yield

    @contextmanager
    def recalled(self) -> Iterator[None]:
        """Inside, what is known is looked up and the rest is remembered."""
        with self._in_use(recall=True):
            yield

    def forget(self) -> None:
        """Drops all of them."""
        self._of = {}

    def __len__(self) -> int:
        return sum(map(len, self._of.values()))

    @contextmanager
    def _in_use(self, *, recall: bool) -> Iterator[None]:
        token = on_adjoint.set(lambda image, adjoint: self._remembering(image, adjoint, recall))
        try:
            yield
        finally:
            on_adjoint.reset(token)

    def _remembering(self, image: Tensor, adjoint: Adjoint, recall: bool) -> Adjoint:
        key = _key(image)
        rows = self._of.setdefault(key, {}) if recall else {}

        def pull(cotangents: Tensor) -> Tensor:
            self._of.pop(key, None)
            self._of[key] = rows  # the last in order is the one used last
            keys = [_key(row) for row in cotangents]
            new = [index for index, one in enumerate(keys) if one not in rows]
            if new:
                asked = cotangents if len(new) == len(keys) else cotangents[new]
                fresh = adjoint.pull(asked)
                rows.update(zip((keys[index] for index in new), fresh.clone(), strict=True))
                self._make_room(key)
                if len(new) == len(keys):
                    return fresh
            return torch.stack([rows[one] for one in keys])

        return attrs.evolve(adjoint, pull=pull)

    def _make_room(self, newest: bytes) -> None:
        total = sum(sum(row.nbytes for row in rows.values()) for rows in self._of.values())
        for key in [key for key in self._of if key != newest]:
            if total <= GRADIENT_BYTES:
                return
            total -= sum(row.nbytes for row in self._of.pop(key).values())


@contextmanager
def pulled_only_at(image: Tensor) -> Iterator[None]:
    """Inside, gradients at any other image (1, 3, H, W) are zero and cost nothing.

    For whoever looks at the map of one image only: no method takes gradients at its partner for it.
    """
    wanted, before = _key(image), on_adjoint.get()

    def chosen(where: Tensor, adjoint: Adjoint) -> Adjoint:
        if _key(where) != wanted:
            return attrs.evolve(adjoint, pull=lambda c: where.new_zeros(len(c), *where.shape[1:]))
        return adjoint if before is None else before(where, adjoint)

    token = on_adjoint.set(chosen)
    try:
        yield
    finally:
        on_adjoint.reset(token)


def _key(values: Tensor) -> bytes:
    return hashlib.blake2b(values.contiguous().cpu().numpy().data, digest_size=16).digest()

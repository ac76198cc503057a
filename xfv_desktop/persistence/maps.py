"""The arrays of an examination as one NPZ file whose bytes depend on nothing but the arrays."""

import io
import zipfile

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.comparison import Comparison
from xfv_desktop.domain.explanation import Explanation, SaliencyMap, Side


@attrs.frozen
class SideArrays:
    """The arrays of one side: crop (S, S, 3) uint8 RGB, transform (2, 3) float64, the map."""

    crop: NDArray[np.uint8] = attrs.field(eq=attrs.cmp_using(eq=np.array_equal))
    transform: NDArray[np.float64] = attrs.field(eq=attrs.cmp_using(eq=np.array_equal))
    saliency: SaliencyMap


def maps_to_npz(comparison: Comparison, explanation: Explanation) -> bytes:
    """An NPZ file for ``numpy.load``; equal arrays give equal bytes on every machine.

    For each side: ``probe_similarity``, ``probe_dissimilarity``, ``probe_signed`` (S, S)
    float32; ``probe_crop`` (S, S, 3) uint8 RGB; ``probe_transform`` (2, 3) float64.
    """
    stream = io.BytesIO()
    # Not numpy.savez: its file headers name the operating system. Not compressed: zlibs differ.
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for side, face in (
            (Side.PROBE, comparison.probe),
            (Side.REFERENCE, comparison.reference),
        ):
            saliency = explanation.of(side)
            for name, array in (
                ("similarity", saliency.similarity),
                ("dissimilarity", saliency.dissimilarity),
                ("signed", saliency.signed),
                ("crop", face.crop.pixels),
                ("transform", face.crop.transform),
            ):
                entry = zipfile.ZipInfo(f"{side}_{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
                entry.create_system = 3
                content = io.BytesIO()
                little = array.astype(array.dtype.newbyteorder("<"))
                np.lib.format.write_array(content, np.ascontiguousarray(little), version=(1, 0))
                archive.writestr(entry, content.getvalue())
    return stream.getvalue()


def maps_from_npz(data: bytes) -> dict[Side, SideArrays]:
    """The arrays of both sides, as ``maps_to_npz`` wrote them.

    Raises:
        ValueError, KeyError, zipfile.BadZipFile: ``data`` came from somewhere else.
    """
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return {
            side: SideArrays(
                crop=arrays[f"{side}_crop"],
                transform=arrays[f"{side}_transform"],
                saliency=SaliencyMap(
                    similarity=arrays[f"{side}_similarity"],
                    dissimilarity=arrays[f"{side}_dissimilarity"],
                ),
            )
            for side in Side
        }

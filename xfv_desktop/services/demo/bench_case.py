"""Cases for the bench of the window: photographs as large as those of today's cameras."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.jobs import Progress, no_progress
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.evidence.portraits import PORTRAITS, portrait_path

EXAMINER = "Bench"
PIXELS = 24_000_000
"""Of one photograph."""


@contextmanager
def large_case(photographs: int, *, progress: Progress = no_progress) -> Iterator[Path]:
    """The folder of a case with so many photographs of 24 megapixels; Q1 and K1 are compared.

    The bundled portraits, enlarged, each a little darker than the one before, so that no two files
    are equal. It lies where the system keeps temporary files, and is removed afterwards.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "bench.xfv"
        with casework.create_case(folder, title="Bench", examiner=EXAMINER) as case:
            for number in range(photographs):
                progress(number / (photographs + 1), f"Photograph {number + 1} of {photographs}")
                file = Path(place) / f"{number}.jpg"
                _enlarged(portrait_path(PORTRAITS[number % len(PORTRAITS)]), number).save(file)
                role = tuple(Role)[number % len(Role)]
                intake.add_exhibit(case, intake.inspect(file), role=role, examiner=EXAMINER)
            progress(photographs / (photographs + 1), "Comparing the first two")
            examination.examine(case, "Q1", "K1", examiner=EXAMINER)
        yield folder


@contextmanager
def small_case() -> Iterator[Path]:
    """The folder of a case with the two portraits as they are, and nothing else."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "small.xfv"
        with casework.create_case(folder, title="Bench", examiner=EXAMINER) as case:
            for role, portrait in zip(Role, PORTRAITS, strict=True):
                found = intake.inspect(portrait_path(portrait))
                intake.add_exhibit(case, found, role=role, examiner=EXAMINER)
        yield folder


def compare_often(folder: Path, times: int) -> None:
    """Compare the pair of a small case so many times, with the network and a quick explainer."""
    with casework.open_case(folder, writable=True) as case:
        for _ in range(times):
            examination.examine(case, "Q1", "K1", examiner=EXAMINER, explainer="gradient")


def _enlarged(portrait: Path, darker: int) -> Image.Image:
    with Image.open(portrait) as small:
        factor = (PIXELS / (small.width * small.height)) ** 0.5
        size = round(small.width * factor), round(small.height * factor)
        large = small.convert("RGB").resize(size, Image.Resampling.BICUBIC)
    return large.point([max(value - darker, 0) for value in range(256)] * 3)

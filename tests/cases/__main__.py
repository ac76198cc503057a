"""Freezes a case of the current version: ``python -m tests.cases``, once, before a release.

What lies there is never made again: a frozen case is worth something only because it is old.
"""

import tarfile
import tempfile
from pathlib import Path

from PIL import Image

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.persistence.migrations import SCHEMA_VERSION
from xfv_desktop.services.cases import casework, checkpoints, custody, people
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import annotation, intake
from xfv_desktop.services.evidence.portraits import PORTRAITS, portrait_path
from xfv_desktop.services.signatures import identity

from . import HERE

WHO, PASSPHRASE = "Demonstration examiner", "correct horse"
CROPS = ((0, 0, 512, 600), (120, 0, 340, 258))
"""The parts of the two portraits that hold the face."""


def main() -> None:
    archive = HERE / f"version_{SCHEMA_VERSION}.tar.xz"
    with tempfile.TemporaryDirectory() as place, tarfile.open(archive, "x:xz", preset=9) as packed:
        folder = Path(place) / f"version_{SCHEMA_VERSION}.xfv"
        _fill(folder, Path(place))
        (folder / "case.lock").unlink()
        packed.add(folder, folder.name, filter=_anonymous)
    print(f"{archive}: {archive.stat().st_size:,} bytes")


def _fill(folder: Path, place: Path) -> None:
    signer = place / "signer.p12"
    identity.new_identity(
        signer, name=WHO, organisation="", passphrase=PASSPHRASE, demonstration=True
    )
    with casework.create_case(
        folder, title="Frozen sample", reference="SAMPLE", examiner=WHO, demonstration=True
    ) as case:
        for portrait, role, box in zip(PORTRAITS, Role, CROPS, strict=True):
            tiny = place / f"{role.value}.jpg"
            with Image.open(portrait_path(portrait)) as picture:
                face = picture.convert("RGB").crop(box)
                face.thumbnail((110, 130))
                face.save(tiny, quality=80)
            intake.add_exhibit(case, intake.inspect(tiny), role=role, examiner=WHO,
                               label=portrait.person, source=portrait.credit)  # fmt: skip
        # Maps of few values pack well.
        examination.examine(case, "Q1", "K1", examiner=WHO, explainer="lime", device="cpu")
        drawn = AnnotationSet().added(RegionKind.ELLIPSE, [[20.0, 20.0], [50.0, 60.0]], "brow")
        annotation.annotate(case, 1, Side.PROBE, drawn, examiner=WHO, what="Region 1 drawn")
        people.add_person(case, "Demonstration verifier", duty=people.Duty.VERIFIER, by=WHO)
        custody.transfer(case, "Q1", given_by=WHO, received_by="Demonstration registry",
                         reason="demonstration", person=WHO)  # fmt: skip
        checkpoints.seal_case(case, identity.opened_identity(signer, PASSPHRASE), person=WHO)


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


if __name__ == "__main__":
    main()

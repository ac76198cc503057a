"""Quantiles of the measures of picture quality over LFW, for ``resources/quality/lfw.toml``.

``python -m tests.engine.lfw_quality FOLDER``: every third photograph by path, the face nearest to
the middle, in the standard alignment.
"""

import sys
from pathlib import Path

import attrs
import numpy as np

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.quality import MEASURES
from xfv_desktop.engine.face_images.alignment import standard_crop
from xfv_desktop.engine.face_images.faces import detect_faces
from xfv_desktop.engine.face_images.quality import face_quality
from xfv_desktop.engine.files.images import read_photograph
from xfv_desktop.services.evidence.intake import central_face

SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)


def main(folder: Path) -> None:
    found = []
    for path in sorted(folder.rglob("*.jpg"))[::3]:
        try:
            photograph = read_photograph(path.read_bytes(), path.name)
        except UserError:
            continue
        faces = detect_faces(photograph.pixels)
        if not faces:
            continue
        height, width = photograph.pixels.shape[:2]
        face = faces[central_face(faces, width, height)]
        crop = standard_crop(photograph.pixels, face.landmarks_px)
        found.append(attrs.asdict(face_quality(photograph, face, crop)))
    print(f"photographs = {len(found)}")
    print(f"shares = {list(SHARES)}")
    for measure in MEASURES:
        values = [one[measure.field] for one in found if one[measure.field] is not None]
        if measure.unit == "°":
            values = np.abs(values)
        cuts = ", ".join(f"{cut:.4g}" for cut in np.quantile(values, SHARES))
        print(f"{measure.field} = [{cuts}]")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

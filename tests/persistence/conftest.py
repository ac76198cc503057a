"""A case folder, and the objects that go into it."""

import hashlib
from datetime import UTC, datetime

import numpy as np
import pytest

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.casework import Case, Examination
from xfv_desktop.domain.comparison import ComparedFace, Comparison, ModelCard
from xfv_desktop.domain.custody import CustodyAct, CustodyEntry
from xfv_desktop.domain.evidence import Exhibit, ImageFile, Role
from xfv_desktop.domain.explanation import Explanation, SaliencyMap
from xfv_desktop.domain.face import DetectedFace, FaceBox, FaceCrop
from xfv_desktop.domain.operating_point import OperatingPoint
from xfv_desktop.persistence import audit_log, files, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.creation import create_case

from ..capabilities import without_passing_over_permissions

NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def cover():
    return Case("Käse & Söhne", "K 12/26", "A. Prüfer", NOON)


@pytest.fixture
def folder(tmp_path, cover):
    """A case folder that nobody has open. Its name would break a careless URI."""
    path = tmp_path / "Fall 100 % #7 ?ä.xfv"
    create_case(path, cover, actor="A. Prüfer").close()
    return path


@pytest.fixture
def case(folder):
    with CaseFile.open(folder, writable=True) as opened:
        yield opened


@pytest.fixture
def make_face():
    def make(seed=0):
        random = np.random.default_rng(seed)
        x, y, width, height, score = random.random(5).tolist()
        return DetectedFace(
            box=FaceBox(x, y, width, height),
            landmarks_px=random.normal(size=(5, 2)) * 1000 / 3,
            detector_score=score,
            turn=90,
        )

    return make


@pytest.fixture
def make_exhibit(make_face):
    def make(number="Q1", faces=2, data=b"original"):
        return Exhibit(
            number=number,
            role=Role.QUESTIONED if number.startswith("Q") else Role.KNOWN,
            label="Kamera 3",
            image=ImageFile(
                name="IMG 1.jpg",
                sha256=hashlib.sha256(data).hexdigest(),
                byte_count=len(data),
                format="JPEG",
                width=640,
                height=480,
                orientation=6,
                remarks=("No colour profile.", "Frame 1 of 3."),
            ),
            faces=tuple(make_face(seed) for seed in range(faces)),
            face_index=0,
            source="Supermarket",
            remarks="",
            added_at=NOON,
            added_by="A. Prüfer",
        )

    return make


@pytest.fixture
def make_examination(make_exhibit):
    def make(number=1, seed=0):
        random = np.random.default_rng(seed)
        questioned, known = make_exhibit("Q1"), make_exhibit("K1", data=b"passport")

        def side(exhibit, warning):
            crop = FaceCrop(
                pixels=random.integers(0, 256, (112, 112, 3), dtype=np.uint8),
                transform=random.normal(size=(2, 3)),
                residual_px=float(random.random()),
            )
            return ComparedFace(exhibit.image, exhibit.face, crop, (warning,))

        def saliency():
            return SaliencyMap.from_signed(random.normal(size=(112, 112)).astype(np.float32))

        card = ModelCard(
            name="sface",
            title="SFace",
            architecture="MobileFaceNet",
            file="sface.onnx",
            package="weights",
            sha256="0" * 63 + "1",
            licence="Apache-2.0",
            source="zoo",
            training_data="faces",
            colour_order="RGB",
            mean=(127.5, 127.5, 127.5),
            scale=(1 / 127.5, 1 / 3, 0.1),
            template_px=random.normal(size=(5, 2)),
            embedding_dim=128,
            similarity="cosine",
            operating_point=OperatingPoint(0.363, 1e-4, 0.02, 3000, 3000, "LFW", "us"),
        )
        comparison = Comparison(
            probe=side(questioned, "Blurred."),
            reference=side(known, "Small."),
            model=card,
            score=0.1 + 0.2,
            environment={"torch": "2", "device": "cpu"},
            timings_s={"embed": 0.25},
        )
        explanation = Explanation(
            "fggb",
            {"steps": 20, "sigma": 1.0, "smooth": True, "mode": "both"},
            saliency(),
            saliency(),
        )
        triangle = np.array([[0.1, 0.2], [10.0, 0.3], [5.5, 7.25]])
        drawn = AnnotationSet().added(RegionKind.POLYGON, triangle, "scar", "left cheek")
        return Examination(
            number=number,
            questioned=questioned,
            known=known,
            comparison=comparison,
            explanation=explanation,
            probe_regions=drawn,
            reference_regions=AnnotationSet(),
            examined_at=NOON,
            examined_by="A. Prüfer",
        )

    return make


@pytest.fixture
def make_custody():
    def make(number=1, at=NOON, **parts):
        values = {
            "exhibit": "Q1", "act": CustodyAct.TRANSFERRED, "person": "A. Prüfer",
            "given_by": "A. Prüfer", "received_by": "Labor Süd", "reason": "Second opinion",
            "sha256": hashlib.sha256(b"original").hexdigest(), "hash_verified": True,
        }  # fmt: skip
        return CustodyEntry(number=number, at=at, **(values | parts))

    return make


@pytest.fixture
def examined(case, make_examination):
    """A case that holds Q1, K1 and their examination; returns the examination."""
    examination = make_examination()
    files.put(case, b"original")
    files.put(case, b"passport")
    with case.transaction():
        records.add_exhibit(case, examination.questioned)
        records.add_exhibit(case, examination.known)
        records.add_examination(case, examination)
        audit_log.append(case, actor="A. Prüfer", action="examined", details={"number": 1})
    return examination


@pytest.fixture
def plain_owner(tmp_path):
    """A folder for a test whom permissions stop, as they stop any owner of files but root.

    Root stays root and lays down only the right to pass over permissions: a process of another
    user could not read an installation in root's own folders, where modules load when first used.
    """
    with without_passing_over_permissions():
        yield tmp_path
    for path in tmp_path.rglob("*"):
        if path.is_dir():
            path.chmod(0o700)

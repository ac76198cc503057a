"""The plates with their regions, and the saliency annex."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from xfv_desktop.domain.comparison import ComparedFace
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.fidelity import cautions, fidelity_table, fidelity_warning
from xfv_desktop.reporting.parts.figures import QUALITY, ColourLegend
from xfv_desktop.reporting.parts.plates import (
    CropPlate,
    MapPlate,
    PhotographPlate,
    PlateKey,
    View,
    around_face,
    whole,
)
from xfv_desktop.reporting.parts.region_plates import pair_plates, region_tables
from xfv_desktop.reporting.parts.region_tables import facial_regions
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, boxed, bullets, facts, side_by_side
from xfv_desktop.reporting.typesetting.wording import Wording

WHOLE_HEIGHT, DETAIL_HEIGHT = 178.0, 196.0
GAP = 14.0


def compared_faces(document: ReportDocument) -> dict[Side, ComparedFace]:
    """The compared face of each side."""
    comparison = document.examination.comparison
    return {Side.PROBE: comparison.probe, Side.REFERENCE: comparison.reference}


def photographs(document: ReportDocument, width: float) -> list[Flowable]:
    """Both photographs, whole and in detail, the pairs of regions close up, and all regions."""
    words, text = document.words, document.words["plates"]
    half = (width - GAP) / 2
    top: list[list[Flowable]] = []
    below: list[list[Flowable]] = []
    for side, compared in compared_faces(document).items():
        photograph = document.photographs[side]
        exhibit = document.examination.exhibit(side)
        regions = document.examination.regions(side)
        for row, view, height, title in (
            (top, whole(photograph), WHOLE_HEIGHT, text["whole"]),
            (below, around_face(photograph, compared), DETAIL_HEIGHT, text["detail"]),
        ):
            plate = PhotographPlate(
                photograph, view, compared, regions, (half, height), landmarks=row is below
            )
            copy = _copy(words, view, plate.copy_px)
            caption = text["caption"].format(exhibit=exhibit.number, title=title, copy=copy)
            row.append([plate, Spacer(0, 2), ty.paragraph(caption, ty.CAPTION)])
    widths = [half, GAP, half]
    heads = [ty.paragraph(name, ty.SIDE_HEAD) for name in words["sides"].values()]
    return [
        ty.paragraph(text["copies"], ty.BODY),
        Spacer(0, 5),
        side_by_side([heads[0], [], heads[1]], widths),
        Spacer(0, 3),
        side_by_side([top[0], [], top[1]], widths),
        Spacer(0, 6),
        side_by_side([below[0], [], below[1]], widths),
        Spacer(0, 4),
        PlateKey(words, width),
        *pair_plates(document, width),
        *region_tables(document, width),
    ]


def _copy(words: Wording, view: View, copy_px: tuple[int, int]) -> str:
    text = words["plates"]
    key = "copy" if copy_px == (view.width, view.height) else "reduced"
    across, down = map(words.count, copy_px)
    return str(
        text[key].format(
            width=words.count(view.width), height=words.count(view.height),
            copy_width=across, copy_height=down, quality=QUALITY,
        )
    )  # fmt: skip


def saliency(document: ReportDocument, width: float) -> list[Flowable]:
    """The maps of both crops with legend, caution, method and parameters."""
    words, text = document.words, document.words["saliency"]
    caution = boxed(
        [
            ty.paragraph(text["caution"]["title"], ty.CAUTION_HEAD),
            *bullets(cautions(document)),
        ],
        width,
        ty.CAUTION,
        ty.CAUTION_TINT,
    )
    return [
        caution,
        Spacer(0, 7),
        ty.paragraph(
            text["reading"].format(size=document.examination.comparison.probe.crop.size), ty.BODY
        ),
        Spacer(0, 3),
        ty.paragraph(words.said(document.display), ty.BODY),
        Spacer(0, 7),
        KeepTogether([*fidelity_warning(document, width), *_maps(document, width)]),
        Spacer(0, 7),
        *fidelity_table(document, width),
        Spacer(0, 7),
        *_method(document, width),
        Spacer(0, 9),
        *facial_regions(document, width),
    ]


def _maps(document: ReportDocument, width: float) -> list[Flowable]:
    words, gap = document.words, 9.0
    names = words["layers"]
    size = (width - 3 * gap) / 4
    widths = [size, gap, size, gap, size, gap, size]
    parts: list[Flowable] = [
        _spaced([ty.paragraph(names[key], ty.CAPTION_BOLD) for key in ("crop", *Layer)], widths),
        Spacer(0, 2),
    ]
    for side, compared in compared_faces(document).items():
        exhibit = document.examination.exhibit(side)
        regions = document.examination.regions(side)
        saliency = document.examination.explanation.of(side)
        empty = [
            words["alternate"]["nothing"][layer]
            for layer in (Layer.SIMILARITY, Layer.DISSIMILARITY)
            if not saliency.layer(layer).any()
        ]
        caption = f"{exhibit.number} – {words['sides'][side]}"
        maps = [
            MapPlate(
                compared,
                document.overlays[side, layer],
                document.iso_lines.get((side, layer), ()),
                size,
            )
            for layer in Layer
        ]
        parts += [
            _spaced([CropPlate(compared, regions, size), *maps], widths),
            Spacer(0, 1.5),
            ty.paragraph(". ".join([caption, *empty]), ty.CAPTION),
            Spacer(0, 4),
        ]
    legends: list[Cell] = []
    for layer in Layer:
        scale = document.scales[layer]
        name = names["colours"].format(name=words.said(scale.name))
        legends.append([ColourLegend(words, scale, size), ty.paragraph(name, ty.CAPTION)])
    parts.append(_spaced([ty.paragraph(names["legend"], ty.SMALL), *legends], widths))
    return parts


def _spaced(cells: Sequence[Cell], widths: Sequence[float]) -> Table:
    spread: list[Cell] = []
    for cell in cells:
        spread += [cell, []]
    return side_by_side(spread[:-1], widths)


def _method(document: ReportDocument, width: float) -> list[Flowable]:
    words, explanation = document.words, document.examination.explanation
    text, known = words["saliency"], words["explainers"].get(explanation.explainer, {})
    rows: list[tuple[str, Cell | str]] = [
        (text["method"], known.get("title", explanation.explainer))
    ]
    if known:
        rows += [(text["description"], known["text"]), (text["literature"], known["citation"])]
    rows.append((text["parameters"], words.settings(explanation.parameters)))
    return [facts(rows, width, 72)]

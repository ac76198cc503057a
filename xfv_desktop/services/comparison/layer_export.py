"""One saliency layer of an examination as a file outside of the case."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from xfv_desktop.disk import new_file
from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.layers import LayerDisplay
from xfv_desktop.domain.regions import Shading
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.maps import maps_to_npz
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.comparison import saliency
from xfv_desktop.services.opinion.unmasking import refuse_hidden

EXPORTED = "saliency layer exported"
PNG, NPZ = ".png", ".npz"
UNCHECKED = "The maps of this pair have not been checked."
PASSED = "The maps passed the check of this pair."


def export_layer(
    case: CaseFile,
    number: int,
    layer: Layer,
    display: LayerDisplay,
    path: Path,
    *,
    examiner: str,
    say: Callable[[str], str] = str,
) -> Changes:
    """A layer as PNG with its legend, as it is displayed; or the maps as they are, as NPZ.

    The ending of ``path`` decides. An NPZ file holds all layers of both sides, neither blurred nor
    cut at the threshold, as ``maps_to_npz`` says. ``say`` puts the words of a picture into the
    reader's language. The audit trail tells of the file, of its hash
    and, for a picture, of threshold and colours. Raises NotInCase, OutputUnwritable where the
    file exists already, or UserError (hidden from this person, another ending).
    """
    examination = records.examination(case, number)
    person = acting(case, examiner)
    refuse_hidden(case, person, examination.questioned.number, examination.known.number)
    ending = path.suffix.lower()
    how: dict[str, JsonValue]
    if ending == PNG:
        data, how = layer_png(examination, layer, display, say), display.facts(layer)
    elif ending == NPZ:
        data = maps_to_npz(examination.comparison, examination.explanation)
        how = {"layer": "all, as they are"}
    else:
        raise UserError(f"A layer is written as {PNG} or {NPZ}: give “{path.name}” such an ending.")
    with new_file(path, data), case.transaction():
        event = audit_log.append(
            case,
            actor=person,
            action=EXPORTED,
            details={
                "examination": number,
                "explainer": examination.explanation.explainer,
                "file": path.name,
                "sha256": hashlib.sha256(data).hexdigest(),
                "check": check_of(examination),
                **how,
            },
        )
    return Changes(frozenset({"layers"}), (str(number),), event)


def layer_png(
    examination: Examination,
    layer: Layer,
    display: LayerDisplay,
    say: Callable[[str], str] = str,
) -> bytes:
    """One layer of an examination over both crops, with legend and words."""
    # Here, or every command that exports would wait for matplotlib
    from xfv_desktop.engine.maps.layer_figure import layer_png

    comparison, explanation = examination.comparison, examination.explanation
    by_pixels = display.shading is Shading.PIXELS
    numbers = {side: examination.exhibit(side).number for side in Side}
    return layer_png(
        {Side.PROBE: comparison.probe.crop, Side.REFERENCE: comparison.reference.crop},
        explanation,
        layer,
        display,
        partitions=None if by_pixels else saliency.partitions(comparison, display.shading),
        title=f"Examination {examination.number}: {layer} layer, {comparison.model.title}",
        names={
            Side.PROBE: f"{numbers[Side.PROBE]} (questioned)",
            Side.REFERENCE: f"{numbers[Side.REFERENCE]} (known)",
        },
        check=check_of(examination),
        say=say,
    )


def check_of(examination: Examination) -> str:
    """What the check of the maps found, in one sentence."""
    record = examination.fidelity
    return UNCHECKED if record is None else record.warning or PASSED

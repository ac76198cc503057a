"""Saliency layers of a case written as files."""

from pathlib import Path

import click

from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import json_option, path_type, print_facts


@case.command("layer")
@case_argument
@click.argument("examination", type=int)
@click.argument("out", type=path_type)
@click.option(
    "--layer",
    type=click.Choice(["similarity", "dissimilarity", "signed"]),
    default="signed",
    show_default=True,
    help="Which of the maps is shown.",
)
@click.option(
    "--by",
    type=click.Choice(["pixels", "facial regions", "superpixels"]),
    default="pixels",
    show_default=True,
    help="Each pixel with its own value, or each region with its mean.",
)
@click.option(
    "--drawn-as",
    type=click.Choice(["colours", "iso-lines", "colours and iso-lines"]),
    default="colours",
    show_default=True,
    help="How it is drawn over the face.",
)
@click.option(
    "--hide-below",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Smaller magnitudes are not shown; the largest of both images is 1.",
)
@click.option("--opacity", type=click.FloatRange(0, 1), default=0.7, show_default=True,
              help="1 hides the face.")  # fmt: skip
@click.option("--colour-map", default="", metavar="NAME", help="Default: the first of the window.")
@examiner_option
@json_option
def export_layer(
    folder: Path,
    examination: int,
    out: Path,
    layer: str,
    by: str,
    drawn_as: str,
    hide_below: float,
    opacity: float,
    colour_map: str,
    examiner: str,
    as_json: bool,
) -> None:
    """Write a layer as PNG with its legend, or the maps as they are as NPZ.

    The ending of OUT decides; nothing is overwritten. The audit trail tells of the file.

    \b
    Example:
      xfv case layer robbery.xfv 1 signed.png --hide-below 0.2
      xfv case layer robbery.xfv 1 maps.npz
    """
    from xfv_desktop.domain.errors import UserError
    from xfv_desktop.domain.explanation import Layer
    from xfv_desktop.domain.layers import Drawing, LayerDisplay
    from xfv_desktop.domain.regions import Shading
    from xfv_desktop.services.cases import casework
    from xfv_desktop.services.comparison import layer_export, saliency

    names = saliency.colour_map_names()
    if colour_map and colour_map not in names:
        raise UserError(f"There is no colour map “{colour_map}”: choose one of {', '.join(names)}.")
    chosen = Layer(layer)
    display = LayerDisplay(
        frozenset({chosen}), opacity, colour_map or names[0], Shading(by), hide_below,
        Drawing(drawn_as),
    )  # fmt: skip
    with opened_case(folder, writable=True) as opened:
        who = examiner or casework.cover(opened).examiner
        changes = layer_export.export_layer(opened, examination, chosen, display, out, examiner=who)
    facts = {"file": str(out), "sha256": changes.event.details["sha256"]}
    print_facts(facts | {"check": changes.event.details["check"]}, as_json=as_json)

"""Compare two photographs; list the models."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.output import (
    device_option,
    explainer_option,
    json_option,
    model_option,
    path_type,
    print_facts,
    progress_bar,
    write_file,
)

if TYPE_CHECKING:
    from xfv_desktop.domain.comparison import ComparedFace, Comparison
    from xfv_desktop.domain.explanation import Explanation


@click.command()
@click.argument("probe", type=path_type)
@click.argument("reference", type=path_type)
@model_option
@explainer_option
@device_option
@click.option("--probe-face", type=int, metavar="N", help="Which face, counted from the left.")
@click.option("--reference-face", type=int, metavar="N", help="Which face, counted from the left.")
@click.option("--maps", type=path_type, metavar="OUT.npz", help="Write maps and crops.")
@click.option("--figure", type=path_type, metavar="OUT.png", help="Write a picture of the maps.")
@json_option
def compare(
    probe: Path,
    reference: Path,
    model: str,
    explainer: str,
    device: str,
    probe_face: int | None,
    reference_face: int | None,
    maps: Path | None,
    figure: Path | None,
    as_json: bool,
) -> None:
    """Compare two photographs and explain the decision.

    PROBE is the questioned photograph, REFERENCE the known one.

    \b
    Example:
      xfv compare cctv.jpg portrait.jpg --maps maps.npz --figure maps.png --json
    """
    from xfv_desktop.services import examination, intake

    sides = []
    for path, number in ((probe, probe_face), (reference, reference_face)):
        inspection = intake.inspect(path)
        index = inspection.chosen(None if number is None else number - 1)
        sides.append(examination.ChosenFace(inspection.photograph, inspection.faces, index))
    with progress_bar() as progress:
        comparison, explanation = examination.compare_faces(
            sides[0], sides[1], model=model, explainer=explainer, device=device, progress=progress
        )
    if maps is not None:
        write_file(maps, examination.maps_to_npz(comparison, explanation))
    if figure is not None:
        from xfv_desktop.services.saliency import figure_png

        write_file(figure, figure_png(comparison, explanation))
    if as_json:
        print_facts(comparison_facts(comparison, explanation), as_json=True)
    else:
        _print_comparison(comparison, explanation)


def comparison_facts(comparison: "Comparison", explanation: "Explanation") -> dict[str, Any]:
    """Everything about a comparison that JSON can say."""
    point = comparison.model.operating_point
    return {
        "score": comparison.score,
        "threshold": comparison.threshold,
        "decision": comparison.decision.value,
        "model": {
            "name": comparison.model.name,
            "sha256": comparison.model.sha256,
            "embedding_dim": comparison.model.embedding_dim,
        },
        "operating_point": {"fmr": point.fmr, "fnmr": point.fnmr, "data": point.data},
        "probe": _face_facts(comparison.probe),
        "reference": _face_facts(comparison.reference),
        "explainer": {"name": explanation.explainer, **explanation.parameters},
        "environment": dict(comparison.environment),
        "timings_s": {key: round(value, 4) for key, value in comparison.timings_s.items()},
        "warnings": list(comparison.warnings),
    }


def _face_facts(side: "ComparedFace") -> dict[str, Any]:
    box = side.face.box
    return {
        "file": side.image.name,
        "sha256": side.image.sha256,
        "width": side.image.width,
        "height": side.image.height,
        "face": {
            "box": [box.x, box.y, box.width, box.height],
            "landmarks": side.face.landmarks_px.tolist(),
            "detector_score": side.face.detector_score,
            "turn": side.face.turn,
            "eye_distance_px": side.face.eye_distance_px,
            "alignment_residual_px": side.crop.residual_px,
        },
    }


def _print_comparison(comparison: "Comparison", explanation: "Explanation") -> None:
    point = comparison.model.operating_point
    print_facts(
        {
            "probe": f"{comparison.probe.image.name}  sha256 {comparison.probe.image.sha256}",
            "reference": f"{comparison.reference.image.name}  "
            f"sha256 {comparison.reference.image.sha256}",
            "similarity score": f"{comparison.score:.4f}",
            "threshold": f"{comparison.threshold:g}  (measured there: FMR {point.fmr:.2%}, "
            f"FNMR {point.fnmr:.2%}; {point.data})",
            "decision": f"{comparison.decision.value.upper()}: the system's output at its "
            "threshold, no opinion on identity",
            "model": f"{comparison.model.title}  sha256 {comparison.model.sha256}",
            "explained by": explanation.explainer
            + "  "
            + ", ".join(f"{key} {value}" for key, value in explanation.parameters.items()),
            "seconds": ", ".join(f"{k} {v:.2f}" for k, v in comparison.timings_s.items()),
            "warnings": list(comparison.warnings),
        },
        as_json=False,
    )


@click.group()
def explainers() -> None:
    """Explanation methods and the controls beside them.

    \b
    Example:
      xfv explainers list
    """


@explainers.command("list")
@json_option
def list_explainers(as_json: bool) -> None:
    """List the explainers with source and cost.

    Controls are maps that know nothing about the pair; an explanation should do better than they.

    \b
    Example:
      xfv explainers list --json
    """
    from xfv_desktop.services import examination

    listed = {
        name: {
            "title": explainer.title,
            "source": explainer.source,
            "cost": explainer.cost,
            "dissimilarity": explainer.dissimilarity,
            "control": explainer.control,
            "recommended": explainer.recommended,
        }
        for name, explainer in examination.explainers().items()
    }
    if as_json:
        print_facts({"explainers": listed}, as_json=True)
        return
    for name, facts in listed.items():
        marks = [mark for mark in ("control", "recommended") if facts[mark]]
        if not facts["dissimilarity"]:
            marks.append("no dissimilarity map")
        click.echo(f"{name}  ({', '.join(marks)})" if marks else name)
        print_facts({"   ": [facts["title"], facts["source"], facts["cost"]]}, as_json=False)


@click.group()
def models() -> None:
    """Face-recognition models and what is known about them.

    \b
    Example:
      xfv models list
    """


@models.command("list")
@json_option
def list_models(as_json: bool) -> None:
    """List the models with licence, SHA-256 and operating point.

    \b
    Example:
      xfv models list --json
    """
    from xfv_desktop.services import examination

    cards = examination.model_cards()
    if as_json:
        import attrs

        facts = [attrs.asdict(card, value_serializer=_plain) for card in cards]
        print_facts({"models": facts}, as_json=True)
        return
    for card in cards:
        point = card.operating_point
        print_facts(
            {
                card.name: card.title,
                "architecture": card.architecture,
                "licence": card.licence,
                "source": card.source,
                "sha256": card.sha256,
                "embedding": f"{card.embedding_dim} values, {card.similarity}",
                "threshold": f"{point.threshold:g}: FMR {point.fmr:.2%}, FNMR {point.fnmr:.2%} "
                f"({point.data}; {point.measured_with})",
            },
            as_json=False,
        )


def _plain(_: object, __: object, value: Any) -> Any:  # noqa: ANN401 - attrs' hook
    return value.tolist() if hasattr(value, "tolist") else value

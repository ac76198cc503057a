"""What can be chosen: explainers and models."""

from typing import Any

import click

from xfv_desktop.cli.output import json_option, print_facts, rate


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
                "threshold": f"{point.threshold:g}: FMR {rate(point.fmr)}, "
                f"FNMR {rate(point.fnmr)} "
                f"({point.data}; {point.measured_with})",
            },
            as_json=False,
        )


def _plain(_: object, __: object, value: Any) -> Any:  # noqa: ANN401 - attrs' hook
    return value.tolist() if hasattr(value, "tolist") else value

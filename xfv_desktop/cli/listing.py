"""What can be chosen to explain a comparison."""

import click

from xfv_desktop.cli.output import json_option, print_facts


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
    """List the explainers with source, cost and parameters.

    Controls are maps that know nothing about the pair; an explanation should do better than they.

    \b
    Example:
      xfv explainers list --json
    """
    from xfv_desktop.services.comparison import examination

    methods = examination.explainers()
    listed = {
        name: {
            "title": explainer.title,
            "source": explainer.source,
            "cost": explainer.cost,
            "parameters": explainer.parameters,
            "dissimilarity": explainer.dissimilarity,
            "control": explainer.control,
            "recommended": explainer.recommended,
        }
        for name, explainer in methods.items()
    }
    if as_json:
        print_facts({"explainers": listed}, as_json=True)
        return
    for name, explainer in methods.items():
        marks = [mark for mark in ("control", "recommended") if getattr(explainer, mark)]
        if not explainer.dissimilarity:
            marks.append("no dissimilarity map")
        click.echo(f"{name}  ({', '.join(marks)})" if marks else name)
        chosen = ", ".join(f"{key} {value}" for key, value in explainer.parameters.items())
        told = [explainer.title, explainer.source, explainer.cost, chosen]
        print_facts({"   ": [words for words in told if words]}, as_json=False)

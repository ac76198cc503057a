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

"""The library of face-recognition models."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.output import (
    device_option,
    json_option,
    path_type,
    print_facts,
    progress_bar,
)
from xfv_desktop.disk import write_new
from xfv_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from xfv_desktop.domain.model_library import KnownModel, ModelCheck
    from xfv_desktop.services.model_library.model_answers import Question


@click.group()
def models() -> None:
    """Face-recognition models: what is known about them, and your own beside them.

    \b
    Example:
      xfv models list
      xfv models add network.onnx --card network.toml
      xfv models check network
    """


@models.command("list")
@json_option
def list_models(as_json: bool) -> None:
    """List the models with licence, SHA-256 and operating point.

    The file of each is hashed: “ready” means that it is the one on the card.

    \b
    Example:
      xfv models list --json
    """
    from xfv_desktop.services.model_library.models import known_models

    known = known_models()
    if as_json:
        print_facts({"models": [model_facts(model) for model in known]}, as_json=True)
    for model in [] if as_json else known:
        card = model.card
        lines = {model.name: f"{card.title if card else 'no readable card'}  ({model.state})"}
        if card is not None:
            lines |= {
                "architecture": card.architecture,
                "licence": card.licence,
                "source": card.source,
                "sha256": card.sha256,
                "embedding": f"{card.embedding_dim} values, {card.similarity}",
                "threshold": card.operating_point.in_words,
            }
        if model.fault:
            lines["fault"] = model.fault
        print_facts(lines, as_json=False)


@models.command("show")
@click.argument("name")
@json_option
def show_model(name: str, as_json: bool) -> None:
    """Show the whole card of a model and how it came in.

    \b
    Example:
      xfv models show sface
    """
    from xfv_desktop.services.model_library.model_facts import card_facts
    from xfv_desktop.services.model_library.models import known_model

    model = known_model(name)
    print_facts(model_facts(model) if as_json else card_facts(model), as_json=as_json)


@models.command("add")
@click.argument("file", type=path_type)
@click.option("--card", type=path_type, metavar="CARD", help="Its card, TOML or JSON.")
@click.option("--name", default="", help="What to call it here; default: the file's name.")
@click.option("--licence-text", type=path_type, metavar="FILE", help="The text of its licence.")
@click.option(
    "--as", "--by", "by", default="", metavar="NAME", help="Who imports it; default: the examiner."
)
@device_option
@json_option
def add_model(
    file: Path,
    card: Path | None,
    name: str,
    licence_text: Path | None,
    by: str,
    device: str,
    as_json: bool,
) -> None:
    """Check a model and copy it into the library.

    Without a card the questions that it answers are asked. FILE may be the card itself, with the
    model's file beside it. A model that is broken or is not what its card says is refused, and
    nothing is stored.

    \b
    Example:
      xfv models add network.onnx --card network.toml --by "A. Examiner"
    """
    from xfv_desktop.services.model_library import models as library
    from xfv_desktop.services.program.settings import Settings

    by = by or str(Settings().get("examiner.name"))
    if card is None and library.is_card(file):
        card = file
    if card is not None:
        offer = library.offered(file, card, name=name, licence=licence_text)
    else:
        library.model_bytes(file)  # no questions about a file that is not there
        name = library.checked_name(name or library.proposed_name(file))
        offer = library.described(file, _answers(), name=name, licence=licence_text)
    with progress_bar() as progress:
        added, found = library.add_model(offer, by=by, device=device, progress=progress)
    if as_json:
        print_facts({**model_facts(added), "check": check_facts(found)}, as_json=True)
        return
    _print_check(found)
    click.echo(f"{added.name} is in the library. Use it: xfv compare A B --model {added.name}")


@models.command("check")
@click.argument("name")
@device_option
@json_option
def check_model(name: str, device: str, as_json: bool) -> None:
    """Check a model on the bundled faces and measure its speed.

    Output shape, determinism, gradient against finite differences, spread of embeddings, mated
    and non-mated faces, norm. Exit status 1 if it fails in anything.

    \b
    Example:
      xfv models check sface --json
    """
    from xfv_desktop.services.model_library import models as library

    with progress_bar() as progress:
        found = library.check_model(name, device=device, progress=progress)
    if as_json:
        print_facts(check_facts(found), as_json=True)
    else:
        _print_check(found)
    if not found.passed:
        raise SystemExit(1)


@models.command("remove")
@click.argument("name")
@json_option
def remove_model(name: str, as_json: bool) -> None:
    """Remove a model from the library and delete its copy.

    Cases keep the cards of the models that they were made with.

    \b
    Example:
      xfv models remove network
    """
    from xfv_desktop.services.model_library.models import remove_model

    remove_model(name)
    print_facts({"removed": name}, as_json=as_json)


@models.command("export-card")
@click.argument("name")
@click.option("--out", type=path_type, metavar="OUT.toml", help="Default: print it.")
def export_card(name: str, out: Path | None) -> None:
    """Write the card of a model, for “xfv models add” elsewhere; nothing is overwritten.

    \b
    Example:
      xfv models export-card sface --out sface.toml
    """
    from xfv_desktop.services.model_library.models import exported_card

    text = exported_card(name)
    if out is None:
        click.echo(text, nl=False)
    else:
        write_new(out, text.encode())


def _answers() -> dict[str, Any]:
    """Every question of a card answered; raises UserError where nobody answers."""
    from xfv_desktop.services.model_library.model_answers import QUESTIONS, card_facts

    click.echo("Nothing about a model is guessed. Find the answers in the words of its authors.\n")
    try:
        values = {question.key: _asked(question) for question in QUESTIONS}
    except click.Abort as error:
        raise UserError(
            "The questions were not answered: answer them, or give a card with --card."
        ) from error
    return card_facts(values)


def _asked(question: "Question") -> Any:  # noqa: ANN401 - what the card holds there
    while True:
        answer = click.prompt(f"{question.title} ({question.hint})", type=str)
        try:
            return question.value(answer)
        except UserError as error:
            click.echo(f"Error: {error}")


def model_facts(model: "KnownModel") -> dict[str, Any]:
    """Everything about a model that JSON can say."""
    import attrs

    card = attrs.asdict(model.card, value_serializer=_plain) if model.card else {}
    imported = attrs.asdict(model.imported) if model.imported else None
    facts = {"name": model.name, "state": model.state.value, "fault": model.fault}
    return {**facts, **card, "imported": imported}


def check_facts(found: "ModelCheck") -> dict[str, Any]:
    """A check as JSON."""
    import attrs

    rows = [attrs.asdict(row) for row in found.rows]
    facts = {"model": found.model, "sha256": found.sha256, "device": found.device}
    return {**facts, "passed": found.passed, "checks": rows}


def _print_check(found: "ModelCheck") -> None:
    facts = {row.name: f"{'passed' if row.passed else 'FAILED'}  {row.found}" for row in found.rows}
    print_facts(facts, as_json=False)


def _plain(_: object, __: object, value: Any) -> Any:  # noqa: ANN401 - attrs' hook
    return value.tolist() if hasattr(value, "tolist") else value

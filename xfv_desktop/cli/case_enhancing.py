"""Enhancement of an exhibit's picture on the command line, for the eye or for the network."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import (
    exhibit_type,
    json_option,
    one_each,
    print_facts,
    progress_bar,
)
from xfv_desktop.domain.enhancement_record import Purpose
from xfv_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from xfv_desktop.domain.enhancement import Chain, EnhancementStep, Operation
    from xfv_desktop.domain.recipe import Parameter


@case.command("enhance")
@case_argument
@click.argument("exhibit", type=exhibit_type)
@click.option(
    "--for",
    "purpose",
    type=click.Choice([one.value for one in Purpose]),
    required=True,
    help="For the eye; or for the network, which is given the photograph as it came otherwise.",
)
@click.option(
    "--step",
    "said",
    multiple=True,
    metavar="NAME:VALUES",
    help="A step with its values, such as gamma:gamma=1.5 or crop:left=20,top=10; may be repeated.",
)
@click.option("--as-for-eye", is_flag=True, help="For the network, the steps set for the eye.")
@click.option("--as-it-came", is_flag=True, help="No step any more.")
@click.option("--reason", default="", help="Why; a chain for the network needs one.")
@examiner_option
@json_option
def enhance(
    folder: Path,
    exhibit: str,
    purpose: str,
    said: tuple[str, ...],
    as_for_eye: bool,
    as_it_came: bool,
    reason: str,
    examiner: str,
    as_json: bool,
) -> None:
    """Set the chain of steps by which a picture is enhanced; the original is never altered.

    A chain for the network changes nothing until a comparison asks for it (“xfv case compare
    --enhanced”). Every chain that was ever set for it stands in the report.

    \b
    Example:
      xfv case enhance robbery.xfv Q1 --for eye --step gamma:gamma=1.5 --reason "deep shadow"
      xfv case enhance robbery.xfv Q1 --for network --as-for-eye --reason "does shadow decide?"
    """
    from xfv_desktop.services.cases import casework
    from xfv_desktop.services.evidence import enhancement, network_chain

    if sum(map(bool, (said, as_for_eye, as_it_came))) != 1:
        raise UserError("Say what is done: by --step, by --as-for-eye, or by --as-it-came.")
    network = Purpose(purpose) is Purpose.NETWORK
    if as_for_eye and not network:
        raise UserError("The chain for the eye is copied with --for network only.")
    known = enhancement.operations()
    steps: Chain = tuple(_step(known, one, "" if network else reason) for one in said)
    with opened_case(folder, writable=True) as opened, progress_bar() as progress:
        who, own = examiner or casework.cover(opened).examiner, casework.exhibit(opened, exhibit)
        if as_for_eye:
            steps = enhancement.for_the_network(enhancement.chain_of(opened, exhibit, who))
        made = enhancement.enhanced(opened, own, steps, progress=progress)
        if network:
            network_chain.set_network_chain(opened, exhibit, made, person=who, reason=reason)
        else:
            enhancement.set_chain(opened, exhibit, made, person=who, change="set")
    found = (
        [_facts(known, step) for step in made.steps]
        if as_json
        else [
            f"{known[step.operation].words(step.parameters)}, result sha256 {step.result_sha256}"
            for step in made.steps
        ]
    )
    print_facts({"exhibit": exhibit, "for": purpose, "steps": found}, as_json=as_json)


def _step(known: "Mapping[str, Operation]", said: str, reason: str) -> "EnhancementStep":
    """A step as it was written: the name of the operation, then values in place of its defaults."""
    from xfv_desktop.domain.enhancement import EnhancementStep, Number, Stills
    from xfv_desktop.domain.evidence import exhibit_number

    name, _, written = said.partition(":")
    if name not in known:
        raise UserError(f"There is no operation “{name}”: choose one of {', '.join(known)}.")
    operation = known[name]
    kinds = {one.name: one for one in operation.parameters}
    values: dict[str, Parameter] = dict(operation.defaults)
    parts = (part.partition("=") for part in filter(None, written.split(",")))
    given = one_each(f"--step {name}", ((key.strip(), text.strip()) for key, _, text in parts))
    for key, text in given.items():
        if key not in kinds:
            raise UserError(f"{operation.title} takes {', '.join(kinds)}, not “{key}”.")
        if isinstance(kinds[key], Number):
            values[key] = _number(key, text)
        elif isinstance(kinds[key], Stills):
            values[key] = " ".join(map(exhibit_number, text.split()))
        else:
            values[key] = text
    return EnhancementStep(name, values, reason=reason)


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UserError(f"{name} is a number, not “{text}”.") from error


def _facts(known: "Mapping[str, Operation]", step: "EnhancementStep") -> dict[str, object]:
    return {
        "operation": step.operation,
        "parameters": known[step.operation].words(step.parameters),
        "on": step.on,
        "result sha256": step.result_sha256,
    }

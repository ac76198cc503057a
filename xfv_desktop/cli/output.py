"""What every command shares: how facts are printed and progress shown."""

import json
import os
import sys
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import Progress, no_progress


class Names(click.ParamType[tuple[Any, ...]]):
    """Names with commas between them."""

    name = "names"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Any, ...]:
        """The names without surrounding spaces, in their order."""
        return tuple(name.strip() for name in str(value).split(",") if name.strip())


K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class FilePath(click.Path):
    """A path that the system can look for, whether something is there or not."""

    def convert(
        self,
        value: "str | os.PathLike[str]",
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """As a path; one that is too long, or may not be looked for, is refused here."""
        if not os.fspath(value):  # as from a variable that is not set; not the current folder
            self.fail("no file or folder is named.")
        path = Path(value)
        try:
            path.exists()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            self.fail(f"“{printable(str(path)[:80])}” cannot be a file or folder here ({reason}).")
        return path


class ExhibitNumber(click.ParamType[str]):
    """The number of an exhibit, in small letters too."""

    name = "exhibit"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """As the case writes it."""
        from xfv_desktop.domain.evidence import exhibit_number

        return exhibit_number(str(value))


json_option = click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON.")
path_type = FilePath(path_type=Path)
exhibit_type = ExhibitNumber()
device_option = click.option(
    "--device",
    type=click.Choice(["auto", "cpu", "cuda", "mps", "openvino"]),
    default="auto",
    show_default=True,
    help="Where the network runs; “auto” takes a GPU where there is one, never “openvino”.",
)
model_option = click.option(
    "--model", default="sface", show_default=True, metavar="NAME", help="See “xfv models list”."
)
models_option = click.option(
    "--model",
    "models",
    type=Names(),
    default="sface",
    show_default=True,
    metavar="NAMES",
    help="Names of “xfv models list”, with commas between them.",
)
explainer_option = click.option(
    "--explainer",
    default="fggb",
    show_default=True,
    metavar="NAME",
    help="See “xfv explainers list”.",
)


def one_each(option: str, given: Iterable[tuple[K, V]]) -> dict[K, V]:
    """The values of an option that may be repeated, by what each is of.

    Raises UserError where one thing is given two values: none of them is taken silently.
    """
    values: dict[K, V] = {}
    for of, value in given:
        if of in values:
            raise UserError(f"{option} says two things of “{of}”: leave one of them out.")
        values[of] = value
    return values


def refuse_without(needed: str, *names: str) -> None:
    """Raises UserError where an option was typed that says nothing without the ``needed`` one.

    ``names``: the parameters of those options in the command that runs.
    """
    context = click.get_current_context()
    for one in context.command.params:
        typed = context.get_parameter_source(str(one.name)) is ParameterSource.COMMANDLINE
        if one.name in names and typed:
            raise UserError(
                f"{one.opts[0]} says nothing without {needed}: add that, or leave it out."
            )


def print_facts(facts: Mapping[str, Any], *, as_json: bool) -> None:
    """The facts as JSON, or as aligned lines of key and value."""
    if as_json:
        click.echo(json.dumps(facts, indent=2, ensure_ascii=False))
        return
    width = max((len(key) for key in facts), default=0)
    for key, value in facts.items():
        lines = value if isinstance(value, list) else [value]
        for number, line in enumerate(lines or ["none"]):
            told = "none" if line is None else str(line)
            click.echo(f"{'' if number else printable(key):<{width}}  {printable(told)}")


def printable(text: str) -> str:
    """Control and direction characters as code points: a file name must not disguise itself."""
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in text)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on the error stream while it is a terminal; silence otherwise."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    with click.progressbar(
        length=1000, file=sys.stderr, item_show_func=lambda message: message, width=30
    ) as bar:

        def show(fraction: float, message: str) -> None:
            bar.update(max(0, round(fraction * 1000) - bar.pos), message)

        yield show

"""Cases found by words, on the command line."""

from pathlib import Path

import click

from xfv_desktop.cli.cases import case
from xfv_desktop.cli.output import json_option, path_type, print_facts, printable, progress_bar


@case.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option("--in", "folder", type=path_type, metavar="FOLDER",
              help="Look here as well; default: the folder of cases in the settings.")  # fmt: skip
@json_option
def find_cases(words: tuple[str, ...], folder: Path | None, as_json: bool) -> None:
    """Find cases by title, reference, exhibit, person or date.

    All WORDS must be there; each may be the beginning of one. Looked through are the cases that
    were open last in the window and those in the folder of the settings. Encrypted cases are found
    by the name of their folder only. Exit status 1 if there is none.

    \b
    Example:
      xfv case find robbery marsh 2026-11
      xfv case find camera --in /home/lab/cases --json
    """
    from xfv_desktop.services.program.settings import Settings
    from xfv_desktop.services.records.case_search import find_cases as find

    with progress_bar() as progress:
        found = find(Settings(), " ".join(words), place=folder, progress=progress)
    if as_json:
        facts = [
            {"folder": str(one.folder), "title": one.title, "people": one.people,
             "found": one.found}
            for one in found
        ]  # fmt: skip
        print_facts({"cases": facts}, as_json=True)
    for one in [] if as_json else found:
        click.echo(printable(f"{one.folder}  {one.title}  {one.found}".rstrip()))
    if not found:
        where = "known case" if folder is None else f"known case, nor one in {folder},"
        hint = " Name a folder to look in with --in." if folder is None else ""
        click.echo(f"No {where} has all these words.{hint}", err=True)
        raise SystemExit(1)

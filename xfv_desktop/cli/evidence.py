"""Evidence on the command line: files taken in, and what they say of themselves."""

from datetime import datetime
from pathlib import Path

import attrs
import click

from xfv_desktop.cli.case_facts import exhibit_facts, exhibit_line
from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import (
    device_option,
    exhibit_type,
    json_option,
    path_type,
    print_facts,
    printable,
    progress_bar,
)
from xfv_desktop.cli.remedies import told
from xfv_desktop.domain.errors import OutputUnwritable, UserError
from xfv_desktop.domain.jobs import part_of


class LocalTime(click.ParamType[datetime]):
    """A date and time, in this computer's time zone unless it names one."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """With a time zone."""
        try:
            return datetime.fromisoformat(str(value)).astimezone()
        except ValueError:
            self.fail(f"“{value}” is no time such as 2026-03-01T14:05 or 2026-03-01T14:05+01:00.")


@case.command("add")
@case_argument
@click.argument("files", nargs=-1, required=True, type=path_type)
@click.option("--role", required=True, type=click.Choice(["questioned", "known"]),
              help="Whether it shows the person in question or a known one.")  # fmt: skip
@click.option("--label", default="", help="What the photograph shows, in a few words.")
@click.option("--subject", default="", help="Who is shown, as far as it is said.")
@click.option("--source", default="", help="Where the file comes from.")
@click.option("--received-from", default="", metavar="NAME", help="Who handed it over.")
@click.option("--received-at", type=LocalTime(), metavar="TIME", help="Such as 2026-03-01T14:05.")
@click.option("--remarks", default="", help="What else is to be known of it.")
@click.option("--face", type=int, metavar="N", help="Which face, counted from the left.")
@click.option(
    "--frame",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="Which page, or frame of an animation or a video, counted from 1.",
)
@click.option(
    "--time",
    "time_s",
    type=click.FloatRange(0),
    metavar="S",
    help="The frame of a video that is in sight so many seconds after its start.",
)
@click.option(
    "--digest",
    "digests",
    multiple=True,
    type=click.Choice(["SHA-512", "SHA-1", "MD5"], case_sensitive=False),
    help="Record this hash too, to find the file in lists of others; may be repeated.",
)
@examiner_option
@json_option  # fmt: skip
def add_files(
    folder: Path,
    files: tuple[Path, ...],
    role: str,
    label: str,
    subject: str,
    source: str,
    received_from: str,
    received_at: datetime | None,
    remarks: str,
    face: int | None,
    frame: int,
    time_s: float | None,
    digests: tuple[str, ...],
    examiner: str,
    as_json: bool,
) -> None:
    """Add photographs, stills from videos, or folders of photographs to a case.

    The files themselves are never altered. One that is refused does not keep the others out; the
    exit status is 2 then.

    \b
    Example:
      xfv case add robbery.xfv cctv_1.jpg cctv_2.jpg --role questioned --source "Shop, camera 3"
      xfv case add robbery.xfv camera3.mp4 --time 5.48 --role questioned --digest MD5
    """
    from xfv_desktop.domain.evidence import Role
    from xfv_desktop.services.cases import casework, originals
    from xfv_desktop.services.evidence import intake

    paths, left_out = originals.photographs_in(files)
    if not paths:
        raise UserError("The folders hold no photographs: name other ones, or files.")
    warnings: dict[str, tuple[str, ...]] = {}
    refused: list[str] = []
    with opened_case(folder, writable=True) as opened, progress_bar() as progress:
        for done, path in enumerate(paths):
            step = part_of(progress, done / len(paths), (done + 1) / len(paths))
            try:
                inspection = intake.inspect(path, frame - 1, time_s=time_s, progress=step)
                changes = intake.add_exhibit(
                    opened, inspection, role=Role(role),
                    examiner=examiner or casework.cover(opened).examiner, label=label,
                    subject=subject, source=source, received_from=received_from,
                    received_at=received_at, remarks=remarks, digests=digests,
                    face_index=None if face is None else face - 1,
                )  # fmt: skip
                chosen = inspection.chosen(None if face is None else face - 1)
                warnings[changes.numbers[0]] = inspection.warnings(chosen)
            except OutputUnwritable as error:  # it speaks of the case
                refused.append(f"“{path.name}”: {error}")
            except UserError as error:
                refused.append(told(error))
        overview = casework.overview(opened)
    exhibits = [e for e in overview.exhibits if e.number in warnings]
    if as_json:
        facts = [exhibit_facts(e) | {"warnings": list(warnings[e.number])} for e in exhibits]
        print_facts({"exhibits": facts, "refused": refused}, as_json=True)
    for exhibit in [] if as_json else exhibits:
        print_facts({exhibit.number: exhibit_line(exhibit)}, as_json=False)
        same = [n for n in intake.same_bytes(overview.exhibits, exhibit.image)
                if n != exhibit.number]  # fmt: skip
        linked = [f"The same file is in the case as {', '.join(same)}."] if same else []
        for remark in (*exhibit.image.remarks, *linked, *warnings[exhibit.number]):
            click.echo(f"    {remark}")
    if left_out:
        click.echo(f"{left_out} files in the folders are no photographs.", err=True)
    if len(refused) == 1 == len(paths):
        raise UserError(refused[0])
    if refused:
        lines = [f"{len(refused)} of {len(paths)} files were not added.", *refused]
        raise UserError("\n    ".join(printable(line) for line in lines))


@case.command("metadata")
@case_argument
@click.argument("exhibit", type=exhibit_type)
@json_option
def metadata(folder: Path, exhibit: str, as_json: bool) -> None:
    """Show what the file of an exhibit says of itself: EXIF, XMP, IPTC, profiles, tables, parts.

    It is shown as it was read and never edited.

    \b
    Example:
      xfv case metadata robbery.xfv Q1 --json
    """
    from xfv_desktop.services.evidence.metadata import metadata as metadata_of

    with opened_case(folder, writable=False) as opened:
        entries = metadata_of(opened, exhibit)
    if as_json:
        facts = [{"group": e.group, "name": e.name, "value": e.value} for e in entries]
        print_facts({"exhibit": exhibit, "metadata": facts}, as_json=True)
        return
    for group in dict.fromkeys(entry.group for entry in entries):
        click.echo(group)
        for entry in entries:
            if entry.group == group:
                print_facts({f"  {entry.name}": entry.value.split("\n")}, as_json=False)


@case.command("reproduce")
@case_argument
@device_option
@json_option
def reproduce(folder: Path, device: str, as_json: bool) -> None:
    """Make everything derived again from the originals and compare: pictures, crops, scores, maps.

    Nothing is written. Exit status 1 if anything is different or cannot be made again.

    \b
    Example:
      xfv case reproduce robbery.xfv
    """
    from xfv_desktop.services.comparison.reproduction import reproduce as made_again

    with opened_case(folder, writable=False) as opened, progress_bar() as progress:
        done = made_again(opened, device=device, progress=progress)
    holds = all(one.holds for one in done)
    if as_json:
        facts = [
            attrs.asdict(one) | {"recipe sha256": one.recipe.sha256, "outcome": one.outcome.value}
            for one in done
        ]
        print_facts({"reproduced": holds, "results": facts}, as_json=True)
    for one in [] if as_json else done:
        found = "" if one.difference is None else f", largest difference {one.difference:.3g}"
        allowed = f" {one.unit} (allowed {one.tolerance:g})" if found else ""
        reason = f": {one.reason}" if one.reason else ""
        print_facts({one.recipe.result: f"{one.outcome}{found}{allowed}{reason}"}, as_json=False)
    if not done and not as_json:
        click.echo("The case holds nothing that was derived from an original.")
    if not holds:
        raise SystemExit(1)

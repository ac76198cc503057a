"""The demonstration, the self-test, error rates and speed."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from xfv_desktop.cli.laboratory import explanations
from xfv_desktop.cli.opening import opened_case
from xfv_desktop.cli.output import (
    device_option,
    json_option,
    model_option,
    path_type,
    print_facts,
    progress_bar,
)
from xfv_desktop.cli.performance import operating_point, verification

if TYPE_CHECKING:
    from xfv_desktop.services.demo.demonstration import Demonstration


@click.command()
@click.argument("folder", metavar="FOLDER", type=path_type)
@click.option("--language", type=click.Choice(["en", "de"]), default="en", show_default=True,
              help="That of the reports.")  # fmt: skip
@device_option
@json_option
def demo(folder: Path, language: str, device: str, as_json: bool) -> None:
    """Go the whole way on bundled photographs.

    Makes a case, compares, explains, reports, signs and verifies.

    The photographs are portraits in the public domain that installed packages carry, and
    simulated CCTV frames made from them. The identity is a throw-away one: NOT FOR COURT.

    \b
    Example:
      xfv demo demonstration
    """
    from xfv_desktop.services.demo.demonstration import demonstrate

    with progress_bar() as progress:
        done = demonstrate(folder, language=language, device=device, progress=progress)
    print_facts(_demonstration_facts(done), as_json=as_json)
    if not as_json:
        click.echo("\nDEMONSTRATION – NOT FOR COURT. The questioned exhibits are simulated frames.")
        click.echo(f"Look at it: xfv gui {done.case}")
    if not done.sound:
        raise SystemExit(1)


def _demonstration_facts(done: "Demonstration") -> dict[str, Any]:
    words = ("mated", "non-mated")
    return {
        "case": str(done.case),
        "identity": str(done.identity),
        **{
            f"{word} comparison": f"{e.questioned} – {e.known}: score {e.score:.4f}, threshold "
            f"{e.threshold:g}, {'ACCEPT' if e.score >= e.threshold else 'REJECT'}"
            for word, e in zip(words, done.examinations, strict=True)
        },
        "reports": [str(path) for path in done.reports],
        "signatures": [status.verdict for status in done.statuses],
        "sound": done.sound,
    }


@click.command("self-test")
@device_option
@json_option
def self_test(device: str, as_json: bool) -> None:
    """Check that everything works here.

    Runs the demonstration in a throw-away folder and checks every step. Exit status 1 if
    anything is not as it should be.

    \b
    Example:
      xfv self-test
    """
    from xfv_desktop.services.cases import casework, checking
    from xfv_desktop.services.demo.demonstration import demonstrate
    from xfv_desktop.services.program.decoding import limits_in_words

    with tempfile.TemporaryDirectory() as folder, progress_bar() as progress:
        done = demonstrate(Path(folder), device=device, progress=progress)
        with opened_case(done.case, writable=False) as opened:
            fault = checking.case_fault(opened)
            environment = casework.load_examination(opened, 1).comparison.environment
    facts = _demonstration_facts(done)
    sound = done.sound and fault is None
    shown = {key: facts[key] for key in ("mated comparison", "non-mated comparison", "signatures")}
    print_facts(
        {
            "result": "passed" if sound else "FAILED",
            **shown,
            "case": fault or "sound",
            "files are decoded in": limits_in_words(),
            **environment,
        },
        as_json=as_json,
    )
    if not sound:
        raise SystemExit(1)


@click.group()
def evaluate() -> None:
    """Measure how well a model verifies, and how much its explanations are worth.

    \b
    Example:
      xfv evaluate verification pairs.csv --json
    """


evaluate.add_command(explanations)
evaluate.add_command(verification)
evaluate.add_command(operating_point)


@click.group()
def bench() -> None:
    """Measure how fast the program is on this machine.

    \b
    Example:
      xfv bench fggb
    """


@bench.command("fggb")
@model_option
@device_option
@json_option
def bench_fggb(model: str, device: str, as_json: bool) -> None:
    """FGGB's engine beside the literature's loop and beside the limit of the machine, in one run.

    With --device openvino the engine of PyTorch is measured in the same run.

    \b
    Example:
      xfv bench fggb --device openvino
    """
    from xfv_desktop.services.performance.evaluation import benchmark_fggb

    with progress_bar() as progress:
        outcome = benchmark_fggb(model, device, progress=progress)
    facts = attrs.asdict(outcome)
    if as_json:
        print_facts(facts, as_json=True)
        return
    click.echo(
        f"{facts['model']}, {facts['channels']} channels, {facts['device']}, {facts['threads']} "
        f"threads; medians of {facts['rounds']} rounds in turn\n"
    )
    click.echo(f"{'way to compute the channel gradients':<52} {'ms/channel':>10} {'ratio':>7}")
    for what, ms, ratio in _bench_rows(facts):
        click.echo(f"{what:<52} {ms:>10.2f} {ratio:>6.1f}×")
    memory = facts["extra_memory_mb"]
    click.echo(
        f"\nThe ratio is that to the engine ({facts['computed_by']}). Limit: "
        f"{facts['gflop_per_channel']:.3f} GFLOP at {facts['peak_gflop_per_s']:.0f} GFLOP/s.\n"
        f"Memory beside the network: {'unknown' if memory is None else f'{memory:.0f} MB'} at the "
        f"peak. Largest relative difference of maps: {facts['max_relative_difference']:.1e}."
    )


def _bench_rows(facts: dict[str, Any]) -> list[tuple[str, float, float]]:
    """What was measured, its milliseconds, and how many times those of the engine they are."""
    rows = [
        ("the literature's loop: backward() for each channel", "literature"),
        ("the same without gradients of parameters", "loop"),
        ("engine of PyTorch", "torch"),
        ("engine", "engine"),
        ("limit: the fastest matrix product of this machine", "limit"),
    ]
    engine = facts["engine_ms_per_channel"]
    return [
        (what, ms, ms / engine)
        for what, name in rows
        if (ms := facts[f"{name}_ms_per_channel"]) is not None
    ]

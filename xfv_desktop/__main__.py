"""Where the program starts: the window, or with a command the command line."""

import signal

# Until the commands are there, Ctrl-C ends the program as shells expect it: 130, and no traceback.
heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
if heeded:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import os
import sys
from pathlib import Path

import click

from xfv_desktop.assets import BASE_DIR
from xfv_desktop.cli import xfv
from xfv_desktop.cli.measuring import bench
from xfv_desktop.cli.output import json_option, path_type, print_facts, progress_bar

if heeded:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@xfv.command()
@click.argument("case", required=False, type=path_type)
@click.option(
    "--base-dir",
    type=path_type,
    metavar="DIR",
    help=f"Keep settings and models in this folder; other commands read {BASE_DIR}.",
)
def gui(case: Path | None, base_dir: Path | None) -> None:
    """Open the window, with a case if one is named.

    \b
    Example:
      xfv gui robbery.xfv
    """
    if base_dir is not None:
        os.environ[BASE_DIR] = str(base_dir.absolute())
    if sys.platform == "win32":
        # The services bring torch, and torch must be loaded before Qt: on Windows the other order
        # fails with WinError 1114. Elsewhere a picture is seen first.
        import xfv_desktop.services.comparison.examination  # noqa: F401
    from xfv_desktop.ui import start_picture

    sys.exit(start_picture.main(case, base_dir=base_dir))


@bench.command("window")
@click.option("--photographs", type=click.IntRange(min=4), default=10, show_default=True,
              help="How many the case holds.")  # fmt: skip
@click.option("--rounds", type=click.IntRange(min=1), default=100, show_default=True,
              help="How often a case is opened and compared.")  # fmt: skip
@json_option
def bench_window(photographs: int, rounds: int, as_json: bool) -> None:
    """Go through the window with photographs of 24 megapixels and measure how it answers.

    The longest time for which it did not answer, step by step; frames of zoom and pan; memory with
    all photographs seen; growth over so many openings and comparisons; time from the start of the
    program to its first picture. Without a screen, set QT_QPA_PLATFORM=offscreen.

    \b
    Example:
      xfv bench window --rounds 20
    """
    import xfv_desktop.services.comparison.examination  # noqa: F401 - torch before Qt
    from xfv_desktop.ui import start_bench, window_bench
    from xfv_desktop.ui.qt_messages import without_hints

    with without_hints(), progress_bar() as progress:
        progress(0.0, "Starting the program three times")
        start = start_bench.measure_starts()
        outcome = window_bench.bench_window(photographs, rounds, progress=progress)
    print_facts(window_bench.facts(outcome, start, as_json=as_json), as_json=as_json)


@xfv.command(hidden=True)
def decode() -> None:
    """Decode untrusted files for another process of this program (engine/untrusted/sandbox.py)."""
    from xfv_desktop.services.program.decoding import serve

    serve()


def main() -> None:
    """The command ``xfv``."""
    xfv()


def window() -> None:
    """The command ``xfv-desktop``: the window."""
    xfv(["gui", *sys.argv[1:]])


if __name__ == "__main__":
    # The frozen console program is this file too; only its name tells it from the window.
    main() if len(sys.argv) > 1 or Path(sys.argv[0]).stem == "xfv" else window()

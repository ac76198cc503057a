"""Where the program starts: the window, or with a command the command line."""

import os
import sys
from pathlib import Path

import click

from xfv_desktop.assets import BASE_DIR
from xfv_desktop.cli import xfv
from xfv_desktop.cli.output import path_type


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
    # The services bring torch, and torch must be loaded before Qt: on Windows the other order
    # fails with WinError 1114.
    import xfv_desktop.services.examination  # noqa: F401
    from xfv_desktop.ui import app

    sys.exit(app.main(case, base_dir=base_dir))


@xfv.command(hidden=True)
def decode() -> None:
    """Decode untrusted files for another process of this program (engine/sandbox.py)."""
    from xfv_desktop.services.decoding import serve

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

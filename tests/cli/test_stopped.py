"""A command that is stopped by hand."""

import signal
import subprocess
import sys

import click
import pytest

from tests.cli.test_commands import run
from xfv_desktop.services.cases import casework


@pytest.mark.parametrize("how", [KeyboardInterrupt, click.Abort])
def test_a_command_that_is_stopped_is_no_finding(tmp_path, monkeypatch, how):
    def stop(*_, **__):
        raise how

    monkeypatch.setattr(casework, "open_case", stop)
    assert "Stopped." in run("case", "show", tmp_path / "any", status=130).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
@pytest.mark.parametrize("imported", ["click", "xfv_desktop.cli", "xfv_desktop.cli.output"])
def test_a_command_that_is_stopped_while_it_starts_is_silent(tmp_path, imported):
    """Ctrl-C at the import of a module; ``sh`` tells the exit status as any shell does."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {imported!r}:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stop())\n"
    )
    command = f'PYTHONPATH="{tmp_path}:$PYTHONPATH" "{sys.executable}" -m xfv_desktop --help'
    done = subprocess.run(
        ["sh", "-c", f"{command}; echo $?"], capture_output=True, text=True, check=False
    )
    assert (done.stdout, "Traceback" in done.stderr) == ("130\n", False)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

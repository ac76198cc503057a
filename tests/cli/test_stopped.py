"""A command that is stopped by hand."""

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

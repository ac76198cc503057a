"""The command line: ``xfv``. Commands import the services inside their bodies.

So ``xfv --help`` answers at once: neither torch nor Qt is loaded before a command needs it.
"""

import click

from xfv_desktop import __version__
from xfv_desktop.cli import (  # noqa: F401 - enter commands of groups
    case_batch,
    case_bundles,
    case_checks,
    case_comparing,
    case_enhancing,
    case_layers,
    case_notes,
    case_people,
    case_propositions,
    case_search,
    evidence,
    report_bench,
    report_check,
    report_particulars,
    report_signing,
    store_bench,
)
from xfv_desktop.cli.calibrating import calibrate, calibration_group
from xfv_desktop.cli.cases import case
from xfv_desktop.cli.comparing import compare
from xfv_desktop.cli.identities import identity, trust
from xfv_desktop.cli.listing import explainers
from xfv_desktop.cli.measuring import bench, demo, evaluate, self_test
from xfv_desktop.cli.models import models
from xfv_desktop.cli.output import printable
from xfv_desktop.cli.pooling import pool
from xfv_desktop.cli.remedies import told
from xfv_desktop.cli.reports import report
from xfv_desktop.cli.verifying import verify
from xfv_desktop.domain.errors import UserError

STOPPED = 130
"""Exit status of a command stopped with Ctrl-C, as shells have it; click's own, 1, is a finding."""


_TYPED = "xfv_desktop.typed"


class _Refusal(click.ClickException):
    """The user's error: one sentence, exit status 2."""

    exit_code = 2


class _Commands(click.Group):
    """Commands in the order of the work; user errors become one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_TYPED] = list(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except UserError as error:
            raise _Refusal(told(error)) from error
        except (KeyboardInterrupt, click.Abort) as stopped:
            click.echo("\nStopped.", err=True)
            raise click.exceptions.Exit(STOPPED) from stopped
        except (click.ClickException, click.exceptions.Exit):
            raise
        except Exception as error:
            # Bytes that are no text came in as lone surrogates: whatever met them gave up
            for word in ctx.meta[_TYPED]:
                if any("\udc80" <= letter <= "\udcff" for letter in word):
                    raise _Refusal(
                        f"“{printable(word)}” holds bytes that are no text in UTF-8: type it anew."
                    ) from error
            raise


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="XFV Desktop")
def xfv() -> None:
    """Explainable face verification for forensic examiners, offline.

    Exit status: 0 done; 1 a finding (a verification failed); 2 an error that you can put right;
    130 stopped with Ctrl-C.

    \b
    Example:
      xfv demo demonstration
      xfv compare questioned.jpg known.jpg --figure maps.png
    """


for command in (
    demo, compare, pool, case, report, verify, identity, trust, models, explainers, evaluate,
    calibrate, calibration_group, bench, self_test,
):  # fmt: skip
    xfv.add_command(command)

"""``xfv bench report``."""

import attrs

from xfv_desktop.cli.measuring import bench
from xfv_desktop.cli.output import json_option, print_facts, progress_bar


@bench.command("report")
@json_option
def bench_report(as_json: bool) -> None:
    """Make the report of a full case in each language, and measure time and size.

    2 × 5 photographs, 19 component groups, 20 regions on each photograph, maps checked, three
    explainers, and every model that is ready on this machine.

    \b
    Example:
      xfv bench report --json
    """
    from xfv_desktop.services.demo.report_bench import benchmark_report

    with progress_bar() as progress:
        measured = benchmark_report(progress=progress)
    if as_json:
        print_facts({"reports": [attrs.asdict(one) for one in measured]}, as_json=True)
        return
    for one in measured:
        print_facts(
            {
                one.language: f"{one.models} models, {one.explainers} explainers, "
                f"{one.pages} pages, {one.megabytes:.1f} MB; gathered in {one.gather_s:.2f} s, "
                f"laid out in {one.layout_s:.2f} s, signed in {one.sign_s:.2f} s"
            },
            as_json=False,
        )

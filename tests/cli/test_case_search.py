"""``xfv case find``."""

import json

from click.testing import CliRunner

from xfv_desktop.cli import xfv


def run(*arguments):
    return CliRunner().invoke(xfv, ["case", "find", *map(str, arguments)])


def test_cases_are_found_in_a_folder(own_base_dir, folder):
    hit = run("robb", "grace", "--in", folder.parent, "--json")
    assert hit.exit_code == 0
    (one,) = json.loads(hit.stdout)["cases"]
    assert (one["folder"], one["people"]) == (str(folder), "A. Examiner")
    assert str(folder) in run("robb", "--in", folder.parent).stdout


def test_nothing_found_is_a_finding_and_a_missing_folder_an_error(own_base_dir, folder, tmp_path):
    assert run("nowhere", "--in", folder.parent).exit_code == 1
    missing = run("robb", "--in", tmp_path / "gone")
    assert (missing.exit_code, "choose another" in missing.stderr) == (2, True)


def test_who_finds_nothing_is_told_where_else_to_look(own_base_dir, folder):
    assert "--in" in run("zebra").stderr
    assert str(folder.parent) in run("zebra", "--in", folder.parent).stderr

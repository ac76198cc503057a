"""An error says what to type, in the words of the command that met it."""

import re

import pytest
from PIL import Image

from tests.cli.test_commands import COLLINS, COMMANDS, HOPPER, run
from tests.cli.test_typed_wrongly import command_of
from xfv_desktop.cli.remedies import TYPED, told
from xfv_desktop.domain.errors import SeveralFacesFound, UserError
from xfv_desktop.domain.remedies import Remedy


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    joined = Image.new("RGB", (800, 400))
    for index, path in enumerate((HOPPER, COLLINS)):
        with Image.open(path) as picture:
            joined.paste(picture.convert("RGB").resize((400, 400)), (400 * index, 0))
    path = tmp_path_factory.mktemp("two") / "two.png"
    joined.save(path)
    return path


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (("compare", "{two}", HOPPER), "--probe-face N"),
        (("compare", HOPPER, "{two}"), "--reference-face N"),
        (("pool", "{two}", HOPPER, COLLINS), "--face FILE N"),
        (("case", "add", "{case}", "{two}", "--role", "known"), "--face N"),
    ],
)
def test_where_several_faces_are_found_the_option_is_named_that_chooses(
    two, folder, command, option
):
    refused = run(*(word.format(two=two, case=folder) for word in command), status=2)
    assert refused.stderr == (
        "Error: “two.png” shows 2 faces: say which one is meant (they are numbered from the left) "
        f"({option}).\n"
    )


def test_every_remedy_can_be_typed_as_it_is_told():
    assert TYPED.keys() == set(Remedy)
    commands = {" ".join(words): command_of(words) for words in COMMANDS}
    options = {name for one in commands.values() for p in one.params for name in p.opts}
    for words in TYPED.values():
        for named in re.findall(r"--[a-z-]+", words):
            assert named in options
        for typed in re.findall(r"“xfv ([a-z ]+?) [A-Z]", words):
            assert typed in commands


def test_an_error_without_a_remedy_stays_as_it_is():
    assert told(UserError("Choose another file.")) == "Choose another file."
    assert told(SeveralFacesFound("Say which.", 2)) == "Say which (--face N)."

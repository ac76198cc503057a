"""Several questioned photographs, pooled by a command."""

import pytest
from PIL import Image

from tests.cli.test_commands import COLLINS, HOPPER, facts, run


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    """Collins on the left, Hopper on the right."""
    path = tmp_path_factory.mktemp("group") / "group.png"
    both = Image.new("RGB", (2 * 512, 600), (120, 124, 130))
    with Image.open(HOPPER) as hopper, Image.open(COLLINS) as collins:
        both.paste(collins.convert("RGB").crop((120, 0, 340, 258)).resize((512, 600)), (0, 0))
        both.paste(hopper.convert("RGB").resize((512, 600)), (512, 0))
    both.save(path)
    return path


def test_of_several_faces_the_one_that_is_meant_is_pooled(group, tmp_path):
    portrait = tmp_path / "portrait.png"
    with Image.open(HOPPER) as picture:
        picture.convert("RGB").resize((256, 300)).save(portrait)
    refused = run("pool", HOPPER, group, portrait, status=2)
    assert "“group.png” shows 2 faces: say which one is meant" in refused.output
    scores = [
        facts("pool", HOPPER, group, portrait, "--face", group, face)["pooled score"]
        for face in (1, 2)
    ]
    assert scores[1] > 0.95 > 0.9 > scores[0]


@pytest.mark.parametrize(
    ("face", "words"),
    [
        ((("other.png", 1),), "“other.png” is not among"),
        ((("", 3),), "has no face 3: choose 1 to 2"),
        ((("", 1), ("", 2)), "group.png”: leave one of them out"),
    ],
)
def test_faces_that_are_not_there_or_named_twice_are_refused(group, face, words):
    options = [part for name, number in face for part in ("--face", name or group, number)]
    refused = run("pool", HOPPER, group, COLLINS, *options, status=2)
    assert words in refused.output

"""Chains for the eye and for the network on the command line."""

import pytest

from tests.cli.test_commands import HOPPER, facts, run
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import enhancement, network_chain

QUICK = ("--explainer", "control-gaussian", "--no-fidelity", "--device", "cpu")


@pytest.fixture
def pair(folder):
    """K1, and the same photograph as Q1."""
    run("case", "add", folder, HOPPER, "--role", "questioned")
    return folder


def test_the_pair_is_compared_as_it_came_and_then_enhanced(pair):
    made = facts(
        "case", "enhance", pair, "Q1", "--for", "network", "--step", "gamma:gamma=2",
        "--reason", "does shadow decide?",
    )  # fmt: skip
    assert [one["parameters"] for one in made["steps"]] == ["gamma 2.00"]
    again = run("case", "enhance", pair, "Q1", "--for", "network", "--as-for-eye", "--reason", "x")
    assert "steps    none" in again.output
    said = run("case", "enhance", pair, "Q1", "--for", "network", "--step", "gamma:gamma=2",
               "--reason", "does shadow decide?").output  # fmt: skip
    assert "gamma 2.00, result sha256" in said
    assert "{" not in said
    refused = run("case", "compare", pair, "Q1", "K1", *QUICK, "--enhanced", status=2)
    assert "as they came by sface first" in refused.output
    run("case", "compare", pair, "Q1", "K1", *QUICK)
    found = facts("case", "compare", pair, "Q1", "K1", *QUICK, "--enhanced")
    (step,) = found["probe"]["steps for the network"]
    assert (step["operation"], found["reference"]["steps for the network"]) == ("gamma", [])
    told = run("case", "compare", pair, "Q1", "K1", *QUICK, "--enhanced").output
    assert "as they came, examination 1" in told
    assert "Comparisons of these two faces with enhanced pictures: 2" in told
    listed = facts("case", "show", pair)["examinations"]
    assert [bool(one["enhanced pictures sha256"]) for one in listed] == [False, True, True]


def test_the_chain_for_the_eye_is_copied_without_its_lens_step(pair):
    run("case", "enhance", pair, "Q1", "--for", "eye", "--step", "channel:shown=green",
        "--step", "lens:k1=0.1", "--reason", "noise")  # fmt: skip
    made = facts(
        "case", "enhance", pair, "Q1", "--for", "network", "--as-for-eye", "--reason", "as I saw it"
    )
    assert [one["operation"] for one in made["steps"]] == ["channel"]
    run("case", "enhance", pair, "Q1", "--for", "network", "--as-it-came", "--reason", "enough")
    with casework.open_case(pair, writable=False) as case:
        eye = enhancement.chain_of(case, "Q1", "A. Examiner")
        chains = network_chain.network_chains(case, ["Q1"])
    assert [(one.operation, one.reason) for one in eye] == [("channel", "noise"), ("lens", "noise")]
    assert [(one.reason, len(one.steps)) for one in chains] == [("as I saw it", 1), ("enough", 0)]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--for", "network", "--step", "gamma"), "Say why"),
        (("--for", "eye"), "Say what is done"),
        (("--for", "eye", "--as-it-came", "--step", "gamma"), "Say what is done"),
        (("--for", "eye", "--as-for-eye"), "--for network only"),
        (("--for", "eye", "--step", "dream"), "There is no operation “dream”: choose one of"),
        (("--for", "eye", "--step", "gamma:strength=2"), "Gamma takes gamma"),
        (("--for", "eye", "--step", "gamma:gamma=much"), "is a number"),
        (("--for", "eye", "--step", "gamma:gamma=99"), "lies between"),
        (("--for", "eye", "--step", "gamma:gamma=2,gamma=3"), "two things of “gamma”"),
    ],
)
def test_a_mistake_is_one_sentence(folder, options, words):
    assert words in run("case", "enhance", folder, "K1", *options, status=2).output
    assert "no exhibit K9" in run(
        "case", "enhance", folder, "K9", "--for", "eye", "--as-it-came", status=2
    ).output  # fmt: skip

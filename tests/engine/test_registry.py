"""Things that are chosen by name."""

import pytest

from xfv_desktop.domain.errors import UnknownName
from xfv_desktop.engine.registry import Registry


@pytest.fixture
def tools():
    registry = Registry("tool")
    registry.register("saw")(1)
    registry.register("axe")(2)
    return registry


def test_things_are_found_by_name_and_listed_in_alphabetical_order(tools):
    assert tools.names() == ("axe", "saw")
    assert (tools["saw"], tools["axe"]) == (1, 2)


def test_registering_gives_the_thing_back(tools):
    """So that it serves as a decorator."""

    @tools.register("drill")
    def drill():
        return "hole"

    assert drill() == tools["drill"]() == "hole"


def test_name_taken_twice_is_a_mistake_of_the_program(tools):
    with pytest.raises(ValueError, match=r"tool.*saw.*twice"):
        tools.register("saw")(3)
    assert tools["saw"] == 1


def test_unknown_name_is_refused_with_the_known_ones(tools):
    with pytest.raises(UnknownName, match=r"tool.*hammer.*axe, saw"):
        tools["hammer"]


def test_registries_do_not_share_their_entries(tools):
    other = Registry("tool")
    assert other.names() == ()

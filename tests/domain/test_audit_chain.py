"""The chain of seals: any change of any field of any event is found."""

import hashlib

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xfv_desktop.domain.audit import ORIGIN, chain_fault, sealed

facts = st.dictionaries(
    st.text(max_size=5),
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
    | st.lists(st.text(max_size=3), max_size=2),
    max_size=3,
)


@st.composite
def chains(draw, minimum=1):
    events, previous = [], ORIGIN
    for details in draw(st.lists(facts, min_size=minimum, max_size=minimum + 3)):
        events.append(
            sealed(
                sequence=len(events) + 1,
                at="2026-03-01T12:00:00.000000Z",
                actor=draw(st.text(max_size=5)),
                action="looked",
                details=details,
                previous=previous,
            )
        )
        previous = events[-1].seal
    return events


@given(chains())
def test_an_untouched_chain_has_no_fault(events):
    assert chain_fault(e.link for e in events) is None
    assert chain_fault([e.link for e in events]) is None


def test_an_empty_chain_has_no_fault():
    assert chain_fault([]) is None


def test_a_seal_is_the_hash_of_the_canonical_json():
    """Written out by hand, so that anybody can check a report without this program."""
    event = sealed(
        sequence=1, at="T", actor="ä", action="b", details={"z": 1.0, "a": None}, previous=ORIGIN
    )
    text = (
        '{"action":"b","actor":"ä","at":"T","details":{"a":null,"z":1},'
        f'"previous":"{ORIGIN}","sequence":1}}'
    )
    assert event.seal == hashlib.sha256(text.encode()).hexdigest()


@given(chains(), st.data())
def test_any_other_value_in_any_field_is_found(events, data):
    position = data.draw(st.integers(0, len(events) - 1))
    field = data.draw(
        st.sampled_from(["sequence", "at", "actor", "action", "details", "previous", "seal"])
    )
    event = events[position]
    value = data.draw({"sequence": st.integers(-5, 50), "details": facts}.get(field, st.text()))
    assume(value != getattr(event, field))
    events[position] = attrs.evolve(event, **{field: value})
    assert str(position + 1) in chain_fault(e.link for e in events) or field == "sequence"
    assert chain_fault(e.link for e in events) is not None


@given(chains(), st.data())
def test_a_resealed_change_is_found_at_the_next_event(events, data):
    """Whoever rewrites an event and its seal has to rewrite all that follow."""
    assume(len(events) > 1)
    position = data.draw(st.integers(0, len(events) - 2))
    body = attrs.asdict(events[position], recurse=False)
    del body["seal"]
    events[position] = sealed(**{**body, "actor": body["actor"] + "!"})
    assert f"event {position + 2} does not follow" in chain_fault(e.link for e in events)


@given(chains(minimum=2), st.data())
def test_a_missing_event_is_named(events, data):
    position = data.draw(st.integers(0, len(events) - 2))
    del events[position]
    assert chain_fault(e.link for e in events) == (
        f"Audit event {position + 1} is missing: event {position + 2} stands in its place."
    )


@given(chains(minimum=2), st.data())
def test_another_order_is_found(events, data):
    one = data.draw(st.integers(0, len(events) - 2))
    events[one], events[one + 1] = events[one + 1], events[one]
    assert chain_fault(e.link for e in events) is not None


def test_a_chain_of_another_case_does_not_begin_here():
    event = sealed(sequence=1, at="T", actor="a", action="b", details={}, previous="1" * 64)
    assert chain_fault([event.link]) == "Audit event 1 does not follow from the event before it."


@pytest.mark.parametrize("value", [float("nan"), 2**60], ids=str)
def test_what_json_cannot_say_exactly_is_not_sealed(value):
    with pytest.raises(ValueError, match=r".+"):
        sealed(sequence=1, at="T", actor="a", action="b", details={"v": value}, previous=ORIGIN)

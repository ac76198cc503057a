"""What the demonstration says and does, but for the network's work."""

from xfv_desktop.services.demo import demonstration_words
from xfv_desktop.services.opinion import procedure

from ..bundle_world import EXAMINER


def test_the_script_comes_in_the_order_of_the_form(filled):
    """In every run, so that two demonstrations differ in times and keys only."""
    demonstration_words.until_opinion(filled, ("Q1", "K1"), EXAMINER, "en")
    (one,) = procedure.procedures(filled)
    remarks = [entry.subject for entry in one.entries if entry.field == "remark"]
    assert remarks == ["factor: Resolution", "factor: Focus and motion", "factor: Compression"]

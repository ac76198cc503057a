"""What the demonstration says and does, but for the network's work."""

from xfv_desktop.domain.particulars import About, Subject
from xfv_desktop.services.demo import demonstration_words
from xfv_desktop.services.opinion import particulars, procedure

from ..bundle_world import EXAMINER


def test_the_script_comes_in_the_order_of_the_form(filled):
    """In every run, so that two demonstrations differ in times and keys only."""
    demonstration_words.until_opinion(filled, ("Q1", "K1"), EXAMINER, "en")
    (one,) = procedure.procedures(filled)
    remarks = [entry.subject for entry in one.entries if entry.field == "remark"]
    assert remarks == ["factor: Resolution", "factor: Focus and motion", "factor: Compression"]


def test_a_pair_without_an_opinion_has_a_conclusion_that_points_nowhere(examined):
    """The second report of the demonstration is about two people, whom nobody compared."""
    for number, opinion in ((1, True), (2, False)):
        demonstration_words.describe(examined, EXAMINER, number, "en", opinion=opinion)
    said = particulars.particulars(examined)
    first, second = (
        said.text("conclusion", Subject(About.EXAMINATION, str(number))) for number in (1, 2)
    )
    assert "same person" in first
    assert "nobody gave an opinion" in second
    assert "probable" not in second

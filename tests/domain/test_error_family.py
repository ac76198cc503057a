"""The family of errors: what a user can put right, and nothing else."""

import inspect
from pathlib import Path

import pytest

from xfv_desktop.domain import errors
from xfv_desktop.domain.jobs import Cancelled

FAMILY = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if kind.__module__ == errors.__name__
]


@pytest.mark.parametrize("kind", FAMILY)
def test_every_error_is_one_that_a_user_can_put_right(kind):
    assert issubclass(kind, errors.UserError)
    assert kind.__doc__


TELLING = (errors.SeveralFacesFound, errors.CaseAltered)
"""Those that tell more than a sentence."""


@pytest.mark.parametrize("kind", [kind for kind in FAMILY if kind not in TELLING])
def test_an_error_shows_its_sentence_and_nothing_else(kind):
    assert str(kind("Choose another file.")) == "Choose another file."


def test_several_faces_are_counted():
    error = errors.SeveralFacesFound("Say which face is meant.", 3)
    assert str(error) == "Say which face is meant."
    assert error.count == 3


def test_an_altered_case_says_which_one_it_is():
    error = errors.CaseAltered("Restore it from a backup.", Path("marsh"))
    assert str(error) == "Restore it from a backup."
    assert error.folder == Path("marsh")


def test_no_error_hides_a_bug():
    """Nothing in the family would be caught by a handler of Python's own errors."""
    foreign = (OSError, ValueError, LookupError, RuntimeError, ArithmeticError)
    assert not [kind for kind in FAMILY if issubclass(kind, foreign)]


def test_cancelling_is_no_error():
    assert not issubclass(Cancelled, Exception)

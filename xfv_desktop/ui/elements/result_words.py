"""A result in a few words, wherever it stands in a line."""

from xfv_desktop.domain.comparison import Decision
from xfv_desktop.ui.elements.language import figure, said, tr


def in_short(score: float, decision: Decision) -> str:
    """A score and what the system makes of it."""
    return f"{figure(f'{score:.3f}')}, {said(decision)}"


def marked(result: str, *, enhanced: bool) -> str:
    """What is said of a result, and that the network was given enhanced pictures if it was."""
    return tr("{result} · enhanced").format(result=result) if enhanced else result

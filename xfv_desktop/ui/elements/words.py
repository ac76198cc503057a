"""How well typed words fit a text: what every search of the window goes by."""

import re


def fit(query: str, text: str) -> int:
    """0 if the text lacks one of the words; else the more, the better they fit.

    A typed word fits the beginning of a word best, then the first letters of several words, then
    letters within, then letters that stand apart in this order (three or more of them).
    """
    lower = text.lower()
    words = re.findall(r"\w+", lower)
    initials = "".join(word[0] for word in words)
    total = 0
    for part in query.lower().split():
        grade = _grade(part, lower, words, initials)
        if not grade:
            return 0
        total += grade
    return total


def _grade(part: str, text: str, words: list[str], initials: str) -> int:
    if words and words[0].startswith(part):
        return 6
    if any(word.startswith(part) for word in words):
        return 5
    if len(part) > 1 and part in initials:
        return 3
    if part in text:
        return 2
    letters = iter(text)
    return int(len(part) > 2 and all(letter in letters for letter in part))

"""In which order text of both directions is read: the Unicode Bidirectional Algorithm (UAX #9).

Without the characters that turn text: the report spells those out. What is left is one isolating
run sequence for each paragraph, and for each value in a sentence. The rules carry the names that
they have there.
"""

import contextlib
import functools
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from operator import is_
from typing import Any

import attrs

ISOLATE, END = "\ufdd0", "\ufdd1"
MARKS = frozenset({ISOLATE, END})
"""What stands around a text that is isolated, as FSI and PDI do."""
_SPELLED = {ord(mark): f"[U+{ord(mark):04X}]" for mark in MARKS}

RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = frozenset({"L", "R", "AL"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_AS_RIGHT = {"EN": "R", "AN": "R"}
"""In N0 to N2 numbers count as right-to-left."""


def isolated(value: str) -> str:
    """A value for a place in a sentence: whatever its direction, it leaves the sentence's alone.

    The marks are noncharacters, which Unicode keeps for use inside a program (chapter 23.7); they
    are never printed. A text from outside may hold them too: see ``unmarked``.
    """
    turns = any(unicodedata.bidirectional(one) in {*RIGHT_TO_LEFT, "AN"} for one in value)
    return f"{ISOLATE}{value}{END}" if turns else value


def unmarked(value: Any) -> Any:  # noqa: ANN401 - a text, or whatever holds texts
    """The same with the marks in its texts spelled out, so that nobody's text acts as one.

    Objects, tuples, lists and mappings are gone through; what holds no mark is returned as it is.
    """
    match value:
        case str():
            marked = any(mark in value for mark in MARKS)
            return value.translate(_SPELLED) if marked else value
        case Mapping():
            held = {key: unmarked(one) for key, one in value.items()}
            return value if all(held[key] is value[key] for key in held) else held
        case tuple() | list():
            items = [unmarked(one) for one in value]
            return value if all(map(is_, items, value)) else type(value)(items)
        case _ if attrs.has(type(value)):
            fields = {f.alias: getattr(value, f.name) for f in attrs.fields(type(value)) if f.init}
            changed = unmarked(fields)
            return value if changed is fields else attrs.evolve(value, **changed)
    return value


def base_level(text: str) -> int:
    """The level of a paragraph, 1 from right to left: where it begins so and most words are so.

    P2 and P3 alone would turn a sentence that begins with an Arabic name, and the ending of a file
    name away from its end. HL1 allows to look further. What is isolated counts only where there is
    nothing else.
    """
    outside = "".join(" " if inside else text[start:end] for start, end, inside in _parts(text))
    if not _strong(outside):
        outside = text
    words = [found for word in outside.split() if (found := _strong(word))]
    right = sum(RIGHT_TO_LEFT.issuperset(found) for found in words)
    return int(bool(words) and words[0][0] in RIGHT_TO_LEFT and 2 * right >= len(words))


def _strong(text: str) -> list[str]:
    return [name for name in map(unicodedata.bidirectional, text) if name in _STRONG]


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character in a paragraph of that level; odd: right to left."""
    found = [base] * len(text)
    places: list[int] = []  # X9: characters of no direction (BN) go with the one before
    outside = ""
    for start, end, inside in _parts(text):
        if inside:  # X5c: the isolate stands in its surroundings like a picture
            content = text[start + 1 : end - 1]
            level = base + 1 + (base + 1 + base_level(content)) % 2
            found[start + 1 : end - 1] = levels(content, level)
            places.append(start)
            outside += "\ufffc"
        else:
            kept = [i for i in range(start, end) if unicodedata.bidirectional(text[i]) != "BN"]
            places += kept
            outside += "".join(text[i] for i in kept)
    for place, level in zip(places, _resolved(outside, base), strict=True):
        found[place] = level
    for place, one in enumerate(text):
        if place and unicodedata.bidirectional(one) == "BN" and one not in MARKS:
            found[place] = found[place - 1]
    return found


def _parts(text: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches (start, end, whether an isolate with its marks) of a text; none if unpaired."""
    depth, start = 0, 0
    for place, one in enumerate(text):
        if one == ISOLATE:
            if not depth:
                yield start, place, False
                start = place
            depth += 1
        elif one == END and depth:
            depth -= 1
            if not depth:
                yield start, place + 1, True
                start = place + 1
    yield start, len(text), False


def visual_order(of: Sequence[int]) -> list[int]:
    """The places of a line's characters from left to right, by their levels (L2)."""
    order = list(range(len(of)))
    for level in range(max(of, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and of[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


def _resolved(text: str, base: int) -> list[int]:
    edge = "R" if base % 2 else "L"
    types = _weak([unicodedata.bidirectional(one) or "L" for one in text], edge)
    _brackets(text, types, edge)
    _neutral(types, edge)
    raised = {"L": 1, "R": 0} if base % 2 else {"L": 0, "R": 1}  # I2, I1
    return [base + raised.get(kind, 1 if base % 2 else 2) for kind in types]


def _weak(types: list[str], edge: str) -> list[str]:
    """W1 to W7; ``edge``: the direction around the text."""
    before, strong = edge, edge
    for i, kind in enumerate(types):
        if kind == "NSM":  # W1
            types[i] = before
        elif kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            types[i] = "AN"
        before = types[i]
    types = ["R" if kind == "AL" else kind for kind in types]  # W3
    for i in range(1, len(types) - 1):  # W4
        sides = types[i - 1] if types[i - 1] == types[i + 1] else ""
        if (types[i], sides) in {("ES", "EN"), ("CS", "EN"), ("CS", "AN")}:
            types[i] = sides
    for start, end in _stretches(types, frozenset({"ET"})):  # W5
        if "EN" in (*types[max(start - 1, 0) : start], *types[end : end + 1]):
            types[start:end] = ["EN"] * (end - start)
    types = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in types]  # W6
    strong = edge
    for i, kind in enumerate(types):  # W7
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            types[i] = "L"
    return types


def _brackets(text: str, types: list[str], edge: str) -> None:
    """N0: both brackets of a pair go in one direction."""
    for opening, closing in _pairs(text, types):
        inside = {_AS_RIGHT.get(kind, kind) for kind in types[opening + 1 : closing]} & {"L", "R"}
        if not inside:
            continue
        direction = edge
        if edge not in inside:
            context = (_AS_RIGHT.get(kind, kind) for kind in reversed(types[:opening]))
            direction = next((kind for kind in context if kind in {"L", "R"}), edge)
        for place in (opening, closing):
            types[place] = direction
            for follower in range(place + 1, len(text)):
                if unicodedata.bidirectional(text[follower]) != "NSM":
                    break
                types[follower] = direction


def _pairs(text: str, types: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: the pairs of brackets, in the order of their opening."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    closings = set(_closings().values())
    for place, one in enumerate(text):
        if types[place] != "ON":
            continue
        if one in _closings():
            if len(waiting) == 63:
                return []
            waiting.append((_closings()[one], place))
        elif one in closings:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == one:
                    pairs.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(pairs)


@functools.cache
def _closings() -> dict[str, str]:
    """The closing bracket of each opening one, by their names (Unicode has a table, Python not)."""
    found = {}
    for one in map(chr, range(0x10000)):
        if unicodedata.category(one) == "Ps" and unicodedata.mirrored(one):
            name = unicodedata.name(one).replace("LEFT", "RIGHT")
            with contextlib.suppress(KeyError):
                found[one] = unicodedata.lookup(name)
    return found


def _neutral(types: list[str], edge: str) -> None:
    """N1 and N2."""
    for start, end in _stretches(types, _NEUTRAL):
        left = types[start - 1] if start else edge
        right = types[end] if end < len(types) else edge
        left, right = _AS_RIGHT.get(left, left), _AS_RIGHT.get(right, right)
        types[start:end] = [left if left == right else edge] * (end - start)


def _stretches(types: Sequence[str], kinds: frozenset[str]) -> list[tuple[int, int]]:
    """Where these kinds stand in a row, as (start, end)."""
    found, start = [], None
    for place, kind in enumerate([*types, ""]):
        if kind in kinds and start is None:
            start = place
        elif kind not in kinds and start is not None:
            found.append((start, place))
            start = None
    return found

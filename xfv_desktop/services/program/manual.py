"""The manual: chapters of Markdown in ``resources/manual``, in the order of their numbers."""

import re

import attrs

from xfv_desktop.assets import resources

_FILE = re.compile(r"\d\d-(.+)\.md")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)|[*`|]")
_AROUND = 60


@attrs.frozen
class Chapter:
    """One chapter. ``name`` is what links call it, ``text`` is Markdown."""

    name: str
    title: str
    text: str


@attrs.frozen
class Found:
    """A section in which all words of a search occur, with the first place of the first word."""

    chapter: str
    title: str
    section: str
    excerpt: str


def chapters() -> tuple[Chapter, ...]:
    """All chapters in their order."""
    files = {entry.name: entry for entry in resources("manual").iterdir()}
    found = [(match[1], files[match[0]]) for match in map(_FILE.fullmatch, sorted(files)) if match]
    texts = [(name, file.read_text("utf-8")) for name, file in found]
    return tuple(Chapter(name, _title(text), text) for name, text in texts)


def search(words: str) -> tuple[Found, ...]:
    """The sections that hold all the words, in the order of the manual."""
    wanted = words.lower().split()
    if not wanted:
        return ()
    return tuple(
        Found(chapter.name, chapter.title, section, _excerpt(text, wanted[0]))
        for chapter in chapters()
        for section, text in sections(chapter.text)
        if all(word in f"{section} {text}".lower() for word in wanted)
    )


def sections(text: str) -> tuple[tuple[str, str], ...]:
    """(heading, words below it up to the next one) of a chapter, without the marks of Markdown."""
    parts = _HEADING.split(text)
    return tuple(zip(parts[1::2], map(_plain, parts[2::2]), strict=True))


def picture(name: str) -> bytes:
    """A picture of the manual, by the address that its text has; empty if there is none."""
    file = resources("manual", *name.split("/"))
    return file.read_bytes() if ".." not in name and file.is_file() else b""


def _title(text: str) -> str:
    return text.split("\n", 1)[0].removeprefix("# ").strip()


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(lambda match: match[1] or "", text).split())


def _excerpt(text: str, word: str) -> str:
    place = max(text.lower().find(word), 0)
    start = text.rfind(" ", 0, max(place - _AROUND // 2, 0)) + 1
    end = text.find(" ", min(place + _AROUND, len(text)))
    part = text[start : end if end >= 0 else len(text)]
    return f"{'… ' if start else ''}{part}{' …' if end >= 0 else ''}"

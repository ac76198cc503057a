"""Brings the window's translations up to date with its sources.

    python -m tests.translations            # the .ts file of every language, then its .qm file
    python -m tests.translations --compile  # the .qm files alone

The .ts files (Qt's own format; Qt Linguist opens them) hold every text that stands in ``tr("…")``
under ``xfv_desktop/ui``, by the file in which it stands first. Texts that are gone leave them, new
ones are marked as unfinished. What the program loads are the .qm files.
"""

import argparse
import ast
import subprocess
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from xfv_desktop.ui.elements.language import CONTEXT

ROOT = Path(__file__).resolve().parent.parent
WINDOW = ROOT / "xfv_desktop" / "ui"
FOLDER = ROOT / "resources" / "translations"


def texts() -> dict[str, str]:
    """Every text of the window, with the file in which it stands first."""
    found: dict[str, str] = {}
    for file in sorted(WINDOW.rglob("*.py")):
        place = file.relative_to(ROOT).as_posix()
        for text in texts_of(ast.parse(file.read_text(encoding="utf-8")), place):
            found.setdefault(text, place)
    return found


def texts_of(tree: ast.AST, place: str) -> Iterator[str]:
    """The texts of one module; one that is put together where it is translated is refused."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            match node.args:
                case [ast.Constant(value=str(text))]:
                    yield text
                case _:
                    raise ValueError(f"{place}, line {node.lineno}: no literal stands in tr()")


def translations(file: Path) -> dict[str, str]:
    """The finished translations of a .ts file."""
    if not file.is_file():
        return {}
    done = {}
    for message in ElementTree.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.text and "type" not in translation.attrib:
            done[message.findtext("source", "")] = translation.text
    return done


def write(file: Path, language: str, done: Mapping[str, str]) -> int:
    """Writes the .ts file with all texts; the number of those without a translation."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    wanted = texts()
    for text, place in wanted.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "location", filename=f"../../{place}")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        if text in done:
            translation.text = done[text]
        else:
            translation.set("type", "unfinished")
    ElementTree.indent(root, " " * 4)
    body = ElementTree.tostring(root, encoding="unicode")
    file.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8"
    )
    return len(wanted.keys() - done.keys())


def compile_to(file: Path, out: Path) -> None:
    """The .qm file of a .ts file, by Qt's own tool."""
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    subprocess.run([tool, "-silent", file, "-qm", out], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Bring the window's translations up to date.")
    parser.add_argument("--compile", action="store_true", help="only the .qm files")
    only_compile = parser.parse_args().compile
    for file in sorted(FOLDER.glob("*.ts")):
        if not only_compile:
            language = ElementTree.parse(file).getroot().get("language", "")
            left = write(file, language, translations(file))
            print(f"{file.name}: {left} texts without a translation")
        compile_to(file, file.with_suffix(".qm"))


if __name__ == "__main__":
    main()

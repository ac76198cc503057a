"""What a reader would find on the pages of a PDF, and what other programs say of it."""

import subprocess
from pathlib import Path

import pypdfium2

from xfv_desktop.reporting.pdf.layout import SIDE_MARGIN


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page, line ends as spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [" ".join(text.split()) for text in texts]


def stray_letters(pdf: bytes) -> list[str]:
    """Letters of the body that reach into a margin."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    try:
        for page in document:
            text = page.get_textpage()
            width, height = page.get_size()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                letter = text.get_text_range(index, 1)
                if letter.strip() and not (
                    left >= SIDE_MARGIN - 1.5
                    and right <= width - SIDE_MARGIN + 1.5
                    and bottom > 25
                    and top < height - 5
                ):
                    found.append(letter)
    finally:
        document.close()
    return found


def called(*command: str, cwd: Path, status: int | None = 0) -> str:
    """What a program says; it has to end with that status, whichever it is if ``None``."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    assert status is None or done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr

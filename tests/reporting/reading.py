"""What a reader would find on the pages of a PDF."""

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

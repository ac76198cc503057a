"""Pages of a PDF as pictures, signature fields included."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from xfv_desktop.domain.errors import UserError

# PDFium keeps global state: two calls at the same time crash the process.
_PDFIUM = threading.Lock()


def page_count(pdf: bytes) -> int:
    """The number of pages.

    Raises UserError if the bytes are no PDF that can be opened.
    """
    with opened_pdf(pdf) as document:
        return len(document)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes can be opened as a PDF at all."""
    try:
        with opened_pdf(data):
            return True
    except UserError:
        return False


def outline(pdf: bytes) -> tuple[tuple[str, int], ...]:
    """The bookmarks of the first level, each with its page from 0; raises UserError."""
    with opened_pdf(pdf) as document:
        found = [(mark.get_title(), mark.get_dest()) for mark in document.get_toc(max_depth=1)]
        return tuple((title, dest.get_index()) for title, dest in found if dest is not None)


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page as a reader copies it; raises UserError."""
    with opened_pdf(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def render_page(pdf: bytes, index: int, dots_per_inch: float) -> NDArray[np.uint8]:
    """Page ``index`` (from 0) as (H, W, 3) uint8 RGB on white.

    Raises IndexError if there is no such page, UserError if the bytes are no PDF.
    """
    with opened_pdf(pdf) as document:
        if not 0 <= index < len(document):
            raise IndexError(f"page {index} of {len(document)}")
        document.init_forms()  # else PDFium leaves out the visible signature
        page = document[index]
        bitmap = page.render(scale=dots_per_inch / 72, rev_byteorder=True)
        return np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)


@contextmanager
def opened_pdf(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, for one thread at a time; raises UserError if the bytes are no PDF."""
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise UserError("The file is no PDF that can be opened; choose another one.") from error
        try:
            yield document
        finally:
            document.close()

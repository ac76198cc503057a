"""Pages as pictures."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from xfv_desktop.domain.errors import UserError
from xfv_desktop.reporting.pdf.layout import RenderedReport
from xfv_desktop.reporting.pdf.pages import page_count, render_page

from ..specimen import PAGES


def test_a_page_has_the_size_asked_for(rendered: RenderedReport) -> None:
    page = render_page(rendered.pdf, 0, 72)
    assert page.dtype == np.uint8
    assert page.shape == (842, 596, 3)
    assert (page[-1, -1] == 255).all()


def test_colours_are_not_swapped(rendered: RenderedReport) -> None:
    ink = render_page(rendered.pdf, 0, 72).reshape(-1, 3).astype(int)
    bluish = ink[(ink.max(axis=1) - ink.min(axis=1)) > 40]
    assert (bluish[:, 2] > bluish[:, 0]).mean() > 0.95


def test_the_visible_signature_shows(rendered: RenderedReport, signed: bytes) -> None:
    place = rendered.places["Examiner"]
    top = 842 - place.top
    field = np.s_[top : top + 78, place.left : place.right]
    before, after = (render_page(pdf, place.page, 72)[field] for pdf in (rendered.pdf, signed))
    assert (after < 120).any(axis=2).sum() > 4 * (before < 120).any(axis=2).sum() + 500


def test_threads_do_not_disturb_each_other(signed: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(lambda index: render_page(signed, index % 5, 40), range(16)))
    for index, page in enumerate(pages):
        assert np.array_equal(page, pages[index % 5])


def test_what_is_not_there_is_refused(rendered: RenderedReport) -> None:
    assert page_count(rendered.pdf) == PAGES
    with pytest.raises(IndexError):
        render_page(rendered.pdf, PAGES, 40)
    with pytest.raises(UserError, match="no PDF that can be opened"):
        page_count(b"no PDF")

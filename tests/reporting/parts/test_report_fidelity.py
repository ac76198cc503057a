"""The check of the maps on paper: figures, verdicts, the warning over the maps."""

from collections.abc import Callable

import attrs
import pytest

from xfv_desktop.domain.fidelity import FidelityRecord
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.pdf.layout import RenderedReport, render

from ..reading import page_texts, stray_letters

Checked = Callable[..., ReportDocument]


@pytest.fixture
def with_record(
    document: ReportDocument, make_fidelity: Callable[..., FidelityRecord]
) -> Callable[..., ReportDocument]:
    """The ordinary document with a check of its maps."""

    def made(**facts: object) -> ReportDocument:
        examination = attrs.evolve(document.examination, fidelity=make_fidelity(**facts))
        return attrs.evolve(document, examination=examination)

    return made


def text_of(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def test_without_a_check_it_says_so(rendered: RenderedReport) -> None:
    text = text_of(rendered.pdf)
    assert "Not measured: no check of the maps is stored" in text
    assert "was not measured for this pair of photographs" in text
    assert "did not pass" not in text


def test_a_map_that_failed_stands_under_a_warning_with_its_figures(with_record: Checked) -> None:
    pdf = render(with_record(passes=False)).pdf
    page = next(page for page in page_texts(pdf) if "These maps did not pass" in page)
    assert (
        "depends on the partner: no; better than a fixed mask: no; finds a replaced region: 1 of 8."
    ) in page
    assert page.index("These maps did not pass") < page.index("Aligned crop")
    text = text_of(pdf)
    for part in (
        "Does the map depend on the partner? × not passed no; dependence 0.10 against 2 other",
        "better than 100 % of random maps and 2 of 3 fixed controls",
        "1 of 8; a map that knows nothing finds 0.5 of 8",
        "at least 0.3",
        "K7 (SHA-256 bbbbbbbbbbbbbbbb…)",
        "Deletion (lower is better)",
        "The maps were tested on this very pair",
    ):
        assert part in text
    assert not stray_letters(pdf)


def test_a_map_that_passed_has_its_table_and_no_warning(with_record: Checked) -> None:
    text = text_of(render(with_record(passes=True)).pdf)
    assert "did not pass" not in text
    assert "✓ passed 6 of 8; a map" in text


def test_what_does_not_apply_is_said_and_is_no_failure(with_record: Checked) -> None:
    text = text_of(render(with_record(passes=True, region=None)).pdf)
    assert "not applicable, the method has no dissimilarity map" in text
    assert "did not pass" not in text


@pytest.mark.parametrize("passes", [True, False])
def test_equal_records_give_equal_bytes(with_record: Checked, passes: bool) -> None:
    first, second = (render(with_record(passes=passes)).pdf for _ in range(2))
    assert first == second

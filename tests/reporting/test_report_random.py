"""Random cases do not break the layout: nothing overflows, overlaps or is cut.

A few by default; ``XFV_REPORT_CASES=200`` tries so many.
"""

import os
import random
import re
import unicodedata

import attrs
import pypdfium2
import pytest

from tests.calibrations import GOOD
from xfv_desktop.domain.audit import sealed
from xfv_desktop.domain.casework import Case, Examiner
from xfv_desktop.domain.enhancement_record import ProcessingRow
from xfv_desktop.domain.likelihood import NoLikelihoodRatio
from xfv_desktop.domain.notes import Note, Subject, Wording
from xfv_desktop.domain.particulars import CASE, About, Form, Particular, Particulars
from xfv_desktop.domain.particulars import Subject as Of
from xfv_desktop.domain.procedure import Order
from xfv_desktop.domain.procedure_events import procedures
from xfv_desktop.domain.report import OPTIONAL, Earlier, Edition, LaboratoryProfile, Succession
from xfv_desktop.reporting.pdf.layout import SIDE_MARGIN, render
from xfv_desktop.reporting.pdf.pages import render_page
from xfv_desktop.services.opinion import particulars

from .parts.test_report_likelihood import NAMING, ratio
from .reading import page_texts, stray_letters
from .sections.test_report_opinion import SCALE, whole
from .specimen import NOW, build

CASES = int(os.environ.get("XFV_REPORT_CASES", "4"))
DPI = 40
PIECES = [
    "Überwachungskamera", "x" * 90, "照片参考", "a < b & c", "0,5 %", "„Zitat“", "Zeile\nUmbruch",
    "–", "Łódź", "W" * 30, "i" * 60, "محمد", "שלום (12)", "نهيان" * 9, "م0651",
]  # fmt: skip


def some_text(chance, most):
    """Words of several scripts, without spaces for long stretches, or nothing."""
    count = chance.choice([0, 1, 3, most])
    return " ".join(chance.choice(PIECES) for _ in range(count))


def some_particulars(chance):
    subjects = {
        About.CASE: CASE,
        About.PERSON: Of(About.PERSON, "P"),
        About.EXHIBIT: Of(About.EXHIBIT, "K1"),
        About.EXAMINATION: Of(About.EXAMINATION, "3"),
    }
    return Particulars(
        tuple(
            Particular(1, subjects[one.about], one.id, some_text(chance, 40), "", "")
            for one in particulars.fields()
        )
    )


def some_document(seed):
    """A document with random texts, sizes, regions, parts and choices; the same for a seed."""
    chance = random.Random(seed)
    sizes = [(60, 1500), (1500, 60), (480, 640), (41, 43), (700, 500)]
    count = chance.choice([0, 1, 7, 60 if seed else 200])
    document = build(
        names=(some_text(chance, 8), some_text(chance, 8)),
        shapes=(chance.choice(sizes), chance.choice(sizes)), region_count=count,
        demonstration=chance.random() < 0.3, score=chance.uniform(-1, 1),
    )  # fmt: skip
    events, before = [], "0" * 64
    for number in range(1, chance.choice([1, 40, 230])):
        event = sealed(
            sequence=number, at="2026-11-23T08:00:00.000000Z", actor=some_text(chance, 3),
            action="examined", details={}, previous=before,
        )  # fmt: skip
        events.append(event)
        before = event.seal
    name = some_text(chance, 8) or "P"
    wordings = tuple(
        Wording(some_text(chance, 30), "2026-11-23T08:00:00Z", 1)
        for _ in range(chance.randint(1, 3))
    )
    notes = tuple(
        Note(number, name, Subject(questioned="Q1", known="K1"), wordings)
        for number in range(chance.choice([0, 3]))
    )
    step = ProcessingRow(
        "Q1",
        name,
        1,
        "Levels",
        "low 3, high 250",
        "OpenCV 5",
        "–",
        some_text(chance, 20),
        "a" * 64,
        (some_text(chance, 40),),
    )
    comparison = document.examination.comparison
    if with_ratio := chance.random() < 0.4:
        sides = {
            side: attrs.evolve(getattr(comparison, side), quality=GOOD)
            for side in ("probe", "reference")
        }
        comparison = attrs.evolve(comparison, **sides)
    reason = some_text(chance, 12) or "none."
    title, number = some_text(chance, 8), some_text(chance, 4)
    earlier = Earlier(chance.choice(list(Succession)), "2026-1", NOW, "b" * 64, reason)
    return attrs.evolve(
        document,
        case=Case(title, number, name, NOW, document.case.demonstration),
        examiner=Examiner(name, some_text(chance, 8), some_text(chance, 4)),
        particulars=some_particulars(chance),
        examination=attrs.evolve(document.examination, comparison=comparison),
        evaluation=ratio() if with_ratio else NoLikelihoodRatio((reason,)),
        naming=NAMING if with_ratio else None,
        procedures=procedures(whole()) if chance.random() < 0.6 else (),
        opinion_scale=SCALE,
        order=chance.choice(list(Order)),
        order_reason=reason,
        trail=tuple(events),
        notes=notes,
        processing=(step,) * chance.choice([0, 4]),
        edition=Edition(
            form=chance.choice([Form.FULL, Form.FULL, *Form]),
            language=chance.choice(["en", "de"]),
            draft=chance.random() < 0.2,
            earlier=earlier if chance.random() < 0.4 else None,
            laboratory=LaboratoryProfile(
                name=some_text(chance, 6), address=some_text(chance, 6),
                left_out=frozenset(chance.sample(sorted(OPTIONAL), chance.randint(0, 3))),
            ),
        ),
    )  # fmt: skip


def overlapping_lines(pdf):
    """Pairs of lines of text that lie over each other, but for the marks on plates."""
    document, found = pypdfium2.PdfDocument(pdf), []
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            lines = []
            for index in range(text.count_rects()):
                box = text.get_rect(index)
                words = text.get_text_bounded(*box).strip()
                on_plate = re.fullmatch(r"[P\d\s]*", words)
                if not on_plate and box[3] - box[1] < 30:
                    lines.append((*box, words))
            lines.sort(key=lambda line: -line[3])
            for place, one in enumerate(lines):
                for other in lines[place + 1 :]:
                    if other[3] < one[1]:
                        break
                    across = min(one[2], other[2]) - max(one[0], other[0])
                    down = min(one[3], other[3]) - max(one[1], other[1])
                    if across > 2 and down > 0.45 * min(one[3] - one[1], other[3] - other[1]):
                        found.append((number, one[4], other[4]))
    finally:
        document.close()
    return found


def ink_in_margins(pdf, page):
    """Whether anything is drawn beside the text: at the left or at the right edge."""
    pixels = render_page(pdf, page, DPI)
    edge = int((SIDE_MARGIN - 4) * DPI / 72)
    body = pixels[int(60 * DPI / 72) : -int(45 * DPI / 72)]
    return bool((body[:, :edge] < 200).any() or (body[:, -edge:] < 200).any())


@pytest.mark.parametrize("seed", range(CASES))
def test_a_random_case_keeps_its_layout(seed):
    document = some_document(seed)
    pdf = render(document).pdf
    pages = page_texts(pdf)
    assert stray_letters(pdf) == []
    if not document.edition.draft:  # its mark lies across everything
        assert overlapping_lines(pdf) == []
        assert not [n for n in range(len(pages)) if ink_in_margins(pdf, n)]
    printed = "".join("".join(pages).split())
    conclusion = document.particulars.text("conclusion", Of(About.EXAMINATION, "3"))
    omitted = document.edition.omissions()
    whole_texts = [conclusion]
    if 6 not in omitted:
        whole_texts.append(document.particulars.text("question"))
    if 10 not in omitted and document.order is Order.FREE:
        whole_texts.append(document.order_reason)
    for text in whole_texts:
        # Readers of a page guess the order where both directions meet
        mixed = any(unicodedata.bidirectional(one) in {"R", "AL"} for one in text)
        for part in text.split() if mixed else ["".join(text.split())]:
            assert unicodedata.normalize("NFC", part.strip("()")) in printed
    words = document.words["page"]["of"]
    for number, text in enumerate(pages, 1):
        assert f"{words.format(page=number)}{len(pages)}" in text
    assert len(pdf) < 15_000_000

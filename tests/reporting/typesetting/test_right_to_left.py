"""Hebrew, Arabic, Persian, Urdu, Devanagari and Thai on paper, as written and as copied."""

import io
import json
import unicodedata

import attrs
import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.casework import Case, Examiner
from xfv_desktop.domain.report import Edition
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.pdf.pages import page_texts as lines_of_pages
from xfv_desktop.reporting.signatures.signature import sign
from xfv_desktop.reporting.signatures.stamp import stamp
from xfv_desktop.reporting.typesetting import fonts, shaping
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.shaped_paragraph import ShapedParagraph
from xfv_desktop.reporting.typesetting.wording import wording

from ..reading import page_texts, stray_letters
from ..specimen import NOW

ARABIC = "محمد بن عبد الله آل نهيان"
HEBREW = "שלום עולם בדיקה"
URDU = "ڈاکٹر ٹیپو کھڑے ہیں"
PERSIAN = "می\u200cخواهم پرونده ۱۲۳"
LANGUAGES = [
    ARABIC, HEBREW, URDU, PERSIAN, "محمّد الرَّحْمٰن", "שָׁלוֹם", "لا إله إلا الله",
    "मैं हिन्दी लिखता हूँ क्षत्रिय", "ภาษาไทยน้ำ", "پښتو ځوان", "ئێمە کوردین",
]  # fmt: skip


def composed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


@pytest.fixture(autouse=True)
def _fonts() -> None:
    ty.register_fonts()


def on_paper(*texts: str, width: float = 400, style=ty.BODY) -> bytes:
    """A page with these paragraphs."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(width + 40, 600), invariant=1, initialFontName=ty.SANS)
    frame = Frame(20, 20, width, 560, 0, 0, 0, 0)
    story = [ty.paragraph(text, style) for text in texts]
    frame.addFromList(story, canvas)
    assert not story
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("text", LANGUAGES)
def test_a_text_copies_as_it_was_written(text: str) -> None:
    assert composed(page_texts(on_paper(text))[0]) == composed(text)


@pytest.mark.parametrize("text", LANGUAGES)
def test_every_letter_has_a_glyph(text: str) -> None:
    assert not any("[U+" in part for _, part in fonts.runs(text))
    line = shaping.shaped_line(fonts.runs(text))
    assert "".join(cluster.text for cluster in line) == unicodedata.normalize("NFC", text)
    for cluster in line:
        face = fonts.font(cluster.font).face
        assert all(face.charToGlyph[ord(glyph.character)] for glyph in cluster.glyphs)


def test_arabic_letters_join() -> None:
    alone, joined = (
        [g.character for c in shaping.shaped_line(fonts.runs(text)) for g in c.glyphs]
        for text in ("ب ب ب", "ببب")
    )
    assert len({*alone} - {" "}) == 1
    assert len(joined) == len(set(joined)) == 3


def test_a_mark_stands_over_its_letter() -> None:
    plain, marked = (render_dark(on_paper(text, style=ty.TITLE)) for text in ("محمد", "محمّد"))
    more = marked & ~plain
    assert more.any()
    assert not (plain & ~marked).any()
    word_rows, mark_rows = (np.flatnonzero(one.any(axis=1)) for one in (plain, more))
    columns, mark_columns = (np.flatnonzero(one.any(axis=0)) for one in (plain, more))
    assert mark_rows[-1] < word_rows[-1]
    assert columns[0] < mark_columns[0] <= mark_columns[-1] < columns[-1]


def render_dark(pdf: bytes) -> np.ndarray:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=3).to_numpy()[..., 0] < 128
    finally:
        document.close()


def left_of(pdf: bytes, *letters: str) -> bool:
    """Whether these letters, which stand once on the page, follow each other from the left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        at = {text.get_text_range(i, 1): text.get_charbox(i)[0] for i in range(text.count_chars())}
    finally:
        document.close()
    places = [at[letter] for letter in letters]
    return places == sorted(places)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("x אב y", "xבאy"),
        ("אב 7 x", "x7בא"),
        ("to محرس end", "tسرحd"),
        ("سعر 5", "5رعس"),
    ],
)
def test_letters_stand_in_their_visual_order(text: str, order: str) -> None:
    assert left_of(on_paper(text), *order)


def test_a_long_paragraph_breaks_in_reading_order() -> None:
    words = [f"كلمة{number}" for number in range(60)]
    pdf = on_paper(" ".join(words), width=150)
    lines = lines_of_pages(pdf)[0].splitlines()
    assert len(lines) > 8
    found = "".join("".join(lines).split())
    assert found.index("كلمة0") < found.index("كلمة31") < found.index("كلمة59")
    assert ink_at_right(pdf, 150)


def ink_at_right(pdf: bytes, width: float) -> bool:
    dark = render_dark(pdf)
    right = (20 + width - 3) * 3
    return bool(dark[:, int(right) :].any())


def test_a_word_wider_than_its_column_is_divided() -> None:
    name = "محمد" * 75
    pdf = on_paper(name, width=120)
    assert composed(page_texts(pdf)[0]) == name
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        boxes = [text.get_charbox(i) for i in range(text.count_chars())]
    finally:
        document.close()
    assert all(box[0] >= 19 and box[2] <= 141 for box in boxes if any(box))


@settings(max_examples=80)
@given(
    st.text("אבּבסگلاَّक्षिน้ำa1 ().[]\u200c\u202e照", min_size=1, max_size=40),
    st.floats(2.5, 30),
)
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: float) -> None:
    parts = fonts.runs(text)
    line = shaping.shaped_line(parts)
    assert "".join(one.text for one in line) == "".join(part for _, part in parts)
    broken = shaping.broken(line, width)
    kept = "".join(one.text for piece in broken for one in piece)
    assert "".join(kept.split()) == "".join("".join(part for _, part in parts).split())
    assert all(shaping.extent(piece) <= width + 1e-9 or len(piece) == 1 for piece in broken)


def test_a_paragraph_is_split_without_single_lines() -> None:
    whole = ty.paragraph("كلمة " * 200, ty.BODY)
    assert isinstance(whole, ShapedParagraph)
    height = whole.wrap(200, 1000)[1]
    leading = ty.BODY.leading
    assert whole.split(200, leading * 1.5) == []
    above, below = whole.split(200, height - leading * 0.5)
    assert above.wrap(200, 1000)[1] == pytest.approx(height - 2 * leading)
    assert below.wrap(200, 1000)[1] == pytest.approx(2 * leading)
    assert whole.split(200, height) == [whole]


def test_other_text_takes_the_same_way_as_before() -> None:
    assert not isinstance(ty.paragraph("Größe 照片 <b>", ty.BODY), ShapedParagraph)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("photo\u202eگpj", "photo[U+202E]گpj"),
        ("a\u200cb", "a[U+200C]b"),
        ("\u200cب", "[U+200C]ب"),
        ("\u0710", "[U+0710]"),
        ("x\ufdd0y", "xy"),
    ],
)
def test_what_hides_or_turns_is_still_spelled_out(text: str, shown: str) -> None:
    assert "".join(part for _, part in fonts.runs(text)) == shown


def in_arabic(document, language: str):
    """A document in which people wrote from right to left."""
    name = (ARABIC + " ") * 11 + ARABIC[:14]
    regions = AnnotationSet(
        tuple(
            attrs.evolve(one, label=HEBREW, comment=f"{HEBREW} (scar, 12 mm) {PERSIAN}")
            for one in document.examination.probe_regions
        )
    )
    examination = attrs.evolve(document.examination, probe_regions=regions, examined_by=ARABIC)
    return attrs.evolve(
        document,
        case=Case(f"{URDU} 2026/17", f"ملف {ARABIC[:4]} 12", ARABIC, NOW),
        examiner=Examiner(ARABIC, HEBREW, "מעבדה 7"),
        examination=examination,
        edition=Edition(language=language),
    ), name


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_report_of_people_who_write_from_right_to_left(
    make_document, identity, verify, language
) -> None:
    document, name = in_arabic(make_document(names=("صورة_12.jpg", URDU + ".png")), language)
    exhibit = document.examination.questioned
    examination = attrs.evolve(
        document.examination, questioned=attrs.evolve(exhibit, label=name, source=name)
    )
    document = attrs.evolve(document, examination=examination)
    rendered = render(document)
    assert rendered.pdf == render(document).pdf
    assert stray_letters(rendered.pdf) == []
    printed = composed("".join(page_texts(rendered.pdf)))
    for text in (ARABIC, HEBREW, "מעבדה7", URDU):
        assert composed(text) in printed
    assert printed.count("نهيان") >= 2 * name.count("نهيان")
    assert printed.replace("[U+202E]", "").count("[U+") == 0  # the report names that one itself
    state = verify(sign(rendered, identity, signed_at=NOW))
    assert not state.problems
    facts = {fact.name: fact.holds for fact in state.contents}
    assert facts["Printed text"]
    assert facts["Extract"]


def test_nobody_writes_the_marks_that_isolate(document, laboratory) -> None:
    """What the program isolates values with stands as its code point where people wrote it."""
    name = "Anna \ufdd0 محمد Müller \ufdd1"
    marked = attrs.evolve(
        document,
        examiner=attrs.evolve(document.examiner, name=name),
        case=attrs.evolve(document.case, reference="x\ufdd0y"),
    )
    rendered = render(marked)
    printed = "".join(page_texts(rendered.pdf))
    assert "Case x[U+FDD0]y" in printed
    assert "Anna [U+FDD0] محمد Müller [U+FDD1]" in printed
    assert json.loads(rendered.extract.content)["examiner"]["name"] == name
    shown = stamp(laboratory.person("A\ufdd0B"), NOW, (240, 90), wording("en"))
    assert "A[U+FDD0]B" in page_texts(shown)[0]

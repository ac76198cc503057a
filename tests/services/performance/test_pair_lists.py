"""Lists of pairs and scores: what is read from sound ones, and what is said of all others."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.pairs import ScoredPair, persons_in, shared_persons
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.services.performance.pair_lists import (
    PERSON_RULES,
    QUALITY_COLUMNS,
    person_rule,
    read_pairs,
    read_scores,
    scores_csv,
)

HEAD = "image_a,image_b,same\n"
NAMED = "image_a,image_b,same,person_a,person_b\n"
SCORES = "score,same\n"


@pytest.fixture
def listed(tmp_path):
    """Writes a list and gives its path."""

    def write(content):
        path = tmp_path / "pairs.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


REFUSED = {
    "empty": ("", "no column image_a, image_b, same"),
    "lacks a column": ("image_a,image_b\n", "no column same"),
    "semicolons": ("image_a;image_b;same\na;b;1\n", "Separate columns with commas"),
    "tabs": ("image_a\timage_b\tsame\na\tb\t1\n", "Separate columns with commas"),
    "column twice": ("image_a,image_b,same,same\na,b,1,0\n", "two columns same"),
    "no rows": (HEAD, "holds no pairs"),
    "only empty lines": (HEAD + "\n\n", "holds no pairs"),
    "same is a word": (HEAD + "a,b,yes\n", "Line 2 .*needs 0 or 1 under “same”, not “yes”"),
    "same is NaN": (HEAD + "a,b,1\nc,d,NaN\n", "Line 3 .*not “NaN”"),
    "no path": (HEAD + "a,b,1\n,b,0\n", "Line 3 .*nothing under “image_a”"),
    "blank path": (HEAD + "a,  ,1\n", "Line 2 .*nothing under “image_b”"),
    "truncated row": (HEAD + "a,b,1\nc,d", "Line 3 .*2 values for 3 columns"),
    "long row": (HEAD + "a,b,1,9\n", "Line 2 .*4 values for 3 columns"),
    "truncated in quotes": (HEAD + 'a,b,1\n"c,d,0\n', r"Line 3 .*no CSV"),
    "text after quotes": (HEAD + '"a"x,b,1\n', "Line 2 .*no CSV"),
    "Latin 1": ((HEAD + "a,b,1\nä,b,0\n").encode("latin-1"), "Line 3 .*not UTF-8"),
    "UTF-16": ((HEAD + "a,b,1\n").encode("utf-16"), "UTF-16: save it as CSV in UTF-8"),
    "zero byte": (HEAD + "a,b,1\nc\0,d,0\n", "Line 3 .*zero byte"),
    "pair twice": (HEAD + "a,b,1\nc,d,0\nb,a,1\n", "Line 4 .*repeats the pair of line 2"),
    "contradiction": (NAMED + "a,b,1,Ann,Ann\nc,d,1,Ann,Bob\n", "Line 3 .*persons are different"),
    "same person": (NAMED + "a,b,0,Ann,Ann\n", "Line 2 .*persons are the same"),
    "nameless": (NAMED + "a,b,0,Ann,\n", "Line 2 .*nothing under “person_b”"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_list_that_cannot_be_used_is_refused_in_one_sentence_with_the_line(listed, what):
    content, words = REFUSED[what]
    with pytest.raises(UserError, match=words) as caught:
        read_pairs(listed(content))
    assert "pairs.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("image_a\n", "no column score, same"),
        (SCORES, "holds no scores"),
        (SCORES + "0.5,1\nnan,0\n", "Line 3 .*“nan” under “score”, which is no number"),
        (SCORES + "inf,1\n", "Line 2 .*no number"),
        (SCORES + "0.5.1,1\n", "Line 2 .*no number"),
        (SCORES + "0.5,2\n", "Line 2 .*needs 0 or 1"),
        (SCORES + "0.5\n", "Line 2 .*1 values for 2 columns"),
        (SCORES + "1" * 200_000 + ",1\n", "Line 2 .*no CSV"),
    ],
)
def test_scores_that_cannot_be_used_are_refused_with_the_line(listed, content, words):
    with pytest.raises(UserError, match=words):
        read_scores(listed(content))


def test_a_missing_list_is_named(tmp_path):
    with pytest.raises(UserError, match=r"gone\.csv"):
        read_pairs(tmp_path / "gone.csv")
    with pytest.raises(UserError, match="cannot be read"):
        read_pairs(tmp_path)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_marks_line_ends_empty_lines_and_other_columns_do_not_matter(listed, mark, end):
    lines = ["fold,image_a, image_b,same", "", '1,"ä, 1.jpg",b/2.jpg,0', ""]
    (pair,) = read_pairs(listed(mark + end.join(lines).encode()))
    assert (pair.image_a, pair.image_b, pair.same, pair.line) == ("ä, 1.jpg", "b/2.jpg", False, 3)


@pytest.mark.parametrize(
    ("content", "rule", "persons"),
    [
        (NAMED + "a,b,1,Ann,Ann\nc,d,0,Bob,Ann\n", "columns", [("Ann", "Ann"), ("Bob", "Ann")]),
        (HEAD + "Ann/1,Ann/2,1\nAnn/1,x/Bob/1,0\n", "folders", [("Ann", "Ann"), ("Ann", "Bob")]),
        (HEAD + "1,2,1\n1,3,0\n", "unknown", [None, None]),
        (HEAD + "faces/1,faces/2,1\nfaces/1,faces/3,0\n", "unknown", [None, None]),
        (HEAD + "Ann/1,Ann/2,1\ncctv/1,passports/1,1\n", "unknown", [None, None]),
    ],
)
def test_persons_are_known_from_columns_or_folders_or_not_at_all(listed, content, rule, persons):
    path = listed(content)
    pairs = read_pairs(path)
    assert [pair.persons for pair in pairs] == persons
    assert person_rule(path, pairs) == rule
    assert rule in PERSON_RULES


texts = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1
).filter(str.strip)
finite = st.floats(allow_nan=False, allow_infinity=False)
qualities = st.builds(
    FaceQuality,
    **{
        field.name: st.none() | st.integers(1, 100) if field.name == "jpeg_quality" else finite
        for field in attrs.fields(FaceQuality)
    },
)


@st.composite
def scored(draw, known=True):
    persons = draw(st.tuples(texts, texts)) if known else None
    same = persons[0] == persons[1] if persons else draw(st.booleans())
    quality = draw(st.none() | st.tuples(qualities, qualities))
    return ScoredPair(draw(texts), draw(texts), same, draw(finite), persons, quality)


@settings(max_examples=60)
@given(st.booleans().flatmap(lambda known: st.lists(scored(known), min_size=1, max_size=4)))
def test_scores_are_read_as_they_were_written(tmp_path_factory, pairs):
    path = tmp_path_factory.mktemp("scores") / "scores.csv"
    path.write_text(scores_csv(pairs), encoding="utf-8", newline="")
    assert list(read_scores(path)) == pairs


@pytest.mark.parametrize("column", ["score", "sharpness_a", "roll_degrees_b", "jpeg_quality_a"])
def test_a_measure_that_is_no_number_is_refused(listed, column):
    quality = FaceQuality(**dict.fromkeys((f.name for f in attrs.fields(FaceQuality)), 1.0))
    content = scores_csv([ScoredPair("a", "b", True, 0.5, ("Ann", "Ann"), (quality, quality))])
    head, row = (line.split(",") for line in content.splitlines())
    row[head.index(column)] = "NaN"
    with pytest.raises(UserError, match=f"Line 2 .*“NaN” under “{column}”"):
        read_scores(listed(",".join(head) + "\n" + ",".join(row) + "\n"))
    assert set(QUALITY_COLUMNS) <= set(head)


def test_a_long_list_is_read(listed):
    count = 20_000
    rows = "".join(f"p{i}/1.jpg,p{i}/2.jpg,1\n" for i in range(count))
    assert len(read_pairs(listed(HEAD + rows))) == count


def test_persons_that_two_lists_share_are_named():
    def pair(*persons):
        return ScoredPair("", "", persons[0] == persons[1], 0.5, persons)

    one = [pair("Ann", "Ann"), pair("Ann", "Bob"), ScoredPair("", "", True, 0.5)]
    other = [pair("Cid", "Bob"), pair("Dot", "Dot")]
    assert persons_in(one) == ("Ann", "Bob")
    assert shared_persons(one, other) == ("Bob",)
    assert shared_persons(one, other[1:]) == ()

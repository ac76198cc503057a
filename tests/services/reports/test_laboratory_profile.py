"""A laboratory's file is read with distrust: one sentence on whatever is wrong with it."""

import io
import struct
import zlib

import pytest
from PIL import Image

from xfv_desktop.assets import report_parts
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.particulars import Form
from xfv_desktop.domain.report import (
    OPTIONAL,
    Edition,
    LaboratoryProfile,
    Omission,
    Truth,
)
from xfv_desktop.services.reports.laboratory_profile import edition, laboratory_profile


@pytest.fixture
def written(tmp_path):
    def write(text, name="lab.toml"):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def picture(size=(40, 20), kind="PNG"):
    stream = io.BytesIO()
    Image.new("RGB", size, "navy").save(stream, kind)
    return stream.getvalue()


def claiming(width, height):
    """A small PNG whose header claims another size."""
    data = bytearray(picture())
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


def test_without_a_file_there_is_no_laboratory():
    assert laboratory_profile() == LaboratoryProfile()
    assert edition() == Edition()


def test_the_example_is_a_laboratory(tmp_path):
    example = report_parts("laboratory", "example.toml").read_text(encoding="utf-8")
    path = tmp_path / "example.toml"
    path.write_text(example, encoding="utf-8")
    profile = laboratory_profile(path)
    assert profile.name == "Example Laboratory for Image Comparison"
    assert profile.truth is Truth.NEUTRAL
    assert not profile.left_out


def test_everything_that_can_be_said_is_read(written):
    written(picture(), "logo.png")
    profile = laboratory_profile(
        written(
            'name = "KTI"\naddress = "Köln"\ncontact = "x"\naccreditation = "D-1"\n'
            'language = "de"\ntruth = "germany"\nlogo = "logo.png"\nleft_out = [16, 25]'
        )
    )
    assert profile == LaboratoryProfile(
        name="KTI", address="Köln", contact="x", accreditation="D-1", language="de",
        truth=Truth.GERMANY, logo=picture(), left_out=frozenset({16, 25}),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "no TOML"),
        (f"name = {'[' * 20_000}", "no TOML"),
        (b"\xff\xfe", "no TOML in UTF-8"),
        ('colour = "red"', "“colour”"),
        ("name = 3", "name is a text"),
        (f'name = "{"x" * 3000}"', "no more than 2,000"),
        ('language = "fr"', "language is one of en, de"),
        ('truth = "moon"', "truth is one of neutral"),
        ('left_out = "16"', "list of numbers"),
        ("left_out = [true]", "list of numbers"),
        ("left_out = [16, 19]", "section 19 cannot be left out; possible are 9, 16, 17, 22, 25"),
        ("left_out = [99]", "section 99 cannot be left out"),
        ('logo = "../logo.png"', "names a file in the same folder"),
        ('logo = "none.png"', "cannot be read"),
        ('logo = "text.png"', "is a PNG or JPEG"),
        ('logo = "gif.png"', "is a PNG or JPEG"),
        ('logo = "huge.png"', "is a PNG or JPEG"),
        ('logo = "lab.SVG"', "lab.SVG is a drawing; export it as a PNG about 1,200 pixels wide"),
        ('verbal_scale = "text.png"', "verbal scale"),
        ("#" * 200_000, "larger than 100 kB"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(written, text, words):
    written("no picture", "text.png")
    written(picture(kind="GIF"), "gif.png")
    written("<svg/>", "lab.SVG")
    written(claiming(9000, 9000), "huge.png")
    with pytest.raises(UserError, match=words):
        laboratory_profile(written(text))


def test_the_language_of_the_laboratory_counts_where_none_is_named(written):
    path = written('language = "de"')
    assert edition(path).language == "de"
    assert edition(path, "en").language == "en"


@pytest.mark.parametrize("form", list(Form))
def test_every_section_that_is_missing_has_a_reason(form):
    of = Edition(form=form, laboratory=LaboratoryProfile(left_out=OPTIONAL))
    omissions = of.omissions()
    assert {n for n, why in omissions.items() if why is Omission.LABORATORY} <= OPTIONAL
    assert (Omission.FORM in omissions.values()) is (form is not Form.FULL)
    assert not omissions.keys() & {1, 2, 3, 4, 5, 8, 20, 23, 24}

"""What files say of themselves, written by the test and read back."""

import hashlib
import random
import zlib
from itertools import pairwise

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from tests.engine.pictures import ENCODINGS, encoded, picture
from tests.engine.untrusted.test_mutated_images import mutated
from xfv_desktop.domain.errors import UnreadableImage
from xfv_desktop.engine.metadata import (
    LONGEST,
    MOST_ENTRIES,
    PARTS,
    READERS,
    image_metadata,
    shortened,
)
from xfv_desktop.engine.metadata.parts_of import parts
from xfv_desktop.engine.metadata.structure import MOST_PARTS
from xfv_desktop.engine.untrusted.decoding import metadata

PICTURE = picture(48, 32)
HISTORY = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="An editor"
  xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
  xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
  <xmpMM:History><rdf:Seq><rdf:li stEvt:action="created"/><rdf:li stEvt:action="saved"/></rdf:Seq>
  </xmpMM:History><dc:format>image/jpeg</dc:format></rdf:Description></rdf:RDF></x:xmpmeta>"""
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'


def facts(data, group):
    return {e.name: e.value for e in image_metadata(data) if e.group == group}


def with_exif():
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "A camera", "2026:03:01 14:05:00"
    exif.get_ifd(0x8769)[0x9003] = "2026:03:01 14:04:59"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (48.0, 8.0, 30.0)
    return exif


@pytest.mark.parametrize("name", ["jpg", "png", "webp", "avif", "heic"])
def test_exif_is_read_from_every_format_that_carries_it(name):
    data = encoded(PICTURE, name, exif=with_exif())
    assert facts(data, "EXIF")["Make"] == "A camera"
    assert facts(data, "EXIF")["DateTime"] == "2026:03:01 14:05:00"
    assert facts(data, "EXIF photograph")["DateTimeOriginal"] == "2026:03:01 14:04:59"
    assert facts(data, "EXIF position (GPS)")["GPSLatitude"] == "48.0 8.0 30.0"


def test_xmp_properties_have_paths():
    data = encoded(PICTURE, "jpg", xmp=HISTORY.encode())
    assert facts(data, "XMP") == {
        "xmp:CreatorTool": "An editor",
        "xmpMM:History/rdf:li[1]/stEvt:action": "created",
        "xmpMM:History/rdf:li[2]/stEvt:action": "saved",
        "dc:format": "image/jpeg",
    }


def test_xmp_that_defines_entities_is_not_unfolded():
    found = facts(encoded(PICTURE, "jpg", xmp=ENTITIES.encode()), "XMP")
    assert list(found) == ["unreadable"]
    assert "entities" in found["unreadable"]


def test_iptc_data_sets_are_named():
    record = b"".join(
        b"\x1c\x02" + bytes([number]) + len(value).to_bytes(2, "big") + value
        for number, value in ((80, "Jürgen".encode()), (25, b"robbery"), (25, b"shop"))
    )
    block = b"8BIM\x04\x04\x00\x00" + len(record).to_bytes(4, "big") + record
    segment = b"Photoshop 3.0\0" + block
    jpeg = encoded(PICTURE, "jpg")
    data = jpeg[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment + jpeg[2:]
    entries = [(e.name, e.value) for e in image_metadata(data) if e.group == "IPTC"]
    assert entries == [("by-line", "Jürgen"), ("keywords", "robbery"), ("keywords", "shop")]


def test_the_profile_is_named_and_hashed():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = facts(encoded(PICTURE, "jpg", icc_profile=profile), "ICC profile")
    assert hashlib.sha256(profile).hexdigest() in found["bytes"]
    assert found["colour space"] == "RGB"
    assert "sRGB" in found["profile description"]


def test_quantisation_tables_and_sampling_of_a_jpeg():
    data = encoded(PICTURE, "jpg", quality=50, subsampling=2, progressive=True)
    coding = facts(data, "JPEG coding")
    assert coding["process"] == "progressive"
    assert coding["chroma subsampling"] == "4:2:0"
    assert coding["quality of the nearest standard table"] == "50 of 100"
    first = facts(data, "JPEG quantisation tables")["table 0"].split("\n")
    assert first[0].split() == ["16", "11", "10", "16", "24", "40", "51", "61"]
    assert first[7].split() == ["72", "92", "95", "98", "112", "100", "103", "99"]


def test_the_thumbnail_of_a_camera_is_hashed():
    small = encoded(PICTURE.resize((16, 12)), "jpg")
    head = b"Exif\0\0MM\0*\0\0\0\x08" + b"\0\0" + b"\0\0\0\x0e"  # an empty IFD0, then IFD1
    entries = b"\x02\x01\0\x04\0\0\0\1" + (44).to_bytes(4, "big")
    entries += b"\x02\x02\0\x04\0\0\0\1" + len(small).to_bytes(4, "big")
    exif = head + b"\0\2" + entries + b"\0\0\0\0"
    assert len(exif) == 50
    found = facts(encoded(PICTURE, "jpg", exif=exif + small), "EXIF thumbnail")
    assert hashlib.sha256(small).hexdigest() in found["picture"]


def test_texts_of_a_png():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Software", "A program")
    texts.add_itxt("Title", "嫌疑人")
    found = facts(encoded(PICTURE, "png", pnginfo=texts), "Texts in the file")
    assert found == {"Software": "A program", "Title": "嫌疑人"}


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("jpg", "SOI", "EOI"),
        ("png", "IHDR", "IEND"),
        ("webp", "VP8L", "VP8L"),
    ],
)
def test_parts_cover_the_whole_file(name, first, last):
    data = encoded(PICTURE, name)
    found = [part for part in parts(data) if part.depth == 0]
    assert found[0].name == first
    assert last in found[-1].name
    for part, following in pairwise(found):
        assert part.offset + part.size == following.offset
    assert found[-1].offset + found[-1].size == len(data)
    assert "after the end of the picture" not in facts(data, PARTS)


@pytest.mark.parametrize("name", ["jpg", "png"])
def test_what_follows_the_end_is_told(name):
    data = encoded(PICTURE, name) + b"a second message"
    told = facts(data, PARTS)["after the end of the picture"]
    assert told == f"16 bytes, SHA-256 {hashlib.sha256(b'a second message').hexdigest()}"


def test_a_box_that_its_parts_do_not_fill_ends_where_it_says():
    data = encoded(PICTURE, "jp2") + b"\0\0\0\x14udta\0\0\0\x08free\0\0\0\0"
    assert "  free" in facts(data, PARTS)
    assert "after the end of the picture" not in facts(data, PARTS)


def test_fill_bytes_may_stand_before_a_marker():
    data = encoded(PICTURE, "jpg")
    before, tables = data.split(b"\xff\xdb", 1)
    filled = before + b"\xff\xff\xff\xdb" + tables
    assert list(facts(filled, PARTS)) == list(facts(data, PARTS))


def test_many_entries_of_one_part_hide_no_other_part():
    many = "".join(f"<rdf:li>{number}</rdf:li>" for number in range(MOST_ENTRIES + 3))
    data = encoded(PICTURE, "webp", xmp=HISTORY.replace("<rdf:li stEvt", many + "<rdf:li stEvt", 1))
    found = facts(data, "XMP")
    assert len(found) == MOST_ENTRIES + 1
    assert found["further ones, not shown"] == "7"
    assert "VP8L" in facts(data, PARTS)


def test_more_parts_than_are_shown_are_counted_and_do_not_hide_what_follows():
    end = b"\0\0\0\0IEND"
    before, after = encoded(PICTURE, "png").split(end)
    chunk = b"\0\0\0\0prVt" + zlib.crc32(b"prVt").to_bytes(4, "big")
    found = facts(before + MOST_PARTS * chunk + end + after + b"a second message", PARTS)
    assert found["further ones, not shown"] == "3"
    assert found["after the end of the picture"].startswith("16 bytes")


def test_what_was_read_before_a_fault_stays(monkeypatch):
    def torn(*_):
        yield "a", "b\u202e"
        raise ValueError("torn")

    monkeypatch.setitem(READERS, "XMP", torn)
    found = facts(encoded(PICTURE, "png"), "XMP")
    assert found == {"a": "b[U+202E]", "unreadable": "ValueError('torn')"}


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_format_has_its_container_facts(name):
    found = facts(encoded(PICTURE, name), "Container")
    assert found["format"] == ENCODINGS[name].format
    assert found["size"] == "48 × 32 px, as stored"


def test_long_and_strange_values_are_shown_without_harm():
    assert shortened("a\u202eb\x00") == "a[U+202E]b[U+0000]"
    assert shortened("x" * (LONGEST + 1)).endswith(f"… ({LONGEST + 1} characters)")


def test_through_the_sandbox_it_is_the_same():
    data = encoded(PICTURE, "jpg", exif=with_exif(), comment=b"hello")
    assert list(metadata(data, "a.jpg")) == image_metadata(data)


@pytest.mark.parametrize("number", range(40))
def test_damaged_files_are_read_as_far_as_they_go(number):
    """Any entries, or the sentence that the decoder went down: never an exception of ours."""
    chance = random.Random(f"metadata {number}")
    kinds = ["jpg", "png", "webp", "heic", "tif", "avif", "jp2", "gif"]
    files = [encoded(PICTURE, kind, exif=with_exif().tobytes()) for kind in kinds[:4]]
    files += [encoded(PICTURE, kind) for kind in kinds[4:]]
    try:
        entries = metadata(mutated(files[number % 8], files, chance), "a")
    except UnreadableImage:
        return
    assert all(entry.group and entry.name for entry in entries)

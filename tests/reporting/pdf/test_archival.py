"""PDF/A-3b: what the file must contain, and what Apache's checker says of its pages."""

import io
import shutil
import subprocess
from pathlib import Path

import attrs
import pikepdf
import pytest
from PIL import Image, ImageCms

from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.pdf import layout
from xfv_desktop.reporting.pdf.archival import archival
from xfv_desktop.reporting.pdf.colour import srgb_profile
from xfv_desktop.reporting.pdf.layout import RenderedReport, render
from xfv_desktop.reporting.signatures.signature import sign

from ..specimen import NOW

JARS = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in (
        "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io",
        "javax.activation", "jaxb-api",
    )
]  # fmt: skip


@pytest.fixture
def opened(rendered: RenderedReport):
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        yield pdf


def test_the_output_intent_is_srgb(opened: pikepdf.Pdf) -> None:
    (intent,) = opened.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    profile = intent.DestOutputProfile
    assert profile.N == 3
    assert profile.read_bytes() == srgb_profile()


def test_the_profile_is_srgb() -> None:
    """Colours pass through it into Pillow's own sRGB unchanged, but for rounding."""
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(ours).strip() == "sRGB IEC61966-2.1"
    ramp = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn) for turn in (0, 90, 180)])
    there = ImageCms.profileToProfile(ramp, ours, ImageCms.createProfile("sRGB"))
    pairs = zip(ramp.tobytes(), there.tobytes(), strict=True)
    assert max(abs(before - after) for before, after in pairs) <= 1


def test_metadata_say_the_same_twice(opened: pikepdf.Pdf) -> None:
    assert opened.docinfo.CreationDate == "D:20261123081530Z"
    assert opened.docinfo.ModDate == "D:20261123081530Z"
    with opened.open_metadata() as xmp:  # leaving it writes pikepdf's own dates
        assert xmp["pdfaid:part"] == "3"
        assert xmp["pdfaid:conformance"] == "B"
        assert xmp["dc:title"] == str(opened.docinfo.Title)
        assert xmp["dc:creator"] == [str(opened.docinfo.Author)]
        assert xmp["dc:description"] == str(opened.docinfo.Subject)
        assert xmp["xmp:CreateDate"] == "2026-11-23T08:15:30Z"


def test_attachments_are_associated_with_the_document(
    opened: pikepdf.Pdf, rendered: RenderedReport
) -> None:
    assert [str(f.UF) for f in opened.Root.AF][:2] == ["extract.json", "maps.npz"]
    assert set(opened.attachments) == {str(file.UF) for file in opened.Root.AF}
    for file in opened.Root.AF:
        assert file.AFRelationship == "/Data"
        assert file.Desc
        assert file.EF.F.Subtype
    assert opened.attachments["extract.json"].get_file().read_bytes() == rendered.extract.content


def test_nothing_is_in_it_that_pdf_a_forbids(opened: pikepdf.Pdf) -> None:
    """ISO 19005-3, 6.1 to 6.6: encryption, scripts, forms with actions, foreign colours."""
    assert not opened.is_encrypted
    assert opened.trailer.ID
    assert "/OpenAction" not in opened.Root
    assert "/AA" not in opened.Root
    for thing in opened.objects:
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            continue
        assert "/JS" not in thing
        assert thing.get("/S") not in ("/JavaScript", "/Launch", "/Movie", "/Sound")
        if thing.get("/Subtype") == "/Image":
            assert thing.ColorSpace in ("/DeviceRGB", "/DeviceGray")
            assert "/SMask" not in thing
        if thing.get("/Type") == "/Font":
            assert {"/FontFile2"} <= set(thing.FontDescriptor.keys())
        if thing.get("/Type") == "/Annot":
            assert thing.F & 4
        if "/Filter" in thing:
            filters = thing.Filter
            names = [filters] if isinstance(filters, pikepdf.Name) else list(filters)
            assert set(map(str, names)) <= {"/FlateDecode", "/DCTDecode"}


def test_control_characters_in_a_name_do_not_break_the_metadata(make_document) -> None:
    document = make_document()
    case = type(document.case)("Fall \x01 & <b>", "R\ud7ff\t1", "E", NOW, True)
    pdf = render(attrs.evolve(document, case=case)).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as xmp:
        assert "& <b>" in xmp["dc:description"]
        assert "NOT FOR COURT" in xmp["pdf:Keywords"]


@pytest.mark.skipif(
    not (shutil.which("java") and all(jar.is_file() for jar in JARS)),
    reason="Apache Preflight is not installed (see .ci/run)",
)
@pytest.mark.parametrize("title", ["Fall 1", "می\u200cخواهم محمّد שָׁלוֹם हिन्दी น้ำ 照片"])
def test_preflight_finds_the_pages_valid(
    document: ReportDocument,
    identity,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    title: str,
) -> None:
    """It knows part 1 only, so the same pages are declared as part 1, without attachments."""

    def first_part(pages: bytes, **options: object) -> bytes:
        return archival(pages, issued_at=options["issued_at"], part="1")

    monkeypatch.setattr(layout, "archival", first_part)
    case = attrs.evolve(document.case, title=title)
    rendered = render(attrs.evolve(document, case=case))
    for name, data in (
        ("unsigned.pdf", rendered.pdf),
        ("signed.pdf", sign(rendered, identity, signed_at=NOW)),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        command = ["java", "-cp", ":".join(map(str, JARS))]
        command += ["org.apache.pdfbox.preflight.Validator_A1b", str(path)]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        assert f"The file {name} is a valid PDF/A-1b file" in said

"""After the issue: countersigned, upgraded, verified against the case."""

import io
import json
import shutil
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from http.client import BadStatusLine, InvalidURL

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tests.reporting.tampering import signed_again
from tests.signers import PASSPHRASE
from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.errors import (
    ClockBehind,
    IdentityUnusable,
    NoTimeStamp,
    NotSignable,
    OutputUnwritable,
    WrongPassphrase,
)
from xfv_desktop.persistence import records, vault
from xfv_desktop.reporting.pdf import extract as extracts
from xfv_desktop.reporting.signatures.trust import TrustMaterial
from xfv_desktop.services.cases import casework
from xfv_desktop.services.cases.checking import outside_fault
from xfv_desktop.services.exchange import bundles
from xfv_desktop.services.program.authority import SECONDS
from xfv_desktop.services.reports import issue
from xfv_desktop.services.signatures import identity, signing
from xfv_desktop.services.signatures.verification import verify_beside, verify_report

from .test_certified import certified, put

WHO = Examiner("A. Examiner", "Laboratory", "Examiner")


@pytest.fixture(scope="module")
def issued_folder(tmp_path_factory, examined_folder, people):
    folder = tmp_path_factory.mktemp("issued") / "issued.xfv"
    shutil.copytree(examined_folder, folder)
    with casework.open_case(folder, writable=True) as case:
        issue.issue_report(
            case, 1, examiner=WHO, identity=people / "examiner.xfvid", passphrase=PASSPHRASE
        )
    return folder


@pytest.fixture
def report(issued_folder, tmp_path):
    (filed,) = (issued_folder / "reports").glob("*.pdf")
    return shutil.copy(filed, tmp_path / "report.pdf")


def countersigned(report, people, **options):
    out = report.with_name("countersigned.pdf")
    arguments = {
        "identity": people / "verifier.xfvid", "passphrase": PASSPHRASE, "out": out, **options,
    }  # fmt: skip
    signing.countersign_report(report, **arguments)
    return out


def test_a_countersigned_report_still_belongs_to_its_case(report, people, issued_folder):
    trust = [people / "examiner.cer", people / "verifier.cer"]
    whole = verify_report(report, trust=trust, case=issued_folder)
    longer = verify_report(countersigned(report, people), trust=trust, case=issued_folder)
    assert (whole.ok, longer.ok, longer.trusted) == (True, True, True)
    assert [fact.holds for fact in longer.case] == [True, True, True]
    assert "byte for byte" in whole.case[0].text
    assert "begins with the report" in longer.case[0].text


def test_a_countersigned_report_of_an_encrypted_case_still_belongs_to_it(
    people, bundle, reported_folder, tmp_path, monkeypatch
):
    pytest.importorskip("sqlcipher3")
    monkeypatch.setattr(vault, "_COST", {"iterations": 1, "lanes": 1, "memory_kib": 64})
    folder, passphrase = tmp_path / "encrypted.xfv", "a long sentence"
    bundles.import_case(bundle, folder, examiner=WHO.name, case_passphrase=passphrase)
    filed = min((reported_folder / "reports").glob("*.pdf"))
    longer = countersigned(shutil.copy(filed, tmp_path / "report.pdf"), people)
    found = verify_report(longer, case=folder, passphrase=passphrase)
    assert [fact.holds for fact in found.case] == [True, True, True]
    assert "begins with the report" in found.case[0].text
    with casework.open_case(folder, writable=False, passphrase=passphrase) as case:
        assert outside_fault(case, reports=[longer]) is None


def test_the_report_of_another_case_is_told(report, filled_folder):
    found = verify_report(report, case=filled_folder)
    assert not found.ok
    assert "it comes from another case" in found.verdict
    assert [fact.holds for fact in found.case] == [False, False, False]


@pytest.mark.parametrize(
    ("options", "error", "reason"),
    [
        ({"passphrase": "wrong horse"}, WrongPassphrase, "type it again"),
        ({"identity": "examiner.xfvid"}, NotSignable, "a second person must verify"),
        ({"identity": "gone.xfvid"}, IdentityUnusable, "cannot be read"),
        ({"out": "report.pdf"}, OutputUnwritable, "exists already"),
    ],
)
def test_a_countersignature_that_cannot_be_made_leaves_nothing(
    report, people, options, error, reason
):
    if "identity" in options:
        options = {"identity": people / options["identity"]}
    if "out" in options:
        options = {"out": report.with_name(options["out"])}
    before = report.read_bytes()
    with pytest.raises(error, match=reason):
        countersigned(report, people, **options)
    assert [path.name for path in report.parent.iterdir()] == ["report.pdf"]
    assert report.read_bytes() == before


def test_an_altered_report_is_not_countersigned(report, people):
    data = bytearray(report.read_bytes())
    data[len(data) // 2] ^= 1
    report.write_bytes(data)
    with pytest.raises(NotSignable, match="not worth a signature"):
        countersigned(report, people)


def test_a_clock_set_back_is_told(report, people, monkeypatch, examined_folder, tmp_path):
    class Yesterday(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 1, 1, tzinfo=UTC)

    early = signing.datetime.now(UTC) - timedelta(days=1)
    for when in (early, early + timedelta(days=1)):
        if when > early:
            signing.refuse_clock_behind(early, when, "it happened")
        else:
            with pytest.raises(ClockBehind, match="put the clock right first"):
                signing.refuse_clock_behind(early + timedelta(hours=1), when, "it happened")
    monkeypatch.setattr(issue, "datetime", Yesterday)
    with (
        casework.open_case(shutil.copytree(examined_folder, tmp_path / "c.xfv"), writable=True)
        as case,
        pytest.raises(ClockBehind, match="the last event of this case happened"),
    ):  # fmt: skip
        issue.issue_report(
            case, 1, examiner=WHO, identity=people / "examiner.xfvid", passphrase=PASSPHRASE
        )


@pytest.fixture
def authority(laboratory, monkeypatch):
    """The address of a time-stamp authority, which answers without any network."""
    ask = laboratory.time_stamps(datetime.now(UTC))

    def answer(request, *, timeout):
        assert request.full_url == "http://tsa.example/"
        assert request.get_header("Content-type") == "application/timestamp-query"
        assert timeout == SECONDS
        return io.BytesIO(ask(request.data))

    monkeypatch.setattr(urllib.request, "urlopen", answer)
    return "http://tsa.example/"


def test_a_report_is_upgraded_and_countersigned_with_testimony(
    report, people, authority, laboratory, store, tmp_path
):
    store.add(put(tmp_path / "root.cer", laboratory.certificate.public_bytes(Encoding.DER)))
    known = store.material()
    second = countersigned(report, people, authority=authority, known=known)
    out = tmp_path / "stamped.pdf"
    signing.upgrade_report(second, authority=authority, out=out, known=known)
    found = verify_report(out, known=known)
    assert found.ok
    assert [one.level for one in found.signatures] == ["B-T", "B-T"]
    assert "trusted on this computer" in found.signatures[0].time_source
    assert len(found.time_stamps) == 1


@pytest.mark.parametrize(("speaks", "level"), [(False, "B-T"), (True, "B-LT")])
def test_the_level_on_record_is_the_one_that_is_found(
    report, people, authority, laboratory, tmp_path, speaks, level
):
    """A list that does not speak of the signer proves nothing of their certificate."""
    path = tmp_path / "me.xfvid"
    identity.copy_identity(people / "verifier.xfvid", PASSPHRASE, path)
    if speaks:
        certified(laboratory, path, tmp_path)
    known = TrustMaterial(
        roots=(laboratory.certificate,), revocation_lists=(laboratory.revocation_list(),)
    )
    out = report.with_name("second.pdf")
    made = signing.countersign_report(
        report, identity=path, passphrase=PASSPHRASE, out=out, known=known, authority=authority
    )
    assert made.level == verify_report(out, known=known).signatures[-1].level == level


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (urllib.error.URLError("connection refused"), "connection refused"),
        (BadStatusLine("SSH-2.0-OpenSSH_9.9"), "SSH-2.0"),  # another service at that port
        (InvalidURL("nonnumeric port: 'x'"), "nonnumeric port"),
    ],
    ids=["refused", "no HTTP", "no port"],
)
def test_an_authority_that_is_away_costs_the_level_only(report, people, monkeypatch, fault, words):
    def away(*_, **__):
        raise fault

    monkeypatch.setattr(urllib.request, "urlopen", away)
    out = report.with_name("out.pdf")
    away = "http://tsa.example/"
    options = {"identity": people / "verifier.xfvid", "passphrase": PASSPHRASE, "out": out}
    signed = signing.countersign_report(report, authority=away, **options)
    assert signed.level == "B-B"
    assert f"cannot be reached ({words}" in signed.complaint
    assert "signed without a time stamp" in signed.complaint
    assert verify_report(out).ok
    with pytest.raises(NoTimeStamp, match="cannot be reached"):
        signing.upgrade_report(out, authority=away, out=out.with_name("never.pdf"))
    with pytest.raises(NoTimeStamp, match="begins with http"):
        signing.upgrade_report(out, authority="tsa.example", out=out.with_name("never.pdf"))
    assert not out.with_name("never.pdf").exists()


def test_beside_an_open_case_only_its_own_report_is_compared(report, issued_folder, filled_folder):
    with casework.open_case(issued_folder, writable=False) as case:
        own = verify_beside(case, report, trust=())
    assert [fact.holds for fact in own.case] == [True, True, True]
    with casework.open_case(filled_folder, writable=False) as case:
        foreign = verify_beside(case, report, trust=())
    assert foreign.ok
    assert [(fact.holds, "holds no report" in fact.text) for fact in foreign.case] == [(None, True)]


@pytest.mark.parametrize(
    "extract",
    [{}, {"report_id": []}, {"report_id": "R", "audit_head": {"sequence": 1, "seal": "0"}},
     {"report_id": "R", "audit_head": 1, "examination": {"number": "1"}},
     {"report_id": "R", "audit_head": {"sequence": 1, "seal": "0"}, "examination": {"number": []}},
     {"report_id": "R", "audit_head": {"sequence": 1, "seal": "0"},
      "examination": {
          "number": 10**30, "comparison": {"model": {"sha256": "m"}, "score": 1},
          "questioned": {"image": {"sha256": "q"}}, "known": {"image": {"sha256": "k"}},
      }}],
)  # fmt: skip
def test_a_signed_file_with_an_extract_of_its_own_making_is_judged(
    report, people, issued_folder, extract
):
    report.write_bytes(forged(report.read_bytes(), people, extract))
    found = verify_report(report, case=issued_folder)
    assert found.signed
    assert not found.ok
    assert any(fact.holds is False for fact in found.case)
    with casework.open_case(issued_folder, writable=False) as case:
        assert not verify_beside(case, report, trust=()).ok
        assert "proves nothing" in outside_fault(case, reports=[report])


@pytest.mark.parametrize("error", [KeyError, TypeError, ValueError])
def test_a_bug_of_the_program_is_not_read_as_a_bad_extract(
    report, issued_folder, monkeypatch, error
):
    """A report would be called unreliable for what is wrong with the program that judges it."""

    def broken(*_):
        raise error("a bug")

    monkeypatch.setattr(records, "examination", broken)
    with pytest.raises(error, match="a bug"):
        verify_report(report, case=issued_folder)


def forged(signed, people, extract):
    """The pages with another extract, signed by the verifier alone."""
    known = {"format": extracts.FORMAT, "version": extracts.VERSION}
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        del pdf.Root.AcroForm, pdf.Root.Perms
        for page in pdf.pages:
            if "/Annots" in page:
                del page.Annots
        content = json.dumps(known | extract).encode()
        pdf.attachments[extracts.NAME] = pikepdf.AttachedFileSpec(
            pdf, content, filename=extracts.NAME
        )
        stream = io.BytesIO()
        pdf.save(stream)
    who = identity.opened_identity(people / "verifier.xfvid", PASSPHRASE)
    return signed_again(stream.getvalue(), who, field="Examiner")

"""A frozen case of every released version opens for ever: for reading as it is, and for writing."""

import shutil

import pytest

from xfv_desktop.domain.custody import CustodyAct
from xfv_desktop.domain.explanation import Side
from xfv_desktop.persistence import migrations, people_records, records, upgrade
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases import casework, checking, custody

from ..cases import HERE, sample_case
from ..tampering import forged

VERSIONS = sorted(int(path.name.split(".")[0].split("_")[1]) for path in HERE.glob("*.tar.xz"))


def contents(case):
    """What a case of any version holds."""
    examination = records.examination(case, 1)
    assert examination.comparison.score == records.examination_summaries(case)[0].score
    return (
        records.cover(case),
        [exhibit.image.sha256 for exhibit in records.exhibits(case)],
        examination.comparison.score,
        [region.label for region in examination.regions(Side.PROBE)],
        examination.fidelity,
        [report.sha256 for report in records.reports(case)],
    )


def test_every_released_version_has_its_case():
    assert {1, 2} <= set(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_read_where_nothing_can_be_written(plain_owner, version):
    """As it is: not one byte is written, and no file appears."""
    folder = sample_case(version, plain_owner)
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with casework.open_case(folder, writable=False) as case:
        assert case.version == version
        assert checking.case_fault(case) is None
        cover, exhibits, *_ = contents(case)
        assert (cover.title, cover.demonstration, len(exhibits)) == ("Frozen sample", True, 2)
    with casework.open_case(folder, writable=False) as case:
        casework.overview(case)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_brought_up_to_date_with_everything_in_it(tmp_path, version):
    folder = sample_case(version, tmp_path)
    with CaseFile.open(folder, writable=False) as case:
        before = contents(case)
    with CaseFile.open(folder, writable=True) as case:
        assert case.version == migrations.SCHEMA_VERSION
        assert contents(case) == before
        assert checking.case_fault(case) is None
        who = records.cover(case).examiner
        assert who in [person.name for person in people_records.people(case)]
        with case.transaction():
            custody.enter(case, records.exhibit(case, "Q1"), CustodyAct.TRANSFERRED, person=who,
                          given_by=who, received_by="b", reason="c")  # fmt: skip
        assert checking.case_fault(case) is None
    assert {path.name for path in folder.iterdir()} == {"case.db", "case.lock", "files", "reports"}


@pytest.mark.parametrize("version", [v for v in VERSIONS if v < migrations.SCHEMA_VERSION])
def test_a_change_made_before_it_was_brought_up_to_date_is_still_found(tmp_path, version):
    """The new seals must not bless what was altered under the old ones."""
    folder = sample_case(version, tmp_path)
    forged(folder, "UPDATE exhibits SET label = 'other' WHERE number = 'K1'")
    CaseFile.open(folder, writable=True).close()
    with CaseFile.open(folder, writable=False) as case:
        assert "label of exhibit K1" in checking.case_fault(case)


def test_the_old_file_stays_until_the_new_one_is_sound(tmp_path, monkeypatch):
    """Killed between the two: the next opening finds a sound new file and removes the old one."""
    folder = sample_case(1, tmp_path)
    old = shutil.copy(folder / "case.db", tmp_path / "old.db")
    with monkeypatch.context() as killed:
        killed.setattr(upgrade, "discard_older", lambda _: None)
        CaseFile.open(folder, writable=True).close()
    kept = folder / "case.version-1.db"
    assert kept.exists()
    shutil.copy(kept, folder / "case.db")
    with CaseFile.open(folder, writable=False) as case:
        assert case.version == 1
    shutil.copy(old, folder / "case.db")
    CaseFile.open(folder, writable=True).close()
    assert not kept.exists()

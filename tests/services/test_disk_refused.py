"""A full disk or a missing permission in any step: one clear sentence, and the store is intact."""

import shutil
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.errors import OutputUnwritable
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.cases import casework, checking, checkpoints, custody
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.demo import demonstration
from xfv_desktop.services.evidence import annotation, intake
from xfv_desktop.services.exchange import bundles
from xfv_desktop.services.opinion import procedure
from xfv_desktop.services.reports import issue
from xfv_desktop.services.signatures import identity

from ..cases import sample_case
from ..full_disk import full_disk
from ..opinions import answered
from .bundle_world import EXAMINER, PASSPHRASE


def ready_to_lock(case):
    """An analysis of Q1 and K2 with everything answered."""
    procedure.open_procedure(case, "Q1", "K2", person=EXAMINER)
    answered(case, 1, EXAMINER)


def state(case):
    """What a step changes, apart from the event that an export leaves."""
    return casework.overview(case), procedure.procedures(case)


@pytest.fixture
def steps(examined, portraits, signer, tmp_path, monkeypatch):
    """Every changing step, ready to be done; what the network computes is there already."""
    done = casework.load_examination(examined, 1)
    monkeypatch.setattr(
        examination, "compare_faces", lambda *_, **__: (done.comparison, done.explanation)
    )
    inspection = intake.inspect(portraits[1])
    loaded = identity.opened_identity(signer, PASSPHRASE)
    many = AnnotationSet()
    for number in range(60):
        points = np.array([[1.0, 1.0], [9.0 + number, 9.0]])
        many = many.added(RegionKind.ELLIPSE, points, "label " * 20, "comment " * 60)
    ready_to_lock(examined)
    return {
        "lock": lambda: procedure.lock_stage(examined, 1, person=EXAMINER, identity=loaded),
        "export": lambda: bundles.export_case(examined, tmp_path / "out.zip", examiner=EXAMINER),
        "intake": lambda: intake.add_exhibit(
            examined, inspection, role=Role.KNOWN, examiner=EXAMINER
        ),
        "comparison": lambda: examination.examine(examined, "Q1", "K1", examiner=EXAMINER),
        "annotation": lambda: annotation.annotate(
            examined, 1, Side.PROBE, many, examiner=EXAMINER, what="drawn"
        ),
        "checkpoint": lambda: checkpoints.seal_case(examined, loaded, person=EXAMINER),
        "transfer": lambda: custody.transfer(
            examined, "Q1", given_by=EXAMINER, received_by="b", reason="c" * 60_000, person=EXAMINER
        ),
        "issue": lambda: issue.issue_report(
            examined,
            1,
            examiner=Examiner(EXAMINER),
            identity=signer,
            passphrase=PASSPHRASE,
        ),
    }


STEPS = (
    "intake", "comparison", "annotation", "lock", "checkpoint", "transfer", "issue", "export",
)  # fmt: skip


@contextmanager
def denied(case, monkeypatch):
    """Neither the database nor any new file may be written."""
    opened = Path.open

    def refuse(path, mode="r", *args, **kwargs):
        if set(mode) & set("wxa+"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        case.database.execute("PRAGMA query_only = ON")  # SQLITE_READONLY, as without the right
        try:
            yield
        finally:
            case.database.execute("PRAGMA query_only = OFF")


@pytest.mark.parametrize("way", ["full disk", "permission denied"])
@pytest.mark.parametrize("step", STEPS)
def test_what_the_disk_refuses_in_any_step(examined, steps, monkeypatch, tmp_path, step, way):
    before = state(examined)
    # The log of SQLite is longer than this already, so not one more page finds room.
    trouble = full_disk(1_000) if way == "full disk" else denied(examined, monkeypatch)
    with trouble, pytest.raises(OutputUnwritable):
        steps[step]()
    assert state(examined) == before
    assert not (tmp_path / "out.zip").exists()
    assert checking.case_fault(examined) is None
    steps[step]()
    assert checking.case_fault(examined) is None
    assert state(examined) != before


def test_a_full_disk_while_a_case_is_brought_up_to_date(tmp_path):
    folder = sample_case(1, tmp_path)
    before = shutil.copytree(folder, tmp_path / "before")
    with full_disk(20_000), pytest.raises(OutputUnwritable, match="check the disk"):
        casework.open_case(folder, writable=True)
    assert (folder / "case.db").read_bytes() == (before / "case.db").read_bytes()
    with casework.open_case(folder, writable=False) as case:
        assert case.version == 1
        assert checking.case_fault(case) is None
    with casework.open_case(folder, writable=True) as case:
        assert checking.case_fault(case) is None
    assert not list(folder.glob("case.version*"))


def test_a_folder_that_may_not_be_written_is_said_and_can_be_read(tmp_path, monkeypatch):
    """Permission denied for the lock file: what the window and “look” fall back to."""
    from xfv_desktop.persistence import case_file

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    folder = sample_case(2, tmp_path)
    monkeypatch.setattr(case_file, "take_writer_lock", refuse)
    with pytest.raises(OutputUnwritable, match="Permission denied"):
        casework.open_case(folder, writable=True)
    case, why = casework.open_or_read(folder)
    with case:
        assert "Permission denied" in why
        assert checking.case_fault(case) is None


def test_a_copy_that_cannot_be_written_leaves_no_report_behind(examined, signer, tmp_path):
    """Who was told of an error would issue it again, and the case would hold two."""
    before = state(examined)
    with pytest.raises(OutputUnwritable):
        issue.issue_report(
            examined, 1, examiner=Examiner(EXAMINER), identity=signer, passphrase=PASSPHRASE,
            out=tmp_path / "gone" / "report.pdf",
        )  # fmt: skip
    assert state(examined) == before
    assert checking.case_fault(examined) is None


@pytest.mark.parametrize("byte_count", [0, 60_000], ids=["no identity", "half a case"])
@pytest.mark.parametrize("there", [False, True])
def test_a_demonstration_that_finds_no_room_leaves_nothing(tmp_path, byte_count, there):
    """The same command can be given again; what lay in the folder before stays."""
    folder = tmp_path / "demonstration"
    if there:
        folder.mkdir()
        (folder / "notes.txt").write_text("x")
    with full_disk(byte_count), pytest.raises(OutputUnwritable):
        demonstration.demonstrate(folder)
    left = sorted(path.name for path in tmp_path.rglob("*"))
    assert left == (["demonstration", "notes.txt"] if there else [])


@pytest.mark.parametrize("byte_count", [0, 400])
def test_no_part_of_an_identity_is_left_that_could_not_be_written(tmp_path, byte_count):
    """Neither the key (about 1 kB) nor one without its certificate: both names are free again."""
    path = tmp_path / "new.p12"
    made = {"name": EXAMINER, "organisation": "", "passphrase": PASSPHRASE}
    with full_disk(byte_count), pytest.raises(OutputUnwritable):
        identity.new_identity(path, **made)
    assert list(tmp_path.iterdir()) == []
    identity.new_identity(path, **made)

"""The whole way on photographs that installed packages carry, openly called a demonstration."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

from xfv_desktop.disk import growing_folder, remove_folder
from xfv_desktop.domain.casework import ExaminationSummary, Examiner
from xfv_desktop.domain.errors import CaseExists, OutputUnwritable
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.report import Edition
from xfv_desktop.engine.degradation import (
    BLUR_SIGMA_PX,
    EYE_DISTANCE_PX,
    JPEG_QUALITY,
    NOISE_SIGMA,
    simulated_cctv_frame,
)
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import examination, fidelity
from xfv_desktop.services.demo import demonstration_words as script
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.evidence.portraits import PORTRAITS, Portrait, portrait_path
from xfv_desktop.services.reports import issue
from xfv_desktop.services.signatures.identity import (
    CERTIFICATE_SUFFIX,
    IDENTITY_SUFFIX,
    new_identity,
)
from xfv_desktop.services.signatures.verification import ReportStatus, verify_report

EXAMINER = Examiner("Demonstration examiner", "XFV Desktop demonstration", "Demonstration")
CASE = "demonstration.xfv"
PAIRS = (("Q1", "K1"), ("Q1", "K2"))


@attrs.frozen
class Demonstration:
    """Where everything is, and what came out."""

    case: Path
    identity: Path
    reports: tuple[Path, ...]
    examinations: tuple[ExaminationSummary, ...]
    statuses: tuple[ReportStatus, ...]

    @property
    def sound(self) -> bool:
        """Whether every report verifies and the two comparisons came out as they should."""
        mated, nonmated = self.examinations
        return (
            all(status.ok and status.trusted for status in self.statuses)
            and mated.score >= mated.threshold > nonmated.score
        )


def demonstration_case(
    folder: Path,
    *,
    device: str = "auto",
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Path:
    """The demonstration case in a folder of its own: the one that is there, or a new one.

    The folder has its name once all is made: what was cancelled leaves nothing. Raises UserError.
    """
    case = folder / CASE
    if not case.exists():
        if folder.exists():
            raise CaseExists(f"{folder} holds no demonstration: move it, or open a case elsewhere.")
        try:
            with growing_folder(folder) as draft:
                demonstrate(draft, device=device, progress=progress, cancel=cancel)
        except OSError as error:
            raise OutputUnwritable(
                f"The demonstration cannot be made in {folder} ({error.strerror}): open a case "
                "in another folder first."
            ) from error
    return case


def demonstrate(
    folder: Path,
    *,
    device: str = "auto",
    language: str = "en",
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Demonstration:
    """A case in ``folder`` with a mated and a non-mated comparison, checked, reported, verified.

    The reports are in that ``language``; what an examiner would say in them is scripted and says
    so. Known exhibits are two portraits, questioned exhibits simulated CCTV frames made from them.
    Raises CaseExists where the demonstration is there already. What could not be made to its end
    leaves nothing behind.
    """
    target = folder / CASE
    if target.exists():
        raise CaseExists(f"{target} exists already: choose another folder for the demonstration.")
    try:
        before = set(folder.iterdir()) if folder.exists() else None
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(
            f"The folder {folder} cannot be made ({error.strerror}): choose another place."
        ) from error
    with _whole_or_gone(folder, before):
        return _made(folder, device, language, progress, cancel)


@contextmanager
def _whole_or_gone(folder: Path, before: set[Path] | None) -> Iterator[None]:
    """``before``: what lay in the folder and stays; ``None`` where there was no folder."""
    try:
        yield
    except BaseException:
        for path in [folder] if before is None else set(folder.iterdir()) - before:
            if path.is_dir():
                remove_folder(path)
            else:
                path.unlink()
        raise


def _made(
    folder: Path, device: str, language: str, progress: Progress, cancel: CancelToken | None
) -> Demonstration:
    target = folder / CASE
    progress(0.0, "Making a throw-away identity")
    identity, passphrase = folder / f"demonstration{IDENTITY_SUFFIX}", secrets.token_urlsafe(12)
    new_identity(
        identity, name="Demonstration examiner", organisation="XFV Desktop",
        passphrase=passphrase, demonstration=True,
    )  # fmt: skip
    with casework.create_case(
        target,
        title="Demonstration",
        reference="DEMO",
        examiner=EXAMINER.name,
        demonstration=True,
    ) as case:
        progress(0.1, "Adding the photographs")
        for seed, portrait in enumerate(PORTRAITS):
            _add_portrait_and_frame(case, portrait, seed, language)
        script.introduce(case, EXAMINER.name, language)
        opinion = script.until_opinion(case, PAIRS[0], EXAMINER.name, language)
        reports = []
        for index, (questioned, known) in enumerate(PAIRS):
            step = part_of(progress, 0.15 + index * 0.4, 0.55 + index * 0.4)
            changes = examination.examine(
                case, questioned, known, examiner=EXAMINER.name, device=device,
                progress=part_of(step, 0, 0.3), cancel=cancel,
            )  # fmt: skip
            number = int(changes.numbers[0])
            fidelity.assess(
                case, number, examiner=EXAMINER.name, device=device,
                progress=part_of(step, 0.3, 0.8), cancel=cancel,
            )  # fmt: skip
            judged = index == 0
            if judged:
                script.after_machine(case, opinion, EXAMINER.name, language)
            script.describe(case, EXAMINER.name, number, language, opinion=judged)
            path, _ = issue.issue_report(
                case, number, examiner=EXAMINER, identity=identity, passphrase=passphrase,
                edition=Edition(language=language), progress=part_of(step, 0.8, 1), cancel=cancel,
            )  # fmt: skip
            reports.append(path)
        examinations = casework.overview(case).examinations
    progress(0.96, "Verifying the reports")
    certificate = identity.with_suffix(CERTIFICATE_SUFFIX)
    statuses = tuple(verify_report(path, trust=[certificate]) for path in reports)
    progress(1.0, "Done")
    return Demonstration(target, identity, tuple(reports), examinations, statuses)


def _add_portrait_and_frame(
    case: casework.CaseFile, portrait: Portrait, seed: int, language: str
) -> None:
    said = script.words(language)["photographs"]
    original = intake.inspect(portrait_path(portrait))
    face = original.faces[original.chosen()]
    frame = simulated_cctv_frame(original.pixels, face.eye_distance_px, seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"simulated_cctv_{portrait.person.lower().replace(' ', '_')}.jpg"
        path.write_bytes(frame)
        simulated = intake.inspect(path)
    intake.add_exhibit(
        case, simulated, role=Role.QUESTIONED, examiner=EXAMINER.name,
        label=said["frame"],
        source=said["frame_source"].format(person=portrait.person),
        remarks=said["frame_remarks"].format(
            eyes=EYE_DISTANCE_PX, blur=BLUR_SIGMA_PX, noise=NOISE_SIGMA, quality=JPEG_QUALITY
        ),
    )  # fmt: skip
    intake.add_exhibit(
        case, original, role=Role.KNOWN, examiner=EXAMINER.name,
        label=said["portrait"].format(person=portrait.person),
        source=said["credits"].get(portrait.package, portrait.credit),
    )  # fmt: skip

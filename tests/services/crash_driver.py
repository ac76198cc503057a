"""Kills a working program at a random moment, again and again, and looks at what is left.

``python -m tests.services.crash_driver TEMPLATE IDENTITY PLACE RUNS SEED`` forks a child for every
run once everything is loaded; prints one line of JSON for each run.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
import zipfile
from pathlib import Path

import numpy as np

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import ORDER_SET, Order
from xfv_desktop.services.cases import casework, checking, checkpoints, custody
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import annotation, intake
from xfv_desktop.services.evidence.portraits import PORTRAITS, portrait_path
from xfv_desktop.services.exchange import bundles
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.services.reports import issue
from xfv_desktop.services.signatures import identity

WHO, PASSPHRASE = "A. Examiner", "correct horse"
LONGEST_S = {"intake": 0.3, "comparison": 0.3, "annotation": 0.1, "checkpoint": 0.2,
             "decision": 0.1, "issue": 3.0, "export": 1.0, "migration": 0.15}  # fmt: skip


class World:
    """What the steps work with, loaded before anything is killed."""

    def __init__(self, template: Path, signer: Path, older: Path | None) -> None:
        self.template, self.older = template, older
        self.inspection = intake.inspect(portrait_path(PORTRAITS[0]))
        self.signer = signer
        self.loaded = identity.opened_identity(signer, PASSPHRASE)
        with casework.open_case(template, writable=False) as case:
            done = casework.load_examination(case, 1)
        # The network's work changes nothing in the store; what is killed here is the storing.
        examination.compare_faces = lambda *_, **__: (done.comparison, done.explanation)

    def work(self, step, case, say):
        """One acknowledged change after the other, until the end."""
        count = 0
        while True:
            count += 1
            if step == "intake":
                changes = intake.add_exhibit(
                    case, self.inspection, role=Role.KNOWN, examiner=WHO, label=str(count)
                )
                say(f"exhibit {changes.numbers[0]}")
            elif step == "comparison":
                changes = examination.examine(case, "Q1", "K1", examiner=WHO)
                say(f"examination {changes.numbers[0]}")
            elif step == "annotation":
                points = np.array([[10.0, 10.0], [20.0 + count, 30.0]])
                drawn = AnnotationSet().added(RegionKind.ELLIPSE, points, str(count))
                annotation.annotate(case, 1, Side.PROBE, drawn, examiner=WHO, what="drawn")
                say(f"region {count}")
            elif step == "checkpoint":
                checkpoint, _ = checkpoints.seal_case(case, self.loaded, person=WHO)
                say(f"checkpoint {checkpoint.sequence}")
                custody.transfer(case, "Q1", given_by=WHO, received_by="b", reason="c", person=WHO)
                say(f"custody {len(custody.ledger(case))}")
            elif step == "issue":
                _, changes = issue.issue_report(
                    case, 1, examiner=Examiner(WHO), identity=self.signer, passphrase=PASSPHRASE
                )
                say(f"report {changes.numbers[0]}")
            elif step == "decision":
                chosen = Order.OPINION_FIRST if count % 2 else Order.FREE
                unmasking.set_order(case, chosen, person=WHO, reason=str(count))
                say(f"decision {count}")
            elif step == "export":
                out = case.folder.with_name(f"{case.folder.name}.{count}.zip")
                bundles.export_case(case, out, examiner=WHO)
                say(f"bundle {out.name}")
            else:
                case.close()
                say("migrated")
                time.sleep(60)

    def present(self, case) -> set[str]:
        """Everything that could have been acknowledged and is there."""
        overview = casework.overview(case)
        drawn = casework.load_examination(case, 1).probe_regions
        numbers = [int(one.label) for one in drawn if one.label.isdecimal()]
        newest = numbers[0] if numbers else 0  # an old case came with a region of its own
        decisions = [e for e in casework.audit_trail(case) if e.action == ORDER_SET]
        return {
            *(f"exhibit {one.number}" for one in overview.exhibits),
            *(f"examination {one.number}" for one in overview.examinations),
            *(f"report {one.id}" for one in overview.reports),
            *(f"checkpoint {one.sequence}" for one in checkpoints.checkpoints(case)),
            *(f"custody {one.number}" for one in custody.ledger(case)),
            *(f"region {number}" for number in range(newest + 1)),
            *(f"decision {one.details['reason']}" for one in decisions),
            *(f"bundle {path.name}" for path in case.folder.parent.glob("*.zip")),
            "migrated",
        }


def run(world: World, step: str, folder: Path, seconds: float) -> dict[str, object]:
    """One child at work, killed after that many seconds behind its start; what is left."""
    shutil.rmtree(folder, ignore_errors=True)
    for path in folder.parent.glob("run.xfv.*"):
        path.unlink()
    shutil.copytree(world.older if step == "migration" else world.template, folder)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.write(writer, b"begun\n")
        case = casework.open_case(folder, writable=True)
        world.work(step, case, lambda text: os.write(writer, f"{text}\n".encode()))
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        stream.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = [line.decode().strip() for line in stream.readlines() if line.endswith(b"\n")]
    faults = []
    try:
        with casework.open_case(folder, writable=True) as case:
            lost = [text for text in said if text not in world.present(case)]
            if lost:
                faults.append(f"lost: {lost}")
            unlisted = {path.name for path in (folder / "reports").iterdir()}
            unlisted -= {report.file for report in casework.overview(case).reports}
            for name in unlisted:  # filed, not yet listed: whole, and it gives way to the next one
                status = issue.verify_report(folder / "reports" / name)
                if not status.ok:
                    faults.append(f"half a report: {name}")
                (folder / "reports" / name).unlink()
            if fault := checking.case_fault(case):
                faults.append(fault)
            who = casework.cover(case).examiner
            custody.transfer(case, "Q1", given_by=who, received_by="b", reason="c", person=who)
            intake.add_exhibit(case, world.inspection, role=Role.KNOWN, examiner=who)
            for path in folder.parent.glob("*.zip"):
                if (bad := zipfile.ZipFile(path).testzip()) is not None:
                    faults.append(f"half a bundle: {path.name}, {bad}")
        left = {path.name for path in folder.iterdir()}
        if extra := left - {"case.db", "case.lock", "files", "reports"}:
            faults.append(f"left behind: {extra}")
    except UserError as error:
        faults.append(f"next opening: {error}")
    return {"step": step, "acknowledged": len(said), "faults": faults}


def main() -> None:
    template, signer, older, place, runs, seed = sys.argv[1:]
    world = World(Path(template), Path(signer), Path(older))
    chance = random.Random(int(seed))
    for number in range(int(runs)):
        step = list(LONGEST_S)[number % len(LONGEST_S)]
        outcome = run(world, step, Path(place) / "run.xfv", chance.uniform(0, LONGEST_S[step]))
        print(json.dumps(outcome), flush=True)


if __name__ == "__main__":
    main()

"""Sections 21 to 23: software and how to verify, literature, statements."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from xfv_desktop.domain.particulars import About, Subject
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, bullets, facts, fingerprint, steps


def software(document: ReportDocument, width: float) -> list[Flowable]:
    """What made the result and this report, the audit trail's head, and how to check it all."""
    words = document.words
    return [
        facts(_software(document), width),
        *_packages(document),
        Spacer(0, 5),
        ty.paragraph(words["integrity"]["head"], ty.BODY),
        Spacer(0, 3),
        facts(_integrity(document), width),
        Spacer(0, 5),
        *bullets(words["integrity"]["attachments"]),
        CondPageBreak(80),
        Spacer(0, 6),
        ty.paragraph(words["verification"]["title"], ty.SUBHEADING),
        *steps(words["verification"]["steps"]),
    ]


def _software(document: ReportDocument) -> Iterator[tuple[str, Cell | str]]:
    words, label = document.words, document.words["labels"]["software"]
    environment = document.examination.comparison.environment
    for row, stated in (("examined", environment), ("reported", document.computer)):
        if stated:
            named = (f"{label['parts'].get(name, name)} {state}" for name, state in stated.items())
            yield label[row], "; ".join(named)
    yield label["seed"], words["integrity"]["deterministic"]
    if document.tolerances:
        score, maps = document.tolerances
        text = words["integrity"]["tolerance"]
        shown = {"score": words.number(score, 4), "maps": words.percent(maps)}
        yield label["tolerance"], text.format(**shown)
    yield label["fonts"], words["record"]["fonts"]


def _packages(document: ReportDocument) -> list[Flowable]:
    """All of them in one paragraph, which may go over a page as a row of a table may not."""
    if not document.packages:
        return []
    told = ", ".join(f"{name} {version}" for name, version in document.packages.items())
    label = document.words["labels"]["software"]["packages"]
    return [Spacer(0, 3), ty.paragraph(f"{label}: {told}.", ty.SMALL)]


def _integrity(document: ReportDocument) -> Iterator[tuple[str, Cell | str]]:
    """The trail's last event, and the checkpoint that seals it (RFC 8032)."""
    words, label, head = document.words, document.words["labels"]["integrity"], document.audit_head
    yield (
        label["event"],
        label["event_text"].format(
            number=head.sequence, action=words.said(head.action), at=words.moment(head.at),
            person=head.actor,
        ),
    )  # fmt: skip
    yield label["seal"], fingerprint(head.seal)
    if (checkpoint := document.checkpoint) is not None:
        digits = checkpoint.signature.hex()
        text = label["checkpoint_text"].format(
            number=checkpoint.sequence, at=words.moment(checkpoint.at), person=checkpoint.signer
        )
        yield label["checkpoint"], text
        yield label["key"], fingerprint(checkpoint.public_key.hex())
        yield label["signature"], [fingerprint(digits[:64]), fingerprint(digits[64:])]


def literature(document: ReportDocument, width: float) -> list[Flowable]:
    """Works, standards, and others on whom the report relies."""
    words, text, said = document.words, document.words["literature"], document.particulars
    explainer = words["explainers"].get(document.examination.explanation.explainer, {})
    works = [explainer["citation"]] if "citation" in explainer else []
    works += text["works"]
    works += [line for line in said.text("literature").splitlines() if line.strip()]
    return [
        ty.paragraph(text["title"], ty.SUBHEADING),
        *bullets(works),
        CondPageBreak(44),
        Spacer(0, 4),
        ty.paragraph(text["standards"], ty.SUBHEADING),
        *bullets(text["guides"]),
        CondPageBreak(44),
        Spacer(0, 4),
        ty.paragraph(text["relied"], ty.SUBHEADING),
        ty.paragraph(said.text("relied_on") or text["none_relied"], ty.BODY),
    ]


def statements(document: ReportDocument, width: float) -> list[Flowable]:
    """What holds for every report, the declaration of truth, and compliance."""
    words = document.words
    truth = words["truth"][document.edition.laboratory.truth]
    person = Subject(About.PERSON, document.examiner.name)
    compliance = document.particulars.text("compliance", person)
    parts = [
        *bullets(words["statements"]["points"]),
        CondPageBreak(70),
        Spacer(0, 5),
        ty.paragraph(truth["title"], ty.SUBHEADING),
        *bullets(truth["points"]),
        ty.paragraph(words["truth"]["note"], ty.SMALL),
    ]
    if compliance:
        rows = [(words["particulars"]["compliance"], compliance)]
        parts += [Spacer(0, 4), facts(rows, width)]
    return parts

"""Sections 2 to 4: the laboratory, the customer and the dates, and the persons."""

from datetime import datetime

from reportlab.platypus import Flowable, Spacer

from xfv_desktop.domain.particulars import About, Subject
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import facts

QUALIFICATIONS = ("qualifications", "experience", "training", "proficiency_test", "interests")


def laboratory(document: ReportDocument, width: float) -> list[Flowable]:
    """Name, address, place of work, and what is accredited or that nothing is."""
    words, own = document.words, document.edition.laboratory
    label, text = words["labels"]["laboratory"], words["laboratory"]
    rows = [
        (label["name"], own.name or document.examiner.organisation),
        (label["address"], own.address),
        (label["contact"], own.contact),
        document.said("place_of_work"),
        (label["accreditation"], own.accreditation or text["outside"]),
    ]
    return [facts(rows, width)]


def customer(document: ReportDocument, width: float) -> list[Flowable]:
    """Who ordered the report, the references, and when what was done."""
    words, examination = document.words, document.examination
    label = words["labels"]["dates"]
    began = min(
        document.case.created_at, examination.questioned.added_at, examination.known.added_at
    )
    # Opinions, notes and the verification come after the comparison by the network.
    ended = max(examination.examined_at, datetime.fromisoformat(document.audit_head.at))
    rows = [
        document.said("customer"),
        document.said("customer_references"),
        (words["labels"]["report"]["reference"], document.case.reference),
        document.said("received_on"),
        (label["work"], f"{words.moment(began)} – {words.moment(ended)}"),
        (label["opened"], label["by"].format(
            moment=words.moment(document.case.created_at), person=document.case.examiner)),
        (words["labels"]["report"]["issued"], words.moment(document.issued_at)),
    ]  # fmt: skip
    return [facts(rows, width)]


def persons(document: ReportDocument, width: float) -> list[Flowable]:
    """The examiner who signs, and every verifier, each with what is known of them."""
    words = document.words
    label, parts = words["labels"]["persons"], list[Flowable]()
    signer = document.examiner
    people = [(label["examiner"], signer.name, signer.role, signer.organisation)]
    people += [
        (label["verifier"], one.person, "", "")
        for one in document.procedures_of(verifying=True)
        if one.person != signer.name
    ]
    people += [
        (label["other"], one.person, "", "")
        for one in document.procedures_of(verifying=False)
        if one.person != signer.name
    ]
    for number, (duty, name, role, organisation) in enumerate(dict.fromkeys(people)):
        subject = Subject(About.PERSON, name)
        rows = [(duty, name)]
        rows += [(label["role"], role)] if role else []
        rows += [(label["organisation"], organisation)] if organisation else []
        rows += [document.said(field, subject) for field in QUALIFICATIONS]
        parts += [Spacer(0, 6)] if number else []
        parts.append(facts(rows, width))
    if document.examination.examined_by not in {person[1] for person in people}:
        named = label["examined_by"].format(person=document.examination.examined_by)
        parts += [Spacer(0, 3), ty.paragraph(named, ty.SMALL)]
    return parts

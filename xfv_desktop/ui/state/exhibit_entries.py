"""An exhibit as an entry of a list or of a filmstrip."""

from xfv_desktop.domain.evidence import Exhibit, ImageFile, Origin
from xfv_desktop.ui.elements.item_models import Entry
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.state.desk import Desk

HIDDEN = tr("hidden until your analysis is locked")


def exhibit_entry(desk: Desk, exhibit: Exhibit) -> Entry:
    """What is shown of an exhibit: of one that is hidden from who works, its number."""
    case = desk.case
    if exhibit.number in desk.standing.hidden:
        return Entry(
            key=exhibit.number,
            title=exhibit.number,
            subtitle=HIDDEN,
            with_picture=True,
            hidden=True,
        )
    image = exhibit.image
    faces = len(exhibit.faces)
    parts = [f"{image.width} × {image.height} px"]
    if image.frame:
        parts.append(f"{said(image.frame.kind)} {image.frame.index + 1}")
    if faces > 1:
        which = tr("face {number} of {count}")
        parts.append(which.format(number=exhibit.face_index + 1, count=faces))
    lines = (
        image.name,
        file_facts(image),
        f"SHA-256 {image.sha256}",
        tr("Subject: {subject}").format(subject=exhibit.origin.subject)
        if exhibit.origin.subject
        else "",
        tr("Source: {source}").format(source=exhibit.source) if exhibit.source else "",
        _received(exhibit.origin),
        exhibit.remarks,
        *map(said, image.remarks),
    )
    return Entry(
        key=exhibit.number,
        title=f"{exhibit.number}   {exhibit.name}",
        subtitle=" · ".join(parts),
        tip="\n".join(line for line in lines if line),
        picture=case.photographs.thumbnail(exhibit) if case else None,
        with_picture=True,
        warns=bool(image.remarks),
    )


def file_facts(image: ImageFile) -> str:
    """Format, size and length of a photograph's file."""
    return tr("{format}, {width} × {height} px, {byte_count:,} bytes").format(
        format=image.format, width=image.width, height=image.height, byte_count=image.byte_count
    )


def _received(origin: Origin) -> str:
    """From whom and when, as far as it was said."""
    who, at = origin.received_from, origin.received_at
    if who and at:
        return tr("Received from {who} on {at:%Y-%m-%d %H:%M}").format(who=who, at=at)
    if at:
        return tr("Received on {at:%Y-%m-%d %H:%M}").format(at=at)
    return tr("Received from {who}").format(who=who) if who else ""

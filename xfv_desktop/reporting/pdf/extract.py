"""The machine-readable extract: what a report says, as JSON that is hashed on its first page.

The report and its extract are made from the same document at the same moment, so that paper and
data cannot disagree. The schema is published in ``reports/schema``.
"""

import math
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from enum import Enum
from hashlib import sha256
from typing import Any

import attrs
import numpy as np
import rfc8785

from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.report import SECTIONS
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.pdf.attachments import Attachment

NAME = "extract.json"
FORMAT = "XFV Desktop report extract"
VERSION = 1
LARGEST_ARRAY = 4096
"""The most values of an array that stand in the extract; of a larger one its hash does."""

_FILES = {
    "photographs", "maps", "overlays", "iso_lines", "scales", "atlas", "trail", "case_uco",
}  # fmt: skip
"""What stands in the report's other attachments, or is no statement of the report."""


def extract(document: ReportDocument, accompanying: Collection[Attachment]) -> Attachment:
    """The extract of a document that is issued with these other attachments.

    Canonical JSON (RFC 8785): equal documents give equal bytes. Times are UTC in ISO 8601, lengths
    in pixels, rates and shares in [0, 1].
    """
    comparison = document.examination.comparison
    content: dict[str, JsonValue] = {
        "format": FORMAT,
        "version": VERSION,
        "result": {
            "score": comparison.score,
            "threshold": comparison.threshold,
            "decision": comparison.decision.value,
        },
        "sections": [n for n in SECTIONS if n not in document.edition.omissions()],
        "attachments": [
            {
                "name": attachment.name,
                "media_type": attachment.media_type,
                "bytes": len(attachment.content),
                "sha256": attachment.sha256,
                "description": attachment.description,
            }
            for attachment in accompanying
        ],
        **{
            name: plain(getattr(document, name))
            for name in attrs.fields_dict(ReportDocument)
            if name not in _FILES
        },
    }
    return Attachment(
        NAME,
        "application/json",
        rfc8785.dumps(content),
        document.words["alternate"]["extract"],
    )


def plain(value: Any) -> JsonValue:  # noqa: ANN401 - whatever a report document may hold
    """A value of the domain as JSON.

    What two equal objects may differ in (timings) is left out; of a large array its shape, type
    and SHA-256 (row-major, little-endian) remain. A number that is not finite becomes ``null``.
    """
    match value:
        case None | bool() | str() if not isinstance(value, Enum):
            return value
        case Enum():
            return plain(value.value)
        case float() | np.floating():
            return float(value) if math.isfinite(value) else None
        case int() | np.integer():
            return int(value)
        case datetime():
            return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
        case bytes():
            return _bytes(value)
        case np.ndarray():
            return _array(value)
        case Mapping():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case Collection() if not attrs.has(type(value)):
            return [plain(item) for item in value]
        case _ if attrs.has(type(value)):
            fields = attrs.fields(type(value))
            return {f.name: plain(getattr(value, f.name)) for f in fields if f.eq is not False}
    raise TypeError(f"an extract cannot hold a {type(value).__name__}")


def _bytes(data: bytes) -> JsonValue:
    if len(data) <= LARGEST_ARRAY:
        return data.hex()
    return {"bytes": len(data), "sha256": sha256(data).hexdigest()}


def _array(array: "np.ndarray[Any, Any]") -> JsonValue:
    if array.size <= LARGEST_ARRAY:
        return plain(array.tolist())
    little = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<")))
    return {
        "shape": [int(length) for length in array.shape],
        "dtype": array.dtype.name,
        "sha256": sha256(little.tobytes()).hexdigest(),
    }

"""What a bundle holds, in the words of the CASE and UCO ontologies, version 1.5 (JSON-LD).

Only classes and properties of these ontologies are used. What they have no word for (scores, maps,
thresholds) is not forced into them: it stands in the tables of the bundle.
"""

import json
from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from xfv_desktop import __version__
from xfv_desktop.domain.casework import Case, ExaminationSummary, Report
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.persistence.codec import timestamp

_UCO = "https://ontology.unifiedcyberontology.org/uco"
_CONTEXT = {
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    **{
        f"uco-{part}": f"{_UCO}/{part}/"
        for part in ("action", "core", "identity", "observable", "tool", "types")
    },
    "kb": "urn:xfv:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "TIFF": "image/tiff",
    "BMP": "image/bmp",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "JPEG2000": "image/jp2",
    "AVIF": "image/avif",
    "HEIF": "image/heif",
}

Node = dict[str, object]


def case_seed(cover: Case) -> str:
    """What all identifiers of a case follow from."""
    return f"{cover.title} {timestamp(cover.created_at)}"


def case_extract(
    seed: str,
    cover: Case,
    exhibits: Iterable[Exhibit],
    examinations: Iterable[ExaminationSummary],
    reports: Iterable[Report],
) -> bytes:
    """The JSON-LD file. Equal contents give equal bytes: all identifiers follow from ``seed``.

    Each original is a file with its SHA-256 and a provenance record under its exhibit number; each
    intake, comparison and issue of a report is an investigative action.
    """
    graph = _Graph(seed)
    tool = graph.node(
        "tool", "program", "uco-tool:AnalyticTool",
        {"uco-core:name": "XFV Desktop", "uco-tool:version": __version__},
    )  # fmt: skip
    records = {}
    for exhibit in exhibits:
        original = _original(graph, exhibit)
        records[exhibit.number] = graph.node(
            "provenance-record", exhibit.number, "case-investigation:ProvenanceRecord",
            {
                "case-investigation:exhibitNumber": exhibit.number,
                "uco-core:description": exhibit.source or "source not stated",
                "uco-core:object": original,
            },
        )  # fmt: skip
        graph.action(
            f"intake of {exhibit.number}", timestamp(exhibit.added_at), exhibit.added_by, tool,
            [original], [records[exhibit.number]],
        )  # fmt: skip
    for done in examinations:
        graph.action(
            f"facial comparison {done.number}: {done.questioned} with {done.known}",
            timestamp(done.examined_at), done.examined_by, tool,
            [records[done.questioned], records[done.known]], [],
        )  # fmt: skip
    for report in reports:
        document = graph.file(report.file, report.sha256, "application/pdf", None, {})
        graph.action(
            f"issue of report {report.id} on comparison {report.examination}",
            timestamp(report.issued_at), report.signer, tool, [], [document],
        )  # fmt: skip
    graph.node(
        "investigation", "case", "case-investigation:Investigation",
        {
            "uco-core:name": cover.title,
            "uco-core:description": cover.reference or "no reference",
            "uco-core:object": list(graph.nodes_by_id()),
        },
    )  # fmt: skip
    return graph.text()


def _original(graph: "_Graph", exhibit: Exhibit) -> Node:
    image = exhibit.image
    picture: Node = {
        "@type": "uco-observable:RasterPictureFacet",
        "uco-observable:pictureHeight": image.height,
        "uco-observable:pictureWidth": image.width,
        "uco-observable:pictureType": image.format,
    }
    media_type = _MEDIA_TYPES.get(image.format, "application/octet-stream")
    return graph.file(image.name, image.sha256, media_type, image.byte_count, picture)


class _Graph:
    """The nodes so far. A node that is made twice is the same one."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._nodes: dict[str, Node] = {}

    def node(self, kind: str, name: str, of_class: str, properties: Node) -> Node:
        """A reference to the node, which is in the graph from now on."""
        identifier = self._identifier(kind, name)
        self._nodes.setdefault(identifier, {"@id": identifier, "@type": of_class, **properties})
        return {"@id": identifier}

    def file(
        self, name: str, sha256: str, media_type: str, byte_count: int | None, picture: Node
    ) -> Node:
        size: Node = {} if byte_count is None else {"uco-observable:sizeInBytes": byte_count}
        key = f"{name} {sha256}"
        facets: list[Node] = [
            {
                "@type": "uco-observable:FileFacet",
                "uco-observable:fileName": name,
                **size,
            },
            {
                "@type": "uco-observable:ContentDataFacet",
                "uco-observable:mimeType": media_type,
                "uco-observable:hash": {
                    "@id": self._identifier("hash", key),
                    "@type": "uco-types:Hash",
                    "uco-types:hashMethod": "SHA256",
                    "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": sha256},
                },
            },
            *([picture] if picture else []),
        ]
        for facet in facets:
            facet["@id"] = self._identifier("facet", f"{key} {facet['@type']}")
        return self.node("file", key, "uco-observable:File", {"uco-core:hasFacet": facets})

    def action(
        self, name: str, at: str, by: str, tool: Node, inputs: list[Node], results: list[Node]
    ) -> None:
        person = self.node("person", by, "uco-identity:Person", {"uco-core:name": by})
        self.node(
            "investigative-action", name, "case-investigation:InvestigativeAction",
            {
                "uco-core:name": name,
                "uco-action:endTime": {"@type": "xsd:dateTime", "@value": at},
                "uco-action:performer": person,
                "uco-action:instrument": tool,
                **({"uco-action:object": inputs} if inputs else {}),
                **({"uco-action:result": results} if results else {}),
            },
        )  # fmt: skip

    def nodes_by_id(self) -> Iterable[Node]:
        return [{"@id": identifier} for identifier in sorted(self._nodes)]

    def text(self) -> bytes:
        nodes = [self._nodes[identifier] for identifier in sorted(self._nodes)]
        document = {"@context": _CONTEXT, "@graph": nodes}
        return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()

    def _identifier(self, kind: str, name: str) -> str:
        return f"kb:{kind}-{uuid5(NAMESPACE_URL, f'{self._seed} {kind} {name}')}"

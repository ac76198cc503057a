"""All free texts that the report on an examination prints."""

from collections.abc import Iterator

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.places import Place, Where
from xfv_desktop.domain.procedure import Stage
from xfv_desktop.persistence import records, region_records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.opinion import particulars as said
from xfv_desktop.services.opinion import written
from xfv_desktop.services.opinion.phrases import Written
from xfv_desktop.services.opinion.procedure import procedures

OF_OTHERS = frozenset({
    "classification", "place_of_work", "customer", "customer_references", "received_on",
    "instructions", "question", "information_given", "information_withheld",
    "proposition_hp", "proposition_hd", "population", "item_source", "item_condition",
    "item_processing", "qualifications", "training", "relied_on", "literature",
})  # fmt: skip
"""Particulars that quote, name or ask: what they say is not the examiner's finding."""


def of_examination(case: CaseFile, number: int, examiner: str) -> Iterator[Written]:
    """Particulars, opinions of the pair and words of regions; raises NotInCase or CaseAltered."""
    there = said.particulars(case)
    for subject in said.subjects(case, number, examiner):
        for field in said.fields():
            text = there.text(field.id, subject)
            if text and field.about is subject.about and field.id not in OF_OTHERS:
                yield written.particular(field, subject), text
    summary = records.examination_summary(case, number)
    for one in procedures(case):
        if (one.questioned, one.known) == (summary.questioned, summary.known):
            for stage in Stage:
                yield from written.of_stage(one, stage)
    exhibits = {Side.PROBE: summary.questioned, Side.REFERENCE: summary.known}
    for side, drawn in region_records.regions(case, number).items():
        exhibit = exhibits[side]
        for region in drawn:
            place = Place(
                Where.REGIONS, f"Region {region.number} on {exhibit}", side.value,
                str(region.number),
            )  # fmt: skip
            for text in (region.label, region.comment):
                if text:
                    yield place, text

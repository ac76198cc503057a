"""Which report of a case a file is."""

from contextlib import suppress
from hashlib import sha256

from xfv_desktop.domain.casework import Report
from xfv_desktop.domain.errors import CaseAltered
from xfv_desktop.persistence import files, records
from xfv_desktop.persistence.case_file import CaseFile


def filed_report(case: CaseFile, pdf: bytes) -> tuple[Report, bool] | None:
    """The report of the case that the bytes are, or begin with; ``None`` if it is none of them.

    Countersignatures and time stamps are appended to a report, so that it begins with what was
    filed; the second value says whether anything was. Nothing begins with a report of the case
    that is missing or is not what was issued: what is asked may be that very file.
    """
    digest = sha256(pdf).hexdigest()
    for report in records.reports(case):
        if digest == report.sha256:
            return report, False
        with suppress(CaseAltered):
            if pdf.startswith(files.get_report(case, report)):
                return report, True
    return None

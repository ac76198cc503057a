"""Which report of a case a file is."""

from hashlib import sha256

from xfv_desktop.domain.casework import Report
from xfv_desktop.persistence import records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.files import REPORTS_FOLDER
from xfv_desktop.services.program.files import read_file


def filed_report(case: CaseFile, pdf: bytes) -> tuple[Report, bool] | None:
    """The report of the case that the bytes are, or begin with; ``None`` if it is none of them.

    Countersignatures and time stamps are appended to a report, so that it begins with what was
    filed; the second value says whether anything was. Raises UserError if a file cannot be read.
    """
    for report in records.reports(case):
        if sha256(pdf).hexdigest() == report.sha256:
            return report, False
        filed = read_file(case.folder / REPORTS_FOLDER / report.file)
        if pdf.startswith(filed) and sha256(filed).hexdigest() == report.sha256:
            return report, True
    return None

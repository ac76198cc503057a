"""How well the threshold is known, in words for the report."""

from xfv_desktop.domain.operating_point import Interval, OperatingPoint, decimals
from xfv_desktop.reporting.typesetting.wording import Wording


def error_rates(words: Wording, point: OperatingPoint) -> str:
    """The sentences on the error rates measured at the threshold, or that there are none."""
    text = words["result"]
    sentence: str = text["error_rates" if point.validated else "unvalidated"]
    intervals = point.fmr_interval or point.fnmr_interval
    return sentence.format(
        fmr=_rate(words, point.fmr, point.fmr_interval),
        fnmr=_rate(words, point.fnmr, point.fnmr_interval),
        accepted=_errors(words, point.fmr, point.nonmated_comparisons),
        rejected=_errors(words, point.fnmr, point.mated_comparisons),
        mated=words.count(point.mated_comparisons),
        nonmated=words.count(point.nonmated_comparisons),
        intervals=text["intervals"] if intervals else "",
        data=words.said(point.data),
        measured_with=words.said(point.measured_with),
    )


def operating_point(words: Wording, point: OperatingPoint) -> str:
    """Everything else that is known of the threshold, in one paragraph."""
    text = words["labels"]["point"]
    known = (
        (text["rule"], words.said(point.threshold_rule)),
        (text["intervals"], words.said(point.intervals_by)),
        (text["with"], words.said(point.measured_with)),
        (text["on"], words.day(point.measured_on)),
        (text["list"], point.list_sha256),
        (text["command"], point.command),
    )
    parts = [
        text["threshold"].format(threshold=words.number(point.threshold, 4))
        + (text["name"].format(value=point.name) if point.name else ""),
        text["validated" if point.validated else "unvalidated"],
        *(sentence.format(value=value) for sentence, value in known if value),
    ]
    return "; ".join(parts)


def _errors(words: Wording, fraction: float | None, comparisons: int) -> str:
    """How many of the comparisons went wrong, which says more to most readers than a rate."""
    if fraction is None or not comparisons:
        return str(words["result"]["unmeasured"])
    return words.count(round(fraction * comparisons))


def _rate(words: Wording, fraction: float | None, interval: Interval | None) -> str:
    text = words["result"]
    if fraction is None:
        return str(text["unmeasured"])
    shown = words.number(fraction, decimals(fraction, 4)) if fraction else str(text["no_error"])
    if not interval:
        return shown
    low, high = (words.number(end, decimals(end, 4)) for end in interval)
    return f"{shown} [{low}{words['times']['separator']}{high}]"

"""How well the threshold is known, and how good the pictures are, in words for the report."""

from xfv_desktop.domain.operating_point import Interval, OperatingPoint
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.reporting.wording import wording


def error_rates(point: OperatingPoint) -> str:
    """The sentences on the error rates measured at the threshold, or that there are none."""
    text = wording()["result"]
    sentence: str = text["error_rates" if point.validated else "unvalidated"]
    intervals = point.fmr_interval or point.fnmr_interval
    return sentence.format(
        fmr=_rate(point.fmr, point.fmr_interval),
        fnmr=_rate(point.fnmr, point.fnmr_interval),
        mated=f"{point.mated_comparisons:,}",
        nonmated=f"{point.nonmated_comparisons:,}",
        intervals=text["intervals"] if intervals else "",
        data=point.data,
        measured_with=point.measured_with,
    )


def operating_point(point: OperatingPoint) -> str:
    """Everything else that is known of the threshold, in one paragraph."""
    parts = [
        f"threshold {point.threshold:.4f}" + (f" (“{point.name}”)" if point.name else ""),
        point.caution or "error rates in section 1",
        point.threshold_rule,
        f"intervals: {point.intervals_by}" if point.intervals_by else "",
        f"measured with {point.measured_with}",
        f"measured on {point.measured_on}" if point.measured_on else "",
        f"list of pairs SHA-256 {point.list_sha256}" if point.list_sha256 else "",
        f"command {point.command}" if point.command else "",
    ]
    return "; ".join(part for part in parts if part)


def picture_quality(quality: FaceQuality | None) -> str:
    """The measures of one face in one line; the eye distance stands with the items."""
    if quality is None:
        return "not measured"
    pose = (quality.yaw_degrees, quality.pitch_degrees, quality.roll_degrees)
    parts = [
        f"sharpness {quality.sharpness:.2f}",
        f"brightness {quality.brightness:.0f} and contrast {quality.contrast:.0f} of 255",
        f"{quality.clipped:.1%} clipped",
        f"yaw, pitch, roll ≈ {', '.join(f'{round(angle)}°' for angle in pose)}",
        f"blockiness {quality.blockiness:.2f}"
        if quality.jpeg_quality is None
        else f"JPEG {quality.jpeg_quality}",
    ]
    return ", ".join(parts).replace(" -", " −")


def _rate(fraction: float | None, interval: Interval | None) -> str:
    if fraction is None:
        return "not measured"
    shown = f"{fraction:.4f}" if fraction else "0 (no error observed)"
    return shown + (f" [{interval[0]:.4f}, {interval[1]:.4f}]" if interval else "")

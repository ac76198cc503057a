"""How good the picture of one face is: measures with units, and no verdict.

The measures describe one photograph of one face; whether that is good enough depends on what a
model was measured and calibrated on.
"""

import attrs


@attrs.frozen(kw_only=True)
class FaceQuality:
    """The measures of one face; ``engine/face_images/quality.py`` says how each is made.

    ``eye_distance_px``: between the eye landmarks, in pixels of the photograph as it came.
    ``sharpness``: detail that is left at the scale of the crop, 0 for none; no unit.
    ``brightness``: mean grey level of the face, 0 (black) to 255 (white).
    ``clipped``: part of the face, 0 to 1, that is as good as black or white.
    ``contrast``: standard deviation of the grey levels of the face.
    ``yaw_degrees``, ``pitch_degrees``, ``roll_degrees``: an *estimate* from five landmarks. Yaw is
    positive where the nose points to the right edge of the upright face's picture (the subject
    turns to their left), pitch where it points down, roll where the head leans clockwise.
    ``jpeg_quality``: 1 to 100 on the scale of the Independent JPEG Group, ``None`` where the file
    is no JPEG.
    ``blockiness``: how much steeper grey levels change at the borders of 8 × 8 blocks than within
    them, 0 for no trace of blocks.
    """

    eye_distance_px: float
    sharpness: float
    brightness: float
    clipped: float
    contrast: float
    yaw_degrees: float
    pitch_degrees: float
    roll_degrees: float
    jpeg_quality: int | None
    blockiness: float


def with_unit(number: str, unit: str) -> str:
    """A number and its unit with a space between them, which degrees do not have."""
    return f"{number}{unit}" if unit in ("", "°") else f"{number} {unit}"


@attrs.frozen
class Measure:
    """One measure of ``FaceQuality``: its field, its title in tables, its unit (may be empty)."""

    field: str
    title: str
    unit: str
    decimals: int

    def of(self, quality: FaceQuality) -> float | None:
        """Its value."""
        value: float | None = getattr(quality, self.field)
        return value

    def shown(self, quality: FaceQuality) -> str:
        """Its value with its unit, or a dash."""
        value = self.of(quality)
        return "–" if value is None else with_unit(f"{value:.{self.decimals}f}", self.unit)


MEASURES = (
    Measure("eye_distance_px", "Eye distance", "px", 1),
    Measure("sharpness", "Sharpness", "", 3),
    Measure("brightness", "Brightness", "grey levels", 0),
    Measure("clipped", "Clipped part of the face", "", 3),
    Measure("contrast", "Contrast", "grey levels", 1),
    Measure("yaw_degrees", "Yaw (estimate)", "°", 0),
    Measure("pitch_degrees", "Pitch (estimate)", "°", 0),
    Measure("roll_degrees", "Roll (estimate)", "°", 0),
    Measure("jpeg_quality", "JPEG quality", "", 0),
    Measure("blockiness", "Blockiness", "", 2),
)


@attrs.frozen
class Spread:
    """What a measure was over a set of photographs: its quantiles at 5, 25, 50, 75 and 95 %.

    Of angles the magnitude counts.
    """

    cuts: tuple[float, float, float, float, float]

    def words(self, value: float, of: str) -> str:
        """Where a value lies among the photographs that are called ``of``."""
        lowest, low, _, high, highest = self.cuts
        if value < lowest:
            return f"below 95 % of {of}"
        if value > highest:
            return f"above 95 % of {of}"
        part = "lowest quarter" if value < low else "highest quarter" if value > high else ""
        return f"in the {part or 'middle half'} of {of}"

    @property
    def scale(self) -> tuple[float, float]:
        """Both ends of a bar that shows a value beside them: half their range more on each side."""
        room = (self.cuts[4] - self.cuts[0]) / 2
        return max(self.cuts[0] - room, 0.0), self.cuts[4] + room

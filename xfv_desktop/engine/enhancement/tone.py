"""Operations on grey levels and colours, pixel by pixel or over the whole picture."""

import cv2
import numpy as np

from xfv_desktop.domain.enhancement import Choice, Number, Operation
from xfv_desktop.engine.enhancement.method import (
    TEXTBOOK,
    Method,
    Pixels,
    Values,
    enter,
    table,
)

GREYS = np.arange(256, dtype=np.float64)


def levels(pixels: Pixels, values: Values) -> Pixels:
    """Grey levels from ``black`` to ``white`` are stretched over 0 to 255."""
    black, white = values["black"], values["white"]
    return _through(pixels, (GREYS - black) / max(white - black, 1) * 255)


def gamma(pixels: Pixels, values: Values) -> Pixels:
    """Each level v becomes 255 (v / 255)^(1 / gamma): above 1 the shadows open."""
    return _through(pixels, 255 * (GREYS / 255) ** (1 / values["gamma"]))


def brightness_contrast(pixels: Pixels, values: Values) -> Pixels:
    """Contrast stretches around mid-grey, brightness shifts."""
    factor = 1 + values["contrast"] / 100
    return _through(pixels, (GREYS - 127.5) * factor + 127.5 + values["brightness"])


def clahe(pixels: Pixels, values: Values) -> Pixels:
    """Contrast-limited adaptive histogram equalisation of the luma; colours keep their tint."""
    if values["amount"] == 0:
        return pixels  # not even rounded
    luma, red, blue = cv2.split(cv2.cvtColor(pixels, cv2.COLOR_RGB2YCrCb))
    tiles = round(values["tiles"])
    made = cv2.createCLAHE(values["clip limit"], (tiles, tiles)).apply(luma)
    share = values["amount"] / 100
    mixed = cv2.addWeighted(made, share, luma, 1 - share, 0)
    back = cv2.cvtColor(cv2.merge([mixed, red, blue]), cv2.COLOR_YCrCb2RGB)
    return np.asarray(back, np.uint8)


def white_balance(pixels: Pixels, values: Values) -> Pixels:
    """One factor for each channel: so that the mean is grey, or the brightest hundredth white."""
    if values["method"] == "none":
        return pixels
    if values["method"] == "grey world":
        seen = pixels.reshape(-1, 3).mean(axis=0)
        aim = seen.mean()
    else:
        seen = np.array([_percentile(pixels[..., channel], 0.99) for channel in range(3)])
        aim = seen.max()
    factors = 1 + (aim / np.maximum(seen, 1) - 1) * values["amount"] / 100
    made = [cv2.LUT(pixels[..., at], table(GREYS * factor)) for at, factor in enumerate(factors)]
    return np.asarray(cv2.merge(made), np.uint8)


def channel(pixels: Pixels, values: Values) -> Pixels:
    """One component in place of all three; luma is 0.299 R + 0.587 G + 0.114 B."""
    chosen = values["shown"]
    if chosen == "all":
        return pixels
    if chosen == "luma":
        grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    else:
        grey = pixels[..., ("red", "green", "blue").index(chosen)]
    return np.asarray(cv2.merge([grey, grey, grey]), np.uint8)


def _through(pixels: Pixels, levels_after: np.ndarray) -> Pixels:
    return np.asarray(cv2.LUT(pixels, table(levels_after)), np.uint8)


def _percentile(grey: np.ndarray, share: float) -> float:
    """The lowest grey level that so large a part of the pixels does not exceed."""
    counts = np.bincount(grey.ravel(), minlength=256).cumsum()
    return float(np.searchsorted(counts, share * grey.size))


enter(
    Method(
        apply=levels,
        operation=Operation(
            name="levels", title="Levels",
            about="Everything up to “black” becomes black, everything from “white” on white; "
            "what lies between is stretched.",
            literature=TEXTBOOK.format(3),
            parameters=(
                Number(name="black", about="The level that becomes black", lowest=0, highest=254,
                       step=1, neutral=0, default=0),
                Number(name="white", about="The level that becomes white", lowest=1, highest=255,
                       step=1, neutral=255, default=255),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=gamma,
        operation=Operation(
            name="gamma", title="Gamma",
            about="Opens the shadows (above 1) or deepens them (below 1); black and white stay.",
            literature=TEXTBOOK.format(3),
            parameters=(
                Number(name="gamma", about="1 changes nothing", lowest=0.1, highest=5, step=0.01,
                       neutral=1, default=1),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=brightness_contrast,
        operation=Operation(
            name="brightness-contrast", title="Brightness and contrast",
            about="Shifts all grey levels, and stretches them around mid-grey.",
            literature=TEXTBOOK.format(3),
            parameters=(
                Number(name="brightness", about="Grey levels added", lowest=-128, highest=128,
                       step=1, neutral=0, default=0),
                Number(name="contrast", about="How much steeper", unit="%", lowest=-90,
                       highest=300, step=1, neutral=0, default=0),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=clahe,
        operation=Operation(
            name="clahe", title="Local contrast (CLAHE)",
            about="Raises the contrast of each part of the picture by itself, up to a limit; "
            "noise and blocks are raised as well.",
            literature="Zuiderveld: Contrast limited adaptive histogram equalization. In: "
            "Graphics Gems IV, Academic Press 1994, pp. 474–485",
            parameters=(
                Number(name="clip limit", about="How steep a histogram may become", lowest=1,
                       highest=10, step=0.1, neutral=1, default=2),
                Number(name="tiles", about="Parts across and down", lowest=1, highest=32, step=1,
                       neutral=8, default=8),
                Number(name="amount", about="Share of the result in the mix", unit="%", lowest=0,
                       highest=100, step=1, neutral=0, default=100),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=white_balance,
        operation=Operation(
            name="white-balance", title="White balance",
            about="Takes out a tint of the light. Whether a picture is grey on the average, or "
            "its brightest places white, is an assumption.",
            literature="Grey world: Buchsbaum, J. Franklin Institute 310(1), 1980, pp. 1–26. "
            "White patch: Land, McCann, J. Opt. Soc. Am. 61(1), 1971, pp. 1–11",
            parameters=(
                Choice(name="method", about="What is taken to be without a tint",
                       choices=("none", "grey world", "white patch"), neutral="none",
                       default="grey world"),
                Number(name="amount", about="How much of the tint goes", unit="%", lowest=0,
                       highest=100, step=1, neutral=0, default=100),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=channel,
        operation=Operation(
            name="channel", title="Channel",
            about="Shows one component of the colours as grey; some details stand in one only.",
            literature="Selection of a stored component; luma as in Recommendation ITU-R BT.601",
            parameters=(
                Choice(name="shown", about="The component",
                       choices=("all", "red", "green", "blue", "luma"), neutral="all",
                       default="luma"),
            ),
        ),
    )
)  # fmt: skip

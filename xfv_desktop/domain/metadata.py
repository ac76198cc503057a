"""What a file says of itself beside its pixels, as it was read; nothing of it is ever edited."""

import attrs


@attrs.frozen
class MetadataEntry:
    """One fact: ``group`` is the part of the file that says it (EXIF, ICC profile, segments, …)."""

    group: str
    name: str
    value: str

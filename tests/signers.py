"""Identities to sign with."""

from pathlib import Path

from xfv_desktop.services.signatures import identity

PASSPHRASE = "correct horse"


def examiner_and_verifier(folder: Path) -> Path:
    """Files “examiner.xfvid” and “verifier.xfvid” in the folder, which is given back."""
    for name in ("examiner", "verifier"):
        identity.new_identity(
            folder / f"{name}.xfvid", name=f"The {name}", organisation="", passphrase=PASSPHRASE
        )
    return folder

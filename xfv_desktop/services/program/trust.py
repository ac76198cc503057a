"""Whom a laboratory trusts: its roots and revocation lists, in a folder beside the settings."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import attrs

from xfv_desktop.disk import write_new, writing_to
from xfv_desktop.domain.errors import NotInStore, UserError
from xfv_desktop.reporting.signatures.trust import TrustedFile, TrustMaterial, described
from xfv_desktop.services.program.files import read_file
from xfv_desktop.services.program.settings import Settings

FOLDER = "trust"


@attrs.frozen
class TrustEntry:
    """One file of the store: what it is, whose, and until when it speaks."""

    number: str
    kind: str
    name: str
    fingerprint: str
    until: datetime | None


class TrustStore:
    """The files that one user trusts. Nothing is ever fetched into it.

    Roots of trust are certificates of authorities, or of single signers; beside them lie revocation
    lists (CRL) and status answers (OCSP).
    """

    def __init__(self, base_dir: Path | None = None) -> None:
        self.folder = Settings(base_dir).folder / FOLDER

    @property
    def files(self) -> tuple[Path, ...]:
        """Where everything lies, as ``verify_report`` takes it."""
        return tuple(path for path, _ in self._files())

    def add(self, file: Path) -> tuple[TrustEntry, ...]:
        """Takes in what a file holds; a revocation list replaces an older one of its authority.

        Raises IdentityUnusable if it holds nothing that can be trusted, or UserError: a newer list
        is there already, which tells of revocations that an older one does not know.
        """
        made = []
        for held in described(read_file(file)):
            before = self._replaced_by(held)
            if any(old.made_at > held.made_at for _, old in before):
                raise UserError(
                    f"The trust store holds a newer {held.kind} of {held.name} already: it stays."
                )
            place = self.folder / f"{held.sha256[:16]}{held.suffix}"
            if not place.exists():
                with writing_to(self.folder):
                    self.folder.mkdir(parents=True, exist_ok=True)
                write_new(place, held.content)
            for path, _ in before:
                if path != place:
                    path.unlink()
            made.append(_entry(held))
        return tuple(made)

    def entries(self) -> tuple[TrustEntry, ...]:
        """Everything in the store, roots first."""
        found = [_entry(held) for _, held in self._files()]
        return tuple(sorted(found, key=lambda entry: (entry.kind != "root", entry.name)))

    def remove(self, number: str) -> TrustEntry:
        """Takes out the one file whose number or fingerprint begins so; raises NotInStore."""
        wanted = number.lower().replace(":", "").strip()
        hits = [
            (path, held)
            for path, held in self._files()
            if wanted and held.sha256.startswith(wanted)
        ]
        if len(hits) != 1:
            raise NotInStore(
                f"{'Nothing' if not hits else 'More than one thing'} in the trust store has a "
                f"number that begins with “{number}”: see “xfv trust list”."
            )
        path, held = hits[0]
        path.unlink()
        return _entry(held)

    def material(self) -> TrustMaterial:
        """Everything, as verifying and signing take it."""
        return TrustMaterial.of(held.content for _, held in self._files())

    def _replaced_by(self, held: TrustedFile) -> list[tuple[Path, TrustedFile]]:
        return [
            (path, old)
            for path, old in self._files()
            if held.about and (old.kind, old.about) == (held.kind, held.about)
        ]

    def _files(self) -> list[tuple[Path, TrustedFile]]:
        if not self.folder.is_dir():
            return []
        return [
            (path, held)
            for path in sorted(self.folder.iterdir())
            if not path.name.startswith(".")
            for held in described(read_file(path))
        ]


def _entry(held: TrustedFile) -> TrustEntry:
    return TrustEntry(held.sha256[:16], held.kind, held.name, held.sha256, held.until)


def material_of(files: Iterable[Path], store: TrustStore) -> TrustMaterial:
    """What these files hold, and what the store does; raises IdentityUnusable or UserError."""
    return store.material().joined(TrustMaterial.of(read_file(file) for file in files))

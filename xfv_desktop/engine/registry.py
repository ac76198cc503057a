"""A table of things that can be chosen by name."""

from collections.abc import Callable
from typing import Generic, TypeVar

from xfv_desktop.domain.errors import UnknownName

T = TypeVar("T")


class Registry(Generic[T]):
    """Names and what they stand for; filled by explicit import, never by scanning."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._entries: dict[str, T] = {}

    def register(self, name: str) -> Callable[[T], T]:
        """A decorator that enters a thing under a name; a name taken twice raises ValueError."""

        def enter(thing: T) -> T:
            if name in self._entries:
                raise ValueError(f"the {self.kind} “{name}” is registered twice")
            self._entries[name] = thing
            return thing

        return enter

    def names(self) -> tuple[str, ...]:
        """All names in alphabetical order."""
        return tuple(sorted(self._entries))

    def __getitem__(self, name: str) -> T:
        if name not in self._entries:
            known = ", ".join(self.names())
            raise UnknownName(f"There is no {self.kind} “{name}”: choose one of {known}.")
        return self._entries[name]

"""Named parts, loaded when they are first asked for, so that a command imports only what it uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Generic, TypeVar, cast

from align.errors import ConfigError

T = TypeVar("T")


class Registry(Generic[T]):
    """Parts of one kind by name; other packages add theirs through the entry point group ``newsalign.GROUP``.

    ``kind`` is what messages call one of them. ``targets`` maps a name to ``"module:attribute"``. Raises ConfigError,
    with the names that there are, for any other.
    """

    def __init__(self, kind: str, group: str, targets: Mapping[str, str]) -> None:
        self.kind = kind
        self.group = f"newsalign.{group}"
        self._targets = dict(targets)
        self._loaded: dict[str, T] = {}
        self._found: dict[str, EntryPoint] | None = None

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._targets, *self._entries}))

    def __contains__(self, name: object) -> bool:
        return name in self._targets or name in self._entries

    def __getitem__(self, name: str) -> T:
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    @property
    def _entries(self) -> dict[str, EntryPoint]:
        """What other packages add; looked up once, because that reads the metadata of every installed package."""
        if self._found is None:
            self._found = {entry.name: entry for entry in entry_points(group=self.group)}
        return self._found

    def _load(self, name: str) -> T:
        if name in self._targets:
            module, _, attribute = self._targets[name].partition(":")
            return cast(T, getattr(import_module(module), attribute))
        if name in self._entries:
            return cast(T, self._entries[name].load())
        raise ConfigError(f"no {self.kind} is called {name!r}", f"There are: {', '.join(self)}.")

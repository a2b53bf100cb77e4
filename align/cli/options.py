"""What every command shares: --quiet, --verbose and --version, and how they reach the code that needs them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from align.types import SEVERITIES, Severity

if TYPE_CHECKING:
    from align.translation.memory import MemoryOptions

F = TypeVar("F", bound=Callable[..., Any])
BARS = (*SEVERITIES, "never")
"""What --fail-on takes."""


class PathType(click.Path):
    """A path that is not empty: a shell gives an empty one for a variable that is not set, and it would be ``.``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path as click gives it."""
        if value == "":
            self.fail("empty path", param, ctx)
        if "\0" in str(value):
            self.fail("a path with a NUL character", param, ctx)
        return super().convert(value, param, ctx)


PATH = PathType(path_type=Path)
NAME = PathType()
"""A path as text, for what may be ``-`` too."""


@dataclass(slots=True)
class Settings:
    """How talkative the command is."""

    quiet: bool = False
    verbose: bool = False


def settings() -> Settings:
    """The settings of the running command."""
    root = click.get_current_context().find_root()
    if not isinstance(root.obj, Settings):
        root.obj = Settings()
    return root.obj


def _set(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and param.name is not None:
        setattr(settings(), param.name, True)
        logging.getLogger("align").setLevel(logging.ERROR if settings().quiet else logging.DEBUG)


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"newsalign {version('newsalign')}")
        ctx.exit()


def _shared() -> list[click.Parameter]:
    flag: dict[str, Any] = {"is_flag": True, "expose_value": False, "is_eager": True}
    return [
        click.Option(["-q", "--quiet"], callback=_set, help="Print no progress and no notices.", **flag),
        click.Option(["-v", "--verbose"], callback=_set, help="Print more on stderr, including the signature.", **flag),
        click.Option(["--version"], callback=_show_version, help="Show the version and exit.", **flag),
    ]


class Command(click.Command):
    """A command with the shared options at the end of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_shared())


class Group(click.Group):
    """A group whose commands take the shared options; it takes them too."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_shared())


def at_or_above(bar: str) -> tuple[Severity, ...]:
    """The severities for which --fail-on lets a command exit with 1; none for ``never``."""
    return () if bar == "never" else SEVERITIES[: BARS.index(bar) + 1]


def memory_options(command: F) -> F:
    """Gives a command --tm, --tm-limit and --tm-imported; ``memory_of`` combines them."""
    size = click.IntRange(1)
    file = PathType(path_type=Path, dir_okay=False)
    for option in (
        click.option("--tm-imported", is_flag=True, help="Prefer its imported translations to the model's own."),
        click.option(
            "--tm-limit",
            type=size,
            metavar="MB",
            help="Its size limit; the least recently used go first.  [default: 2000]",
        ),
        click.option("--tm", type=file, metavar="FILE", help="A translation memory to use and fill."),
    ):
        command = option(command)
    return command


def memory_of(tm: Path | None, limit: int | None, imported: bool) -> MemoryOptions | None:
    """The memory that the options name. Raises ConfigError for --tm-limit or --tm-imported without --tm."""
    from align.errors import ConfigError
    from align.translation.memory import LIMIT_MB, MemoryOptions

    if tm is None:
        if limit is not None or imported:
            raise ConfigError("--tm-limit and --tm-imported are about a translation memory", "Add --tm FILE.")
        return None
    return MemoryOptions(tm, limit or LIMIT_MB, imported)

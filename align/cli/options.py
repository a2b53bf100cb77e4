"""What every command shares: --quiet, --verbose and --version, and how they reach the code that needs them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import click


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
        click.Option(["-q", "--quiet"], callback=_set, help="No progress and no notices.", **flag),
        click.Option(["-v", "--verbose"], callback=_set, help="Say more on stderr, the signature included.", **flag),
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

"""`newsalign review`: the findings of a run in the browser, one after the other, and what was decided about them."""

from __future__ import annotations

from pathlib import Path

import click

from align.cli.options import PATH, Command, settings
from align.cli.streams import emit, tell
from align.errors import ConfigError


@click.command("review", cls=Command)
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--port", type=click.IntRange(1, 65535), help="Port; by default the last one used, or a free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--profile-additions", "profile", is_flag=True, help="Print decisions about rules and spellings as TOML.")
@click.option("--list", "lines", is_flag=True, help="Print the decisions as JSON Lines.")
def review(folder: Path, port: int | None, no_browser: bool, profile: bool, lines: bool) -> None:
    """Accept, reject and edit the findings of the run in DIR, in the browser.

    Prints the address of the review and serves it, to this machine only, until Ctrl-C, the normal way to end it. Every
    decision is saved at once in DIR/decisions.sqlite. The next `run` honours them, `normalize` and `audit` do with
    `--decisions DIR`, and `newsalign export DIR --text reviewed` writes the text with all that was decided so far.
    """
    if profile and lines:
        raise ConfigError("--profile-additions and --list are two outputs", "Ask for one of them.")
    if profile:
        from align.review.desk import profile_of

        emit(profile_of(folder))
    elif lines:
        _list(folder)
    else:
        from align.review.server import serve

        serve(folder, port, lambda address: _ready(address, folder, no_browser))


def _list(folder: Path) -> None:
    from align.records import write_lines
    from align.review.desk import listed

    decisions = listed(folder)
    emit(write_lines([each for _, each in sorted(decisions.findings.items())]))
    emit(write_lines([each for _, each in sorted(decisions.standing.items())]))


def _ready(address: str, folder: Path, no_browser: bool) -> None:
    click.echo(address)
    if not settings().quiet:
        tell(f"reviewing {folder}; Ctrl-C ends it, every decision is saved at once")
    if not no_browser:
        import webbrowser

        webbrowser.open(address)

"""`newsalign sample`."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from align.cli.options import PATH, Command, settings
from align.cli.streams import tell
from align.errors import ConfigError, JobError, reason_of


@click.command("sample", cls=Command)
@click.argument("folder", type=PATH, metavar="DIR")
def sample(folder: Path) -> None:
    """Copy the sample articles into the new folder DIR, with their English versions and gold, to try newsalign on."""
    from align.files import part_beside
    from align.resources import resource

    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise ConfigError(f"{folder}: there is something already", "Choose a new folder.")
    work = part_beside(folder.absolute())
    try:
        work.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(resource("sample"), work)
        if folder.exists():  # empty, and perhaps the working folder: it stays
            for each in work.iterdir():
                each.rename(folder / each.name)
        else:
            work.rename(folder)
    except OSError as error:
        what = f"{folder}: cannot be written ({reason_of(error)})"
        raise JobError(what, "Free some space or choose another folder.") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if not settings().quiet:
        tell(f"sample articles in {folder}: newsalign run {folder} --out out")

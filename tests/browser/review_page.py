"""The review as a process, and what its page shows."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

START = "import sys; from align.cli.main import main; sys.argv[0] = 'newsalign'; main()"
Serve = Callable[[Path], str]
FIRST = (
    "In Kiev Ivanovwho spoke.\nThere were 50 of them in Kharkov.\nHe took a quick look.\nThe law was adopted adopted."
)


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-c", START, *map(str, arguments)]


def counted(page: Page, text: str) -> None:
    page.locator("#count", has_text=re.compile(rf"^{text}$")).wait_for()


def focus(page: Page, span: str) -> None:
    """Wait until a finding is in focus."""
    page.locator("#english mark", has_text=re.compile(rf"^{re.escape(span)}$")).wait_for()


def reviewed(folder: Path) -> list[str]:
    done = subprocess.run(command("export", folder, "--format", "txt", "--text", "reviewed"), check=True,
                          capture_output=True, text=True)  # fmt: skip
    return done.stdout.splitlines()

"""The `newsalign` command: finds the subcommand, reads defaults, and turns errors into exit codes.

Exit codes: 0 done, 1 findings at or above the bar, 2 a mistake in arguments or input, 130 interrupted.
"""

from __future__ import annotations

import io
import json
import logging
import os
import signal
import sys
import tomllib
from pathlib import Path
from typing import Any

import click

from align.cli.lazy import LazyGroup
from align.cli.options import Settings
from align.cli.streams import reopen_closed, silence_stdout, tell
from align.errors import ConfigError, NewsalignError
from align.terminal import log_to

_COMMANDS = {
    "run": ("align.cli.run:run", "Read, translate, align, audit, repair and report: the main job."),
    "translate": ("align.cli.translate:translate", "Translate text into English."),
    "align": ("align.cli.align:align", "Align an original with an English version, sentence by sentence."),
    "audit": ("align.cli.audit:audit", "Report the artefacts of an English version."),
    "normalize": ("align.cli.audit:normalize", "Print an English version with the certain repairs made."),
    "export": ("align.cli.export:export", "Write a finished run as text, pairs, TMX, XLIFF, XCES or Parquet."),
    "corpus": ("align.cli.corpus:corpus", "Tables over a run: artefacts, spellings, profiles."),
    "review": ("align.cli.review:review", "Decide about the findings of a run in the browser."),
    "evaluate": ("align.cli.evaluate:evaluate", "Score alignment, translation or findings against gold."),
    "models": ("align.cli.models:models", "List, show, fetch, convert and fine-tune models."),
    "tm": ("align.cli.tm:tm", "Look after a translation memory: stats, export, import, prune."),
    "rules": ("align.cli.rules:rules", "Show the rules, with examples."),
    "profiles": ("align.cli.rules:profiles", "Show the house profiles."),
    "sample": ("align.cli.sample:sample", "Copy the sample articles into a folder."),
}
_DEFAULTS = Path("newsalign.toml")


@click.group(
    cls=LazyGroup,
    lazy=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)
def cli() -> None:
    """Align Czech and Russian news with its English versions; find, repair and report translation artefacts."""


def main() -> None:
    """Run the command line and exit with its code."""
    reopen_closed()
    # Offline by design: only `models fetch` lifts this.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    log_to(sys.stderr)
    logging.getLogger("align").setLevel(logging.INFO)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: what is half written is taken away
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line ``arguments`` and give its exit code."""
    state = Settings(verbose="--verbose" in arguments or "-v" in arguments)
    try:
        result = cli.main(arguments, "newsalign", standalone_mode=False, obj=state, default_map=_defaults(arguments))
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        tell(said.getvalue().removesuffix("\n"))
        if _is_default(error):
            tell(f"  The value is set in {_DEFAULTS}.")
        return 2
    except NewsalignError as error:
        return _complain(error.message, error.hint)
    except (KeyboardInterrupt, click.Abort) as stop:  # click makes the second of the first
        tell(f"newsalign: {str(stop.__cause__ or stop) or 'interrupted'}")
        return 130
    except BrokenPipeError:
        silence_stdout()
        return 0
    except OSError as error:
        if state.verbose:
            raise
        silence_stdout()
        return _complain(*_refused(error))
    except Exception as error:  # the one edge where a defect of ours becomes a message
        if state.verbose:
            raise
        return _complain(
            f"internal error: {type(error).__name__}: {error}", "Run it again with --verbose and report what it prints."
        )
    return result if isinstance(result, int) else 0


def _refused(error: OSError) -> tuple[str, str]:
    """What the operating system refused, where no code knew more about it."""
    if error.filename is not None:
        return f"{error.filename}: {error.strerror}", "Check this file or folder, and the free space on its disk."
    try:
        Path.cwd()
    except OSError:
        return "the working folder is gone", "Change to one that exists."
    return f"standard input or output cannot be used ({error.strerror})", "Redirect it to a file or pipe that works."


def _complain(message: str, hint: str) -> int:
    tell(f"newsalign: error: {message}" + (f"\n  {hint}" if hint else ""))
    return 2


def _is_default(error: click.ClickException) -> bool:
    """Whether an invalid option value came from the file of defaults."""
    if not isinstance(error, click.BadParameter) or error.ctx is None or error.param is None:
        return False
    source = error.ctx.get_parameter_source(error.param.name or "")
    return source is click.core.ParameterSource.DEFAULT_MAP


def _defaults(arguments: list[str]) -> dict[str, Any]:
    """The defaults of ``newsalign.toml``: a table for each command, keys named as the options are.

    Subcommands have tables of their own (``[models.list]``). Only the table of the command in ``arguments`` is looked
    into. Raises ConfigError for a file that is not TOML, for a table that names no command, and for a key that names no
    option of the command.
    """
    name = next((each for each in arguments if not each.startswith("-")), None)
    if name is None or not _DEFAULTS.is_file():
        return {}
    try:
        tables = tomllib.loads(_DEFAULTS.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError, OSError) as error:
        raise ConfigError(f"{_DEFAULTS}: {error}", "Fix or remove the file.") from error
    for each, table in tables.items():
        if each in _COMMANDS and not isinstance(table, dict):
            raise ConfigError(f"{_DEFAULTS}: {each} is no table", f"Write the command as [{each}], its options below.")
        if each not in _COMMANDS:
            raise ConfigError(f"{_DEFAULTS}: no command is called {each!r}", f"There are: {', '.join(_COMMANDS)}.")
    command = cli.get_command(click.Context(cli), name) if name in tables else None
    return {name: _options(name, command, tables[name])} if command else {}


def _options(name: str, command: click.Command, table: dict[str, Any]) -> dict[str, Any]:
    """A table with its keys as click calls the parameters; those of subcommands inside it."""
    group = command if isinstance(command, click.Group) else None
    inner = group.list_commands(click.Context(group)) if group else []
    known = {
        option.lstrip("-"): param
        for param in command.params
        if isinstance(param, click.Option)
        for option in (*param.opts, *param.secondary_opts)
        if option.startswith("--")
    }
    settings: dict[str, Any] = {}
    for key, value in table.items():
        if group and key in inner and isinstance(value, dict):
            if part := group.get_command(click.Context(group), key):
                settings[key] = _options(f"{name}.{key}", part, value)
        elif (param := known.get(key.replace("_", "-"))) is not None:
            if param.multiple and not isinstance(value, list):
                hint = f"Write a list: {key} = {json.dumps([value], default=str)}."
                raise ConfigError(f"{_DEFAULTS}: [{name}] {key} takes several values", hint)
            for each in value if param.multiple else [value]:
                _check_type(f"[{name}] {key}", each, param)
            settings[param.name or ""] = value
        else:
            hint = f"There are: {', '.join(sorted({*known, *inner}))}."
            raise ConfigError(f"{_DEFAULTS}: [{name}] has no option {key!r}", hint)
    return settings


def _check_type(key: str, value: object, param: click.Option) -> None:
    """Raise ConfigError for a value of a kind that the option cannot have; what kind it is, click would not ask."""
    if isinstance(value, str):
        if "\0" in value:
            raise ConfigError(f"{_DEFAULTS}: {key} holds a NUL character", "Take it out.")
        return
    if param.is_flag:
        wanted, good = "true or false", isinstance(value, bool)
    elif isinstance(param.type, (click.types.IntParamType, click.types.FloatParamType)):
        kinds = (int, float) if isinstance(param.type, click.types.FloatParamType) else (int,)
        wanted, good = "a number", isinstance(value, kinds) and not isinstance(value, bool)
    else:
        wanted, good = "text, in quotation marks", False
    if not good:
        raise ConfigError(f"{_DEFAULTS}: {key} is {value!r}", f"Write {wanted}.")

"""What `audit` and `normalize` share: an English version and its original, read, translated and aligned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from align.cli.options import NAME, PATH
from align.cli.streams import read_bytes
from align.documents.naming import kind_of, naming, stem_of
from align.errors import ConfigError, InputError
from align.types import SOURCE_LANGUAGES, Aligned, Article, Audited, Document, Failure

if TYPE_CHECKING:
    from align.pipeline import Pipeline

T = TypeVar("T")
_SOURCE = (
    "The original, Czech or Russian; - reads standard input; auto finds STEM.cs.EXT or STEM.ru.EXT beside ENGLISH."
)
_DECISIONS = "A reviewed run: accepted and edited findings are repaired, rejected ones are not and never fail."


@dataclass(frozen=True, slots=True)
class Sides:
    """The files and options of one call. ``english`` is a path or ``-``."""

    english: str
    source: str | None
    lang: str | None
    translation: Path | None
    encoding: str | None


def shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of both commands."""
    options = [
        click.option("--source", type=NAME, metavar="FILE", help=_SOURCE),
        click.option(
            "--from",
            "lang",
            type=click.Choice(SOURCE_LANGUAGES),
            help="Language of the original, if its name does not say.",
        ),
        click.option("--translation", type=PATH, help="A translation of the original, to use instead of the model."),
        click.option(
            "--model", default="sla-eng-tiny", show_default=True, help="A name (newsalign models list) or a folder."
        ),
        click.option("--profile", default="plain", show_default=True, help="A house profile, or a .toml of your own."),
        click.option("--rule", "rules", multiple=True, metavar="RULE", help="Only this rule; may be repeated."),
        click.option(
            "--no-rule", "without", multiple=True, metavar="RULE", help="Leave this rule out; may be repeated."
        ),
        click.option("--decisions", type=PATH, metavar="DIR", help=_DECISIONS),
        click.option("--encoding", help="Encoding of text files that are not UTF-8, such as cp1250 or koi8-r."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def chosen_rules(profile_name: str, rules: Sequence[str], without: Sequence[str]) -> tuple[str, ...] | None:
    """The rules to run; None for those of the profile.

    Raises ConfigError for an unknown rule, and where no rule is left.
    """
    from align.auditing import RULES, load_profile

    for name in (*rules, *without):
        if name not in RULES:
            raise ConfigError(f"no rule is called {name!r}", f"There are: {', '.join(RULES)}.")
    if not rules and not without:
        return None
    off = load_profile(profile_name).off
    chosen = tuple(name for name in (rules or [name for name in RULES if name not in off]) if name not in without)
    if not chosen:
        raise ConfigError("--rule and --no-rule leave no rule: nothing would be found", "Leave one of them out.")
    return chosen


def audited(sides: Sides, pipeline: Pipeline) -> list[Audited]:
    """The audited documents: one, or each row of a ``.jsonl``. Raises InputError where one cannot be used."""
    if kind_of(sides.english) == "jsonl":
        return [pipeline.audit(aligned) for aligned in _rows(sides, pipeline)]
    return [pipeline.audit(_aligned(sides, pipeline))]


def _rows(sides: Sides, pipeline: Pipeline) -> Iterator[Aligned]:
    from align.documents import iter_articles

    if sides.source is not None:
        raise ConfigError("--source does not go with a .jsonl", "Its rows hold both sides: source and english.")
    articles = [_loaded(row) for row in iter_articles(Path(sides.english), sides.encoding)]
    for outcome in pipeline.align_all(articles):
        yield _loaded(outcome)


def _loaded(outcome: T | Failure) -> T:
    if isinstance(outcome, Failure):
        raise InputError(outcome.reason, outcome.hint)
    return outcome


def _aligned(sides: Sides, pipeline: Pipeline) -> Aligned:
    article = read_article(sides)
    if article.source is not None and article.english is not None and sides.translation is not None:
        return _with_translation(article.source, article.english, sides.translation, sides.encoding)
    (outcome,) = pipeline.align_all([article])
    return _loaded(outcome)


def read_article(sides: Sides) -> Article:
    """The English version and, where one is named, its original. Raises InputError where one cannot be used."""
    named = naming(Path(sides.english).name)
    if named and named.lang in SOURCE_LANGUAGES:
        hint = "Give the English version; the original goes behind --source."
        raise InputError(f"{sides.english}: an original by its name, not an English version", hint)
    english = read_side(sides.english, "en", sides.encoding)
    source = None
    if sides.source is not None:
        if sides.source == "-" == sides.english:
            raise ConfigError("both sides cannot come from standard input", "Give one of them as a file.")
        source = replace(read_side(sides.source, _language(sides), sides.encoding), id=english.id)
    return Article(english.id, source, english)


def read_side(name: str, lang: str, encoding: str | None) -> Document:
    """A document from a file or, for ``-``, from standard input as text."""
    from align.documents import parse
    from align.documents.ids import printable

    shown = "stdin.txt" if name == "-" else name
    return parse(read_bytes(name), kind_of(shown) or "txt", printable(stem_of(shown)), lang, encoding, name)


def _language(sides: Sides) -> str:
    named = naming(Path(sides.source or "").name)
    if sides.lang:
        return sides.lang
    if named and named.lang in SOURCE_LANGUAGES:
        return named.lang
    raise ConfigError(f"{sides.source}: of which language?", "Say --from cs or --from ru, or name it STEM.cs.txt.")


def _with_translation(source: Document, english: Document, path: Path, encoding: str | None) -> Aligned:
    from align.aligner import align_documents
    from align.segment import segment
    from align.translation.given import read_given

    source, english = segment(source), segment(english)
    translations = read_given(path, source, read_bytes(str(path)), encoding)
    return Aligned(english.id, source, english, translations, align_documents(source, english, translations))

"""Several English versions in one call of `audit`, as a pre-commit hook gives them, with originals found by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from align.cli.english import Sides, read_article
from align.documents.ids import printable
from align.documents.naming import kind_of, naming, stem_of
from align.errors import ConfigError, InputError, NewsalignError
from align.types import SOURCE_LANGUAGES, Article, Audited, Failure

if TYPE_CHECKING:
    from align.pipeline import Pipeline

AUTO = "auto"  # given to --source: look beside the English version
_KINDS = ("txt", "html", "htm")


@dataclass(slots=True)
class Several:
    """The outcome for all files: the audited documents, which file each side is in, and what could not be used."""

    documents: list[Audited] = field(default_factory=list)
    paths: dict[tuple[str, str], str] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    with_original: bool = False


def original_of(english: str) -> str | None:
    """The file ``STEM.cs.EXT`` or ``STEM.ru.EXT`` beside ``STEM.en.EXT``; None where there is none.

    Raises InputError where there are several.
    """
    beside = sorted(Path(english).parent.glob(f"{escape(stem_of(english))}.*"))
    found = [path for path in beside if _is_original(path, stem_of(english))]
    if len(found) > 1:
        both = " and ".join(name.name for name in found)
        raise InputError(f"{english}: two originals lie beside it, {both}", "Take one away, or name one with --source.")
    return str(found[0]) if found else None


def _is_original(path: Path, stem: str) -> bool:
    parts = naming(path.name)
    named = parts is not None and parts.stem == stem and parts.lang in SOURCE_LANGUAGES and parts.kind in _KINDS
    return named and path.is_file()


def resolved(sides: Sides) -> Sides:
    """The sides with the original that ``--source auto`` means."""
    if sides.source != AUTO:
        return sides
    looked_for = sides.english != "-" and kind_of(sides.english) != "jsonl"
    return replace(sides, source=original_of(sides.english) if looked_for else None)


def audit_several(files: Sequence[str], sides: Sides, pipeline: Pipeline) -> Several:
    """Audit each file, all of them translated in common batches; one that cannot be used does not stop the others.

    A document's id is its path without ``.en.EXT``. ``sides`` carries the options, its own file is not read. Raises
    ConfigError for options that are about one file.
    """
    from align.pipeline import attempt

    if sides.source not in (None, AUTO) or sides.translation is not None:
        what = "--source FILE and --translation are about one English version"
        raise ConfigError(what, "With several, say --source auto: originals are found by their names.")
    done = Several()
    articles = [article for name in files for article in _read(name, sides, done)]
    done.with_original = any(article.source for article in articles)
    for outcome in pipeline.align_all(articles):
        if isinstance(outcome, Failure):
            done.failures.append(outcome)
            continue
        audited = attempt(outcome.id, "audit", partial(pipeline.audit, outcome))
        if isinstance(audited, Failure):
            done.failures.append(audited)
        else:
            done.documents.append(audited)
    return done


def _read(name: str, sides: Sides, done: Several) -> Iterator[Article]:
    try:
        outcomes = [*_articles(name, sides)]
    except NewsalignError as error:
        outcomes = [(Failure(name, name, "read", error.message, error.hint), None)]
    for outcome, source in outcomes:
        if isinstance(outcome, Failure):
            done.failures.append(outcome)
            continue
        ident = outcome.id if (outcome.id, "english") not in done.paths else f"{name}:{outcome.id}"
        done.paths |= {(ident, "english"): name, (ident, "source"): source or name}
        yield _named(outcome, ident)


def _articles(name: str, sides: Sides) -> Iterator[tuple[Article | Failure, str | None]]:
    if kind_of(name) == "jsonl":
        from align.documents import iter_articles

        yield from ((row, None) for row in iter_articles(Path(name), sides.encoding))
        return
    own = resolved(replace(sides, english=name))
    article = read_article(own)
    ident = article.id if name == "-" else printable((Path(name).parent / stem_of(name)).as_posix())
    yield _named(article, ident), own.source


def _named(article: Article, ident: str) -> Article:
    source = replace(article.source, id=ident) if article.source else None
    english = replace(article.english, id=ident) if article.english else None
    return Article(ident, source, english)

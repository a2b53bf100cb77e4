"""The report of a run as one web page that asks no network for anything: what was found, then every text, marked.

All text of documents is data: the template engine escapes it, it cannot bend the direction of the page's own text, its
control characters are made visible, and a content security policy lets only this page's own style and script run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from align.report.marking import DECISIONS, Note
from align.report.marking import notes as notes_of
from align.report.passages import passages
from align.report.tables import Table, figure
from align.types import Audited, Failure, Signature

if TYPE_CHECKING:
    from jinja2 import Environment, Template

SEVERITIES = ("error", "warning", "note")
STATES = ("repaired", "decide", "optional", "settled")
LANGUAGES = {"cs": "Czech", "ru": "Russian", "en": "English"}
_TEMPLATES = Path(__file__).parent / "templates"
_EXCERPT = 240
_POLICY = "base-uri 'none'; form-action 'none'"
_UNSEEN = re.compile(  # controls, bidirectional controls, line separators, byte order marks, lone surrogates
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_BREAK = Markup('<span class="pilcrow" role="img" aria-label="line break">¶</span><br>')


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What the page says about the run: its title, how it was made, what failed, each rule's title, further tables."""

    signature: Signature
    title: str = "Translation report"
    failures: tuple[Failure, ...] = ()
    rule_titles: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the list of documents: where it is on the page, and its findings by severity and by state."""

    anchor: str
    id: str
    title: str
    language: str
    facts: tuple[str, ...]
    counts: Counter[str]


@dataclass(slots=True)
class Tally:
    """The findings of the run: by severity and state, by rule and state, and the severities that a rule gave."""

    documents: list[Entry] = field(default_factory=list)
    severities: Counter[tuple[str, str]] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    severity_of: dict[str, str] = field(default_factory=dict)

    def add(self, entry: Entry, notes: Iterable[Note]) -> None:
        """Count one document and its findings."""
        self.documents.append(entry)
        for each in notes:
            finding = each.finding
            self.severities[finding.severity, each.state] += 1
            self.rules[finding.rule, each.state] += 1
            worst = min(finding.severity, self.severity_of.get(finding.rule, "note"), key=SEVERITIES.index)
            self.severity_of[finding.rule] = worst

    def states(self) -> tuple[str, ...]:
        """The states that the page tells apart; what a person settled only where there is such."""
        return STATES if self.state("settled") else STATES[:-1]

    def state(self, state: str) -> int:
        """How many findings of the run are in a state."""
        return sum(self.severities[severity, state] for severity in SEVERITIES)

    def rule(self, rule: str) -> int:
        """How many findings a rule gave."""
        return sum(self.rules[rule, state] for state in STATES)

    def most(self) -> int:
        """How many findings the most frequent rule gave."""
        return max(map(self.rule, self.severity_of), default=0)

    def ranked(self) -> list[str]:
        """The rules, the gravest and then the most frequent first."""
        gravity = {rule: SEVERITIES.index(severity) for rule, severity in self.severity_of.items()}
        return sorted(gravity, key=lambda rule: (gravity[rule], -self.rule(rule), rule))


class _Anchors:
    """Names for the parts of the page, each given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._number: Counter[str] = Counter()

    def take(self, wish: str) -> str:
        """The wish as a name, with a number where it was given before."""
        stem = name = re.sub(r"[^A-Za-z0-9._-]+", "-", wish) or "finding"
        while name in self._given:
            self._number[stem] += 1
            name = f"{stem}_{self._number[stem] + 1}"
        self._given.add(name)
        return name


def render(documents: Iterable[Audited], head: ReportHead) -> str:
    """The whole page. ``documents`` are read once, in the order in which they are shown."""
    engine, tally, anchors = _engine(), Tally(), _Anchors()
    article = engine.get_template("document.html.j2")
    articles: list[Markup] = []
    for audited in documents:
        aligned = audited.aligned
        notes = notes_of(audited.findings, aligned.english.text, anchors.take)
        entry = _entry(audited, notes, anchors.take(f"doc-{audited.aligned.id}"))
        tally.add(entry, notes)
        body = article.render(aligned=aligned, entry=entry, passages=passages(aligned, notes))
        articles.append(Markup(body))  # noqa: S704  made with autoescape
    style, script = text_asset("report.css"), text_asset("report.js")
    policy = page_policy(style, script)
    page = engine.get_template("report.html.j2")
    return page.render(head=head, tally=tally, articles=articles, style=style, script=script, policy=policy)


def template(name: str) -> Template:
    """A page's template, with autoescape and the filters of the report."""
    return _engine().get_template(name)


def page_policy(style: str, script: str) -> str:
    """The content security policy of a page with this style and this script, and nothing else."""
    return f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; {_POLICY}"


def _entry(audited: Audited, notes: Iterable[Note], anchor: str) -> Entry:
    aligned = audited.aligned
    metas = [document.meta for document in (aligned.english, aligned.source) if document]
    facts = (next((str(meta[key]) for meta in metas if meta.get(key)), "") for key in ("outlet", "date", "byline"))
    return Entry(
        anchor=anchor,
        id=aligned.id,
        title=next((str(meta["title"]) for meta in metas if meta.get("title")), aligned.id),
        language=_language(aligned.source.lang) if aligned.source else "",
        facts=tuple(fact for fact in facts if fact),
        counts=Counter(key for each in notes for key in (each.finding.severity, each.state)),
    )


@cache
def _engine() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    engine = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    engine.filters |= {
        "shown": shown,
        "excerpt": excerpt,
        "facts": facts,
        "percent": _percent,
        "figure": figure,
    }
    engine.globals |= {"severities": SEVERITIES}
    return engine


@cache
def text_asset(name: str) -> Markup:
    """A style or a script of our own, as it goes into the page."""
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704  our own file


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def shown(text: str) -> Markup:
    """The text for the page: escaped, its line breaks as ¶, controls that would bend the page's own text as ⟨202E⟩."""
    return _BREAK.join(map(escape, _LINE_END.split(visible(text))))


def visible(text: str) -> str:
    """The text with its invisible controls as their code points: ⟨202E⟩."""
    return _UNSEEN.sub(lambda match: f"⟨{ord(match[0]):04X}⟩", text)


def excerpt(text: str) -> str:
    """The text for a card, on one line: all of it if it is short, else its two ends."""
    if len(text) > _EXCERPT:
        text = f"{text[: _EXCERPT // 2]} … {text[-_EXCERPT // 2 :]}"
    return _LINE_END.sub(" ¶ ", visible(text)).strip()


def facts(evidence: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The evidence of a finding as names and values that a person can read; not what is empty, nor the decision."""
    for key, value in evidence.items():
        if key == "decision" and value in DECISIONS:
            continue
        if value is None or value in ("", [], {}, ()):
            continue
        yield key.replace("_", " "), _plainly(value)


def _plainly(value: Any) -> str:
    if isinstance(value, (list, tuple)) and all(isinstance(item, (str, int, float)) for item in value):
        return ", ".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _language(code: str) -> str:
    return LANGUAGES.get(code, code)


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"

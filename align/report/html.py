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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from align.report import AuditHead
from align.report.marking import DECISIONS, Note
from align.report.marking import notes as notes_of
from align.report.passages import DOUBTFUL, SURE, passages
from align.report.places import Paths
from align.report.tables import Table, figure
from align.report.tally import Entry, Tally, entry_of, language
from align.types import SEVERITIES, Aligned, Audited, Failure, Signature

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_TEMPLATES = Path(__file__).parent / "templates"
_EXCERPT = 240
SCRIPTS = ("sought.js", "report.js")  # what works a page of documents
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


class Anchors:
    """Names for the parts of a page, each given once."""

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
    tally, anchors = Tally(), Anchors()
    entries: list[Entry] = []
    articles: list[Markup] = []
    for audited in documents:
        notes = notes_of(audited.findings, audited.aligned.english.text, anchors.take)
        entry = entry_of(audited, notes, anchors.take(f"doc-{audited.aligned.id}"))
        tally.add(notes)
        entries.append(entry)
        articles.append(article(audited.aligned, notes, entry, anchors, head.rule_titles))
    return "".join(page("report.html.j2", SCRIPTS, head=head, tally=tally, entries=entries, articles=articles))


def render_audit(documents: Iterable[Audited], paths: Paths, head: AuditHead) -> str:
    """The whole page of an audit, with the titles of all rules."""
    from align.auditing import RULES

    return render(documents, ReportHead(head.signature, rule_titles={name: RULES[name].title for name in RULES}))


def article(
    aligned: Aligned,
    notes: Sequence[Note],
    entry: Entry,
    anchors: Anchors,
    titles: Mapping[str, str],
    *,
    alone: bool = False,
) -> Markup:
    """A document passage by passage, with its beads and the cards of its findings: what ``report.js`` works on.

    ``titles`` are those of the rules. A document that is ``alone`` on its page has its title in the page's head.
    """
    shown = passages(aligned, notes)
    content = {"aligned": aligned, "entry": entry, "passages": shown, "titles": titles, "alone": alone}
    target = "fresh translation" if aligned.english_origin == "translation" else f"{language(aligned.english)} version"
    body = template("document.html.j2").render(content, target=target, take=anchors.take)
    return Markup(body)  # noqa: S704  made with autoescape


def page(name: str, scripts: Sequence[str], **content: object) -> Iterator[str]:
    """The parts of a page in their order, made of a template with the report's style and scripts of ours as one."""
    style, script = text_asset("report.css"), Markup("\n").join(map(text_asset, scripts))
    return template(name).generate(style=style, script=script, policy=page_policy(style, script), **content)


def template(name: str) -> Template:
    """A page's template, with autoescape and the filters of the report."""
    return _engine().get_template(name)


def page_policy(style: str, script: str) -> str:
    """The content security policy of a page with this style and this script, and nothing else."""
    return f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; {_POLICY}"


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
        "sentence": sentence,
        "facts": facts,
        "percent": _percent,
        "figure": figure,
    }
    engine.globals |= {"severities": SEVERITIES, "sure": SURE, "doubtful": DOUBTFUL}
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


def sentence(message: str) -> str:
    """A message with a capital, unless it begins with what it quotes."""
    return message[:1].upper() + message[1:]


def excerpt(text: str) -> str:
    """The text for a card, on one line: all of it if it is short, else its two ends."""
    if len(text) > _EXCERPT:
        text = f"{text[: _EXCERPT // 2]} … {text[-_EXCERPT // 2 :]}"
    return _LINE_END.sub(" ¶ ", visible(text)).strip()


def facts(evidence: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The evidence of a finding as names and values that a person can read; not what is empty, nor the decision."""
    decided = evidence.get("decision") in DECISIONS
    for key, value in evidence.items():
        if decided and key in ("decision", "unasked"):
            continue
        if value is None or value in ("", [], {}, ()):
            continue
        yield key.replace("_", " "), _plainly(value)


def _plainly(value: Any) -> str:
    if isinstance(value, (list, tuple)) and all(isinstance(item, (str, int, float)) for item in value):
        return ", ".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"

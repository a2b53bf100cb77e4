"""The plain data that passes between stages: frozen, slotted, JSON keys equal to field names.

Offsets are Python string indices (code points) into the text of the document that holds them; ``end`` is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Severity = Literal["error", "warning", "note"]
FixClass = Literal["auto", "profile", "review"]
Side = Literal["english", "source"]
EnglishOrigin = Literal["published", "translation"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The gravest first."""
SOURCE_LANGUAGES = ("cs", "ru")
TARGET_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or headline of a document; ``text == document.text[start:end]``.

    ``id`` is ``DOCUMENT.LANG:PARAGRAPH:SENTENCE``, both counted from 1; the title is paragraph 0.
    """

    id: str
    text: str
    lang: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One side of a story: its text as read and, once segmented, its sentences.

    ``meta`` holds JSON values; every key may be missing, and others may stand there. Strings: ``url``, ``outlet``,
    ``date`` (of a page in ISO 8601), ``title``, ``byline``, ``dateline``, and of an English side ``english_origin``
    (``published`` or ``translation``). Lists: ``boilerplate``, the closing lines that the audit takes out of the text;
    ``spans``, the inline markup of a page as ``{"kind": "strong", "start": 4, "end": 9}``; ``ignored``, likewise, where
    a comment of the page silences findings, with the rules as ``kind`` (none: all); ``suppress``, the rules and
    fingerprints that are not to be reported.
    """

    id: str
    lang: str
    text: str
    segments: tuple[Segment, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """One story as it came in: the original, the published English version, or both."""

    id: str
    source: Document | None
    english: Document | None


@dataclass(frozen=True, slots=True)
class Translation:
    """The fresh translation of one source segment; ``score`` is the mean log-probability of a piece, natural logarithm.

    ``flags`` may hold ``truncated``, ``loop`` and ``empty``; ``imported`` says that no model made it (its score is 0).
    """

    segment_id: str
    text: str
    score: float
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bead:
    """Segments of both sides that say the same: n:m, 1:0 (left out) or 0:1 (added).

    ``score`` says how alike the fresh translation and the English are, a cosine from 0 to 1; it is 0 for an unmatched
    segment. ``confidence`` is the probability, 0 to 1, that the bead is right. ``method`` is ``translation`` (aligned
    by way of a translation), ``one-to-one`` (the English is the translation: both numbers are 1), or ``unmatched``
    (there is no original: 0 and 1).
    """

    id: str
    source_ids: tuple[str, ...]
    target_ids: tuple[str, ...]
    score: float
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """One document as the rules see it. ``source`` is None where only the English version is known.

    ``translations`` are those of the source's segments, in their order (empty where there is no source); ``beads``
    cover every segment of both sides, in order.
    """

    id: str
    source: Document | None
    english: Document
    translations: tuple[Translation, ...] = ()
    beads: tuple[Bead, ...] = ()
    english_origin: EnglishOrigin = "published"


@dataclass(frozen=True, slots=True)
class Finding:
    """One artefact: where it is, what should stand there, why, and whether that was applied.

    ``text == document.text[start:end]`` of the side named. ``replacement`` is set where the fix is ``auto`` or
    ``profile``; a proposal for a person stands in ``suggestion``. ``bead`` is the id of the bead that holds the span.
    ``confidence`` is the probability, 0 to 1, that the finding is right. ``fingerprint``, 16 hexadecimal digits, stays
    the same while the text around the span does, wherever it moves.
    """

    rule: str
    severity: Severity
    doc: str
    bead: str | None
    side: Side
    start: int
    end: int
    text: str
    replacement: str | None
    suggestion: str | None
    fix: FixClass
    applied: bool
    message: str
    evidence: Mapping[str, Any]
    confidence: float
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Audited:
    """One document at the end of the pipeline: what it is, what was found, and its text with the fixes applied."""

    aligned: Aligned
    findings: tuple[Finding, ...]
    normalized: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that did not go through: the stage that gave up, the reason, and what to do about it."""

    doc: str
    path: str
    stage: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Signature:
    """What a result depends on: the same signature over the same input gives the same output.

    ``profile`` is the name of the house profile. ``parameters`` hold ``profile_sha256``, a hash of all that it says or
    inherits; ``libraries``, the versions of those whose data or algorithms have a part in the result; how it was
    translated (``engine``, ``compute_type``, ``beam_size``); and whatever else was chosen.
    """

    version: str
    model_sha256: str
    profile: str
    rule_pack_sha256: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        shown = [f"newsalign:{self.version}", f"model:{self.model_sha256[:12] or 'none'}", f"profile:{self.profile}"]
        shown.append(f"rules:{self.rule_pack_sha256[:12]}")
        shown += [f"{name}:{text}" for name, text in parameter_texts(self.parameters, short=True).items()]
        return "|".join(shown)


def parameter_texts(parameters: Mapping[str, Any], *, short: bool = False) -> dict[str, str]:
    """The parameters of a signature in words, sorted by name; ``short`` cuts hashes to what tells them apart."""
    texts = {
        name: ",".join(f"{key}={item}" for key, item in value.items()) if isinstance(value, Mapping) else str(value)
        for name, value in sorted(parameters.items())
    }
    return {name: text[:12] if short and name.endswith("_sha256") else text for name, text in texts.items()}

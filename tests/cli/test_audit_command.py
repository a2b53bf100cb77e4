"""`newsalign audit` and `normalize` as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import stat
import sys

import pytest
from click.testing import CliRunner

from align.cli.main import cli
from align.decisions.model import Decision
from align.decisions.store import change, create
from align.errors import ConfigError, InputError, NewsalignError

GLUED = "The works were opened by Emmanuel Macronarrived in Lyon. Macron left Kiev.\r\nNothing else.\r\n© TASS\r\n"
REPAIRED = "The works were opened by Emmanuel Macron arrived in Lyon. Macron left Kyiv.\r\nNothing else.\r\n"
NATIVE = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
REVIEW = "In May, Jana Kratka moved on.\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.en.txt"
    path.write_bytes(GLUED.encode())
    return path


def call(*arguments, data=None):
    result = CliRunner().invoke(cli, [str(a) for a in arguments], input=data, standalone_mode=False)
    if isinstance(result.exception, NewsalignError):
        raise result.exception
    assert result.exception is None, result.exception
    return result.return_value, result.stdout_bytes.decode()


def test_audit_points_at_the_place(story):
    code, out = call("audit", story)
    assert code == 1
    assert f"{story}:1:35: error: " in out
    assert "[glued-name]" in out
    assert f"{story}:3:1: warning: " in out
    line, mark = next(block.split("\n")[1:3] for block in out.split(f"{story}:") if "[glued-name]" in block)
    assert line[mark.index("^") : mark.rindex("~") + 1] == "Macronarrived"


def test_fail_on_sets_the_bar(story, tmp_path):
    warned = tmp_path / "warned.en.txt"
    warned.write_text("Macron left Kiev.\n")
    assert call("audit", warned)[0] == 0
    assert call("audit", warned, "--fail-on", "warning")[0] == 1
    assert call("audit", story, "--fail-on", "never")[0] == 0


def test_decisions_of_a_reviewed_run_are_honoured(story, tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    with pytest.raises(ConfigError, match="holds no decisions"):
        call("normalize", story, "--decisions", folder)
    found = [json.loads(line) for line in call("audit", story, "--format", "jsonl")[1].splitlines()]
    by = {row["rule"]: row for row in found}
    create(folder)
    said = {
        "glued-name": ("edited", "Macron, who arrived"),
        "exonym": ("rejected", None),
        "boilerplate": ("accepted", ""),
    }
    change(
        folder,
        [Decision("news/story", by[rule]["fingerprint"], *what, rule, by[rule]["text"]) for rule, what in said.items()],
        "one",
    )
    text = call("normalize", story, "--decisions", folder)[1]
    assert (
        text == "The works were opened by Emmanuel Macron, who arrived in Lyon. Macron left Kiev.\r\nNothing else.\r\n"
    )
    assert call("audit", story, "--decisions", folder, "--rule", "exonym", "--fail-on", "note")[0] == 0
    assert call("audit", story, "--rule", "exonym", "--fail-on", "note")[0] == 1


def test_rules_can_be_chosen(story):
    only = call("audit", story, "--rule", "exonym", "--format", "jsonl")[1]
    assert {json.loads(line)["rule"] for line in only.splitlines()} == {"exonym"}
    without = call("audit", story, "--no-rule", "exonym", "--format", "jsonl")[1]
    others = {json.loads(line)["rule"] for line in without.splitlines()}
    assert {"glued-name", "boilerplate"} <= others
    assert "exonym" not in others
    with pytest.raises(ConfigError) as wrong:
        call("audit", story, "--rule", "glued")
    assert "glued-name" in wrong.value.hint


def test_a_baseline_silences_what_is_known_and_only_that(story, tmp_path):
    known = tmp_path / "known.txt"
    assert call("audit", story, "--write-baseline", known) == (0, "")
    assert call("audit", story, "--baseline", known) == (0, "")
    known.write_text("\ufeff" + known.read_text(encoding="utf-8"), encoding="utf-8")
    assert call("audit", story, "--baseline", known) == (0, "")
    story.write_bytes(b"A new first line, of Kharkov.\r\n" + GLUED.encode())
    findings = call("audit", story, "--baseline", known, "--format", "jsonl")[1]
    assert [json.loads(line)["text"] for line in findings.splitlines()] == ["Kharkov"]
    known.write_text("not a fingerprint\n")
    with pytest.raises(ConfigError):
        call("audit", story, "--baseline", known)


def test_a_comment_silences_a_line(tmp_path):
    path = tmp_path / "story.en.txt"
    path.write_text("Macron left Kiev. <!-- newsalign: ignore exonym -->\nThen he left Kharkov.\n")
    findings = call("audit", path, "--format", "jsonl", "--rule", "exonym")[1]
    assert [json.loads(line)["text"] for line in findings.splitlines()] == ["Kharkov"]


def test_csv_is_safe_to_open(tmp_path):
    path = tmp_path / "=cmd.en.txt"
    path.write_text("Macron left Kiev.\n")
    (row,) = csv.DictReader(io.StringIO(call("audit", path, "--format", "csv")[1], newline=""))
    assert (row["rule"], row["text"], row["replacement"], row["line"], row["column"]) == (
        "exonym",
        "Kiev",
        "Kyiv",
        "1",
        "13",
    )
    assert row["document"] == "'=cmd"


def test_sarif_names_rules_places_and_fixes(story):
    log = json.loads(call("audit", story, "--format", "sarif")[1])
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {r["ruleId"] for r in run["results"]}
    glued = next(result for result in run["results"] if result["ruleId"] == "glued-name")
    region = glued["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 35, "endLine": 1, "endColumn": 48}
    change = glued["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change == {"deletedRegion": region, "insertedContent": {"text": "Macron arrived"}}


def test_a_terminal_cannot_be_steered(tmp_path):
    path = tmp_path / "story.en.txt"
    path.write_text("\x1b[31mMacron left Kiev.\n")
    assert "\x1b" not in call("audit", path)[1]


def test_normalize_changes_nothing_but_the_findings(story):
    assert call("normalize", story) == (None, REPAIRED)
    assert story.read_bytes() == GLUED.encode()


def test_normalize_reads_standard_input():
    assert call("normalize", "-", data="Macron left Kiev.\n")[1] == "Macron left Kyiv.\n"


@pytest.mark.parametrize(("codec", "mark"), [("cp1250", b""), ("utf-16-le", b"\xff\xfe"), ("utf-8", b"\xef\xbb\xbf")])
def test_in_place_keeps_encoding_mark_and_line_ends(tmp_path, codec, mark):
    path = tmp_path / "story.en.txt"
    path.write_bytes(mark + GLUED.encode(codec))
    options = [] if mark else ["--encoding", codec]
    assert call("normalize", path, "--in-place", *options) == (None, "")
    assert path.read_bytes() == mark + REPAIRED.encode(codec)


@pytest.mark.parametrize(("codec", "named"), [(NATIVE, "utf-16"), ("utf-8", "utf-8-sig"), ("utf-8", "UTF8")])
def test_in_place_adds_no_mark_where_there_was_none(tmp_path, codec, named):
    path = tmp_path / "story.en.txt"
    path.write_bytes(GLUED.encode(codec))
    call("normalize", path, "--in-place", "--encoding", named)
    assert path.read_bytes() == REPAIRED.encode(codec)


def test_in_place_refuses_what_cannot_be_written_back_as_it_was(tmp_path):
    path = tmp_path / "story.en.txt"
    path.write_bytes(b"Macron left +AEs-iev.\n")
    with pytest.raises(InputError, match="other bytes would change"):
        call("normalize", path, "--in-place", "--encoding", "utf-7")
    assert path.read_bytes() == b"Macron left +AEs-iev.\n"


@pytest.mark.parametrize("mode", [0o600, 0o640])
def test_in_place_keeps_the_permissions(story, mode):
    story.chmod(mode)
    call("normalize", story, "--in-place")
    assert story.read_bytes() == REPAIRED.encode()
    assert stat.S_IMODE(story.stat().st_mode) == mode


@pytest.mark.parametrize("command", ["audit", "normalize"])
def test_without_a_rule_nothing_would_be_found(story, command):
    with pytest.raises(ConfigError, match="leave no rule"):
        call(command, story, "--rule", "exonym", "--no-rule", "exonym")


@pytest.mark.parametrize("command", ["audit", "normalize"])
def test_a_translation_is_in_the_encoding_that_is_named(tmp_path, command):
    path = tmp_path / "story.en.txt"
    for name, text in (("story.en.txt", "They “met” in Kiev.\n"), ("mt.txt", "They “sat” in Kyiv.\n"),
                       ("story.cs.txt", "Včera „jednali“ v Kyjevě.\n")):  # fmt: skip
        (tmp_path / name).write_bytes(text.encode("cp1250"))
    given = ["--source", tmp_path / "story.cs.txt", "--translation", tmp_path / "mt.txt"]
    assert "“met” in K" in call(command, path, *given, "--encoding", "cp1250")[1]


def test_in_place_is_for_text_only(tmp_path):
    page = tmp_path / "story.en.html"
    page.write_text("<p>Macron left Kiev.</p>")
    with pytest.raises(ConfigError) as refused:
        call("normalize", page, "--in-place")
    assert "--in-place" in refused.value.hint


@pytest.mark.parametrize("form", ["jsonl", "sarif"])
def test_findings_that_were_reported_are_a_baseline(form, story, tmp_path):
    known = tmp_path / f"known.{form}"
    known.write_text(call("audit", story, "--format", form, "--fail-on", "never")[1])
    assert call("audit", story, "--baseline", known) == (0, "")
    known.write_text('{"rule": "exonym"}\n{"rule": "glued-name"}\n')
    with pytest.raises(ConfigError, match="entry 1 is no fingerprint"):
        call("audit", story, "--baseline", known)


def test_normalized_text_as_a_record(story):
    row = json.loads(call("normalize", story, "--format", "jsonl")[1])
    assert row["id"] == "story"
    assert row["text"] == REPAIRED
    assert row["repairs"] > 0
    with pytest.raises(ConfigError, match="--format jsonl"):
        call("normalize", story, "--format", "jsonl", "--diff")


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ('inherits = "plain"\napply = ["name-variant"]\n', "Zelenskyy left Kyiv."),
        ('apply = ["name-variant"]\n', "Zelenskyy left Kyiv."),
        ("", "Zelensky left Kyiv."),
        ('propose = ["exonym"]\n', "Zelensky left Kiev."),
        ('\ufeffpropose = ["exonym"]\n', "Zelensky left Kiev."),
    ],
)
def test_a_profile_adds_to_what_it_inherits(text, repaired, tmp_path):
    mine, english = tmp_path / "mine.toml", tmp_path / "z.en.txt"
    mine.write_text(text, encoding="utf-8")
    english.write_text("Zelensky left Kiev.")
    assert call("normalize", english, "--profile", mine)[1] == repaired


def test_a_profile_of_ones_own_inherits(story, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('inherits = "plain"\npropose = ["exonym"]\noff = ["boilerplate"]\nguards = ["left kiev"]\n')
    assert call("normalize", story, "--profile", mine)[1] == REPAIRED.replace("Kyiv", "Kiev") + "© TASS\r\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('aply = ["exonym"]', "unknown key 'aply'"),
        ('apply = ["exonyms"]', "no rule is called 'exonyms'"),
        ('propose = ["exonyms"]', "no rule is called 'exonyms'"),
        ('apply = ["omission"]', "matter for a person"),
        ('inherits = "house"', "no profile 'house'"),
        ('inherits = "mine.toml"', "inherits from itself"),
        ("bar = 7", "bar cannot be 7"),
        ("guards = 7", "guards cannot be 7"),
        ('dialect = "scots"', "dialect cannot be 'scots'"),
        ("bar =", "mine.toml"),
        ('apply = ["exonym"]\npropose = ["exonym"]', "'exonym' stands under apply and under propose"),
        ('[preferred]\nZelensky = ["Zelensky"]', "'Zelensky' is a variant of 'Zelensky'"),
        ('[preferred]\nKyiv = ["Kiev"]\nKiev = ["Kyiv"]', "'Kiev' is a variant of 'Kyiv'"),
        ('[preferred]\nKyiv = [""]', "preferred cannot be"),
        ('[preferred]\n"" = ["Kiev"]', "preferred cannot be"),
        ('[preferred]\nKyiv = ["Kiev"]\nKyjiv = ["Kiev"]', "'Kiev' is a variant of 'Kyiv' and of 'Kyjiv'"),
    ],
)
def test_a_wrong_profile_is_explained(story, tmp_path, text, said):
    mine = tmp_path / "mine.toml"
    mine.write_text(text)
    with pytest.raises(ConfigError) as wrong:
        call("audit", story, "--profile", mine)
    assert said in wrong.value.message
    assert wrong.value.hint


def test_missing_and_empty_files_are_explained(tmp_path):
    with pytest.raises(InputError):
        call("audit", tmp_path / "none.en.txt")
    empty = tmp_path / "empty.en.txt"
    empty.write_text("\n")
    with pytest.raises(InputError):
        call("audit", empty)


@pytest.mark.parametrize("command", ["audit", "normalize"])
def test_an_original_is_not_taken_for_an_english_version(command, tmp_path):
    (tmp_path / "story.cs.txt").write_text("Vláda jednala v Kyjevě.\n", encoding="utf-8")
    with pytest.raises(InputError, match="an original by its name"):
        call(command, tmp_path / "story.cs.txt")

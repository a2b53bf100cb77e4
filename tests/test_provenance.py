"""The hash of the package's own code says which of it a result depends on."""

from __future__ import annotations

from pathlib import Path

from align import provenance
from align.provenance import LIBRARIES, files_sha256, library_versions, package_sha256


def test_other_folders_give_other_hashes_and_the_same_the_same():
    assert package_sha256("segment") == package_sha256("segment")
    assert package_sha256("tables.py") != package_sha256("registry.py")
    assert package_sha256("segment", "tables.py") != package_sha256("segment")
    assert len({package_sha256("segment"), package_sha256("quantities"), package_sha256("segment", "quantities")}) == 3


def test_a_changed_or_renamed_file_changes_the_hash_and_the_order_does_not(tmp_path: Path):
    one, other = tmp_path / "one.py", tmp_path / "other.tsv"
    one.write_text("a")
    other.write_text("b")
    before = files_sha256([one, other])
    assert files_sha256([other, one]) == before
    other.write_text("c")
    assert files_sha256([one, other]) != before
    other.write_text("b")
    assert files_sha256([one, other.rename(tmp_path / "third.tsv")]) != before


def test_what_is_left_out_does_not_count(tmp_path: Path, monkeypatch):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "core.py").write_text("a")
    monkeypatch.setattr(provenance, "_ROOT", tmp_path)
    whole = package_sha256.__wrapped__("parts")
    (tmp_path / "parts" / "memory.py").write_text("b")
    (tmp_path / "parts" / "core.pyc").write_text("c")
    assert package_sha256.__wrapped__("parts", leave_out=("parts/memory",)) == whole
    assert package_sha256.__wrapped__("parts") != whole


def test_the_whole_package_counts_with_its_templates(tmp_path: Path, monkeypatch):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "core.py").write_text("a")
    monkeypatch.setattr(provenance, "_ROOT", tmp_path)
    found = {package_sha256.__wrapped__(".")}
    for name in ("parts/page.html.j2", "parts/page.css", "parts/page.js", "list.toml"):
        (tmp_path / name).write_text("b")
        found.add(package_sha256.__wrapped__("."))
    assert len(found) == 5


def test_libraries_have_versions_and_one_without_metadata_has_none():
    told = library_versions(*LIBRARIES, "nothing-of-this-name")
    assert told.pop("nothing-of-this-name") == "unknown"
    assert set(told) == {"python", *LIBRARIES}
    assert all(version[0].isdigit() for version in told.values())

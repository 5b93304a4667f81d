"""Files of a revision: through links, and what is said where Git can't answer."""

import subprocess

import pytest

from cio_schemas.project.git import GitError, Revision


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/real.json").write_text("{}")
    (tmp_path / "a/link.json").symlink_to("real.json")
    (tmp_path / "up.json").symlink_to("a/../a/link.json")
    (tmp_path / "out.json").symlink_to("../elsewhere.json")
    (tmp_path / "round.json").symlink_to("round.json")
    identity = ("-c", "user.name=a", "-c", "user.email=a@b.c")
    for command in (("init", "-q"), ("add", "."), (*identity, "commit", "-qm", "one")):
        subprocess.run(["git", *command], check=True)
    return Revision("HEAD")


LINKS = {"a/real.json": b"{}", "a/link.json": b"{}", "up.json": b"{}", "out.json": None, "round.json": None, "b": None}


@pytest.mark.parametrize("path", LINKS)
def test_a_link_leads_to_what_it_stands_for(repository, path):
    assert repository.read(path) == ({} if LINKS[path] is None else {path: LINKS[path]})
    assert repository.is_file(path) is (LINKS[path] is not None)


def test_what_changed(repository, tmp_path):
    (tmp_path / "a/real.json").write_text("[]")
    (tmp_path / "new.json").write_text("1")
    assert repository.changed() == ["a/real.json", "new.json"]
    assert repository.changed("a") == ["a/real.json"]


def test_a_file_that_the_clone_does_not_have(repository, tmp_path):
    for each in (tmp_path / ".git/objects").glob("[0-9a-f][0-9a-f]/*"):
        kind = subprocess.run(["git", "cat-file", "-t", each.parent.name + each.name], capture_output=True, check=True)
        if kind.stdout == b"blob\n":
            each.unlink()
    assert repository.read("a/real.json") == {}
    assert repository.left_out == {"a/real.json"}


def test_without_git(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="git is not installed, or not on the PATH, and a revision is asked for"):
        Revision("HEAD")
    with pytest.raises(GitError, match="git is not installed"):
        repository.changed()

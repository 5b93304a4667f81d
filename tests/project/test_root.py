"""How far up a project extends."""

import os

import pytest

from cio_schemas.project.root import upwards


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """A home folder with two folders below each other."""
    (tmp_path / "home/a/b").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


def above(folder):
    return [str(folder), *map(str, folder.parents)]


def test_the_home_folder_is_the_last(folders):
    home = folders / "home"

    assert [*upwards(str(home / "a/b"))] == [str(home / "a/b"), str(home / "a"), str(home)]


def test_outside_of_it_the_root_is_the_last(folders):
    assert [*upwards(str(folders))] == above(folders)


def test_a_user_without_a_home_folder(folders, monkeypatch):
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)

    assert [*upwards(str(folders / "home/a"))] == above(folders / "home/a")


def test_a_home_folder_that_can_not_be_looked_up(folders, monkeypatch):
    def lost(_):
        raise OSError

    monkeypatch.setattr(os.path, "realpath", lost)

    assert [*upwards(str(folders / "home/a"))] == above(folders / "home/a")

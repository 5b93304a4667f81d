"""Read files of a revision from a Git repository with Git's plumbing commands; nothing is changed or fetched."""

from __future__ import annotations

import os
import subprocess
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final

MAX_LINKS: Final = 40
"""How many symbolic links a path may go through."""

_LINK: Final = "120000"
# Fetch no blob that a partial clone left out, never prompt the user, take no lock.
_ENVIRONMENT: Final = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}


class GitError(Exception):
    """Git fails to answer; the message is one line for the user."""


class Revision:
    """The files of a revision.

    Args:
        name: A branch, tag, commit, or an expression such as `HEAD~1`; before the first commit `HEAD` has no files.
        folder: Any folder of the work tree.

    Attributes:
        name: The given name.
        root: The root of the work tree, with links resolved.
        left_out: Files that the clone does not have.

    Raises:
        GitError: The folder is not in a repository, or the revision does not exist.
    """

    def __init__(self, name: str, folder: str = ".") -> None:
        self.name = name
        self._folder = folder
        self.left_out: set[str] = set()
        self.root = os.path.realpath(self._text("rev-parse", "--show-toplevel"))
        if not name or name.startswith("-"):
            raise GitError(f"{name!r} is not a revision: name a branch, a tag or a commit")
        try:
            self._commit = self._text("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        except GitError:
            if name != "HEAD" or not self._is_unborn():
                raise GitError(f"{name}: no such revision in {self.root}{self._shallow()}") from None
            self._commit = self._run("hash-object", "-t", "tree", "--stdin", given=b"").decode("ascii").strip()

    def _is_unborn(self) -> bool:
        """Return whether there is no commit yet, so that `HEAD` stands for a tree without files."""
        return not self._text("rev-list", "--all", "--max-count=1")

    def _shallow(self) -> str:
        """Return advice for a shallow clone, as CI services make, which may lack the revision."""
        is_shallow = self._text("rev-parse", "--is-shallow-repository") == "true"
        return ", which is a shallow clone: `git fetch --unshallow` brings the rest" if is_shallow else ""

    def path_of(self, path: str) -> str:
        """Return the path of a file of the work tree, from the root of the repository, with slashes.

        Args:
            path: Absolute, or relative to the current folder.

        Raises:
            GitError: It is outside the repository.
        """
        whole = os.path.realpath(path)
        if whole == self.root:
            return ""
        if not whole.startswith(os.path.join(self.root, "")):  # noqa: PTH118
            raise GitError(f"{path} is outside of the Git repository {self.root}")
        return Path(os.path.relpath(whole, self.root)).as_posix()

    @cached_property
    def _entries(self) -> dict[str, tuple[str, str]]:
        """Mode and object of each file, by its path."""
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", self._commit)
        found = {}
        for line in listed.split(b"\0"):
            if line:
                head, _, path = line.partition(b"\t")
                mode, _, name = head.decode("ascii").split(" ")
                found[os.fsdecode(path)] = mode, name
        return found

    def files(self, folder: str = "") -> list[str]:
        """Return the paths of the files below a folder, relative to the root of the repository.

        Args:
            folder: The path of the folder, relative to the root; empty for all files.
        """
        prefix = f"{folder}/" if folder else ""
        return [path for path in self._entries if path.startswith(prefix)]

    def is_file(self, path: str) -> bool:
        """Return whether there is a file, or a link to one, at a path relative to the root of the repository."""
        return self._resolved(path) is not None

    def read(self, *paths: str) -> dict[str, bytes]:
        """Return the contents of the files that exist among some paths.

        Args:
            paths: Paths relative to the root of the repository.
        """
        resolved = {path: self._resolved(path) for path in paths}
        named = {path: entry[1] for path, entry in resolved.items() if entry is not None}
        if not named:
            return {}
        answers = self._run("cat-file", "--batch", given="".join(f"{name}\n" for name in named.values()).encode())
        found, start = {}, 0
        for path in named:  # `<object> blob <size>`, a line feed, the contents, a line feed
            head, _, size = answers[start : answers.index(b"\n", start)].rpartition(b" ")
            if not head.endswith(b" blob"):  # `<object> missing`
                self.left_out.add(path)
                start += len(head) + 1 + len(size) + 1
                continue
            begin = start + len(head) + len(size) + 2
            found[path], start = answers[begin : begin + int(size)], begin + int(size) + 1
        return found

    def changed(self, *paths: str) -> list[str]:
        """Return the files of the work tree that differ from this revision, are new, or are gone.

        Args:
            paths: Files and folders of the work tree, relative to the root of the repository; empty for all.

        Returns:
            Paths relative to the root, without files that git ignores.
        """
        below = [path or "." for path in paths] or ["."]
        root = ("-C", self.root)
        known = self._run(*root, "diff-index", "--name-only", "--no-renames", "-z", self._commit, "--", *below)
        new = self._run(*root, "ls-files", "--others", "--exclude-standard", "-z", "--", *below)
        return sorted({os.fsdecode(path) for path in (known + new).split(b"\0") if path})

    def _resolved(self, path: str) -> tuple[str, str] | None:
        """Return the mode and the object of a file, links followed as far as they stay within the repository."""
        for _ in range(MAX_LINKS):
            entry = self._entries.get(path)
            if entry is None or entry[0] != _LINK:
                return entry if entry is None or entry[0].startswith("100") else None
            target = os.fsdecode(self._run("cat-file", "blob", entry[1]))
            path = os.path.normpath(PurePosixPath(path).parent / target).replace(os.sep, "/")
        return None

    def _text(self, *arguments: str) -> str:
        return os.fsdecode(self._run(*arguments)).removesuffix("\n")

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        environment = {**os.environ, **_ENVIRONMENT}
        command = ["git", "-C", self._folder, *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - a list of arguments, in which only our own begin with a hyphen
                command, capture_output=True, check=False, env=environment, input=given
            )
        except FileNotFoundError:
            raise GitError("git is not installed, or not on the PATH, and a revision is asked for") from None
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip().splitlines()
            said = told[0].removeprefix("fatal: ") if told else f"git {arguments[0]} failed"
            raise GitError(f"Git: {said}")
        return done.stdout

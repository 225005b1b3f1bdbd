"""What stands where files are generated, against what is to come. Reads, and writes nothing.

What has a whole stamp was generated, and may be replaced or removed. Anything else was written or edited by hand, or is
no plain file: that is in the way. No list says which is which, so none can be lost or wrong; what is remembered of a
file spares a look at it, as long as its state is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from posixpath import normpath

from generator.content.limits import GENERATED_BYTES, PROBLEMS
from generator.content.problems import Problem, counted
from generator.outputs.contents import Content, Contents, Made, data
from generator.publish import drafts
from generator.publish.folder import State, UnwritableError, folder, items, kind, parents, read, shown, state
from generator.publish.ledger import Row, Rows
from generator.publish.stamp import is_stamped, stamped
from generator.work.cores import on_all_cores
from generator.work.version import digest

NONE: Rows = {}
"""Nothing is known of what stood there."""

IGNORED = ".gitignore"
"""Tells git what under docs/ is generated, and is generated too."""

FORMER = ".generated"
"""The list of its files that a former version kept under docs/. It is removed, and nothing is done that it says."""

NAME_BYTES = 255
"""Of the name of a file: no common file system takes more."""

_BY_HAND = "a file where pages are generated, written or edited by hand; move it, or delete it"
_IGNORED_BY_HAND = f"a file that is generated; move its lines to {IGNORED} in the project's root, and delete it"
_DRAFTS_OF_OTHERS = "stands where the generator drafts pages, and was not made by it; move it, or delete it"
_UNREADABLE = "cannot be read: {}; let it be read, or delete it"
_ODD = {
    "link": "a link where pages are generated, which are written through none; move it, or delete it",
    "folder": "a folder where a file is generated; move it, or delete it",
    "file": "a file where a folder of generated files is to stand; move it, or delete it",
    "other": "neither a file nor a folder, where pages are generated; move it, or delete it",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done so that the reserved paths hold just the coming files.

    `problems` are what is in the way of it. `changed` and `stale` are the files to write and those to remove, with the
    state in which they were seen; `unneeded` the folders that no coming file stands in, the deepest first. `former`:
    whether the list of a former version is to go. `rows` are those of the files that stand there as they are to, and
    `ready` the bytes of those to write that were made beforehand.
    """

    files: Contents
    problems: tuple[Problem, ...] = ()
    changed: Mapping[str, State] = field(default_factory=dict)
    stale: Mapping[str, State] = field(default_factory=dict)
    unneeded: tuple[str, ...] = ()
    former: bool = False
    rows: Rows = field(default_factory=dict)
    ready: Mapping[str, bytes] = field(default_factory=dict)


def planned(root: Path, files: Contents, reserved: Sequence[str], known: Rows = NONE) -> Plan:
    """What it takes to have these files, and no others, under the reserved paths: folders end in a slash.

    `known` is what stood there. A coming path that is not reserved is an error of the generator: a `ValueError`.
    """
    if astray := _astray(files, reserved):
        raise ValueError(f"generated outside of the reserved paths: {', '.join(sorted(astray))}")
    return _planned(root, {IGNORED: _ignored(reserved), **files} if files else {}, (*reserved, IGNORED), known)


def planned_among_others(root: Path, files: Contents, known: Rows) -> Plan:
    """What it takes to have these files, whatever others there are."""
    return _planned(root, files, tuple(files), known)


def _planned(root: Path, coming: Contents, reserved: Sequence[str], known: Rows) -> Plan:
    try:
        return _Survey(str(folder(root)), coming, reserved, known).plan()
    except UnwritableError as error:
        return Plan(coming, (error.problem,))


def standing(root: Path, rows: Rows, reserved: Sequence[str]) -> Rows | None:
    """The rows as they are now, if just these files stand under the reserved paths, and hold what they held."""
    coming = {path: Made(row.key, bytes) for path, row in rows.items() if path != IGNORED}
    try:
        plan = planned(root, coming, reserved, rows)
    except ValueError:  # other paths are reserved now
        return None
    return None if plan.problems or plan.changed or plan.stale or plan.unneeded or plan.former else plan.rows


def made(root: Path, plan: Plan) -> Plan:
    """The plan with all that is to be written made, so that nothing can fail later; but for what is made late.

    What turns out to stand there already is not to be written.
    """
    docs = str(folder(root))
    late = {path for path, one in plan.files.items() if isinstance(one, Made) and one.late}
    paths = [path for path, seen in plan.changed.items() if seen or path not in late]
    bytes_of = on_all_cores(lambda path: whole(path, plan.files[path]), paths, said="making {} files")
    ready = dict(zip(paths, bytes_of, strict=True))
    rows = dict(plan.rows)
    for path, found in ready.items():
        if plan.changed[path] and _holds(f"{docs}/{path}", found):
            rows[path] = Row(key_of(plan.files[path]), digest([found]), plan.changed[path])
    return replace(
        plan,
        changed={path: seen for path, seen in plan.changed.items() if path not in rows},
        rows=rows,
        ready={path: found for path, found in ready.items() if path not in rows},
    )


def key_of(content: Content) -> str:
    """A digest of what a file is made from, where that is known."""
    return content.key if isinstance(content, Made) else ""


def _holds(place: str, data: bytes) -> bool:
    try:
        return read(place, len(data)) == data
    except OSError:
        return False


def whole(path: str, content: Content) -> bytes:
    """A generated file as it is written: its content with the stamp."""
    return stamped(path, data(content))


def _ignored(reserved: Sequence[str]) -> str:
    return "".join(f"/{path}\n" for path in sorted((*reserved, IGNORED, f"{drafts.FOLDER}/")))


def _astray(paths: Iterable[str], reserved: Sequence[str]) -> list[str]:
    """The paths that are not plain, or not reserved."""
    files = frozenset(own for own in reserved if not own.endswith("/"))
    folders = tuple(own for own in reserved if own.endswith("/"))
    return [path for path in paths if not (path in files or path.startswith(folders)) or path != normpath(path)]


class _Found(Enum):
    """What a file holds that stands where one may be generated."""

    COMING = 0
    OURS = 1
    OF_A_HAND = 2


class _Survey:
    """What stands under the reserved paths."""

    def __init__(self, docs: str, coming: Contents, reserved: Sequence[str], known: Rows) -> None:
        self.docs = docs
        self.coming = coming
        self.reserved = reserved
        self.known = known
        self.problems: list[Problem] = []
        self.files: list[str] = []
        self.folders: set[str] = set()
        self.hidden: set[str] = set()
        """Folders in which something hidden stands, which nobody publishes, and which stays."""
        self.seen: dict[str, State] = {}
        """In which state files were before they were read."""
        self.rows: dict[str, Row] = {}
        for own in reserved:
            self._look(own)

    def plan(self) -> Plan:
        """What is to be done about it."""
        needed = self._needed()
        found = {path: self._found(path) for path in self.files}
        ours = {path: self.seen.get(path) for path, what in found.items() if what is _Found.OURS}
        by_hand = {path for path, what in found.items() if what is _Found.OF_A_HAND}
        former = self._former()
        self._say_by_hand(by_hand, former)
        if not drafts.ours(self.docs):
            self._say(drafts.FOLDER, _DRAFTS_OF_OTHERS)
        return Plan(
            self.coming,
            tuple(sorted(set(self.problems))),
            changed={
                path: ours[path] if path in ours else state(f"{self.docs}/{path}")
                for path in self.coming
                if path in ours or path not in found
            },
            stale={path: seen for path, seen in ours.items() if path not in self.coming},
            unneeded=tuple(sorted(self.folders - needed, key=lambda path: (-path.count("/"), path))),
            former=bool(former) and not former & by_hand,
            rows=self.rows,
        )

    def _say(self, path: str, message: str) -> None:
        if len(self.problems) < PROBLEMS:
            self.problems.append(Problem(shown(path), 1, message))

    def _look(self, own: str) -> None:
        """Notes what stands at a reserved path, and below it."""
        path = own.rstrip("/")
        if not all(map(self._is_folder, reversed(parents(path)))):
            return
        if own.endswith("/"):
            if self._is_folder(path):
                self._walk(path)
        elif (what := kind(f"{self.docs}/{path}")) == "file":
            self.files.append(path)
        elif what:
            self._say(path, _ODD[what])

    def _is_folder(self, path: str) -> bool:
        what = kind(f"{self.docs}/{path}")
        if what == "folder":
            self.folders.add(path)
        elif what:
            self._say(path, _ODD[what])
        return what == "folder"

    def _walk(self, top: str) -> None:
        waiting = [top]
        while waiting:
            within = waiting.pop()
            try:
                found = items(f"{self.docs}/{within}")
            except OSError as error:
                self._say(within, _UNREADABLE.format(error.strerror))
                continue
            for item in found:
                path = f"{within}/{item.name}"
                if item.name.startswith("."):
                    self.hidden.add(within)
                elif item.is_file(follow_symlinks=False):
                    self.files.append(path)
                elif item.is_dir(follow_symlinks=False):
                    self.folders.add(path)
                    waiting.append(path)
                else:
                    self._say(path, _ODD["link" if item.is_symlink() else "other"])

    def _needed(self) -> set[str]:
        """The folders that coming files stand in; a problem for each of these files that cannot be made."""
        kept = {path for within in self.hidden for path in (within, *parents(within))}
        needed: set[str] = set()
        for path in self.coming:
            needed.update(parents(path))
            if path in kept:
                self._say(path, _ODD["folder"])
            length = max(map(len, path.encode().split(b"/"))) if len(path) > NAME_BYTES // 4 else 0
            if length > NAME_BYTES:
                self._say(path, f"{counted(length, 'byte')} in one name; allowed: {NAME_BYTES}; take a shorter name")
        return needed

    def _found(self, path: str) -> _Found:
        place, content = f"{self.docs}/{path}", self.coming.get(path)
        now = self.seen[path] = state(place)
        row = self.known.get(path)
        try:
            if content is not None and (standing := self._standing(path, place, content, now)):
                self.rows[path] = standing
                return _Found.COMING
            generated = (row and row.stands(place, now, GENERATED_BYTES)) or is_stamped(
                path, read(place, GENERATED_BYTES)
            )
            return _Found.OURS if generated else _Found.OF_A_HAND
        except FileNotFoundError:  # gone meanwhile
            return _Found.OURS
        except OSError as error:
            self._say(path, _UNREADABLE.format(error.strerror))
            return _Found.COMING

    def _standing(self, path: str, place: str, content: Content, now: State) -> Row | None:
        """The row of what stands at the place, if that is what is to come."""
        row = self.known.get(path)
        if not isinstance(content, Made):
            coming = whole(path, content)
            told = digest([coming])
            same = now == row.state and told == row.digest if row else False
            return Row("", told, now) if same or read(place, len(coming)) == coming else None
        if row is None or row.key != content.key or not row.stands(place, now, GENERATED_BYTES):
            return None
        return row._replace(state=now)

    def _former(self) -> set[str]:
        """The files that the list of a former version names, if there is one."""
        try:
            *paths, last = read(f"{self.docs}/{FORMER}", GENERATED_BYTES).decode().split("\n")
        except (OSError, UnicodeDecodeError):
            return set()
        return {*paths, IGNORED} if paths and not last and not _astray(paths, self.reserved) else set()

    def _say_by_hand(self, paths: set[str], former: set[str]) -> None:
        """A problem for each file by hand. What a former version may have written has one together, with a way out."""
        if listed := sorted(paths & former):
            self._say(
                FORMER,
                f"a former version lists {counted(len(listed), 'file')}, such as {shown(listed[0])}, which do not tell"
                " whether they were edited; if they were not, delete them: git clean -fdX docs",
            )
        for path in sorted(paths - former):
            self._say(path, _IGNORED_BY_HAND if path == IGNORED else _BY_HAND)

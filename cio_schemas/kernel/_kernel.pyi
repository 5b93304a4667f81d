# The native kernel: built from the C++ files beside this one, and missing where nothing could compile them.

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar, final

from typing_extensions import Buffer

_Function = TypeVar("_Function", bound=Callable[..., bool])
_Text: TypeAlias = bytes | bytearray | memoryview | str

def by_name(function: _Function, accepting: dict[str, Callable[[Any], bool]], /) -> _Function: ...
def plain_copy(value: Any, /) -> Any: ...

@final
class Tables:
    def __new__(cls, layout: tuple[Any, ...], fallback: Callable[[Any], bool] | None = None) -> Tables: ...
    def is_valid(self, instance: Any, /) -> bool: ...
    def judge(self, instance: Any, /) -> bool | None: ...
    def judge_json(self, data: _Text, /) -> bool | None: ...
    def accept_json(
        self, data: _Text, each: bool = False, max_size: int = 0, exact: bool = False, also: tuple[Tables, ...] = (), /
    ) -> int | None: ...
    def accept_lines(
        self, data: _Text, each: bool = False, max_size: int = 0, exact: bool = False, also: tuple[Tables, ...] = (), /
    ) -> tuple[int, int, list[tuple[int, int, int]]]: ...
    def accept_values(
        self,
        data: Buffer | None,
        offsets: Buffer,
        width: int,
        validity: Buffer | None,
        start: int,
        count: int,
        out: Buffer,
        max_size: int = 0,
        exact: bool = False,
        also: tuple[Tables, ...] = (),
        /,
    ) -> tuple[int, list[int]]: ...

def count_lines(data: _Text, /) -> int: ...
def read_json(data: _Text, portable: bool = False) -> Any: ...

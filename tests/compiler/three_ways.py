"""One instance judged in each of the ways there are: by what accepts, by what collects, and by a standalone module."""

from typing import Any

import cio_schemas
from cio_schemas.compiler.standalone import standalone


class Ways:
    """One schema, compiled once, and again as a module of its own."""

    def __init__(self, schema: Any, **settings: Any) -> None:
        self.validator = cio_schemas.Validator(schema, **settings)
        self.module: dict[str, Any] = {"__name__": "standalone"}
        exec(standalone(self.validator._functions.compiled), self.module)

    def verdict(self, instance: Any) -> bool:
        """Whether an instance is valid, on which all must agree."""
        verdict = self.validator.is_valid(instance)
        errors = list(self.validator.iter_errors(instance))
        alone = list(self.module["iter_errors"](instance))
        assert [error.message for error in alone] == [error.message for error in errors]
        found = {
            "iter_errors": not errors,
            "standalone is_valid": self.module["is_valid"](instance),
            "standalone iter_errors": not alone,
        }
        assert found == dict.fromkeys(found, verdict)
        return verdict


def verdict(schema: Any, instance: Any) -> bool:
    """Whether an instance is valid under a schema that is used once."""
    return Ways(schema).verdict(instance)

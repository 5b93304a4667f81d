"""The example of evaluations that the README has says what is so."""

import doctest
from pathlib import Path

import cio_schemas

README = Path(cio_schemas.__file__).parents[1] / "README.md"


def test_the_example_of_the_readme() -> None:
    _, _, rest = README.read_text(encoding="utf-8").partition('<a id="evaluations"></a>')
    example, _, _ = rest.partition("**The generated code**")
    test = doctest.DocTestParser().get_doctest(example, {}, "README", str(README), 0)
    results = doctest.DocTestRunner().run(test)

    assert (results.failed, len(test.examples)) == (0, 8)

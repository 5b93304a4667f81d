"""Whether the kernel is there, and how an environment variable turns it off or asks for it."""

import os
import subprocess
import sys

import pytest

WRONG = "CIO_SCHEMAS_KERNEL: expected '0', 'require' or nothing, found '{}'"
CHECK = "from cio_schemas.cli import main; main(['check', '--schema', 'event', 'missing.json'])"
RAISED = "cio_schemas.exceptions.KernelError:"
SHOW = "from cio_schemas import kernel; print(kernel.available, kernel.reason)"
MISSING = f"import sys; sys.modules['cio_schemas.kernel._kernel'] = None; {SHOW}"


def run(program: str, wanted: str | None = None) -> tuple[str, str]:
    environment = {name: value for name, value in os.environ.items() if name != "CIO_SCHEMAS_KERNEL"}
    if wanted is not None:
        environment["CIO_SCHEMAS_KERNEL"] = wanted
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip(), done.stderr.strip().rpartition("\n")[2]


def test_it_is_turned_off():
    assert run(SHOW, "0") == ("False CIO_SCHEMAS_KERNEL is 0", "")


def test_it_may_be_missing():
    assert run(MISSING) == ("False it was not built for this Python", "")


def test_it_is_required():
    missing = "CIO_SCHEMAS_KERNEL is 'require', but the kernel can't be imported: it was not built for this Python"
    assert run(MISSING, "require") == ("", f"{RAISED} {missing}")


@pytest.mark.parametrize("wanted", ["yes", "1"])
def test_other_values_are_an_error(wanted):
    assert run(SHOW, wanted) == ("", f"{RAISED} {WRONG.format(wanted)}")


def test_the_command_says_so_in_one_line():
    assert run(CHECK, "1") == ("", f"cio-schemas: error: {WRONG.format('1')}")


@pytest.mark.parametrize("kernel", ["", "0"])
def test_without_docstrings(kernel):
    program = "import cio_schemas; print(cio_schemas.is_valid({'name': 'x'}, 'event'), cio_schemas.is_valid.__doc__)"
    environment = {**os.environ, "CIO_SCHEMAS_KERNEL": kernel}
    command = [sys.executable, "-OO", "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert (done.stdout.strip() in ("True None", "True"), done.stderr) == (True, "")

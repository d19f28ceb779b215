"""Makes a fresh machine ready for the portal, with nothing but Python's standard library.

    python3 .ci/setup.py          what the portal needs to run
    python3 .ci/setup.py --dev    what the tests need as well

A second run sees that everything is there and takes a second. This file keeps to old syntax,
so that an old Python can still say that it is too old.
"""

import sys


def main():
    if sys.version_info < (3, 11):  # noqa: UP036 (this is what tells an older Python so)
        return fail("The portal needs Python 3.11 or newer. Name one: make PYTHON=python3.11 ...")
    from console import Stop, say
    from steps import set_up

    try:
        notes = set_up(dev="--dev" in sys.argv[1:])
    except Stop as stop:
        return fail(str(stop))
    for note in notes:
        say("set-up  ! " + note)
    return 0


def fail(line):
    sys.stderr.write("set-up  failed: " + line + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())

"""The steps of the set-up, in order."""

import environment
import stylesheets
import system_packages


def set_up(*, dev: bool) -> list[str]:
    """Make the machine ready.

    Returns:
        One line for each thing that is not there and what to do about it; the portal runs without it.
    """
    environment.make()
    environment.install_packages(dev=dev)
    environment.install_portal()
    needs = system_packages.TO_RUN + (system_packages.TO_TEST if dev else ())
    return system_packages.install_missing(needs) + stylesheets.build(dev=dev)

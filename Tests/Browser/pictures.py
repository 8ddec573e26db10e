#!/usr/bin/env python3
"""Takes pictures of pages of the demo company in every language, theme and width, to be looked at.

    SAATHI_PROGRAM=.build/debug/saathi var/test-venv/bin/python Tests/Browser/pictures.py /today /accounts

They lie in var/pictures as `today-ko-dark-360.png`. `--here ADDRESS` takes pages that need no signing in from a
server that runs already.
"""

import argparse
import os
from pathlib import Path

from journey import LANGUAGES, THEMES, Journey, Setting

WIDTHS = (360, 768, 1440)
FOLDER = Path(__file__).resolve().parent.parent.parent / "var" / "pictures"


class Running:
    """A server that somebody else started."""

    def __init__(self, address):
        self.address = address.rstrip("/")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--here", metavar="ADDRESS")
    arguments = parser.parse_args()
    with Setting(os.environ.get("SAATHI_PROGRAM", ""), FOLDER) as setting:
        Journey.setting = setting
        server = Running(arguments.here) if arguments.here else setting.demo()
        for language in LANGUAGES:
            for theme in THEMES:
                take(server, setting.demo_account, arguments.paths, language, theme)


def take(server, account, paths, language, theme):
    """Pictures of all paths from one browser session."""
    visit = Journey("open")
    visit.setUp()
    page = visit.open(server, "/sign-in" if account else paths[0], language=language, theme=theme)
    if account:
        visit.sign_in(page, account.email, account.password)
    for path in paths:
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            name = path.strip("/").replace("/", "-").replace("?", "-") or "root"
            page.screenshot(path=FOLDER / f"{name}-{language}-{theme}-{width}.png", full_page=True)
    for fault in dict.fromkeys(visit.faults):
        print(f"{language} {theme}: {fault}")
    visit.doCleanups()


if __name__ == "__main__":
    main()

"""What every journey through the pages is made of: pages in a language and a theme, and what must hold on each."""

import shutil
import unittest
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from server import Demo, Server

LOCALES = {"en": "en-GB", "hi": "hi-IN", "ko": "ko-KR"}
LANGUAGES = tuple(LOCALES)
THEMES = ("light", "dark")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


class Setting:
    """One browser and the servers, shared by all journeys of a run; each server starts when it is first needed."""

    def __init__(self, program, folder):
        self._program, self.folder = program, Path(folder)
        self._open, self._servers = [], {}
        self.demo_account = None
        self.demo_session = None  # the cookie of who has signed in at the demo company

    def __enter__(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        playwright = self._enter(sync_playwright())
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if path is None:
            raise RuntimeError("Chromium is not installed")
        self.browser = self._enter(playwright.chromium.launch(executable_path=path, args=FLAGS))
        return self

    def __exit__(self, *_):
        for thing in reversed(self._open):
            thing.__exit__(None, None, None)

    def _enter(self, thing):
        self._open.append(thing)
        return thing.__enter__()

    def _serve(self, name, database):
        if name not in self._servers:
            server = Server(self._program, database, self.folder / f"{name}.log")
            self._servers[name] = server.__enter__()
            self._open.append(server)
        return self._servers[name]

    def empty(self, name="empty"):
        """A server on a database without any workspace; another `name` is another database."""
        return self._serve(name, self.folder / f"{name}.sqlite")

    def demo(self):
        """A server on the demo company; `demo_account` then says how to sign in."""
        if self.demo_account is None:
            self.demo_account = Demo(self._program, self.folder / "demo.sqlite")
        return self._serve("demo", self.demo_account.database)


class Journey(unittest.TestCase):
    """A way through the pages as a person goes it.

    Every page that a journey opened is watched: an error in the console, a breach of the content security policy,
    a resource that fails to load or comes from elsewhere, and a 5xx answer all fail the journey at its end. When a
    journey fails, each of its pages is kept as a screenshot in var/browser.
    """

    setting: Setting  # set by run.py

    def setUp(self):
        self.pages, self.faults = [], []
        self.addCleanup(self._close)

    def tearDown(self):
        if self.faults:
            self.fail("behind the pages:\n" + "\n".join(dict.fromkeys(self.faults)))

    def open(self, server, path="/", language="en", theme="light", width=1280, height=900, scripts=True):
        """A page in a browser session of its own, with no cookies, at `path`."""
        context = self.setting.browser.new_context(
            base_url=server.address, locale=LOCALES[language], color_scheme=theme, java_script_enabled=scripts,
            viewport={"width": width, "height": height}, reduced_motion="reduce", timezone_id="Asia/Kolkata")
        context.set_default_timeout(10_000)
        page = context.new_page()
        self.pages.append(page)
        self._watch(page, server.address)
        page.goto(path)
        return page

    def sign_in(self, page, email, password):
        """Signs in on the page of signing in, from any page."""
        page.goto("/sign-in")
        page.fill('input[name="email"]', email)
        page.fill('input[name="password"]', password)
        page.press('input[name="password"]', "Enter")
        page.wait_for_url(lambda url: "/sign-in" not in url)

    def open_demo(self, path="/", **options):
        """A page of the demo company at `path`, signed in; `options` as of `open`.

        The person reads the language that is asked for, whatever another journey has chosen."""
        page = self.open(self.setting.demo(), "/sign-in", **options)
        # One session serves all journeys: an address may not sign in as often as they would.
        if self.setting.demo_session:
            page.context.add_cookies([self.setting.demo_session])
            page.goto("/")
        else:
            self.sign_in(page, self.setting.demo_account.email, self.setting.demo_account.password)
            self.setting.demo_session = next(
                cookie for cookie in page.context.cookies() if cookie["name"] == "saathi_session")
        language = options.get("language", "en")
        if page.locator("html").get_attribute("lang") != language:
            self.choose_language(page, language)
        page.goto(path)
        return page

    def choose_language(self, page, language):
        page.locator(".topline-end details.menu").first.locator("summary").click()
        with page.expect_navigation():
            page.click(f'form[action="/language"] button[value="{language}"]')

    def assert_accessible(self, page, within=None):
        """axe finds nothing against WCAG 2.2 AA, the page has its language, and nothing scrolls sideways.

        An open menu lies over what stands below it, so that axe finds those things too small: `within` names the part
        of the page that is in use then."""
        self.assertTrue(page.locator("html").get_attribute("lang"), "the page does not say its language")
        found = Axe().run(page, context=within, options={"runOnly": WCAG, "resultTypes": ["violations"]}).response["violations"]
        lines = [f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}" for rule in found
                 for node in rule["nodes"]]
        if lines:
            self.fail(f"axe at {page.url}:\n" + "\n".join(lines))
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.assertLessEqual(overflow, 0, f"{page.url} scrolls sideways at {page.viewport_size['width']} px")

    def keep_screenshots(self):
        """Saves every open page as a picture named after the journey."""
        for number, page in enumerate(self.pages):
            if not page.is_closed():
                page.screenshot(path=self.setting.folder / f"{self.id()}-{number}.png", full_page=True)

    def _watch(self, page, address):
        def on_console(message):
            # Chromium reports each 4xx answer as an error; a refused form is not one. Answers are judged below.
            is_answer = message.text.startswith("Failed to load resource")
            if (message.type == "error" and not is_answer) or "Content Security Policy" in message.text:
                self.faults.append(f"console at {page.url}: {message.text}")

        def on_response(response):
            is_page = response.request.resource_type == "document"
            if response.status >= 500 or (response.status >= 400 and not is_page):
                self.faults.append(f"{response.status} {response.request.method} {response.url}")

        def on_request(request):
            if not request.url.startswith((address, "data:", "blob:")):
                self.faults.append(f"request to elsewhere: {request.url}")

        page.on("console", on_console)
        page.on("response", on_response)
        page.on("request", on_request)
        page.on("pageerror", lambda error: self.faults.append(f"script at {page.url}: {error}"))

    def _close(self):
        for page in self.pages:
            page.context.close()

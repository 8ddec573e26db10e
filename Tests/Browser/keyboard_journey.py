"""A morning without the mouse."""

from journey import Journey

FOCUS_SHOWS = """() => {
  const shows = (element) => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  };
  const focused = document.activeElement;
  return focused !== document.body && (shows(focused) || shows(focused.closest("figure") ?? focused));
}"""


class Keyboard(Journey):
    def test_from_signing_in_to_a_note_by_keys_alone(self):
        server, person = self.setting.demo(), self.setting.demo_account
        page = self.open(server, "/sign-in")
        self.tab_to(page, 'input[name="email"]')
        page.keyboard.type(person.email)
        self.tab_to(page, 'input[name="password"]')
        page.keyboard.type(person.password)
        page.keyboard.press("Enter")
        page.wait_for_url(server.address + "/")  # loaded whole, scripts too: keys before them are lost

        self.help(page)
        self.walk(page)
        name = page.locator("[data-item].is-current h2").inner_text()
        page.keyboard.press("Enter")
        page.wait_for_url("**/accounts/acc_*")
        self.assertEqual(page.locator("main h1").inner_text(), name)

        self.tab_to(page, '#timeline textarea[name="body"]', limit=120)
        page.keyboard.type("Called without the mouse.")
        self.tab_to(page, '#timeline form button[type="submit"]')
        page.keyboard.press("Enter")
        page.wait_for_url("**#timeline")
        self.assertIn("Called without the mouse.", page.locator("#timeline .timeline > li").first.inner_text())

    def test_the_list_of_accounts_is_filtered_walked_and_opened_by_keys(self):
        page = self.open_demo("/accounts")
        page.keyboard.press("/")
        self.assertEqual(page.evaluate("document.activeElement.id"), "filter")
        page.keyboard.type("health < 50")
        page.keyboard.press("Enter")
        page.wait_for_url("**/accounts?*filter=health*")
        page.locator("body").press("Escape")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("j")
        page.keyboard.press("x")
        self.assertTrue(page.locator("tr.is-current").count() == 1)
        page.keyboard.press("Enter")
        page.wait_for_url("**/accounts/acc_*")

    def test_the_first_stop_skips_to_the_content_and_the_palette_goes_anywhere(self):
        page = self.open_demo("/")
        page.keyboard.press("Tab")
        self.assertTrue(page.evaluate("document.activeElement.matches('.skip-link')"))
        self.assert_focus_visible(page)
        page.keyboard.press("Enter")
        self.assertTrue(page.evaluate("location.hash === '#main'"))
        page.keyboard.press("Control+k")
        page.wait_for_selector("dialog.palette[open]")
        self.assert_accessible(page)
        page.keyboard.type("Score")
        page.wait_for_selector('dialog.palette a[href="/scorecards"][aria-selected="true"]')
        page.keyboard.press("Enter")
        page.wait_for_url("**/scorecards")

    def help(self, page):
        page.keyboard.press("?")
        page.wait_for_selector("dialog[open] .shortcuts")
        self.assert_accessible(page)
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog[open]", state="detached")

    def walk(self, page):
        """j goes down and k goes up, and what is current can be seen."""
        for key, expected in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
            page.keyboard.press(key)
            current = "[...document.querySelectorAll('[data-item]')].findIndex(item => item.matches('.is-current'))"
            self.assertEqual(page.evaluate(current), expected)
            self.assert_focus_visible(page)

    def tab_to(self, page, selector, limit=40):
        """Presses Tab until the element has the focus; every stop on the way can be seen."""
        for _ in range(limit):
            page.keyboard.press("Tab")
            self.assert_focus_visible(page)
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        self.fail(f"{limit} tabs do not reach {selector}")

    def assert_focus_visible(self, page):
        self.assertTrue(page.evaluate(FOCUS_SHOWS), "the focus cannot be seen at "
                        + page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))

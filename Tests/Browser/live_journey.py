"""Open pages follow what others do, and what was put away comes back."""

import re

from journey import Journey


class Live(Journey):
    def test_an_open_account_shows_what_a_colleague_writes(self):
        reader = self.open_demo("/accounts")
        account = reader.locator("tbody tr[data-href]").first.get_attribute("data-href")
        reader.goto(account)
        writer = self.open_demo(account)
        self.write(writer, "The budget is approved")
        reader.get_by_text("The budget is approved").first.wait_for()
        self.assert_accessible(reader)

        reader.locator('form[action$="/notes"] textarea').fill("My half sentence")
        self.write(writer, "The contract is signed")
        reader.locator("[data-live-note]").wait_for()
        self.assertEqual(reader.locator('form[action$="/notes"] textarea').input_value(), "My half sentence")
        self.assert_accessible(reader)
        reader.locator("[data-live-note] button").click()
        reader.get_by_text("The contract is signed").first.wait_for()

    def test_what_was_done_by_mistake_comes_back(self):
        page = self.open_demo("/?scope=all")
        first = page.locator("[data-item]").first.get_attribute("id")
        page.locator('[data-item] form[action$="/done"] button').first.click()
        page.locator(f"#{first}").wait_for(state="detached")
        page.locator(".toast button").click()
        page.locator(f"#{first}").wait_for()

    def test_a_chosen_appearance_stays(self):
        page = self.open_demo("/accounts")
        page.locator(".topline details.menu").last.locator("summary").click()
        self.assert_accessible(page, within=".topline")
        page.locator('button[name="theme"][value="dark"]').click()
        page.wait_for_url(re.compile("/accounts"))
        self.assertEqual(page.locator("html").get_attribute("data-theme"), "dark")
        page.goto("/tasks")
        self.assertEqual(page.locator("html").get_attribute("data-theme"), "dark")

    def write(self, page, text):
        """Adds a note to the account of the page."""
        page.locator('form[action$="/notes"] textarea').fill(text)
        page.locator('form[action$="/notes"] button[type="submit"]').first.click()
        page.get_by_text(text).first.wait_for()

"""A customer leaves, which the account's form takes and its page shows."""

from journey import Journey


class Churn(Journey):
    def test_a_churn_is_told_shown_and_taken_back(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.tell(scripts)

    def tell(self, scripts):
        page = self.open_account(scripts)
        account = page.url.split("#")[0]
        page.goto(f"{account}/edit")
        page.fill('input[name="churnReason"]', "Too expensive")
        self.save(page)
        self.assertEqual(page.locator('input[name="churnedOn"]').get_attribute("aria-invalid"), "true")
        if scripts:
            self.assert_accessible(page)
        page.fill('input[name="churnedOn"]', "2026-10-31")
        page.fill('textarea[name="churnNote"]', "Went to a rival.\nMay come back <b>soon</b>.")
        self.save(page)
        churn = page.locator("#churn").inner_text()
        self.assertIn("Too expensive", churn)
        self.assertIn("Went to a rival.\nMay come back <b>soon</b>.", churn)
        if scripts:
            self.assert_accessible(page)

        page.click("#churn a")
        page.wait_for_url("**/edit#churn")
        for name in ("churnedOn", "churnReason", "churnNote"):
            page.fill(f'[name="{name}"]', "")
        self.save(page)
        self.assertEqual(page.locator("#churn").count(), 0)

    def save(self, page):
        with page.expect_navigation():
            page.click('main form.stack button[type="submit"]')

    def open_account(self, scripts):
        page = self.open_demo("/accounts", scripts=scripts)
        page.goto(page.locator("main tbody tr th a").nth(5).get_attribute("href"))
        return page

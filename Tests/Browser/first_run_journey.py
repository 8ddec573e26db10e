"""An installation that nobody has used yet."""

from journey import Journey

OWNER = {"workspace": "Nordlicht Software", "name": "Mira Lindqvist", "email": "mira@nordlicht.example"}
PASSWORD = "harbour lantern quietly 41"


class FirstRun(Journey):
    def test_the_first_visitor_sets_up_the_workspace_and_is_led_to_the_first_import(self):
        server = self.setting.empty("first-run")
        page = self.open(server)
        page.wait_for_url("**/setup")
        self.assert_accessible(page)
        self.submit(page, "short")
        for name, value in OWNER.items():
            self.assertEqual(page.locator(f'[name="{name}"]').input_value(), value, "the refused form lost a value")
        self.assertEqual(page.locator('[name="password"]').get_attribute("aria-invalid"), "true")
        self.assert_accessible(page)

        self.submit(page, PASSWORD)
        page.wait_for_url(server.address + "/")
        self.assertEqual(page.locator("main h1").inner_text(), "Today")
        self.assertIn(OWNER["workspace"], page.locator(".brand").inner_text())
        self.assert_accessible(page)
        page.click("main .empty a")
        page.wait_for_url("**/imports")

        self.assertEqual(self.open(server, "/sign-in").locator('[name="workspace"]').count(), 0)
        self.assertEqual(page.goto("/setup").status, 404, "the set-up must be closed after the first workspace")

    def submit(self, page, password):
        for name, value in {**OWNER, "password": password}.items():
            page.fill(f'[name="{name}"]', value)
        page.select_option('[name="currency"]', "EUR")
        with page.expect_navigation():
            page.click('main button[type="submit"]')

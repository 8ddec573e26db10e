"""A contact is edited, given another role, taken out of an account and put back."""

from journey import Journey


class Contact(Journey):
    def test_a_contact_is_edited_with_roles_and_consent(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.edit(scripts)

    def edit(self, scripts):
        page = self.open_contact(scripts)
        page.click('.page-actions a[href$="/edit"]')
        page.wait_for_url("**/edit")
        if scripts:
            self.assert_accessible(page)
        first = f"mina{scripts}@example.test".lower()
        page.fill('input[name="givenName"]', "Mina")
        page.fill('input[name="familyName"]', f"Park {scripts}")
        page.fill('input[name="displayName"]', "")
        page.fill('input[name="emails"]', f"{first}, second{scripts}@example.test")
        page.select_option('select[name="language"]', "ko")
        page.select_option('select[name="timeZone"]', "Asia/Seoul")
        page.select_option('select[name^="role."]', "economicBuyer")
        page.fill('input[name="consentOn"]', "2026-02-03")
        page.fill('input[name="consentSource"]', "Trade fair in Seoul")
        with page.expect_navigation():
            page.click('main form.stack button[type="submit"]')
        self.assertEqual(page.locator("h1").inner_text(), f"Mina Park {scripts}")
        self.assertEqual(page.locator("#details a").first.inner_text(), first)
        self.assertIn("Trade fair in Seoul", page.locator("#details").inner_text())
        self.assertIn("Economic buyer", page.locator("#accounts").inner_text())
        if scripts:
            self.assert_accessible(page)

    def test_a_wrong_address_is_said_beside_its_field(self):
        page = self.open_contact(scripts=True)
        page.click('.page-actions a[href$="/edit"]')
        page.wait_for_url("**/edit")
        emails = page.locator('input[name="emails"]')
        emails.evaluate("field => field.type = 'text'")
        emails.fill("nonsense")
        page.fill('input[name="title"]', "Kept title")
        with page.expect_navigation() as navigation:
            page.click('main form.stack button[type="submit"]')
        self.assertEqual(navigation.value.status, 422)
        self.assertEqual(page.locator('input[name="emails"]').get_attribute("aria-invalid"), "true")
        self.assertEqual(page.locator('input[name="title"]').input_value(), "Kept title")
        self.assert_accessible(page)

    def test_a_contact_leaves_an_account_and_comes_back(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                page = self.open_contact(scripts)
                before = page.locator("#accounts").inner_text()
                page.locator("#accounts .menu > summary").first.click()
                with page.expect_navigation():
                    page.locator('#accounts form[action$="/removal"] button').first.click()
                self.assertNotEqual(page.locator("#accounts").inner_text(), before)
                if scripts:
                    self.assert_accessible(page)
                with page.expect_navigation():
                    page.click('form[action$="/restoration"] button')
                self.assertEqual(page.locator("#accounts").inner_text(), before)

    def open_contact(self, scripts):
        """The page of the first person at the first account."""
        page = self.open_demo("/accounts", scripts=scripts)
        page.goto(page.locator("main tbody tr th a").first.get_attribute("href"))
        page.goto(page.locator("#people tbody tr th a").first.get_attribute("href"))
        return page

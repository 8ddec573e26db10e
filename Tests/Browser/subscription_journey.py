"""A subscription is added to an account and gets another price from a day on."""

from journey import Journey


class Subscription(Journey):
    def test_a_subscription_is_added_and_its_price_changed(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.add_and_change(scripts)

    def add_and_change(self, scripts):
        page = self.open_account(scripts)
        page.click('#subscriptions a[href$="/subscriptions/new"]')
        page.wait_for_url("**/subscriptions/new")
        if scripts:
            self.assert_accessible(page)
        plan = f"Extra, scripts {scripts}"
        page.fill('input[name="product"]', "Suite")
        page.fill('input[name="plan"]', plan)
        page.fill('input[name="startsOn"]', "2026-01-01")
        page.fill('input[name="mrr"]', "1,250")
        page.fill('input[name="seats"]', "40")
        page.select_option('select[name="billingPeriod"]', "annual")
        page.select_option('select[name="autoRenews"]', "true")
        page.fill('input[name="noticeDays"]', "60")
        self.save(page)
        row = page.locator("#subscriptions tr", has_text=plan)
        self.assertIn("1,250", row.inner_text())
        if scripts:
            self.assert_accessible(page)

        row.locator("a").first.click()
        page.wait_for_url("**/edit")
        page.fill('input[name="mrr"]', "1500.50")
        page.fill('input[name="effectiveOn"]', "2026-06-01")
        self.save(page)
        row = page.locator("#subscriptions tr", has_text=plan)
        self.assertIn("1,500.50", row.inner_text())
        row.locator("a").first.click()
        page.wait_for_url("**/edit")
        self.assertIn("1,250", page.locator("#price").inner_text())
        if scripts:
            self.assert_accessible(page)

    def test_a_wrong_amount_is_said_beside_its_field(self):
        page = self.open_account(scripts=True)
        page.click('#subscriptions a[href$="/subscriptions/new"]')
        page.wait_for_url("**/subscriptions/new")
        page.fill('input[name="mrr"]', "a lot")
        page.fill('input[name="plan"]', "Kept plan")
        with page.expect_navigation() as navigation:
            page.click('main form.stack button[type="submit"]')
        self.assertEqual(navigation.value.status, 422)
        self.assertEqual(page.locator('input[name="mrr"]').get_attribute("aria-invalid"), "true")
        self.assertEqual(page.locator('input[name="plan"]').input_value(), "Kept plan")
        self.assert_accessible(page)

    def save(self, page):
        with page.expect_navigation():
            page.click('main form.stack button[type="submit"]')
        self.assertIn("#subscriptions", page.url)

    def open_account(self, scripts):
        page = self.open_demo("/accounts", scripts=scripts)
        page.goto(page.locator("main tbody tr th a").nth(4).get_attribute("href"))
        return page

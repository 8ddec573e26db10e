"""The timeline of an account, asked for by kind, person and days."""

from journey import Journey


class Timeline(Journey):
    def test_the_timeline_is_filtered_paged_and_cleared(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.filter(scripts)

    def filter(self, scripts):
        page = self.open_demo("/accounts", scripts=scripts)
        page.goto(page.locator("main tbody tr th a").first.get_attribute("href"))
        everything = page.locator("#timeline .timeline > li").count()
        page.click("#timeline .timeline-filter > summary")
        page.select_option('#timeline select[name="show"]', "contacts")
        page.fill('#timeline input[name="from"]', "2020-01-01")
        self.apply(page)
        self.assertIn("#timeline", page.url)
        titles = page.locator("#timeline .timeline > li").all_inner_texts()
        self.assertTrue(titles and len(titles) < everything)
        self.assertTrue(all("ontact" in title or "hampion" in title for title in titles), titles)
        self.assertEqual(page.locator('#timeline select[name="show"]').input_value(), "contacts")
        if scripts:
            self.assert_accessible(page)

        page.fill('#timeline input[name="to"]', "2020-01-02")
        self.apply(page)
        self.assertEqual(page.locator("#timeline .timeline > li").count(), 0)
        self.assertEqual(page.locator("#timeline .empty-inline").count(), 1)
        with page.expect_navigation():
            page.click("#timeline .timeline-filter .form-actions a")
        self.assertEqual(page.locator("#timeline .timeline > li").count(), everything)

    def test_days_in_the_wrong_order_are_said_beside_their_field(self):
        page = self.open_demo("/accounts")
        account = page.locator("main tbody tr th a").first.get_attribute("href")
        page.goto(f"{account}?from=2026-02-02&to=2026-02-01")
        self.assertEqual(page.locator('#timeline input[name="to"]').get_attribute("aria-invalid"), "true")
        self.assert_accessible(page)

    def apply(self, page):
        with page.expect_navigation():
            page.click('#timeline .timeline-filter button[type="submit"]')

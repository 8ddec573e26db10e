"""The portfolio of a manager: its bands, how accounts moved between them, and who they are."""

import re

from journey import Journey


class Portfolio(Journey):
    def test_a_flow_is_opened_to_the_accounts_behind_it(self):
        page = self.open_demo("/")
        page.click('nav a[href="/portfolio"]')
        page.locator("#bands svg").first.wait_for()
        self.assert_accessible(page)
        self.assert_adds_up(page)
        flow = page.locator("#movements tr[data-href*=fromBand]").first
        count = self.number(flow.locator("td").first.inner_text())
        flow.locator("a").click()
        page.wait_for_url(re.compile("/portfolio/accounts"))
        self.assert_accessible(page)
        self.assertEqual(page.locator("tbody tr").count(), min(count, 50))
        name = page.locator("tbody a").first.inner_text()
        page.locator("tbody a").first.click()
        page.wait_for_url(re.compile("/accounts/acc_"))
        self.assertEqual(page.locator("h1").first.inner_text(), name)

    def test_a_filter_and_a_period_narrow_it_and_a_wrong_word_is_named(self):
        page = self.open_demo("/portfolio", scripts=False)
        page.fill("#filter", "stage:onboarding")
        page.fill('input[name="from"]', "2026-01-01")
        page.locator("main form .button").last.click()
        self.assertIn("from=2026-01-01", page.url)
        self.assert_adds_up(page)
        page.locator('#bands nav a[href*="span=months"]').click()
        self.assertIn("stage%3Aonboarding", page.url)
        self.assertIn("span=months", page.locator("#bands nav [aria-current]").get_attribute("href"))
        page.fill("#filter", "helth<50")
        page.locator("main form .button").last.click()
        self.assertIn("helth", page.locator("#filter-said").inner_text())

    def test_it_fits_a_phone_and_is_told_in_hindi_and_korean(self):
        for language, word in (("hi", "पोर्टफ़ोलियो"), ("ko", "포트폴리오")):
            page = self.open_demo("/portfolio", language=language, width=360)
            self.assertEqual(page.locator("h1").inner_text(), word)
            self.assert_accessible(page)
            page.locator("#movements tr[data-href] a").first.click()
            page.wait_for_url(re.compile("/portfolio/accounts"))
            self.assert_accessible(page)

    def test_a_segment_tells_how_its_accounts_fared(self):
        page = self.open_demo("/segments/new")
        page.fill('input[name="name"]', "Paying well")
        page.fill("#filter", "arr>0")
        page.click('form.form button[type="submit"]')
        page.wait_for_url("**/segments/seg_*")
        self.assertEqual(page.locator("#health svg[role=img]").count(), 2)
        self.assertIn("before the segment was made", page.locator("#health").inner_text())
        self.assert_accessible(page)

    def assert_adds_up(self, page):
        """Each row of the first table of movements: beginning and movements make the end."""
        rows = page.locator("#movements table").first.locator("tbody tr, tfoot tr")
        self.assertGreater(rows.count(), 1)
        for index in range(rows.count()):
            numbers = [self.number(text) for text in rows.nth(index).locator("td.num").all_inner_texts()]
            self.assertEqual(sum(numbers[:-1]), numbers[-1], rows.nth(index).inner_text())

    def number(self, text):
        plain = text.strip().replace(",", "").replace("−", "-").replace("–", "0")
        return int(plain or 0)

"""Testing a scorecard against the past."""

import re

from journey import Journey


class Backtest(Journey):
    def test_a_draft_is_tested_beside_the_live_version_and_its_misses_are_opened(self):
        page = self.open_demo("/scorecards")
        page.locator("main tbody tr a").first.click()
        page.locator("#backtests form button").click()
        page.wait_for_url(re.compile("/backtests/"))
        page.locator(".facts-row").wait_for()
        self.assertIn("better than chance", page.locator(".notice").first.inner_text())
        self.assert_accessible(page)
        page.locator("#missed tbody a").first.click()
        page.wait_for_url(re.compile("/health$"))
        page.go_back()
        page.locator(".page-actions a").click()
        weight = page.locator('[name^="weight-"]').first
        weight.fill("9")
        page.locator("#field-draftHorizon").select_option("60")
        page.locator('button[value="backtest"]').click()
        page.wait_for_url(re.compile("/backtests/"))
        page.locator(".facts-row").wait_for()
        rows = page.locator("table", has=page.locator("caption", has_text="Back-test")).locator("tbody tr")
        self.assertIn("Draft", rows.nth(0).inner_text())
        self.assertIn("60 days", rows.nth(0).inner_text())
        self.assertRegex(rows.nth(1).inner_text(), r"Version \d+")
        # Nothing of the draft was kept.
        page.locator(".page-actions a").click()
        self.assertNotEqual(page.locator('[name^="weight-"]').first.input_value(), "9")
        page.goto("/scorecards")
        self.assertIn("Better than chance", page.locator("tbody").inner_text())

    def test_the_verdict_is_told_in_hindi_and_korean(self):
        for language, words in (("hi", "संयोग से बेहतर"), ("ko", "우연보다")):
            page = self.open_demo("/scorecards", language=language)
            page.locator("main tbody tr a").first.click()
            page.locator("#backtests form button").click()
            page.wait_for_url(re.compile("/backtests/"))
            page.locator(".facts-row").wait_for()
            self.assertIn(words, page.locator(".notice").first.inner_text())

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

    def test_suggested_weights_become_a_draft_and_nothing_is_saved_until_somebody_does(self):
        page = self.open_demo("/scorecards")
        page.locator("main tbody tr a").first.click()
        card, before = page.url, self._weights(page)
        page.locator("#field-suggestWeights").check()
        page.locator("#backtests form button").click()
        page.locator("#weights table").wait_for()
        self.assert_accessible(page)
        suggested = [float(text) for text in page.locator("#weights tbody td:last-child").all_inner_texts()]
        self.assertAlmostEqual(sum(suggested), 100, places=6)
        self.assertIn("by weights learnt from the others alone", page.locator("#weights .notice").inner_text())
        page.locator("#weights a.button").click()
        page.wait_for_url(re.compile(r"weights=bkt_"))
        self.assertIn("Nothing is saved yet", page.locator("#draft").inner_text())
        self.assertEqual(self._weights(page), suggested)
        self.assert_accessible(page)
        page.locator('button[value="preview"]').click()
        page.locator("#preview").wait_for()
        self.assertEqual(self._weights(page), suggested)
        page.locator('button[value="backtest"]').click()
        page.locator("#beside").wait_for()
        self.assertRegex(page.locator("#beside h2").inner_text(), r"Draft beside Version \d+")
        self.assert_accessible(page)
        draft = page.url
        for column in (2, 3):
            page.locator(f"#beside tbody td:nth-child({column}) a").first.click()
            page.locator("#missed tbody a").first.click()
            page.wait_for_url(re.compile("/health$"))
            # The live version's verdict stands beside its score.
            self.assertIn("Back-test: Better than chance", page.locator(".score").inner_text())
            page.goto(draft)
        page.goto(card)
        self.assertEqual(self._weights(page), before)

    @staticmethod
    def _weights(page):
        fields = page.locator('[name^="weight-"]')
        return [float(fields.nth(place).input_value()) for place in range(fields.count())]

    def test_the_verdict_is_told_in_hindi_and_korean(self):
        for language, words in (("hi", "संयोग से बेहतर"), ("ko", "우연보다")):
            page = self.open_demo("/scorecards", language=language)
            page.locator("main tbody tr a").first.click()
            page.locator("#backtests form button").click()
            page.wait_for_url(re.compile("/backtests/"))
            page.locator(".facts-row").wait_for()
            self.assertIn(words, page.locator(".notice").first.inner_text())

"""From "whom must I call?" to the rows behind the answer."""

import re
from decimal import Decimal

from journey import Journey


class Health(Journey):
    def test_an_item_of_today_is_explained_down_to_the_days_of_a_metric(self):
        page = self.open_demo("/")
        self.assert_accessible(page)
        item = page.locator("[data-item]").first
        name = item.locator("h2").inner_text()
        score = item.locator(".health-number").inner_text()
        item.locator("h2 a").click()
        page.wait_for_url("**/accounts/*")
        self.assertEqual(page.locator("main h1").inner_text(), name)
        self.assertEqual(page.locator(".account-head .health-number").inner_text(), score)
        self.assert_accessible(page)

        page.click('#health a[href$="/health"]')
        page.wait_for_url("**/health")
        self.assert_accessible(page)
        self.assertEqual(page.locator(".score-number").inner_text().split("/")[0].strip(), score)
        self.assert_measures_add_up(page, score)
        self.assert_change_adds_up(page)

        measure = page.locator(".contribution").first
        measure.locator("summary").click()
        measure.locator(".contribution-body a").click()
        page.wait_for_url("**/health/*?asOf=*")
        self.assertGreater(page.locator("main table tbody tr").count(), 0)
        self.assert_accessible(page)

    def test_a_fall_is_explained_in_each_language(self):
        for language, fell in (("en", "fell"), ("hi", "गिरा"), ("ko", "떨어졌습니다")):
            with self.subTest(language):
                page = self.open_demo("/?scope=all", language=language)
                page.goto("/accounts?sort=change")
                page.locator("tbody tr[data-href] a").first.click()
                page.wait_for_url("**/accounts/acc_*")
                self.assertIn(fell, page.locator("#health").inner_text())
                page.click('#health a[href$="/health"]')
                page.wait_for_url("**/health")
                self.assert_change_adds_up(page)
                step = page.locator(".bridge tbody a").first
                name = step.inner_text()
                step.click()
                page.wait_for_url("**/health/*from=*")
                self.assertIn(name, page.locator("main h1").inner_text())
                self.assertEqual(page.locator("main .panel").count(), 2, "both ends of the change")
                self.assert_accessible(page)
                page.go_back()
                page.click(".as-of-control summary")
                page.select_option('select[name="rules"]', "now")
                with page.expect_navigation():
                    page.locator('main form[method="get"] button').click()
                self.assert_change_adds_up(page)
                self.assert_accessible(page)

    def assert_measures_add_up(self, page, score):
        """The points that the page shows, each rounded to a tenth, make the score."""
        points = [number(text) for text in page.locator(".contribution .contribution-value b").all_inner_texts()]
        total = number(page.locator(".contribution-sum .contribution-value").inner_text())
        self.assertGreater(len(points), 2)
        self.assertLessEqual(abs(sum(points) - total), Decimal("0.05") * len(points))
        self.assertLess(total - number(score), Decimal("1.1"), "the score is shown in whole points, rounded down")
        self.assertGreater(total - number(score), Decimal("-0.1"))

    def assert_change_adds_up(self, page):
        figures = [number(text) for text in page.locator(".bridge tbody td.num").all_inner_texts()]
        first, *shares, last = figures
        self.assertLessEqual(abs(first + sum(shares) - last), Decimal("0.05") * len(figures))


def number(text):
    """The number in a text, with the typographic minus; a measure without data shows a dash and counts nothing."""
    found = re.search(r"[-+]?\d+(\.\d+)?", text.replace("−", "-"))
    return Decimal(found.group()) if found else Decimal(0)

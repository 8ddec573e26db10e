"""To a day of the past and back."""

import datetime

from journey import Journey


class AsOf(Journey):
    def test_the_list_and_an_account_show_a_day_of_the_past_and_lead_back(self):
        page = self.open_demo("/accounts")
        today = page.locator("[data-total-arr]").inner_text()
        day = (datetime.date.today() - datetime.timedelta(days=200)).isoformat()
        page.click(".as-of-control summary")
        self.assert_accessible(page)
        page.fill(".as-of-control input[name=asOf]", day)
        page.click(".as-of-control button[type=submit]")
        page.wait_for_url(f"**/accounts?*asOf={day}*")
        self.assertIn("As of", page.locator(".notice").inner_text())
        self.assertNotEqual(page.locator("[data-total-arr]").inner_text(), today)
        self.assert_accessible(page)

        page.locator("thead a").first.click()
        page.wait_for_url(f"**asOf={day}**")

        page.goto(page.url.split("/accounts")[0] + "/accounts")
        page.locator("main tbody a").first.click()
        page.wait_for_url("**/accounts/*")
        now = page.locator(".account-head").inner_text()
        page.click(".as-of-control summary")
        page.fill(".as-of-control input[name=asOf]", day)
        page.fill(".as-of-control input[name=knownAt]", datetime.date.today().isoformat())
        page.click(".as-of-control button[type=submit]")
        page.wait_for_url(f"**asOf={day}**")
        self.assertIn("as known on", page.locator(".notice").inner_text())
        self.assertEqual(page.locator("main form[method=post]").count(), 0, "the past is not written to")
        self.assert_accessible(page)
        page.click(".notice a")
        page.wait_for_url(lambda url: "asOf" not in url)
        self.assertEqual(page.locator(".account-head").inner_text(), now)

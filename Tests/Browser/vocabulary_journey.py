"""A workspace's own vocabulary: attributes and stages, from the settings to the account, the filter and back."""

from journey import Journey


class Vocabulary(Journey):
    def test_an_attribute_is_defined_filled_in_and_asked_about(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.attribute(f"region_{scripts}".lower(), scripts)

    def attribute(self, key, scripts):
        page = self.open_demo("/settings/attributes", scripts=scripts)
        page.click('a[href="/settings/attributes/new"]')
        page.click('a[href="/settings/attributes/new?kind=choices"]')
        page.fill('[name="name"]', f"Sales {key}")
        page.fill('[name="nameKo"]', f"영업 {key}")
        page.fill('[name="key"]', key)
        page.fill('[name="options"]', "아시아")
        page.click('form.form button[type="submit"]')
        self.assertIn("아시아", page.locator(".error").last.inner_text())
        self.check(page, scripts)
        page.fill('[name="options"]', "Asia | एशिया | 아시아\nemea = EMEA")
        page.click('form.form button[type="submit"]')
        page.wait_for_url("**/settings/attributes")
        self.assertIn(f"attr.{key}", page.locator("main table").inner_text())

        page.goto("/accounts")
        link = page.locator("main tbody tr a").first
        name, account = link.inner_text(), link.get_attribute("href")
        page.goto(f"{account}/edit")
        page.check(f'[name="attributes.{key}.asia"]')
        page.click('form.form button[type="submit"]')
        page.wait_for_url(f"**{account}")
        self.assertIn("Asia", page.locator("#attributes").inner_text())
        self.check(page, scripts)

        page.goto(f"/accounts?filter=attr.{key}%3Aasia")
        self.assertEqual(page.locator("main tbody tr a").all_inner_texts()[:1], [name])
        self.assertEqual(page.locator("main tbody tr").count(), 1)

        page.goto("/settings/attributes")
        page.click(f'main tbody a:has-text("Sales {key}")')
        self.check(page, scripts)
        page.click(".button-danger")
        page.wait_for_url("**/settings/attributes")
        self.assertEqual(page.locator(f'main tbody a:has-text("Sales {key}")').count(), 0)

    def check(self, page, scripts):
        """axe is a script itself."""
        if scripts:
            self.assert_accessible(page)

    def test_a_stage_of_the_workspace_is_chosen_and_said_in_its_own_words(self):
        page = self.open_demo("/settings/stages")
        page.click('a[href="/settings/stages/new"]')
        page.fill('[name="name"]', "Kick-off")
        page.fill('[name="nameKo"]', "킥오프")
        page.fill('[name="key"]', "kickoff")
        page.select_option('[name="kind"]', "onboarding")
        page.click('form.form button[type="submit"]')
        page.wait_for_url("**/settings/stages")
        self.assertEqual(page.locator("main tbody tr").nth(1).locator("a").inner_text(), "Kick-off")
        page.locator("main tbody tr").nth(1).locator("button").first.click()
        page.wait_for_load_state()
        self.assertEqual(page.locator("main tbody tr").first.locator("a").inner_text(), "Kick-off")
        self.assert_accessible(page)

        page.goto("/accounts?filter=stage%3Aestablished")
        account = page.locator("main tbody tr a").first.get_attribute("href")
        page.goto(f"{account}/edit")
        page.select_option('[name="stage"]', label="Kick-off")
        page.fill('[name="stageReason"]', "Starts again")
        page.click('form.form button[type="submit"]')
        page.wait_for_url(f"**{account}")
        self.assertIn("Established → Kick-off", page.locator("#stages").inner_text())

        page.goto("/accounts?filter=stage%3AKick-off")
        self.assertEqual(page.locator("main tbody tr").count(), 1)
        page.goto(account)
        self.addCleanup(self.choose_language, page, "en")  # it is remembered with the person, whom all journeys share
        self.choose_language(page, "ko")
        self.assertIn("킥오프", page.locator("#stages").inner_text())
        page.set_viewport_size({"width": 360, "height": 800})
        self.assert_accessible(page)

"""A scorecard changed by somebody who sees first what would come of it."""

from journey import Journey


class Scorecard(Journey):
    def test_a_change_is_previewed_before_it_is_saved_as_a_new_version(self):
        page = self.open_demo("/scorecards")
        self.assert_accessible(page)
        page.locator("main tbody tr a").first.click()
        page.wait_for_url("**/scorecards/scd_*")
        self.assert_accessible(page)
        weight = page.locator('[name^="weight-"]').first
        before, version = weight.input_value(), self.version(page)
        weight.fill("9")
        self.press(page, "preview")
        preview = page.locator("#preview")
        self.assertRegex(preview.inner_text(), r"\d+ (of|accounts?)")
        self.assertGreater(preview.locator("tbody tr").count(), 0, "three times the weight moves nobody")
        self.assertEqual(weight.input_value(), "9", "the preview lost the change")
        self.assertEqual(self.version(page), version, "a preview must save nothing")
        self.assert_accessible(page)

        self.press(page, "save")
        self.assertEqual(self.version(page), version + 1)
        self.assertEqual(weight.input_value(), "9")
        weight.fill(before)
        self.press(page, "save")
        self.assertEqual(self.version(page), version + 2)

    def test_a_weight_that_is_no_number_is_refused_beside_its_field(self):
        page = self.open_demo("/scorecards")
        page.locator("main tbody tr a").first.click()
        page.wait_for_url("**/scorecards/scd_*")
        weight = page.locator('[name^="weight-"]').first
        version = self.version(page)
        weight.fill("much")
        self.press(page, "save")
        self.assertEqual(weight.get_attribute("aria-invalid"), "true")
        self.assertEqual(weight.input_value(), "much")
        self.assertEqual(self.version(page), version)
        self.assert_accessible(page)

    def press(self, page, action):
        with page.expect_navigation(timeout=60_000):
            page.click(f'button[name="action"][value="{action}"]')

    def version(self, page):
        return int(page.locator('input[name="version"]').input_value())

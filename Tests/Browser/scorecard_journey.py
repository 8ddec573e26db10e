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

    def test_one_is_made_from_a_template_edited_with_a_reason_and_taken_back(self):
        page = self.open_demo("/scorecards")
        page.locator(".page-actions a").click()
        page.wait_for_url("**/scorecards/new")
        self.assert_accessible(page)
        self.assertIn("Left out", page.inner_text("main"))
        page.fill("#field-name", "Onboarding")
        page.locator("#field-from").select_option("template:highTouch")
        page.fill("#filter", "stage:onboardin")
        page.click('main form button[type="submit"]')
        self.assertIn("onboardin", page.locator("#filter-said").inner_text())
        self.assertEqual(page.input_value("#field-from"), "template:highTouch")
        page.fill("#filter", "stage:onboarding")
        page.click('main form button[type="submit"]')
        page.wait_for_url("**/scorecards/scd_*")
        self.assert_accessible(page)

        weight = page.locator("#field-weight-lastContact")
        self.assertEqual(weight.input_value(), "4")
        weight.fill("7")
        page.fill("#field-reason", "Nobody talks to them")
        self.press(page, "save")
        page.get_by_role("link", name="History").click()
        page.wait_for_url("**/versions")
        self.assert_accessible(page)
        versions = page.locator(".timeline-item")
        self.assertEqual(versions.count(), 2)
        newest = versions.first.inner_text()
        self.assertIn("Nobody talks to them", newest)
        self.assertIn("Days since last contact · Weight: 4 → 7", newest)
        self.assertIn("In use", newest)

        oldest = versions.nth(1)
        oldest.locator("summary").click()
        oldest.locator("input[type=text]").fill("It was right before")
        oldest.locator("button").click()
        page.wait_for_selector(".timeline-item >> nth=2")
        newest = page.locator(".timeline-item").first.inner_text()
        self.assertIn("It was right before", newest)
        self.assertIn("Weight: 7 → 4", newest)
        page.locator(".page-actions a").click()
        self.assertEqual(page.input_value("#field-weight-lastContact"), "4")

    def test_history_and_templates_are_told_in_hindi_and_korean(self):
        for language, new, past in (("hi", "नया स्कोरकार्ड", "पहला संस्करण"), ("ko", "새 스코어카드", "첫 버전")):
            page = self.open_demo("/scorecards/new", language=language)
            self.assertIn(new, page.locator("h1").inner_text())
            self.assert_accessible(page)
            page.goto("/scorecards")
            page.locator("main tbody tr a").last.click()
            page.wait_for_url("**/scorecards/scd_*")
            page.goto(f"{page.url}/versions")
            self.assertIn(past, page.locator(".timeline-item").last.inner_text())
            self.assert_accessible(page)

    def test_a_measure_and_an_exception_are_put_in_without_scripts(self):
        page = self.open_demo("/scorecards", scripts=False)
        page.locator("main tbody tr a").last.click()
        page.wait_for_url("**/scorecards/scd_*")
        version, before = self.version(page), page.locator(".measure-edit").count()
        page.locator('button[value^="addMeasure/"]').first.click()
        added = page.locator(".measure-edit", has=page.locator("details[open]"))
        self.assertEqual(page.locator(".measure-edit").count(), before + 1)
        added.locator('[name^="source-"]').select_option("field:daysToRenewal")
        added.locator('[name^="curve-"]').fill("0 = 0\n60 = 100")
        page.locator('button[value="addException/"]').click()
        page.locator('[name^="condition-"]').fill("helth<50")
        page.click('button[value="save"]')
        self.assertIn("helth", page.locator(".filter-errors").inner_text())
        errors = page.locator(".form-errors").inner_text()
        self.assertIn("Reason", errors)
        self.assertIn("Points", errors)
        self.assertEqual(self.version(page), version)
        page.locator('[name^="condition-"]').fill("arr<1")
        page.locator('[name^="points-"]').fill("40")
        page.locator('[name^="reason-n"][name$="-en"]').fill("Pays nothing")
        page.click('button[value="preview"]')
        page.wait_for_selector("#preview")
        self.assertEqual(page.locator('[name^="points-"]').input_value(), "40")
        self.assertEqual(self.version(page), version)

    def press(self, page, action):
        with page.expect_navigation(timeout=60_000):
            page.click(f'button[name="action"][value="{action}"]')

    def version(self, page):
        return int(page.locator('input[name="version"]').input_value())

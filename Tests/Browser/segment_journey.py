"""Segments: a question with completion and errors at the word, who enters and leaves, and what was on a day."""

import datetime

from journey import Journey


class Segment(Journey):
    def test_a_question_is_checked_while_it_is_typed_and_completed_by_keyboard(self):
        page = self.open_demo("/segments")
        page.click('a[href="/segments/new"]')
        page.fill('input[name="name"]', "Onboarding in danger")
        page.fill("#filter", "helth<50")
        page.wait_for_selector("#filter-said mark")
        self.assertEqual(page.locator("#filter-said mark").inner_text(), "helth")
        self.assertIn("health", page.locator("#filter-said .error").inner_text())

        page.fill("#filter", "")
        page.locator("#filter").press_sequentially("stage:onb")
        # The lines of an earlier key may still stand there: wait for the one line that the whole word leaves.
        page.locator(".completion:only-child", has_text="onboarding").wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        self.assertEqual(page.input_value("#filter"), "stage:onboarding")
        page.wait_for_selector("#filter-said .filter-good")
        self.assert_accessible(page)
        page.click('form.form button[type="submit"]')
        page.wait_for_url("**/segments/seg_*")
        self.assertIn("stage:onboarding", page.locator(".segment-question").inner_text())
        self.assertGreater(page.locator("main tbody tr[data-href]").count(), 0)
        self.assert_accessible(page)

    def test_a_segment_keeps_who_entered_and_left(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.follow(f"journey-{scripts}".lower(), scripts)

    def follow(self, tag, scripts):
        page = self.open_demo("/segments/new", scripts=scripts)
        page.fill('input[name="name"]', f"Tagged {tag}")
        page.fill("#filter", f"tag:{tag}")
        page.click('form.form button[type="submit"]')
        page.wait_for_url("**/segments/seg_*")
        segment = page.url
        self.assertEqual(page.locator("main tbody tr[data-href]").count(), 0)

        page.goto("/accounts")
        link = page.locator("main tbody tr a").first
        name, account = link.inner_text(), link.get_attribute("href")
        tags = self.add_tag(page, account, tag)
        self.wait_for_text(page, segment, ".segment-changes", name)
        self.assertEqual(page.locator("main tbody tr[data-href]").count(), 1)

        self.set_tags(page, account, tags)
        self.wait_for_count(page, segment, ".segment-changes li", 2)
        yesterday = (datetime.date.today() - datetime.timedelta(days=2)).isoformat()
        page.goto(f"{segment}?asOf={yesterday}")
        self.assertEqual(page.locator("main tbody tr[data-href]").count(), 0)

        page.goto("/segments")
        self.assertEqual(page.locator("main tr", has_text=f"Tagged {tag}").count(), 1)
        page.goto(segment)
        page.locator(".page-actions details summary").click()
        with page.expect_navigation():
            page.click('form[action$="/archive"] button')
        with page.expect_navigation():
            page.click('form[action$="/restoration"] button')
        self.assertEqual(page.locator("h1").inner_text(), f"Tagged {tag}")

    def add_tag(self, page, account, tag):
        """Adds a tag to the account; returns its tags before."""
        page.goto(f"{account}/edit")
        before = page.input_value('input[name="tags"]')
        self.set_tags(page, account, f"{before}, {tag}" if before else tag)
        return before

    def set_tags(self, page, account, tags):
        page.goto(f"{account}/edit")
        page.fill('input[name="tags"]', tags)
        page.click('form.form button[type="submit"]')
        page.wait_for_url(f"**{account}")

    def wait_for_text(self, page, address, place, text):
        self.wait(page, address, lambda: page.locator(place, has_text=text).count() > 0, f"{text} in {place}")

    def wait_for_count(self, page, address, place, count):
        self.wait(page, address, lambda: page.locator(place).count() == count, f"{count} of {place}")

    def wait(self, page, address, holds, what):
        """Asks for the page again until something holds, which jobs bring about within a second."""
        for _ in range(40):
            page.goto(address)
            if holds():
                return
            page.wait_for_timeout(250)
        self.fail(f"{what} at {address}")

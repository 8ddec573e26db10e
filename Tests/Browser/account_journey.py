"""What people write down on an account's page, with scripts and without."""

from journey import Journey

SCRIPTS = (True, False)


class Account(Journey):
    def test_a_note_stands_on_the_timeline_at_once(self):
        for scripts in SCRIPTS:
            with self.subTest(scripts=scripts):
                page = self.open_account(0, scripts)
                text = f"Renewal talk moved to **Monday**, scripts {scripts}: ज़रूरी 다음 주 <b>not markup</b>"
                page.fill('#timeline textarea[name="body"]', text)
                page.select_option('#timeline select[name="kind"]', "call")
                page.click('#timeline form button[type="submit"]')
                page.wait_for_url("**#timeline")
                entry = page.locator("#timeline .timeline > li").first
                self.assertIn("<b>not markup</b>", entry.inner_text())
                self.assertEqual(entry.locator("strong").inner_text(), "Monday")
                self.assertEqual(page.locator('#timeline textarea[name="body"]').input_value(), "")
                if scripts:
                    self.assert_accessible(page)

    def test_a_name_completes_behind_an_at_sign(self):
        page = self.open_account(0, scripts=True)
        body = page.locator('#timeline textarea[name="body"]')
        body.press_sequentially("Thanks @lau")
        page.locator("#timeline .completion").first.wait_for()
        name = page.locator("#timeline .completion").first.inner_text()
        body.press("Enter")
        self.assertEqual(body.input_value(), f"Thanks @{name} ")
        self.assert_accessible(page)

    def test_an_empty_note_is_refused_in_words(self):
        page = self.open_account(0, scripts=False)
        page.locator('#timeline textarea[name="body"]').evaluate("field => field.required = false")
        page.fill('#timeline textarea[name="body"]', "   ")
        with page.expect_navigation() as navigation:
            page.click('#timeline form button[type="submit"]')
        self.assertEqual(navigation.value.status, 422)
        self.assertEqual(page.locator('#timeline textarea[name="body"]').get_attribute("aria-invalid"), "true")

    def test_a_task_is_added_done_and_opened_again(self):
        for scripts in SCRIPTS:
            with self.subTest(scripts=scripts):
                self.add_and_do_a_task(f"Send the security papers, scripts {scripts}", scripts)

    def add_and_do_a_task(self, title, scripts):
        page = self.open_account(1, scripts)
        page.click("#tasks details > summary")
        page.fill('#tasks input[name="title"]', title)
        page.fill('#tasks input[name="dueOn"]', "2020-01-31")
        page.click('#tasks form[action$="/tasks"] button[type="submit"]')
        page.wait_for_url("**#tasks")
        self.assertEqual(page.locator("#tasks tr", has_text=title).count(), 1)

        page.goto("/tasks")
        row = page.locator("main tr", has_text=title)
        self.assertEqual(row.locator(".tone-red").count(), 1, "an overdue task says so")
        if scripts:
            self.assert_accessible(page)
        with page.expect_navigation():
            row.locator('form[action$="/completion"] button').click()
        self.assertEqual(page.locator("main tr", has_text=title).count(), 0)

        page.goto("/tasks?state=done")
        with page.expect_navigation():
            page.locator("main tr", has_text=title).locator('form[action$="/reopening"] button').click()
        page.goto("/tasks?state=overdue")
        with page.expect_navigation():
            page.locator("main tr", has_text=title).locator('form[action$="/completion"] button').click()

    def open_account(self, number, scripts):
        """The page of the account on row `number` of the list."""
        page = self.open_demo("/accounts", scripts=scripts)
        page.locator("main tbody tr").nth(number).locator("a").first.click()
        page.wait_for_url("**/accounts/acc_*")
        return page

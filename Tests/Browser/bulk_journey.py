"""Many accounts changed at once: chosen in the list, previewed, carried out, undone."""

from journey import Journey


class Bulk(Journey):
    def test_chosen_accounts_are_changed_and_undone(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.change_and_undo(f"bulk-{scripts}".lower(), scripts)

    def change_and_undo(self, tag, scripts):
        page = self.open_demo("/accounts", scripts=scripts)
        names = [page.locator("main tbody tr").nth(row).locator("th a").inner_text() for row in range(3)]
        for row in range(3):
            page.locator("main tbody tr").nth(row).locator("input[data-select]").check()
        page.locator(".bulk-bar button").first.click()
        page.wait_for_url("**/bulk-changes/new?*")
        if scripts:
            self.assert_accessible(page)
        page.fill('input[name="addTags"]', tag)
        page.select_option('select[name="stage"]', "renewing")
        page.click('form.form button[type="submit"]')
        page.wait_for_url("**/bulk-changes/blk_*")
        self.assertIn("3", page.locator("h1").inner_text())
        self.assertEqual(page.locator("main tr", has_text=tag).count(), 4, "one effect and three accounts")
        if scripts:
            self.assert_accessible(page)
        with page.expect_navigation():
            page.click('form[action$="/execution"] button')
        self.assertIn("3", page.locator(".notice").inner_text())
        change = page.url

        page.goto(f"/accounts?filter=tag:{tag}")
        self.assertEqual(page.locator("main tbody tr").count(), 3)

        # Somebody changes one of them meanwhile: the undo leaves it alone and says so.
        account = page.locator("main tbody tr", has_text=names[0]).locator("th a").get_attribute("href")
        page.goto(f"{account}/edit")
        page.fill('input[name="tags"]', f"{tag}, mine-{tag}")
        page.click('form.form button[type="submit"]')
        page.wait_for_url(f"**{account}")

        page.goto(change)
        with page.expect_navigation():
            page.click('form[action$="/undo"] button')
        self.assertEqual(page.locator("main tr", has_text=names[0]).count(), 1)
        page.goto(f"/accounts?filter=tag:{tag}")
        self.assertEqual([link.inner_text() for link in page.locator("main tbody th a").all()], [names[0]])
        page.goto("/bulk-changes")
        self.assertGreater(page.locator("main tbody tr").count(), 0)

    def test_all_that_match_a_filter_can_be_chosen(self):
        page = self.open_demo("/accounts?filter=stage:onboarding")
        total = int(page.locator(".pager span").first.inner_text().split()[2].replace(",", ""))
        page.locator("main tbody tr").first.locator("input[data-select]").check()
        page.locator('.bulk-bar button[name="all"]').click()
        page.fill('input[name="tier"]', "gold")
        page.click('form.form button[type="submit"]')
        page.wait_for_url("**/bulk-changes/blk_*")
        self.assertIn(str(total), page.locator("h1").inner_text().replace(",", ""))

    def test_a_change_of_nothing_is_refused_in_words(self):
        page = self.open_demo("/accounts", scripts=False)
        page.locator("main tbody tr").first.locator("input[data-select]").check()
        page.locator(".bulk-bar button").first.click()
        with page.expect_navigation() as navigation:
            page.click('form.form button[type="submit"]')
        self.assertEqual(navigation.value.status, 422)
        self.assertEqual(page.locator(".form-errors").count(), 1)

"""Two accounts that are one company, or two contacts that are one person, become one, and two again."""

from journey import Journey


class Merge(Journey):
    def test_a_merge_is_previewed_made_and_undone(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.merge_and_undo(scripts)

    def merge_and_undo(self, scripts):
        name = "Loomworks" if scripts else "Millworks"
        page = self.open_demo("/accounts/new", scripts=scripts)
        page.fill('input[name="name"]', name)
        page.fill('input[name="tier"]', "Gold")
        with page.expect_navigation():
            page.click('main form button[type="submit"]')
        survivor = page.url.split("#")[0]
        page.goto("/accounts/new")
        page.fill('input[name="name"]', f"{name} Ltd")
        page.fill('input[name="industry"]', "Looms")
        with page.expect_navigation():
            page.click('main form button[type="submit"]')
        other = page.url.split("#")[0]
        page.fill('#timeline textarea[name="body"]', "Written on the other account")
        with page.expect_navigation():
            page.click('#timeline form button[type="submit"]')

        page.goto(survivor)
        page.click('.page-actions a[href$="/merge"]')
        page.wait_for_url("**/merge")
        if scripts:
            self.assert_accessible(page)
        page.locator("main tbody a", has_text=f"{name} Ltd").first.click()
        page.wait_for_url("**/merge?other=*")
        if scripts:
            self.assert_accessible(page)
        page.check('input[name="choice.name"][value="other"]')
        with page.expect_navigation():
            page.click('main form[method="post"] button[type="submit"]')
        self.assertEqual(page.locator("h1").inner_text(), f"{name} Ltd")
        self.assertEqual(page.get_by_text("Written on the other account").count(), 1)
        if scripts:
            self.assert_accessible(page)

        page.goto(other)
        self.assertEqual(page.url.split("#")[0], survivor, "the old address leads to the account")
        with page.expect_navigation():
            page.click('#merges form button[type="submit"]')
        self.assertEqual(page.locator("h1").inner_text(), name)
        self.assertEqual(page.get_by_text("Written on the other account").count(), 0)
        page.goto(other)
        self.assertEqual(page.url.split("#")[0], other)
        self.assertEqual(page.get_by_text("Written on the other account").count(), 1)

    def test_two_contacts_become_one_and_two_again(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.merge_contacts_and_undo(scripts)

    def merge_contacts_and_undo(self, scripts):
        name = "Wanda Weaver" if scripts else "Milo Miller"
        page = self.open_demo("/accounts", scripts=scripts)
        account = page.locator("main tbody tr th a").first.get_attribute("href")
        for display, email in ((name, "one"), (f"{name} (old)", "two")):
            page.goto(account)
            page.click("#people details > summary")
            page.fill('#people input[name="displayName"]', display)
            page.fill('#people input[name="emails"]', f"{name.split()[0].lower()}.{email}@example.test")
            with page.expect_navigation():
                page.click('#people details form button[type="submit"]')
        page.get_by_role("link", name=f"{name} (old)", exact=True).click()
        page.wait_for_url("**/contacts/*")
        other = page.url
        page.goto(account)
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url("**/contacts/*")
        survivor = page.url
        if scripts:
            self.assert_accessible(page)

        page.click('.page-actions a[href$="/merge"]')
        page.wait_for_url("**/merge")
        if scripts:
            self.assert_accessible(page)
        page.locator("main tbody a", has_text=f"{name} (old)").first.click()
        page.wait_for_url("**/merge?other=*")
        if scripts:
            self.assert_accessible(page)
        page.check('input[name="choice.name"][value="other"]')
        with page.expect_navigation():
            page.click('main form[method="post"] button[type="submit"]')
        self.assertEqual(page.url, survivor)
        self.assertEqual(page.locator("h1").inner_text(), f"{name} (old)")
        self.assertEqual(page.locator("#details a[href^=mailto]").count(), 2)
        if scripts:
            self.assert_accessible(page)

        page.goto(other)
        self.assertEqual(page.url, survivor, "the old address leads to the contact")
        with page.expect_navigation():
            page.click('#merges form button[type="submit"]')
        self.assertEqual(page.locator("h1").inner_text(), name)
        self.assertEqual(page.locator("#details a[href^=mailto]").count(), 1)
        page.goto(other)
        self.assertEqual(page.url, other)

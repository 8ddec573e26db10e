"""The first page that anyone sees, and the way in and out."""

from journey import LANGUAGES, THEMES, Journey


class SignIn(Journey):
    def test_the_first_page_greets_everyone_in_their_language(self):
        server = self.setting.empty()
        for language in LANGUAGES:
            for theme in THEMES:
                with self.subTest(language=language, theme=theme):
                    page = self.open(server, "/sign-in", language=language, theme=theme, width=360)
                    self.assertEqual(page.locator("html").get_attribute("lang"), language)
                    self.assert_accessible(page)

    def test_who_signs_in_arrives_where_they_wanted_to_go_and_is_out_after_signing_out(self):
        server, account = self.setting.demo(), self.setting.demo_account
        page = self.open(server, "/tasks")
        page.wait_for_url("**/sign-in?next=*")
        self.assert_accessible(page)
        page.fill('input[name="email"]', account.email)
        page.fill('input[name="password"]', account.password)
        page.click('main button[type="submit"]')
        page.wait_for_url("**/tasks")
        page.locator(".topline-end details.menu").last.locator("summary").click()
        page.click('form[action="/sign-out"] button')
        page.wait_for_url("**/sign-in")
        page.goto("/tasks")
        page.wait_for_url("**/sign-in?next=*")

    def test_a_wrong_password_is_told_in_words_that_do_not_say_who_exists(self):
        server, account = self.setting.demo(), self.setting.demo_account
        page = self.open(server, "/sign-in")
        told = [self.refusal(page, email) for email in (account.email, "nobody@meridock.example")]
        self.assertEqual(told[0], told[1])
        self.assertEqual(page.locator('input[name="password"]').input_value(), "")
        self.assert_accessible(page)
        self.sign_in(page, account.email, account.password)
        self.assertEqual(page.locator("main h1").inner_text(), "Today")

    def refusal(self, page, email):
        """What the page says to `email` with a wrong password; the address is kept."""
        page.fill('input[name="email"]', email)
        page.fill('input[name="password"]', "not the password of anyone")
        with page.expect_navigation() as navigation:
            page.click('main button[type="submit"]')
        self.assertEqual(navigation.value.status, 422)
        self.assertEqual(page.locator('input[name="email"]').input_value(), email)
        return page.get_by_role("alert").first.inner_text()

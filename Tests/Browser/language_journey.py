"""The language of the pages, chosen in the top line."""

from journey import Journey

TITLES = {"en": ("Today", "Accounts"), "hi": ("आज", "ग्राहक खाते"), "ko": ("오늘", "고객사")}


class Language(Journey):
    def test_a_language_is_chosen_once_and_stays_everywhere(self):
        page = self.open_demo("/")
        self.assert_speaks(page, "en", 0)
        for language in ("hi", "ko"):
            self.choose_language(page, language)
            self.assert_speaks(page, language, 0)
            self.assert_accessible(page)
            page.click('.rail a[href="/accounts"]')
            page.wait_for_url("**/accounts")
            self.assert_speaks(page, language, 1)
            page.goto("/")
        elsewhere = self.open(self.setting.demo(), "/sign-in")
        self.sign_in(elsewhere, self.setting.demo_account.email, self.setting.demo_account.password)
        elsewhere.goto("/accounts")
        self.assert_speaks(elsewhere, "ko", 1)

    def assert_speaks(self, page, language, number):
        self.assertEqual(page.locator("html").get_attribute("lang"), language)
        self.assertEqual(page.locator("main h1").inner_text(), TITLES[language][number])
        self.assertNotRegex(page.locator("body").inner_text(), r"\b(web|band|today|accounts|health|common)\.[a-z]+[A-Z.]?\w*\b")

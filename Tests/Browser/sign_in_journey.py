"""The first page that anyone sees."""

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

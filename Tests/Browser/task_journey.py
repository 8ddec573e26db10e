"""The page of a task: its checklist, its due day, and files of notes."""

from journey import Journey


class Task(Journey):
    def test_a_checklist_is_written_ticked_moved_and_cleared(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.write_and_tick(scripts)

    def write_and_tick(self, scripts):
        page = self.open_demo("/accounts", scripts=scripts)
        page.goto(page.locator("main tbody tr th a").first.get_attribute("href"))
        title = f"Start them, scripts {scripts}"
        page.click("#tasks details > summary")
        page.fill('#tasks input[name="title"]', title)
        page.fill('#tasks input[name="dueInBusinessDays"]', "3")
        page.click('#tasks form[action$="/tasks"] button[type="submit"]')
        page.wait_for_url("**#tasks")
        page.locator("#tasks").get_by_role("link", name=title, exact=True).click()
        page.wait_for_url("**/tasks/*")
        for text in ("Sign", "Invite <b>", "Train"):
            page.fill('#checklist .panel-foot input[name="text"]', text)
            with page.expect_navigation():
                page.click('#checklist .panel-foot button[type="submit"]')
        self.assertEqual(self.steps(page), ["Sign", "Invite <b>", "Train"])

        with page.expect_navigation():
            page.locator("#checklist .tick").nth(1).click()
        self.assertEqual(page.locator("#checklist .panel-count").inner_text(), "1 of 3")
        if scripts:
            self.assert_accessible(page)

        self.choose(page, 1, '[action$="/move"]')
        self.assertEqual(self.steps(page), ["Invite <b>", "Sign", "Train"])
        page.locator("#checklist .menu > summary").nth(2).click()
        page.locator("#checklist .checklist-rename input[name=text]").nth(2).fill("Train all")
        with page.expect_navigation():
            page.locator("#checklist .checklist-rename button").nth(2).click()
        self.choose(page, 0, '[action$="/removal"]')
        self.assertEqual(self.steps(page), ["Sign", "Train all"])

    def choose(self, page, place, form):
        page.locator("#checklist .menu > summary").nth(place).click()
        with page.expect_navigation():
            page.locator("#checklist .checklist-item").nth(place).locator(f"form{form} button").first.click()

    def steps(self, page):
        return page.locator("#checklist .checklist-text > span:first-child").all_inner_texts()

    def test_files_stand_with_a_note_and_come_back(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.attach(scripts)

    def attach(self, scripts):
        page = self.open_demo("/accounts", scripts=scripts)
        page.goto(page.locator("main tbody tr th a").nth(2).get_attribute("href"))
        page.fill('#timeline textarea[name="body"]', f"With files, scripts {scripts}")
        files = [{"name": name, "mimeType": "text/html", "buffer": b"<script>1</script>"} for name in ("b.html", "ä.pdf")]
        page.set_input_files('#timeline .form input[name="file"]', files)
        with page.expect_navigation():
            page.click('#timeline .form button[type="submit"]')
        entry = page.locator("#timeline .timeline > li").first
        self.assertEqual(entry.locator(".attachments a").all_inner_texts(), ["b.html", "ä.pdf"])
        if scripts:
            self.assert_accessible(page)
        with page.expect_download() as download:
            entry.locator(".attachments a").nth(1).click()
        self.assertEqual(download.value.suggested_filename, "ä.pdf")
        with page.expect_navigation():
            entry.locator(".attachments button").first.click()
        entry = page.locator("#timeline .timeline > li").first
        self.assertEqual(entry.locator(".attachments a").all_inner_texts(), ["ä.pdf"])

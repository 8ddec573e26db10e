"""Today is worked down until nothing is left, one person's list in each language."""

from journey import Journey

CURRENT = "[data-item].is-current"


class Today(Journey):
    def test_a_list_is_worked_down_to_nothing_by_keys(self):
        page = self.open_person(0, "en")
        left = page.locator("[data-item]").count()
        self.assertGreater(left, 2)
        page.keyboard.press("?")
        shown = page.locator("dialog[open] .shortcuts kbd").all_inner_texts()
        self.assertTrue({"e", "s", "n"} <= set(shown), shown)
        page.keyboard.press("Escape")
        page.locator("dialog[open]").wait_for(state="detached")

        page.keyboard.press("j")
        first = self.current(page)
        page.keyboard.press("s")
        page.keyboard.press("Enter")
        self.assert_gone(page, first)
        page.locator(".toast button").first.click()
        page.wait_for_selector(f'[data-item] h2 a[title="{first}"]')
        page.wait_for_load_state()  # only then does it hear keys

        page.keyboard.press("j")
        first = self.current(page)
        page.keyboard.press("n")
        page.keyboard.type("Agreed with them")
        page.keyboard.press("Enter")
        self.assert_gone(page, first)
        self.work_down(page, "Nothing waits for you today")
        self.assert_accessible(page)

        page.goto("/today/team?scope=all")
        self.assert_accessible(page)
        self.assertGreater(page.locator("#dismissals tbody tr").count(), 0)

    def test_and_in_korean(self):
        page = self.open_person(1, "ko")
        page.keyboard.press("j")
        self.work_down(page, "오늘은 처리할 일이 없습니다")
        self.assert_accessible(page)

    def test_and_in_hindi(self):
        page = self.open_person(2, "hi")
        page.keyboard.press("j")
        self.work_down(page, "आज आपके लिए कुछ बाकी नहीं है")
        self.assert_accessible(page)

    def test_what_a_manager_says_is_on_the_page_and_on_today(self):
        page = self.open_demo("/accounts?sort=-mrr")
        page.locator("[data-rows] tbody tr a").first.click()
        page.wait_for_url("**/accounts/acc_*")
        account = page.url
        name = page.locator("main h1").inner_text()
        page.click('#impression button[value="bad"]')
        page.wait_for_url("**#impression")
        self.assertEqual(page.locator('#impression [aria-current="true"]').inner_text().strip(), "Bad")
        self.assert_accessible(page)
        said = f'h2 a[title="{name}"]'
        for _ in range(20):
            page.goto("/?scope=all")
            item = page.locator("[data-item]", has=page.locator(said))
            if item.count() and "has a bad impression" in item.inner_text():
                break
            page.wait_for_timeout(250)
        else:
            self.fail(f"{name} is not on the first page of Today with the impression")
        page.goto(account)
        page.click("#impression form[action$=withdrawal] button")
        page.wait_for_url("**#impression")
        self.assertEqual(page.locator('#impression [aria-current="true"]').count(), 0)

    def open_person(self, place, language):
        """Today of one of the people who have the fewest items, as the manager opens it."""
        page = self.open_demo("/today/team?scope=all", language=language)
        self.assert_accessible(page)
        rows = page.locator("#people tbody tr[data-href]").evaluate_all(
            "rows => rows.map(row => [Number(row.cells[1].innerText), row.dataset.href]).filter(row => row[0] > 2)"
            ".sort((a, b) => a[0] - b[0]).map(row => row[1])")
        page.goto(rows[place % len(rows)])
        self.assert_accessible(page)
        return page

    def current(self, page):
        return page.locator(f"{CURRENT} h2").inner_text()

    def assert_gone(self, page, name):
        page.wait_for_selector(f'[data-item] h2 a[title="{name}"]', state="detached")

    def work_down(self, page, empty):
        """Done with the first item again and again; the page that is empty says so."""
        for _ in range(400):
            if page.locator("[data-item]").count() == 0:
                page.wait_for_load_state()
                if page.locator("[data-item]").count() == 0:
                    break
            if page.locator(CURRENT).count() == 0:
                page.keyboard.press("j")
            item = page.locator(CURRENT).get_attribute("id", timeout=2000)
            page.keyboard.press("e")
            page.wait_for_selector(f"#{item}", state="detached")
        self.assertIn(empty, page.locator("main").inner_text())

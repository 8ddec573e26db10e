"""A file with a mistake in it, told by line, corrected, and imported."""

import time

from journey import Journey

GOOD = [
    "account_id,account_name,industry,country,signup_date",
    "B-1,Brückenbau Ostsee,Construction,DE,2024-01-10",
    "B-2,सूर्या वस्त्र,Textiles,IN,2024-02-11",
    "B-3,한빛 물류,Logistics,KR,2024-03-12",
]
BAD = GOOD[:2] + ["B-2,सूर्या वस्त्र,Textiles,IN,2024-13-40"] + GOOD[3:]


class Import(Journey):
    RUN_LIMIT = 30  # seconds until three rows must be imported

    def test_a_refused_row_is_named_with_its_line_and_imported_once_corrected(self):
        page = self.open_demo("/imports")
        self.assert_accessible(page)
        self.check(page, BAD)
        refused = page.locator("main tbody tr").last.inner_text()
        self.assertIn("3", refused.split()[0], "the line of the file")
        self.assertIn("signup_date", refused)
        self.assertEqual(self.counts(page)["refused"], "1")
        self.assert_accessible(page)

        page.goto("/imports")
        self.check(page, GOOD)
        self.assertEqual(self.counts(page)["new"], "3")
        self.assertEqual(self.counts(page)["refused"], "0")
        page.click('form[action$="/run"] button')
        self.wait_until_done(page)
        self.assertEqual(self.counts(page)["new"], "3")
        self.assert_accessible(page)
        page.goto('/accounts?filter="सूर्या वस्त्र"')
        self.assertIn("सूर्या वस्त्र", page.locator("main tbody").inner_text())
        page.goto("/imports")
        self.assertIn("accounts.csv", page.locator("main tbody tr").first.inner_text())

    def check(self, page, lines):
        """Uploads the lines, takes the columns as they are proposed, and has them checked."""
        content = ("\n".join(lines) + "\n").encode()
        page.set_input_files('input[name="file"]', {"name": "accounts.csv", "mimeType": "text/csv", "buffer": content})
        page.click('main form[action="/imports"] button[type="submit"]')
        page.wait_for_url("**/mapping")
        self.assert_accessible(page)
        page.click('main form[action*="/mapping"] button[type="submit"]')
        page.wait_for_url("**/check")

    def wait_until_done(self, page):
        """The report, once the run has ended: the page is asked again, as a person would."""
        deadline = time.monotonic() + self.RUN_LIMIT
        while time.monotonic() < deadline:
            if page.locator(".facts-row").count():
                return
            page.reload()
        self.fail("the import does not end")

    def counts(self, page):
        """What the report says of its rows, by name."""
        facts = page.locator(".facts-row").first
        return dict(zip(facts.locator("dt").all_inner_texts(), facts.locator("dd").all_inner_texts()))

"""A file with a mistake in it, told by line, corrected, and imported; a workbook with doubtful dates, and its undo."""

import io
import time
import zipfile

from journey import Journey

GOOD = [
    "account_id,account_name,industry,country,signup_date",
    "B-1,Brückenbau Ostsee,Construction,DE,2024-01-10",
    "B-2,सूर्या वस्त्र,Textiles,IN,2024-02-11",
    "B-3,한빛 물류,Logistics,KR,2024-03-12",
]
# Of these dates nobody knows whether the day comes first.
WORKBOOK = [
    ["account_id", "account_name", "country", "signup_date"],
    ["X-1", "Fjordlys Energi", "NO", "03/04/2025"],
    ["X-2", "नदी जल सेवा", "IN", "05/06/2025"],
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

    def test_a_workbook_with_doubtful_dates_is_asked_about_imported_and_undone(self):
        page = self.open_demo("/imports")
        content = {"name": "crm.xlsx", "mimeType": "application/octet-stream", "buffer": workbook(WORKBOOK)}
        page.set_input_files('input[name="file"]', content)
        page.click('main form[action="/imports"] button[type="submit"]')
        page.wait_for_url("**/mapping")
        self.submit_columns(page)
        self.assertIn("/mapping", page.url, "the order of the dates has to be said")
        self.assertTrue(page.locator("#field-dateOrder-error").count())
        self.assert_accessible(page)
        readings = page.locator("#field-dateOrder option").all_inner_texts()
        self.assertTrue(any("3 April 2025" in text for text in readings), readings)
        self.assertTrue(any("4 March 2025" in text for text in readings), readings)
        page.select_option("#field-dateOrder", "dayMonthYear")
        self.submit_columns(page)
        page.wait_for_url("**/check")
        self.assertEqual(self.counts(page)["new"], "2")
        page.click('form[action$="/run"] button')
        self.wait_until_done(page)
        run = page.url

        page.click('main a[href$="/undo"]')
        page.wait_for_url("**/undo")
        self.assert_accessible(page)
        self.assertIn("2", page.locator(".facts-row dd").first.inner_text())
        page.click('main form[action$="/undo"] button')
        page.wait_for_url(run)
        deadline = time.monotonic() + self.RUN_LIMIT
        while "has been undone" not in page.locator("main").inner_text():
            self.assertLess(time.monotonic(), deadline, "the undo does not end")
            page.reload()
        page.goto('/accounts?filter="Fjordlys Energi"')
        self.assertNotIn("Fjordlys", page.locator("main").inner_text().replace('"Fjordlys Energi"', ""))

    def check(self, page, lines):
        """Uploads the lines, takes the columns as they are proposed, and has them checked."""
        content = ("\n".join(lines) + "\n").encode()
        page.set_input_files('input[name="file"]', {"name": "accounts.csv", "mimeType": "text/csv", "buffer": content})
        page.click('main form[action="/imports"] button[type="submit"]')
        page.wait_for_url("**/mapping")
        self.assert_accessible(page)
        self.submit_columns(page)
        page.wait_for_url("**/check")

    def submit_columns(self, page):
        page.click('main form[method="post"][action*="/mapping"] button[type="submit"]')

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
        names = [name.lower() for name in facts.locator("dt").all_inner_texts()]
        return dict(zip(names, facts.locator("dd").all_inner_texts()))


def workbook(rows):
    """A workbook with these texts, as small as one can be."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) + "</row>" for row in rows)
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml":
            f'<Types><Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/></Types>',
        "_rels/.rels": relationship(f"{link}/officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml":
            f'<workbook xmlns:r="{link}"><sheets><sheet name="Data" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationship(f"{link}/worksheet", "worksheets/one.xml"),
        "xl/worksheets/one.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def relationship(kind, target):
    return f'<Relationships><Relationship Id="a" Type="{kind}" Target="{target}"/></Relationships>'

"""A product sends events by Segment's own library, and the settings show them as they arrive."""

import segment.analytics.client

from journey import Journey


class Tracking(Journey):
    def test_segments_library_works_unmodified_and_its_events_show_as_they_arrive(self):
        page = self.open_demo("/settings/sources")
        page.locator('input[name="name"]').fill("Web app")
        page.locator('main form button[type="submit"]').click()
        key = page.locator(".notice code").inner_text()
        page.goto(page.locator('form[action$="/closure"]').get_attribute("action").removesuffix("/closure"))
        page.get_by_text("Nothing has come in yet").wait_for()
        self.assert_accessible(page)

        faults = []
        for gzip in (False, True):
            client = segment.analytics.client.Client(
                key, host=self.setting.demo().address, gzip=gzip, max_retries=3,
                on_error=lambda error, items: faults.append(error))
            client.identify("user-7", {"email": "mina@example.com", "name": "김민아", "plan": "team"})
            client.group("user-7", "acme", {"name": "Acme"})
            client.page("user-7", None, "Pricing")
            client.track("user-7", f"Report Opened {gzip}", {"items": 3})
            client.alias("anonymous-1", "user-7")
            client.flush()
            client.join()
        self.assertEqual(faults, [])
        page.get_by_text("Report Opened True").first.wait_for()
        page.get_by_text("Report Opened False").first.wait_for()
        page.locator("[data-live-part=events] .badge", has_text="Counted").first.wait_for()

        client = segment.analytics.client.Client(
            "stw_wrong", host=self.setting.demo().address, max_retries=0,
            on_error=lambda error, items: faults.append(error))
        client.track("user-7", "Never")
        client.flush()
        client.join()
        self.assertEqual(len(faults), 1, "a wrong key is refused")
        self.assert_accessible(page)

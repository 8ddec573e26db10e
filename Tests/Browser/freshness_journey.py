"""An event of the product shows in the score, the explanation, Today and an open account at once."""

import base64
import json
import re
import subprocess
import time
import urllib.request

from journey import Journey

EVENT = "Outage Reported"


class Freshness(Journey):
    def test_an_event_reaches_every_page_that_is_open(self):
        today = self.open_demo("/?scope=all")
        api = Api(self.setting)
        api.post("/api/v1/metrics/tickets_urgent/definition", {
            "name": "Urgent tickets", "nameHi": "अत्यावश्यक टिकट", "nameKo": "긴급 티켓", "kind": "count",
            "direction": "down", "events": [EVENT]})
        source = api.post("/api/v1/sources", {"name": "Status page"})
        found = api.get("/api/v1/accounts?filter=health%3E%3D75&sort=-mrr&limit=50")["items"]
        account = next(item for item in found if not today.locator(f'[href="/accounts/{item["id"]}"]').count())
        external = api.get(f"/api/v1/accounts/{account['id']}")["externalIds"][0]["id"]
        path = f"/accounts/{account['id']}"

        page = self.open_demo(path)
        number = page.locator(".account-head .health-number")
        before = number.inner_text()
        events = [{"type": "group", "userId": "status", "groupId": external}]
        events += [{"type": "track", "userId": "status", "event": EVENT} for _ in range(12)]
        began = time.monotonic()
        api.send(source["writeKey"], events)
        today.locator(f'[data-item] a[href="{path}"]').first.wait_for()
        print(f"an event shows on the open Today after {1000 * (time.monotonic() - began):.0f} ms")
        page.wait_for_function(
            "before => document.querySelector('.account-head .health-number').innerText !== before", arg=before)
        shown = time.monotonic() - began
        page.wait_for_function(
            "async path => (await (await fetch(path)).json()).measures.some(line => line.key === 'urgentTickets'"
            " && line.value >= 12)", arg=f"/api/v1{path}/health/explanation")
        print(f"and on the open account within {1000 * shown:.0f} ms")

        page.click('#health a[href$="/health"]')
        page.wait_for_url("**/health")
        after = api.get(f"/api/v1{path}/health/explanation")
        self.assertLess(after["score"], account["health"]["score"] - 2)
        self.assertEqual(page.locator(".score-number").inner_text().split("/")[0].strip(), str(int(after["score"])))
        page.locator('.bridge a[href*="/health/urgentTickets?"]').click()
        page.wait_for_url(re.compile("/health/urgentTickets"))
        self.assertEqual(page.locator("main .panel").count(), 2, "both ends of the change")
        self.assert_accessible(page)


class Api:
    """The program's API, with a token of the demo's workspace."""

    def __init__(self, setting):
        self.address = setting.demo().address
        made = subprocess.run(
            [setting._program, "token", "create", "--workspace", "Meridock", "--scopes", "read,write,admin",
             "--database", str(setting.demo_account.database)], capture_output=True, text=True, check=True)
        self.token = made.stdout.split()[-1]

    def get(self, path):
        return self._ask("GET", path, None, f"Bearer {self.token}")

    def post(self, path, body):
        return self._ask("POST", path, body, f"Bearer {self.token}")

    def send(self, key, events):
        """Sends events as a source does; each has a message id of its own."""
        marked = [dict(event, messageId=f"{time.monotonic_ns()}-{number}") for number, event in enumerate(events)]
        basic = base64.b64encode(f"{key}:".encode()).decode()
        self._ask("POST", "/v1/batch", {"batch": marked}, f"Basic {basic}")

    def _ask(self, method, path, body, authorization):
        request = urllib.request.Request(
            self.address + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": authorization, "Content-Type": "application/json",
                     "Idempotency-Key": str(time.monotonic_ns())})
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read())

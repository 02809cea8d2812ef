"""The power goes while 200 people report at once: every acknowledged case is there, once; the others can be sent again."""

import http.client
import json
import os
import subprocess
import threading
import uuid
from collections import Counter
from pathlib import Path

import pytest

from city import City

PEOPLE = 200
REPORTS_EACH = 4
ACKNOWLEDGED_BEFORE_THE_POWER_GOES = 60


def engines() -> list[str]:
    return ["sqlite"] + (["postgres"] if os.environ.get("MINHU_TEST_POSTGRES") else [])


def database_for(engine: str) -> str | None:
    """The address of an empty database of its own on the test cluster; none for the embedded one."""
    if engine == "sqlite":
        return None
    server = os.environ["MINHU_TEST_POSTGRES"]
    name = f"faults_{uuid.uuid4().hex[:12]}"
    subprocess.run(["psql", server, "-q", "-c", f"CREATE DATABASE {name}"], check=True)
    return f"{server.rsplit('/', 1)[0]}/{name}"


@pytest.fixture(params=engines())
def city(request, tmp_path: Path):
    made = City(tmp_path, database_for(request.param)).make(cases=10)
    yield made
    made.stop()


class Reports:
    """Reports and what became of them: by idempotency key, the number that was acknowledged."""

    def __init__(self, city: City, token: str):
        self.city = city
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.mark = uuid.uuid4().hex[:8]
        self.keys = [str(uuid.uuid4()) for _ in range(PEOPLE * REPORTS_EACH)]
        self.acknowledged: dict[str, str] = {}
        self.refused: list[str] = []
        self.lock = threading.Lock()
        self.enough = threading.Event()

    def body(self, key: str) -> bytes:
        return json.dumps({
            "kind": "complaint", "channel": "web", "description": f"{self.mark} 路灯三天不亮了 {key}",
            "longitude": 118.7969, "latitude": 32.0603, "address": "珠江路 1 号",
        }).encode()

    def send(self, key: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.city.port, timeout=30)
        try:
            connection.request("POST", "/api/v1/cases", self.body(key), self.headers | {"Idempotency-Key": key})
            answer = connection.getresponse()
            content = answer.read().decode()
        finally:
            connection.close()
        if answer.status not in (200, 201):
            self.refused.append(f"{answer.status} {content[:300]}")
            raise ConnectionError(content[:300])
        return json.loads(content)["number"]

    def send_all(self) -> None:
        """Everybody at once; a lost connection is a report nobody acknowledged."""
        start = threading.Barrier(PEOPLE)
        people = [
            threading.Thread(target=self._person, args=(self.keys[n::PEOPLE], start)) for n in range(PEOPLE)
        ]
        for person in people:
            person.start()
        self.people = people

    def _person(self, keys: list[str], start: threading.Barrier) -> None:
        start.wait()
        for key in keys:
            try:
                number = self.send(key)
            except (OSError, http.client.HTTPException):
                return
            with self.lock:
                self.acknowledged[key] = number
                if len(self.acknowledged) >= ACKNOWLEDGED_BEFORE_THE_POWER_GOES:
                    self.enough.set()

    def wait(self) -> None:
        for person in self.people:
            person.join()

    def get(self, path: str) -> tuple[int, dict]:
        connection = http.client.HTTPConnection("127.0.0.1", self.city.port, timeout=30)
        connection.request("GET", path, headers=self.headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, json.loads(content)

    def listed(self) -> Counter:
        """How often each number stands in the list, read page by page."""
        found: Counter = Counter()
        after = ""
        while True:
            status, page = self.get(f"/api/v1/cases?limit=100{after}")
            assert status == 200, page
            found.update(item["number"] for item in page["items"] if self.mark in item["summary"])
            if not page.get("next"):
                return found
            after = f"&after={page['next']}"


def test_what_was_acknowledged_survives_the_power_going_exactly_once(city):
    token = city.token("operator1")
    city.start()
    reports = Reports(city, token)
    reports.send_all()
    assert reports.enough.wait(120), f"only {len(reports.acknowledged)} were acknowledged; {reports.refused[:3]}"
    city.kill()
    reports.wait()
    assert not reports.refused, reports.refused[:3]
    before = dict(reports.acknowledged)
    assert len(before) < len(reports.keys), "the power went too late to prove anything"

    city.start()
    listed = reports.listed()
    assert all(listed[number] == 1 for number in before.values())
    assert max(listed.values()) == 1

    for key in reports.keys:
        reports.acknowledged[key] = reports.send(key)
    assert all(reports.acknowledged[key] == number for key, number in before.items())
    assert len(set(reports.acknowledged.values())) == len(reports.keys)
    listed = reports.listed()
    assert sorted(listed) == sorted(reports.acknowledged.values())
    assert max(listed.values()) == 1

    city.stop()
    city.run("verify")

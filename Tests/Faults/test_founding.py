"""A real city begins empty but for its administrators, its centre, and the categories and holidays that Minhu ships."""

import json
import subprocess
import urllib.request
from pathlib import Path

import pytest

from city import PROGRAM, ROOT, City
from test_power import database_for, engines

FOUND = ("found", "--code", "3201", "--name", "测试市", "--english", "Test City", "--centre", "测试热线中心")


@pytest.fixture(params=engines())
def city(request, tmp_path: Path):
    city = City(tmp_path, database_for(request.param))
    yield city
    city.stop()


def test_a_real_city_is_founded_with_its_categories(city: City):
    said = city.run(*FOUND)
    for account in ("sysadmin", "secadmin", "auditor"):
        assert account in said
    city.start()
    with urllib.request.urlopen(f"{city.address}/api/v1/categories?limit=1000", timeout=20) as answer:
        categories = json.load(answer)["items"]
    assert sum(len(category["path"]) == 3 for category in categories) == 517
    with urllib.request.urlopen(f"{city.address}/", timeout=20) as answer:
        front = answer.read().decode()
    assert "测试市" in front and "demo" not in front.lower() and "演示" not in front
    city.stop()
    assert "Whole" in city.run("verify")


def test_a_city_is_founded_once(city: City):
    city.run(*FOUND)
    again = subprocess.run([PROGRAM, *FOUND, *city.place], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert again.returncode != 0 and again.stderr.strip()
    assert "sysadmin" not in again.stdout, "no new passwords"

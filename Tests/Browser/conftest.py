"""A browser on a city of its own. Every page is watched: no breach of the content policy, no script error, no 5xx."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from city import City

PICTURES = Path(__file__).parent / "pictures"
DEVICES = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "device_scale_factor": 2},
    "desktop": {"viewport": {"width": 1440, "height": 900}},
}
WATCH = """document.addEventListener("securitypolicyviolation", (event) =>
    window.tellViolation(`${event.violatedDirective} ${event.blockedURI} on ${location.pathname}`))"""


@pytest.fixture(scope="session")
def city(tmp_path_factory):
    made = City(tmp_path_factory.mktemp("city")).make().start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium-headless-shell", args=["--no-sandbox"])
        yield browser
        browser.close()


class Reader:
    """Somebody at a browser: their page, and what must never happen on it."""

    def __init__(self, city: City, page: Page, device: str):
        self.city = city
        self.page = page
        self.device = device
        self.wrongs: list[str] = []
        page.on("pageerror", lambda error: self.wrongs.append(f"script: {error} on {page.url}"))
        page.on("response", self._look)

    def _look(self, response) -> None:
        if response.status >= 500:
            self.wrongs.append(f"{response.status} from {response.url}")

    def go(self, path: str) -> Page:
        self.page.goto(self.city.address + path)
        return self.page

    def sign_in(self, account: str) -> Page:
        self.go("/sign-in")
        self.page.fill("[name=account]", account)
        self.page.fill("[name=password]", self.city.password)
        self.page.locator("main form [type=submit], main form .btn-primary").first.click()
        self.page.wait_for_load_state()
        assert "/sign-in" not in self.page.url, f"{account} could not sign in"
        return self.page

    def must_be_accessible(self) -> None:
        violations = Axe().run(self.page).response["violations"]
        grave = [
            f"{each['id']}: {node['html'][:160]}"
            for each in violations if each["impact"] in ("serious", "critical") for node in each["nodes"]
        ]
        assert not grave, f"axe on {self.page.url}: " + "; ".join(grave)

    def must_fit(self) -> None:
        """Nothing makes the page wider than the screen."""
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{self.page.url} is {over} px too wide"

    def picture(self, name: str) -> None:
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}-{self.device}.png")

    def inspect(self, name: str, is_ours: bool = True) -> None:
        """With `is_ours` false the markup is Swagger UI's, whose colours and nesting are not ours to judge."""
        self.must_fit()
        if is_ours:
            self.must_be_accessible()
        self.picture(name)


@pytest.fixture
def open_reader(city, chromium):
    """Makes readers; at the end each of them must have seen nothing wrong."""
    contexts, readers = [], []

    def make(device: str = "desktop", language: str = "zh-CN", dark: bool = False, width: int | None = None) -> Reader:
        options = dict(DEVICES[device])
        if width:
            options["viewport"] = {"width": width, "height": 844}
        context = chromium.new_context(
            locale=language, timezone_id="Asia/Shanghai", color_scheme="dark" if dark else "light", **options)
        contexts.append(context)
        page = context.new_page()
        reader = Reader(city, page, device)
        readers.append(reader)
        context.expose_function("tellViolation", lambda wrong: reader.wrongs.append(wrong))
        context.add_init_script(WATCH)
        return reader

    yield make
    for context in contexts:
        context.close()
    wrongs = [wrong for reader in readers for wrong in reader.wrongs]
    assert not wrongs, "; ".join(wrongs)


@pytest.fixture(params=list(DEVICES))
def reader(request, open_reader):
    return open_reader(request.param)

"""The whole story, by the people it is about: a resident, an operator, a dispatcher, an officer, one who calls back."""

import csv
import re
import struct
import zlib

import pytest

from city import ROOT

PHONE = "13912345678"
CALLER = "13987654321"


def photo(path):
    """A real, small PNG: a wall, half in shadow."""
    width, height = 96, 64
    rows = b"".join(
        b"\0" + b"".join(bytes((180 - x, 150 - y, 120)) for x in range(width)) for y in range(height))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return path


def rows(name: str) -> list[dict]:
    with (ROOT / "Demo" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def officer_of(agency: str) -> str:
    """The account of somebody who handles cases in the agency of this name."""
    codes = {row["code"] for row in rows("agencies.csv") if row["name"] == agency}
    found = [row["account"] for row in rows("staff.csv") if row["agency"] in codes and row["role"] == "officer"]
    assert found, f"nobody handles cases at {agency}"
    return found[0]


def choose(page, field: str, text: str) -> str:
    """Types into a searching field and takes the first suggestion with the keyboard."""
    page.locator(field).press_sequentially(text)
    page.wait_for_selector(f"{field}-list [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    return page.input_value(field)


def report(reader, description: str, picture=None, phone: str = PHONE) -> str:
    """A resident reports on a phone; the number of the case."""
    page = reader.go("/report")
    page.fill("[name=description]", description)
    reader.inspect("report-1-what")
    page.click("[data-steps-send]")
    page.wait_for_selector(".leaflet-interactive, [data-map] canvas, [data-map] path", state="attached")
    page.locator("[data-map]").click(position={"x": 150, "y": 120})
    assert page.input_value("[name=latitude]")
    reader.inspect("report-2-where")
    page.click("[data-steps-send]")
    if picture:
        page.set_input_files("[name=photos]", picture)
        page.wait_for_selector("[data-photo-list] li")
    choose(page, "#category", "物业服务")
    reader.inspect("report-3-photo")
    page.click("[data-steps-send]")
    page.fill("[name=phone]", phone)
    reader.inspect("report-4-who")
    page.click("[data-steps-send]")
    reader.inspect("report-5-check")
    page.dblclick("[data-steps-send]")
    page.wait_for_url(re.compile(r"/report/.+"))
    reader.inspect("report-6-receipt")
    return page.inner_text(".receipt-number").strip()


def open_act(page, act: str):
    part = page.locator(f"#act-{act}")
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    return part


def perform(page, act: str, texts: dict | None = None, choices: dict | None = None, button: int = 0) -> None:
    """Fills the form of one act and sends it; the page must say that it is done."""
    part = open_act(page, act)
    for name, text in (texts or {}).items():
        part.locator(f"[name={name}]").fill(text)
    for name, value in (choices or {}).items():
        part.locator(f"[name={name}][value={value}]").check(force=True)
    part.locator("button.btn:not([type=button])").nth(button).click()
    page.wait_for_load_state()
    assert page.locator(".notice-error").count() == 0, page.locator(".notice-error").first.inner_text()


def case_path(number: str) -> str:
    return "/cases/" + re.sub(r"\D", "", number)


def follow(reader, number: str, phone: str = PHONE):
    page = reader.go("/follow")
    page.fill("[name=number]", number)
    page.fill("[name=phone]", phone)
    page.click("main form button.btn-primary")
    page.wait_for_url(re.compile(r"/follow/.+"))
    return page


def seen_in_both(open_reader, account: str | None, pages: dict[str, str]) -> None:
    """Each page at both widths and at 320 px, in both languages."""
    for device, language, width in (
        ("desktop", "zh-CN", None), ("phone", "zh-CN", None), ("desktop", "en", None), ("phone", "en", 320)):
        reader = open_reader(device, language=language, width=width)
        if account:
            reader.sign_in(account)
        for name, path in pages.items():
            page = reader.go(path)
            page.wait_for_load_state("networkidle")
            page.mouse.move(180, 260)
            reader.inspect(f"{name}-{language[:2]}{width or ''}", is_ours=path != "/api")


def test_from_a_report_on_a_phone_to_a_closed_case(open_reader, tmp_path):
    resident = open_reader("phone")
    number = report(resident, "小区东门的路灯三天没亮，晚上看不见台阶。", photo(tmp_path / "lamp.png"))

    dispatcher = open_reader()
    page = dispatcher.sign_in("dispatcher")
    dispatcher.go("/queue")
    dispatcher.inspect("queue")
    page = dispatcher.go(case_path(number) + "?from=queue&view=dispatch")
    assert page.locator(".photos-shown img").count() == 1
    assert PHONE not in page.content()
    dispatcher.inspect("case-received")
    if page.locator("#act-accept").count():
        perform(page, "accept")
    perform(page, "askForInformation", {"question": "请问是哪一栋楼旁边的路灯？"})

    page = follow(resident, number)
    assert "哪一栋楼" in page.inner_text("#question")
    resident.inspect("follow-question")
    page.locator("#question textarea").fill("三栋北侧，一共两盏。")
    page.locator("#question button.btn-primary").click()
    page.wait_for_load_state()

    page = dispatcher.go(case_path(number) + "?from=queue&view=dispatch")
    agency = page.locator("#act-dispatch .proposal strong").text_content().strip()
    assert page.locator("#act-dispatch .proposal .why").first.text_content().strip()
    open_act(page, "dispatch")
    dispatcher.inspect("case-dispatch")
    perform(page, "dispatch")

    officer = open_reader()
    page = officer.sign_in(officer_of(agency))
    officer.go("/work")
    officer.inspect("work")
    page = officer.go(case_path(number) + "?from=work&view=sign")
    perform(page, "askReturn", {"note": "这一处由社区自管。"}, {"reason": "notOurDuty"})

    page = dispatcher.go(case_path(number) + "?from=queue&view=returns")
    dispatcher.inspect("case-return")
    perform(page, "judgeReturn", {"note": "责任表写明由你单位维护。"}, button=1)

    page = officer.go(case_path(number) + "?from=work&view=sign")
    perform(page, "sign")
    officer.inspect("case-signed")
    perform(page, "reply", {
        "answer": "张师傅今天下午换好了三栋北侧的两盏灯，已经亮了。依据《城市照明管理规定》，今后由我们每月巡查。",
        "result": "更换灯具两套，线路正常，已拍照存档。"})

    page = follow(resident, number)
    resident.inspect("follow-answer")
    ask = page.locator("#follow-up")
    for name, value in (("contacted", "yes"), ("solved", "yes"), ("satisfaction", "5")):
        ask.locator(f"[name={name}][value='{value}']").check(force=True)
    ask.locator("button.btn-primary").click()
    page.wait_for_load_state()
    assert page.locator(".state-closed").count() > 0
    resident.inspect("follow-closed")

    page = dispatcher.go(case_path(number))
    assert page.locator(".state-closed").count() > 0
    history = page.inner_text("#history")
    for word in ("哪一栋楼", "三栋北侧", "责任表写明"):
        assert word in history, history
    dispatcher.inspect("case-closed")

    operator = open_reader()
    page = operator.sign_in("operator1")
    page = operator.go("/calls/new")
    page.fill("[name=phone]", PHONE)
    page.keyboard.press("Tab")
    page.wait_for_selector(".my-cases-dense li")
    assert page.locator(".my-cases-dense li").count() == 1, "the double press made two cases"


def test_an_operator_takes_a_call_without_a_mouse(open_reader):
    reader = open_reader()
    page = reader.sign_in("operator1")
    page = reader.go("/calls/new")
    assert page.evaluate("document.activeElement.name") == "phone"
    keys = page.keyboard
    keys.type(CALLER)
    keys.press("Tab")
    keys.type("李芳")
    page.focus("[name=description]")
    keys.type("楼道里堆了很多杂物，怕着火。")
    keys.press("Tab")
    choose(page, "#category", "物业服务")
    page.wait_for_selector("#call-facts .proposal")
    assert page.locator("#call-facts .proposal .why").first.inner_text().strip()
    page.focus("#place")
    keys.type("玄武")
    page.wait_for_selector("#place-list [role=option]")
    keys.press("ArrowDown")
    keys.press("Enter")
    page.wait_for_timeout(800)
    reader.inspect("call")
    page.focus("button[value=dispatch]")
    keys.press("Enter")
    page.wait_for_url(re.compile(r"/cases/|/calls/new\?"))
    reader.inspect("call-taken")


def test_a_refusal_tells_the_resident_why(open_reader):
    resident = open_reader("phone")
    number = report(resident, "我和邻居的官司法院还没判，请你们来判。", phone="13911112222")
    dispatcher = open_reader()
    dispatcher.sign_in("dispatcher")
    page = dispatcher.go(case_path(number) + "?from=queue&view=dispatch")
    part = open_act(page, "notAccept")
    dispatcher.inspect("case-refuse")
    ground = part.locator("[name=ground]").first.get_attribute("value")
    perform(page, "notAccept", {"note": "请等候法院的判决。"}, {"ground": ground})
    page = follow(resident, number, "13911112222")
    assert page.locator(".state-notAccepted").count() > 0
    assert "请等候法院的判决" in page.inner_text("main")
    resident.inspect("follow-refused")


SEATS = [
    (None, {"exclusions": "/public/exclusions", "front": "/", "report": "/report", "follow": "/follow", "sign-in": "/sign-in", "sign-in-phone": "/sign-in/phone"}),
    ("dispatcher", {
        "queue-list": "/queue", "returns": "/queue?view=returns", "cases": "/cases", "territory": "/territory",
        "place": "/territory/3201", "agencies": "/agencies", "api": "/api", "me": "/me", "rules": "/rules",
        "disputes": "/queue?view=disputes", "whistles": "/whistles", "whistle-figures": "/whistles/figures",
        "components": "/components", "follow-up-figures": "/follow-ups/figures", "calendar": "/calendar"}),
    ("officer-meiyuan", {"whistle-new": "/whistles/new", "alerts": "/alerts", "applications-own": "/applications"}),
    ("inspector", {"applications": "/applications", "assessment-rules": "/assessment/rules"}),
    ("rulekeeper", {"rules-edit": "/rules", "categories": "/categories", "category-import": "/categories/import", "whistle-rules": "/whistles/rules", "assessment-rules-edit": "/assessment/rules", "calendar-edit": "/calendar", "sampling": "/follow-ups/rules"}),
    ("officer-water", {"work-list": "/work", "work-reply": "/work?view=reply", "work-replied": "/work?view=replied"}),
    ("followup", {"call-backs": "/call-backs", "follow-ups": "/follow-ups", "judge": "/follow-ups?view=judge"}),
    ("operator1", {"call-empty": "/calls/new"}),
    ("sysadmin", {
        "accounts": "/admin/accounts", "messages": "/admin/messages", "responsibilities": "/responsibilities",
        "import": "/territory/import", "password": "/me/password"}),
    ("secadmin", {"roles": "/admin/roles", "account": "/admin/accounts/dispatcher"}),
    ("auditor", {"audit-accounts": "/admin/accounts"}),
]


@pytest.mark.parametrize(("account", "pages"), SEATS, ids=[seat[0] or "resident" for seat in SEATS])
def test_every_page_of_a_seat_is_accessible_and_fits(open_reader, account, pages):
    seen_in_both(open_reader, account, pages)


def test_a_list_is_filtered_and_taken_along_as_a_file(open_reader):
    reader = open_reader()
    page = reader.sign_in("dispatcher")
    reader.go("/cases")
    page.select_option("select[name=state]", "closed")
    page.locator(".toolbar button").first.click()
    page.wait_for_load_state()
    assert "state=closed" in page.url
    states = page.locator("tbody .state")
    assert states.count() > 0 and page.locator("tbody .state-closed").count() == states.count()
    with page.expect_download() as download:
        page.locator(".page-acts a").first.click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) > states.count()


def test_staff_sign_out_and_are_out(open_reader):
    reader = open_reader()
    page = reader.sign_in("dispatcher")
    with page.expect_navigation():
        page.evaluate("document.querySelector('form[action=\"/sign-out\"]').requestSubmit()")
    reader.go("/queue")
    assert "/sign-in" in page.url


def test_a_new_limit_of_whistles_is_read_by_towns_and_signed_by_its_author(open_reader):
    keeper = open_reader()
    page = keeper.sign_in("rulekeeper")
    keeper.go("/whistles/rules")
    page.locator("main details.action > summary").click()
    for box in page.locator("[id^='rules-raisers-']").all():
        box.uncheck()
    page.fill("#rules-usualRadius", "5")
    page.locator("form[action='/whistles/rules'] .btn-primary").click()
    page.wait_for_load_state()
    assert page.locator("details[open] .field-wrong").count() == 1, "the range is told beside its field"
    keeper.go("/whistles/rules")
    page.locator("main details.action > summary").click()
    page.fill("#rules-emergency-arrival", "45")
    page.locator("form[action='/whistles/rules'] .btn-primary").click()
    page.wait_for_url("**/whistles/rules?**")
    keeper.picture("whistle-rules-changed")
    assert "30 分钟 → 45 分钟" in page.inner_text(".timeline") and "演示规则管理员" in page.inner_text(".timeline")
    town = open_reader()
    seen = town.sign_in("officer-meiyuan")
    town.go("/whistles/new")
    assert "45 分钟内到场" in seen.inner_text("main")


def test_categories_are_taken_out_changed_and_taken_in_again(open_reader, tmp_path):
    reader = open_reader()
    page = reader.sign_in("rulekeeper")
    reader.go("/categories")
    with page.expect_download() as download:
        page.locator(".page-acts a[href='/categories.csv']").click()
    table = tmp_path / "categories.csv"
    text = download.value.path().read_text(encoding="utf-8-sig")
    table.write_text(text + ",城乡建设,安全生产,外墙脱落,瓷砖 墙皮\n", encoding="utf-8")
    reader.go("/categories/import")
    page.set_input_files("#file", str(table))
    page.locator(".actions button.btn-primary").click()
    page.wait_for_load_state()
    assert "外墙脱落" in page.inner_text("article")
    reader.picture("category-change")
    page.locator("form[action='/categories/import/apply'] button").click()
    page.wait_for_url("**/categories?**")
    assert page.locator("td", has_text="外墙脱落").count() == 1

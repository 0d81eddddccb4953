"""The page as a browser asks for it: who may, what is told, what never is."""

import json
import mimetypes
import sqlite3

import pytest
from made_results import DOUBT, Numeral, make_results, row_of
from starlette.testclient import TestClient

from extractor.output import Dataset
from extractor.review.app import Station, application
from extractor.review.guard import Guard
from extractor.review.results import key_of

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' =1+1"
FILE = "báo cáo.pdf"
SCREENS = [
    "/",
    f"/d/{key_of(FILE)}",
    f"/d/{key_of(FILE)}/tasks",
    "/groups",
    "/contradictions",
    "/journal",
]


class Browser:
    """A browser that opened the address that was printed."""

    def __init__(self, folder, person="An", **how):
        self.station = Station.of(folder, Guard(port=8765), person, frozenset())
        self.client = TestClient(application(self.station), base_url="http://127.0.0.1:8765", **how)
        self.headers = {"Origin": "http://127.0.0.1:8765", "X-Solieu": "1"}

    def enter(self):
        self.client.get("/", params={"k": self.station.guard.token})
        return self

    def get(self, address, **how):
        return self.client.get(address, **how)

    def post(self, address, said, **headers):
        return self.client.post(
            address, content=json.dumps(said), headers={**self.headers, **headers}
        )


@pytest.fixture
def folder(tmp_path):
    numerals = [
        Numeral("1.291", "1.291", "1291", reason=f"{DOUBT}; lần đọc thứ hai thấy “1221”"),
        Numeral("77", "77", "77", indicator="x.y"),
        Numeral("77", "77", "77"),
        Numeral("3", "3", "3", reason=""),
    ]
    make_results(tmp_path, numerals, head="số văn bản viết tay")
    return tmp_path


@pytest.fixture
def browser(folder):
    return Browser(folder).enter()


def test_the_address_lets_in_once_and_then_the_cookie_does(folder):
    browser = Browser(folder)
    assert browser.get("/").status_code == 403
    entered = browser.get("/", params={"k": browser.station.guard.token}, follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    cookie = entered.headers["set-cookie"].lower()
    assert "samesite=strict" in cookie and "httponly" in cookie
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:8765", ""]
)
def test_another_host_is_refused(browser, host):
    assert browser.get("/", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("token", ["x", "", "wrong" * 6])
def test_a_wrong_token_is_refused(folder, token):
    assert Browser(folder).get("/", params={"k": token}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"X-Solieu": "0"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
def test_another_site_cannot_save(browser, headers):
    answer = browser.post(f"/d/{key_of(FILE)}/save", {"key": "figures:1"}, **headers)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "/pages/../../dataset/1.jpg",
        "/pages/%2e%2e%2f%2e%2e/1.jpg",
        "/pages/abababababababab/99.jpg",
        "/pages/abababababababab/..%2f..%2fdataset.sqlite",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/d/../../etc",
        "/dataset.sqlite",
        "/d/0000000000000000",
    ],
)
def test_no_path_leads_out(browser, address):
    assert browser.get(address).status_code in (404, 405)


def test_a_page_is_shown(browser):
    answer = browser.get("/pages/abababababababab/1.jpg")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")


@pytest.mark.parametrize("address", SCREENS)
def test_every_answer_shuts_everything_else_out(browser, address):
    policy = browser.get(address).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy


@pytest.mark.parametrize("address", SCREENS)
def test_what_a_report_prints_is_never_markup(tmp_path, address):
    numerals = [Numeral("7", "7", "7", reason=HOSTILE) for _ in range(2)]
    make_results(tmp_path, numerals, head=HOSTILE, sentence=HOSTILE)
    with Dataset(tmp_path) as data, data.connection:
        data.connection.execute(
            "update documents set title = ?, number = ?, issuer = ?", [HOSTILE] * 3
        )
        check = {
            "file": FILE,
            "page": 1,
            "statement": HOSTILE,
            "message": HOSTILE,
            "verdict": "fails",
        }
        data.add("checks", [row_of("checks", **check)])
    browser = Browser(tmp_path, person=HOSTILE).enter()
    browser.post(f"/d/{key_of(FILE)}/head", {"fields": {"issuer": HOSTILE}, "seen": "late"})
    answer = browser.get(address)
    assert answer.status_code == 200
    if answer.headers["content-type"].startswith("text/html"):
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
    else:
        assert answer.headers["content-type"] == "application/json"


def test_of_a_task_typed_blind_no_reading_is_told(browser):
    tasks = browser.get(f"/d/{key_of(FILE)}/tasks").json()["tasks"]
    blind = [task for task in tasks if task["mode"] == "blind"]
    assert len(blind) == 3
    told = json.dumps(blind, ensure_ascii=False)
    assert "1.291" not in told and "1221" not in told
    assert not any("raw" in task or "reason" in task for task in blind)


def test_the_order_is_head_comparison_relations_rest(browser):
    tasks = browser.get(f"/d/{key_of(FILE)}/tasks").json()["tasks"]
    assert [task["group"] for task in tasks] == ["head", "compared", "rest", "rest"]


def test_saved_by_the_page_it_is_in_the_record(browser, folder):
    tasks = browser.get(f"/d/{key_of(FILE)}/tasks").json()["tasks"]
    said = {"key": tasks[1]["key"], "seen": tasks[1]["seen"], "typed": "77", "seconds": 4}
    assert browser.post(f"/d/{key_of(FILE)}/save", said).json()["done"] == "saved"
    assert "confirmed,An," in (folder / "corrections.csv").read_text("utf-8-sig")
    assert "77" in browser.get("/journal").text


@pytest.mark.parametrize(
    "content", ["", "[]", "null", "{", '{"key": 5}', '{"key": "figures:1", "typed": ["x"]}']
)
def test_what_the_page_never_sends(browser, content):
    answer = browser.client.post(
        f"/d/{key_of(FILE)}/save", content=content, headers=browser.headers
    )
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert answer.json()["done"] == "gone"


def test_too_much_is_not_read(browser):
    answer = browser.client.post(
        f"/d/{key_of(FILE)}/save", content=b"x" * 300_000, headers=browser.headers
    )
    assert answer.status_code == 413


def test_the_second_browser_is_told_who_has_it_open(folder):
    first = Browser(folder).enter()
    second = TestClient(first.client.app, base_url="http://127.0.0.1:8765")
    second.get("/", params={"k": first.station.guard.token})
    second.post("/person", content='{"person": "Bình"}', headers=first.headers)
    assert first.get(f"/d/{key_of(FILE)}/tasks").json()["held"] == ""
    assert second.get(f"/d/{key_of(FILE)}/tasks").json()["held"] == "An"
    assert "An" in second.get("/").text


def test_a_run_writes_while_the_page_is_open(browser, folder):
    writing = sqlite3.connect(folder / "dataset.sqlite", timeout=1)
    with writing:
        writing.execute("update figures set section = 'II'")
        assert browser.get("/").status_code == 200  # before it is committed
    tasks = browser.get(f"/d/{key_of(FILE)}/tasks").json()["tasks"]
    assert tasks[1]["section"] == "II"
    writing.execute("begin exclusive")
    writing.rollback()
    writing.close()


def test_like_digits_leave_out_what_a_relation_accuses(browser, folder):
    assert browser.get("/groups").text.count('class="crop"') == 2
    with Dataset(folder) as data, data.connection:
        data.connection.execute("update figures set review_reason = 'không khớp: 7 = 3 + 3'")
    assert browser.get("/groups").text.count('class="crop"') == 0


def test_undo_by_the_page(browser):
    tasks = browser.get(f"/d/{key_of(FILE)}/tasks").json()["tasks"]
    said = {"key": tasks[1]["key"], "seen": tasks[1]["seen"], "typed": "77"}
    browser.post(f"/d/{key_of(FILE)}/save", said)
    assert browser.post("/undo", {}).json() == {"key": key_of(FILE)}
    assert len(browser.get(f"/d/{key_of(FILE)}/tasks").json()["tasks"]) == len(tasks)
    assert browser.post("/undo", {}).json() == {"key": ""}


def test_all_indicators_are_named(browser):
    names = dict(browser.get("/indicators").json())
    assert len(names) > 50
    assert all(names.values())


def test_a_page_is_drawn_from_its_file_where_that_is_there(folder, browser, monkeypatch):
    address = f"/d/{key_of(FILE)}/1.jpg"
    assert browser.get(address).status_code == 204  # the small picture must do
    drawn = folder / "drawn.jpg"
    drawn.write_bytes(b"\xff\xd8")
    asked = []
    monkeypatch.setattr(
        browser.station.originals,
        "page",
        lambda document, page: asked.append((document["file"], page)) or drawn,
    )
    found = browser.get(address)
    assert (found.content, found.headers["content-type"]) == (b"\xff\xd8", "image/jpeg")
    assert asked == [(FILE, 1)]
    assert browser.get("/d/0000000000000000/1.jpg").status_code == 404
    assert browser.get(f"/d/{key_of(FILE)}/../1.jpg").status_code == 404


@pytest.mark.parametrize(
    "name, kind", [("document.js", "text/javascript"), ("review.css", "text/css")]
)
def test_scripts_are_called_scripts_whatever_the_system_says(folder, monkeypatch, name, kind):
    """Windows asks its registry, where other programs have written `.js` is plain text; then the
    page stays blank, as nothing is guessed from content."""
    for ending in (".js", ".css"):
        mimetypes.add_type("text/plain", ending)
    found = Browser(folder).enter().get(f"/static/{name}")
    assert found.status_code == 200 and found.headers["content-type"].startswith(kind)
    assert found.headers["x-content-type-options"] == "nosniff"

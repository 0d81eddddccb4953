"""The page in a real browser, driven as a person drives it: by keys."""

import random
import threading
import time

import pytest
from made_results import DOUBT, Numeral, make_results, row_of

from extractor.decisions import load
from extractor.output import Dataset
from extractor.review.results import key_of

FILE = "báo cáo.pdf"
DOCUMENT = f"/d/{key_of(FILE)}"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)><b>\"'=1+1 " + "W" * 90


def ready(page, station):
    page.goto(station.base + DOCUMENT)
    page.wait_for_selector("#card h2")


def numbered(count, **how):
    """Numerals of five kinds, no two alike."""
    made = []
    for at in range(count):
        made.append(
            [
                Numeral(f"1.{200 + at}", f"1.{200 + at}", str(1200 + at), **how),
                Numeral(f"{at},5%", f"{at},5%", f"{at}.5", "percentage", **how),
                Numeral(f"{at}/{at + 7}", f"{at}/{at + 7}", f"{at}/{at + 7}", "ratio", **how),
                Numeral(f"{at + 1} tỷ", f"{at + 1} tỷ", f"{at + 1}000000000", "money", **how),
                Numeral(f"{at},25", f"{at},25", f"{at}.25", "measure", **how),
            ][at % 5]
        )
    return made


def wait_for_task(page, number, count):
    page.wait_for_function(
        "wanted => document.querySelector('.kicker')?.textContent.includes(wanted)"
        " || document.querySelector('.finished')",
        arg=f"{number} / {count}",
    )


def test_two_hundred_strips_by_keys_alone(tmp_path, review, open_page, shoot):
    numerals = numbered(200, indicator="ho_so_tthc.tiep_nhan")
    for at in range(0, 200, 20):  # a wrong reading: other digits were read than are printed
        numerals[at].printed = numerals[at].printed.replace(str(at)[-1], "6", 1) + "1"
        numerals[at].kind, numerals[at].raw, numerals[at].value = "count", "777", "777"
        numerals[at].printed = str(300 + at)
    make_results(tmp_path, numerals)
    page = open_page(review(tmp_path))
    page.keyboard.press("Enter")  # the first document of the list
    page.wait_for_selector("#card h2")
    overfull = []
    for at, numeral in enumerate(numerals):
        wait_for_task(page, at + 1, 200)
        full = page.evaluate(
            "[card.scrollHeight - card.clientHeight, document.documentElement.scrollHeight - innerHeight]"
        )
        overfull += [at] if max(full) > 1 else []
        page.keyboard.type(numeral.printed)
        page.keyboard.press("Enter")
        if at % 20 == 0:
            page.wait_for_selector(".readings")
            assert page.locator(".readings b").all_text_contents() == ["777"]
            page.keyboard.type(numeral.printed)
            page.keyboard.press("Enter")
    page.wait_for_selector(".finished")
    shoot(page, "finished")
    decided = load(tmp_path).decisions
    wrong = list(range(0, 200, 20))
    assert [one.new for one in decided] == [
        numeral.printed if at in wrong else numeral.value for at, numeral in enumerate(numerals)
    ]
    assert [at for at, one in enumerate(decided) if one.state == "corrected"] == wrong
    assert overfull == []


def test_keys_typed_faster_than_saves_lose_nothing(tmp_path, review, open_page, shoot):
    numerals = [Numeral(str(at), str(at), str(at), indicator="x.y") for at in range(1000, 1020)]
    make_results(tmp_path, numerals)
    station = review(tmp_path)
    page = open_page(station)
    page.route("**/save", lambda route: (time.sleep(0.15), route.continue_()))
    ready(page, station)
    for numeral in numerals:
        page.keyboard.type(numeral.printed)
        page.keyboard.press("Enter")
    page.wait_for_selector(".finished")
    assert [one.new for one in load(tmp_path).decisions] == [numeral.value for numeral in numerals]


def test_an_input_method_steals_no_key(tmp_path, review, open_page, shoot):
    make_results(tmp_path, [Numeral(str(at), str(at), str(at), indicator="x.y") for at in range(3)])
    station = review(tmp_path)
    page = open_page(station)
    ready(page, station)
    assert page.evaluate("document.activeElement.tagName") != "INPUT"  # none is at work
    keys = page.context.new_cdp_session(page)
    for kind in ("rawKeyDown", "keyUp"):  # as under an input method: the key says nothing
        keys.send(
            "Input.dispatchKeyEvent",
            {"type": kind, "code": "KeyK", "key": "Process", "windowsVirtualKeyCode": 229},
        )
    wait_for_task(page, 2, 3)
    page.keyboard.press("1")
    keys.send("Input.imeSetComposition", {"text": "1 tỷ", "selectionStart": 4, "selectionEnd": 4})
    keys.send("Input.insertText", {"text": " tỷ"})
    assert "tỷ" in page.input_value("#typed")
    page.keyboard.press("Escape")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    wait_for_task(page, 3, 3)
    assert [(one.new, one.state) for one in load(tmp_path).decisions] == [
        ("", "not_a_figure"),
        ("1", "confirmed"),
    ]


def test_every_key_of_the_list(tmp_path, review, open_page, shoot):
    numerals = [Numeral(str(at), str(at), str(at), indicator="x.y") for at in range(30)]
    numerals += [Numeral("99", "99", "99"), Numeral("98", "98", "98")]
    make_results(tmp_path, numerals, head="số văn bản viết tay")
    station = review(tmp_path)
    page = open_page(station)
    ready(page, station)
    page.keyboard.press("1")
    page.keyboard.type("15/BC-UBND")
    shoot(page, "head")
    page.keyboard.press("Enter")
    wait_for_task(page, 2, 33)
    page.keyboard.press("Tab")
    wait_for_task(page, 3, 33)
    page.keyboard.press("Shift+Tab")
    wait_for_task(page, 2, 33)
    page.keyboard.press("Space")
    wait_for_task(page, 3, 33)
    look_around(page, shoot)
    page.keyboard.press("t")
    page.keyboard.press("c")
    page.wait_for_selector("#search")
    page.keyboard.type("ho so tiep nhan")
    shoot(page, "indicator")
    page.keyboard.press("Enter")
    page.keyboard.press("i")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    wait_for_task(page, 4, 33)
    page.keyboard.press("m")
    wait_for_task(page, 5, 33)
    page.keyboard.press("u")
    page.wait_for_function("() => document.getElementById('toast').classList.contains('shown')")
    page.wait_for_function("() => document.getElementById('counts').textContent.includes('29')")
    last = load(tmp_path).decisions
    told = [(one.field, one.new, one.state) for one in last]
    assert ("number", "15/BC-UBND", "corrected") in told
    assert ("value", "1", "as_printed") in told
    assert ("status", "planned", "corrected") in told
    assert any(field == "indicator" and new.startswith("ho_so_tthc.") for field, new, _ in told)
    assert told[-2:] == [("value", "", "unreadable"), ("value", "", "later")]


def look_around(page, shoot):
    """Pages, zoom, turn and the list of keys change nothing of the task."""
    page.keyboard.press("PageDown")
    assert "2 " in page.text_content("#page-number")
    page.keyboard.press("PageUp")
    before = page.evaluate("paper.style.width")
    page.keyboard.press("z")
    assert page.evaluate("paper.style.width") != before
    page.keyboard.press("x")
    assert "rotate(90deg)" in page.evaluate("paper.style.transform")
    page.keyboard.press("?")
    assert page.evaluate("help.open")
    shoot(page, "keys")
    page.keyboard.press("Escape")


def test_the_rest_is_folded_and_taken_by_one_key(tmp_path, review, open_page, shoot):
    make_results(tmp_path, [Numeral(str(at), str(at), str(at)) for at in range(10, 40)])
    station = review(tmp_path)
    page = open_page(station)
    ready(page, station)
    assert "30" in page.text_content("#card h2")
    shoot(page, "folded")
    page.keyboard.press("a")
    page.wait_for_selector(".finished")
    assert [one.state for one in load(tmp_path).decisions] == ["confirmed"] * 30


def test_the_folded_rest_counts_itself_alone(tmp_path, review, open_page, shoot):
    """Not what weighs more and is passed over by Tab; what is not listed is counted."""
    numerals = [Numeral("7", "7", "7", indicator="x.y")]
    numerals += [Numeral(str(at), str(at), str(at)) for at in range(10, 40)]
    make_results(tmp_path, numerals, head="không thấy số, ký hiệu")
    station = review(tmp_path)
    page = open_page(station)
    ready(page, station)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.text_content("#card h2").startswith("30 ")
    assert "16" in page.text_content("#unlisted")
    assert page.text_content("#counts").endswith("khác 30")
    shoot(page, "folded-rest")


def test_a_refused_field_of_the_head_is_typed_anew(tmp_path, review, open_page, shoot):
    make_results(tmp_path, [Numeral("7", "7", "7")], head="không rõ kỳ báo cáo")
    station = review(tmp_path)
    page = open_page(station)
    ready(page, station)
    page.keyboard.press("7")
    page.keyboard.type("thang muoi")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('said').textContent")
    assert page.text_content("#said").startswith("Kỳ báo cáo: ")
    shoot(page, "refused-field")
    page.keyboard.type("tháng 10/2019")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.getElementById('field-period')")
    told = [(one.field, one.new) for one in load(tmp_path).decisions]
    assert ("period", "2019-10") in told


@pytest.mark.parametrize("wide", [480, 700, 880])
def test_a_narrow_window_shows_page_and_task(tmp_path, review, open_page, shoot, wide):
    make_results(tmp_path, [Numeral("7", "7", "7", indicator="x.y")])
    station = review(tmp_path)
    page = open_page(station)
    page.set_viewport_size({"width": wide, "height": 700})
    ready(page, station)
    sizes = page.evaluate(
        "['sheet', 'card', 'help-button'].map(id => document.getElementById(id)"
        ".getBoundingClientRect()).map(box => [box.width, box.height, box.right])"
    )
    sheet, card, button = sizes
    assert min(sheet[0], card[0]) == wide
    assert sheet[1] > 200
    assert button[1] < 40
    assert button[2] <= wide
    shoot(page, f"narrow-{wide}")


def test_two_browsers_on_one_document(tmp_path, review, open_page, shoot):
    make_results(tmp_path, [Numeral(str(at), str(at), str(at), indicator="x.y") for at in (11, 22)])
    station = review(tmp_path, "An")
    first, second = open_page(station), open_page(station)
    second.fill("#person", "Bình")
    second.keyboard.press("Enter")
    second.wait_for_timeout(300)
    ready(first, station)
    ready(second, station)
    assert "An" in second.text_content("#held")
    shoot(second, "held")
    for page, typed in ((first, "11"), (second, "17")):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
    second.wait_for_selector("#toast.bad")
    assert "An" in second.text_content("#toast")
    told = [(one.person, one.field, one.new) for one in load(tmp_path).decisions]
    assert told == [("An", "value", "11"), ("Bình", "entry", "17")]
    first.reload()
    first.wait_for_selector("#card h2")
    shoot(first, "conflict")
    first.keyboard.type("11")
    first.keyboard.press("Enter")
    first.wait_for_selector(".readings")
    assert first.locator(".readings b").all_text_contents() == ["11", "17"]


@pytest.mark.parametrize("seed", range(2))
def test_killed_in_the_middle_of_saving(tmp_path, review, open_page, shoot, seed):
    numerals = [Numeral(str(at), str(at), str(at), indicator="x.y") for at in range(1000, 1200)]
    make_results(tmp_path, numerals)
    station = review(tmp_path, program=True)
    page = open_page(station)
    acknowledged = []
    page.on(
        "requestfinished",
        lambda request: (
            acknowledged.append(request.post_data_json["typed"])
            if request.url.endswith("/save")
            else None
        ),
    )
    ready(page, station)
    threading.Timer(0.2 + random.Random(seed).random(), station.kill).start()
    for numeral in numerals:
        page.keyboard.type(numeral.printed)
        page.keyboard.press("Enter")
        if station.process.poll() is not None:
            break
        page.wait_for_timeout(15)
    station.process.wait(10)
    # The kill may fall between two savings; what is typed after it is told as not kept.
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.wait_for_selector("#toast.bad")
    page.wait_for_timeout(7000 if seed == 0 else 0)
    assert page.locator("#toast.bad").count() == 1, "told as long as nothing is kept"
    if seed == 0:
        shoot(page, "killed")
    kept = [one.new for one in load(tmp_path).decisions]
    assert kept == [numeral.value for numeral in numerals][: len(kept)]
    assert set(acknowledged) <= set(kept)
    again = review(tmp_path)
    page = open_page(again)
    ready(page, again)
    left = len(numerals) - len(kept)
    wait_for_task(page, 1, left)


def test_hostile_text_on_every_screen(tmp_path, review, open_page, shoot):
    numerals = [
        Numeral("7", "7", "7", reason=reason, indicator=HOSTILE)
        for reason in (DOUBT, HOSTILE, "alone; " + HOSTILE)
    ]
    numerals += [
        Numeral("7", "7", "7", table="labels", reason=HOSTILE),
        Numeral("5", "5", "5", reason=DOUBT),
    ]
    make_results(tmp_path, numerals, head=HOSTILE, sentence=HOSTILE)
    with Dataset(tmp_path) as data, data.connection:
        data.connection.execute(
            "update documents set title = ?, number = ?, issuer = ?, period = ?", [HOSTILE] * 4
        )
        data.connection.execute("update figures set section = ?, unit = ?", [HOSTILE] * 2)
        check = {
            "file": FILE,
            "page": 1,
            "statement": HOSTILE,
            "message": HOSTILE,
            "verdict": "fails",
        }
        data.add("checks", [row_of("checks", **check)])
    station = review(tmp_path, HOSTILE)
    page = open_page(station)
    ready(page, station)
    for at in range(6):
        shoot(page, f"hostile-{at}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1366
        page.keyboard.press("Tab")
        page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    for screen in ("", "groups", "contradictions", "journal"):
        page.goto(f"{station.base}/{screen}")
        page.wait_for_selector("h1")
        shoot(page, f"hostile-{screen or 'work'}")
        assert (
            page.evaluate(
                "document.querySelectorAll('main script, main img[src=x], main b:not(.trust b)').length"
            )
            == 0
        )


def test_like_digits_the_odd_one_is_clicked_out(tmp_path, review, open_page, shoot):
    make_results(
        tmp_path, [Numeral("77", "77", "77"), Numeral("71", "77", "77"), Numeral("77", "77", "77")]
    )
    station = review(tmp_path)
    page = open_page(station)
    page.goto(f"{station.base}/groups")
    page.locator(".crop").nth(1).click()
    shoot(page, "groups")
    page.focus(".group")
    page.keyboard.press("Enter")
    page.wait_for_selector(".group", state="detached")
    decided = load(tmp_path).decisions
    assert [(one.new, one.state) for one in decided] == [("77", "confirmed")] * 2
    assert len({one.start for one in decided}) == 2


def test_the_head_is_typed_where_it_stands_and_the_form_asks_the_rest(
    tmp_path, review, open_page, shoot
):
    by_hand = "viết tay hoặc đóng dấu: xem ảnh trang"
    day = {"iso": "", "role": "document"}
    number = {"number": ""}
    numerals = [
        Numeral("731/TB", "#44/TB", "", table="references", reason=by_hand, extra=number),
        Numeral("14/7/2025", "fl/7/2025", "", table="dates", reason=by_hand, extra=day),
        Numeral("7", "7", "7", indicator="x.y"),
    ]
    doubt = "ngày văn bản viết tay; số văn bản viết tay; không rõ kỳ báo cáo"
    make_results(tmp_path, numerals, head=doubt, fields={"number": "", "issuer_level": "xã"})
    station = review(tmp_path)
    page = open_page(station)
    ready(page, station)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    wait_for_task(page, 3, 4)
    assert page.input_value("#field-number") == ""
    assert page.get_attribute("#field-number", "readonly") is not None
    shoot(page, "head-apart")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    for at, typed in enumerate(("731/TB", "14/7/2025"), 1):
        wait_for_task(page, at, 4)
        for look in (".gapmark", ".readings"):
            page.wait_for_selector(look)
            page.keyboard.type(typed)
            page.keyboard.press("Enter")
    wait_for_task(page, 3, 4)
    assert page.input_value("#field-number") == "731/TB"
    assert page.input_value("#field-doc_date") == "14/07/2025"
    shoot(page, "head-typed")
    page.keyboard.press("Enter")
    wait_for_task(page, 4, 4)
    page.keyboard.press("u")
    page.wait_for_selector("#field-number")
    page.keyboard.press("u")
    wait_for_task(page, 1, 3)
    assert "Ngày ban hành" in page.text_content("#card h2")
    told = [(one.field, one.new, one.state) for one in load(tmp_path).decisions[:3]]
    assert told == [
        ("number", "731/TB", "corrected"),
        ("iso", "2025-07-14", "corrected"),
        ("document", "", "confirmed"),
    ]

"""How a run asks workers: what is lost is handed out again, what stops everybody stops the run."""

import asyncio
import hashlib
import threading

import pytest

from extractor.cluster import hands as hands_module
from extractor.cluster.hands import OF_EACH, ClusterHands
from extractor.cluster.orders import Told
from extractor.errors import InputError, RunStopped, WrongUsage
from extractor.model import Input, PageReading, Report, TextBlock
from extractor.output import Dataset, use_store
from extractor.run import Asked, Tools

DONE = Told("read", "w1")


class Killed(Exception):
    pass


Killed.__name__ = "KilledWorker"


class Client:
    """A scheduler's client that answers each order by what a script says for that try."""

    def __init__(self, script, workers=2):
        self.script, self.workers = script, workers
        self.status, self.orders, self.batches = "running", [], []
        self.turn = threading.Lock()

    def map(self, work, orders, *, key, **_):
        self.batches.append(len(orders))
        return [self.submit(order, one) for order, one in zip(orders, key, strict=True)]

    def submit(self, order, key):
        with self.turn:
            self.orders.append(order)
            said = self.script(order, len(self.orders))
            return Answer(said, key)

    def sync(self, asked, callback_timeout):
        return asyncio.run(asyncio.wait_for(asked(), callback_timeout))

    async def gather(self, futures, errors, asynchronous):
        assert errors == "skip" and asynchronous
        if any(isinstance(one.said, TimeoutError) for one in futures.values()):
            raise TimeoutError
        gone = {key for key, one in futures.items() if isinstance(one.said, OSError)}
        return {key: None if key in gone else one.said for key, one in futures.items()}

    def scheduler_info(self, n_workers):
        there = {number: {"nthreads": 1} for number in range(self.workers)}
        return {"workers": there}

    def get_metadata(self, keys, default):
        return "http://127.0.0.1:8787/status"

    def close(self, timeout):
        self.status = "closed"


class Answer:
    def __init__(self, said, key):
        self.said, self.key = said, key
        self.status = said if isinstance(said, str) else "finished"
        if isinstance(said, Exception) and not isinstance(said, OSError):
            self.status = "error"

    def exception(self, timeout):
        return self.said

    def release(self):
        pass

    def cancel(self):
        pass


@pytest.fixture
def hired(server, tmp_path):
    """Makes hands with a scripted client; the file that orders are for."""
    (tmp_path / ".solieu").mkdir()
    use_store(tmp_path, server.address())
    with Dataset(tmp_path):
        pass
    content = b"a file"
    file = tmp_path / "x.pdf"
    file.write_bytes(content)
    source = Input(file, "x.pdf", "pdf", hashlib.sha256(content).hexdigest(), len(content))

    def hire(script, clients=None, **more):
        made = clients or [Client(script, **more)]
        queue = iter(made)
        tools = Tools(Asked([], tmp_path), None, tmp_path, ())
        hands = ClusterHands(lambda: next(queue), tools)
        hands.clients, hands.source = made, source
        return hands

    return hire


def test_what_is_lost_is_handed_out_again(hired):
    gone = OSError("who had the answer is gone")
    tries = ["cancelled", "lost", Killed("w1"), gone, TimeoutError(), DONE]
    with hired(lambda _, number: tries[number - 1]) as hands:
        assert hands.page(hands.source, 1).result(30) is None
        assert len(hands.clients[0].orders) == len(tries)


def test_a_file_that_is_not_seen_is_sent_along(hired):
    def script(order, _):
        return DONE if order.content == b"a file" else Told("send", "w1")

    with hired(script) as hands:
        hands.page(hands.source, 1).result(30)
        assert [order.content for order in hands.clients[0].orders] == [None, b"a file"]


def test_pages_that_the_server_has_not_are_sent_along(hired):
    page = PageReading(3, 595, 842, "plain-text", "plain_text", blocks=(TextBlock("12 xã", ""),))

    def script(order, _):
        report = Report(order.source, (), None, {}, ())
        return Told("read", "w1", report=report) if order.pages else Told("send", "w1")

    with hired(script) as hands:
        assert hands.analysed(hands.source, (page,)).pages == (page,)
        [asked, sent] = hands.clients[0].orders
    assert (asked.numbers, asked.pages, sent.numbers, sent.pages) == ((3,), (), (), (page,))


def test_a_file_too_large_to_be_sent_is_a_failure_of_its_own(hired, monkeypatch):
    monkeypatch.setattr(hands_module, "MOST_SENT", 3)
    with (
        hired(lambda *_: Told("send", "w1")) as hands,
        pytest.raises(InputError, match="too_large_to_send"),
    ):
        hands.page(hands.source, 1).result(30)


def test_a_picture_that_is_sent_back_lies_where_pages_lie(hired, tmp_path):
    with hired(lambda *_: Told("read", "w1", picture=b"jpg")) as hands:
        hands.page(hands.source, 7).result(30)
        [picture] = (tmp_path / "pages").rglob("*.jpg")
        assert picture.name == "7.jpg" and picture.read_bytes() == b"jpg"


def test_a_run_says_where_its_dashboard_is_and_that_no_worker_is_there(hired, capsys, monkeypatch):
    monkeypatch.setattr(hands_module, "NAMED_AFTER", 0.0)
    monkeypatch.setattr(hands_module, "COUNTED_EVERY", 0.0)
    with hired(lambda *_: "pending", workers=0) as hands:
        page = hands.page(hands.source, 1)
        while not hands._missed:
            pass
        assert (hands.at_once, hands.present) == (1, 0)
        hands.client.workers = 4
        while hands._missed:
            pass
        assert (hands.at_once, hands.present, page.done()) == (4, 4, False)
    said = capsys.readouterr().err
    assert "http://127.0.0.1:8787/status" in said
    assert said.count("solieu cluster worker") == 1


def test_an_unfit_worker_is_named_and_another_one_asked(hired, capsys):
    def script(_, number):
        return Told("unfit", "máy-3", fault=OSError("full")) if number < 4 else DONE

    with hired(script) as hands:
        hands.page(hands.source, 1).result(30)
    assert capsys.readouterr().err.count("máy-3") == 1


def test_a_fault_of_a_page_is_raised_as_it_is(hired):
    fault = InputError("page_crashed", page=3)
    with hired(lambda *_: Told("fault", "w1", fault=fault)) as hands:
        with pytest.raises(InputError) as raised:
            hands.page(hands.source, 3).result(30)
        assert raised.value.values == {"page": 3}


@pytest.mark.parametrize(
    "said, code",
    [
        (Told("other", "máy-9", settings="old"), "cluster_other_version"),
        (WrongUsage("store_refused", detail="x"), "store_refused"),
    ],
)
def test_what_stops_everybody_stops_all_who_wait(hired, said, code):
    with hired(lambda *_: said, workers=5) as hands:
        pages = [hands.page(hands.source, number) for number in (1, 2)]
        for page in pages:
            with pytest.raises(Exception) as raised:
                page.result(30)
            assert raised.value.code == code
        with pytest.raises(Exception, match=code):
            hands.page(hands.source, 3).result(30)


def test_no_more_than_a_few_pages_of_each_worker_are_handed_out(hired):
    hold = threading.Event()
    handed = []

    def script(order, _):
        return DONE if hold.is_set() else "pending"

    with hired(script, workers=2) as hands:
        asked = threading.Thread(
            target=lambda: handed.extend(hands.page(hands.source, at) for at in range(1, 21))
        )
        asked.start()
        asked.join(1.5)
        assert len(hands.clients[0].orders) == 2 * OF_EACH and asked.is_alive()
        hands._give_up([], RunStopped("cluster_over"))
        asked.join(30)
        assert not asked.is_alive()


def test_a_scheduler_that_is_gone_is_connected_to_again(hired):
    first, second = Client(lambda *_: "pending"), Client(lambda *_: DONE)
    with hired(None, [first, second]) as hands:
        page = hands.page(hands.source, 1)
        while not first.orders:
            pass
        first.status = "closed"
        assert page.result(30) is None and len(second.orders) == 1


def test_who_waits_when_the_run_ends_is_told(hired):
    with hired(lambda *_: "pending") as hands:
        page = hands.page(hands.source, 1)
    with pytest.raises(RunStopped, match="cluster_over"):
        page.result(30)

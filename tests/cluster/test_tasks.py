"""What a worker does with an order, in this process: files that it does not see, versions, faults."""

import errno
import hashlib
import os
import shutil
from dataclasses import replace

import psycopg
import pytest

from extractor import reading
from extractor.cluster import tasks
from extractor.cluster.ledger import Ledger, Piece
from extractor.cluster.orders import Order, Share, page_key
from extractor.model import Input, PageReading, TextBlock
from extractor.output import Dataset, use_store
from extractor.reading import reading_of, reading_settings
from extractor.settings import settings


def read_page(source, number, seen):
    """A page that tells what its file holds, with a picture."""
    content = source.path.read_bytes()
    if content == b"full":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(seen))
    if content == b"crash":
        os._exit(7)
    seen.write_bytes(b"a picture")
    blocks = (TextBlock(content.decode(), ""),)
    return PageReading(number, 595, 842, "plain-text", "plain_text", blocks=blocks)


@pytest.fixture(scope="module")
def bench():
    """A worker's tools, which begin with the pages made here."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "read_page", read_page)
        made = tasks.set_up("máy thử")
        with made.ends:
            yield made
        tasks._bench = None


@pytest.fixture
def desk(bench, server, tmp_path):
    """Makes orders for pages of files, in a dataset of its own."""
    address = server.address()
    (tmp_path / ".solieu").mkdir()
    use_store(tmp_path, address)
    with Dataset(tmp_path):
        pass
    bench.unfit.clear()
    return Desk(tmp_path, address)


class Desk:
    def __init__(self, out, address):
        self.out, self.address = out, address
        self.ledger = Ledger(address)
        self.share = Share(out / "share", "this run")
        self.share.path.write_text("this run")

    def order(self, content=b"12 xa", number=1, run="r1", **more):
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.out / f"{sha256[:8]}.pdf"
        path.write_bytes(content)
        key = page_key(sha256, number, reading_settings())
        return Order(
            piece=Piece(key, f"x.pdf, {number}", run, more.pop("anew", False)),
            store=self.address,
            settings=settings(),
            source=Input(path, "x.pdf", "pdf", sha256, len(content)),
            share=self.share,
            number=number,
            picture=self.out / "pages" / sha256[:16] / f"{number}.jpg",
            **more,
        )

    def work(self):
        with psycopg.connect(self.address) as base:
            return base.execute("select state, tries, in_a_row from solieu.work").fetchall()

    def text(self, order):
        return reading_of(self.ledger.reading(order.piece.key)).blocks[0].text


def test_a_page_is_read_once(desk):
    order = desk.order()
    assert tasks.do(order).kind == "read" and desk.text(order) == "12 xa"
    assert order.picture.read_bytes() == b"a picture"
    order.source.path.unlink()
    assert tasks.do(order).kind == "read" and desk.work() == [("read", 1, 0)]
    again = replace(order, piece=Piece(order.piece.key, "x", "r2", anew=True))
    order.source.path.write_bytes(b"12 xa")
    assert tasks.do(again).kind == "read" and desk.work() == [("read", 2, 0)]
    assert tasks.do(again).kind == "read" and desk.work() == [("read", 2, 0)]


def test_a_file_that_is_not_seen_is_asked_for_and_its_picture_sent_back(desk, tmp_path):
    order = desk.order(b"13 xa")
    content = order.source.path.read_bytes()
    order.source.path.write_bytes(b"14 xa")  # another file of the same name, as large
    desk.share.path.write_text("another run")
    assert tasks.do(order).kind == "send" and desk.work() == []
    assert tasks.do(replace(order, content=b"13 xb")).kind == "send"  # not what it should be
    told = tasks.do(replace(order, content=content))
    assert told.kind == "read" and told.picture == b"a picture" and not order.picture.exists()
    assert desk.text(order) == "13 xa"
    second = desk.order(b"13 xa", number=2)
    second.source.path.unlink()
    assert tasks.do(second).kind == "read"  # the file is still here


def test_only_few_files_that_were_sent_are_kept(desk, bench):
    for number in range(10):
        order = desk.order(b"%d phuong" % number)
        content = order.source.path.read_bytes()
        order.source.path.unlink()
        assert tasks.do(replace(order, content=content)).kind == "read"
    assert len(list(bench.scratch.glob("*.gui"))) <= tasks.MOST_FILES


def test_another_version_or_other_rules_are_told_of(desk):
    told = tasks.do(replace(desk.order(), settings="another"))
    assert (told.kind, told.worker, told.settings) == ("other", "máy thử", settings())
    assert desk.work() == []


def test_a_page_that_crashes_its_own_process_is_a_fault_with_its_name(desk):
    told = tasks.do(desk.order(b"crash", number=4))
    assert told.kind == "fault" and told.fault.code == "page_crashed"
    assert told.fault.values == {"page": 4} and desk.work() == [("failed", 1, 0)]


def test_a_full_disk_is_the_workers_and_not_the_pages_fault(desk, bench):
    told = tasks.do(desk.order(b"full"))
    assert told.kind == "unfit" and bench.unfit.is_set()
    assert desk.work() == [("failed", 1, 0)]


def test_a_page_is_given_up_after_three_ended_workers_and_tried_again_by_the_next_run(desk):
    order = desk.order(b"15 xa")
    for number in range(3):
        assert desk.ledger.begin(order.piece, f"worker {number} that is gone") == "begun"
    told = tasks.do(order)
    assert told.kind == "fault" and told.fault.code == "page_ends_workers"
    assert desk.work() == [("failed", 4, 0)] and desk.ledger.reading(order.piece.key) is None
    assert tasks.do(desk.order(b"15 xa", run="r2")).kind == "read"


def test_a_page_is_not_blamed_where_workers_are_gone_all_the_time(desk):
    for number in range(2, 40):
        other = desk.order(b"16 xa", number=number).piece
        for worker in ("one", "two"):
            desk.ledger.begin(other, worker)
    order = desk.order(b"16 xa")
    for worker in range(5):
        assert desk.ledger.begin(order.piece, f"gone {worker}") == "begun"
    assert tasks.do(order).kind == "read"


def test_who_begins_again_what_it_began_itself_is_not_gone(desk):
    order = desk.order(b"18 xa")
    for worker in ("one", "one", "two", "two", "two"):
        assert desk.ledger.begin(order.piece, worker) == "begun"
    assert desk.work() == [("begun", 5, 2)]


def test_a_page_that_is_done_is_not_begun_and_a_text_always(desk):
    order = desk.order(b"19 xa")
    tasks.do(order)
    assert desk.ledger.begin(order.piece, "two") == "done" and desk.work() == [("read", 1, 0)]
    text = replace(order.piece, key="text", kept=False)
    for _ in range(2):
        assert desk.ledger.begin(text, "two") == "begun"
        desk.ledger.end(text)


def test_a_reading_that_is_damaged_is_none(desk):
    order = desk.order(b"17 xa")
    tasks.do(order)
    with psycopg.connect(desk.address) as base:
        base.execute("update solieu.readings set reading = substring(reading for 20)")
    assert desk.ledger.reading(order.piece.key) is None
    desk.ledger.drop(order.piece.key)
    assert desk.work() == [] and tasks.do(order).kind == "read" and desk.text(order) == "17 xa"


def test_a_text_is_analysed_without_its_pages(desk):
    blocks = (TextBlock("Đã tiếp nhận 1.250 hồ sơ.", ""),)
    pages = (PageReading(1, 0, 0, "plain-text", "plain_text", blocks=blocks),)
    order = replace(desk.order(), number=0, pages=pages)
    told = tasks.do(order)
    assert told.report.pages == () and [row.raw for row in told.report.numerals] == ["1.250"]
    assert desk.work() == [("read", 1, 0)]
    shutil.rmtree(desk.out / "pages", ignore_errors=True)


def test_a_text_is_analysed_from_the_pages_that_the_server_has(desk):
    content = b"Da tiep nhan 1.250 ho so."
    first = desk.order(content)
    tasks.do(first)
    piece = Piece("text", "x.pdf", "r1", kept=False)
    order = replace(first, piece=piece, number=0, numbers=(1, 2))
    assert tasks.do(order).kind == "send" and desk.work() == [("read", 1, 0)]
    told = tasks.do(replace(order, numbers=(1,)))
    assert [row.raw for row in told.report.numerals] == ["1.250"]

"""The screens and what they ask for, as a Starlette application."""

from __future__ import annotations

import json
import mimetypes
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, unquote

from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from extractor import messages
from extractor.decisions import State
from extractor.errors import SolieuError
from extractor.review import views
from extractor.review.answers import Answer, Answers, Browser, HeadAnswer, Reply
from extractor.review.guard import HEADERS, Guard
from extractor.review.leases import Leases
from extractor.review.originals import Originals
from extractor.review.record import Record
from extractor.review.results import Results, Row
from extractor.review.tasks import Desks
from extractor.review.words import KEYS, WORDS, chosen, key_name, word

HERE = Path(__file__).parent
# What Windows says of an ending any program may have changed there; a browser takes no script that
# is called plain text.
KINDS_OF_FILES = {".js": "text/javascript", ".css": "text/css"}
MOST_SENT = 200_000  # bytes of one request
PRESSED: tuple[State, ...] = ("not_a_figure", "unreadable", "as_printed", "later")
LONGEST_NAME = 60  # characters of a person's name


@dataclass(slots=True)
class Station:
    """What a running page knows: the folder, who may ask, who has what open, when it was last
    asked (monotonic seconds)."""

    results: Results
    record: Record
    desks: Desks
    answers: Answers
    guard: Guard
    person: str
    originals: Originals
    leases: Leases = field(default_factory=Leases)
    asked: float = field(default_factory=time.monotonic)

    @staticmethod
    def of(folder: Path, guard: Guard, person: str, double: frozenset[str]) -> Station:
        """The station of a result folder. Raises WrongUsage where it is none."""
        results, record = Results(folder), Record(folder)
        desks = Desks(results, record, double)
        originals = Originals(results)
        return Station(results, record, desks, Answers(desks), guard, person, originals)

    def person_of(self, request: Request) -> str:
        """The name that this browser works under."""
        return unquote(request.cookies.get(self._name_cookie, "")) or self.person

    def browser(self, request: Request) -> Browser:
        """The person who answers, and which of the open browsers is theirs."""
        return Browser(self.person_of(request), self.guard.session(request))

    @property
    def _name_cookie(self) -> str:
        return f"{self.guard.cookie}_person"

    def with_name(self, answer: Response, person: str) -> Response:
        """The answer, with a cookie that keeps a person's name."""
        answer.set_cookie(
            self._name_cookie, quote(person), httponly=True, samesite="strict", path="/"
        )
        return answer


def application(station: Station) -> Starlette:
    """The application of one station."""
    for ending, kind in KINDS_OF_FILES.items():
        mimetypes.add_type(kind, ending)
    screens = _Screens(station)
    routes = [
        Route("/", screens.work),
        Route("/d/{key}", screens.document),
        Route("/d/{key}/tasks", screens.tasks),
        Route("/d/{key}/save", screens.save, methods=["POST"]),
        Route("/d/{key}/head", screens.head, methods=["POST"]),
        Route("/d/{key}/all", screens.all_right, methods=["POST"]),
        Route("/d/{key}/lease", screens.lease, methods=["POST"]),
        Route("/undo", screens.undo, methods=["POST"]),
        Route("/person", screens.name, methods=["POST"]),
        Route("/pages/{sha}/{page:int}.jpg", screens.picture),
        Route("/d/{key}/{page:int}.jpg", screens.original),
        Route("/indicators", screens.indicators),
        Route("/groups", screens.groups),
        Route("/contradictions", screens.contradictions),
        Route("/journal", screens.journal),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
    guarded = Middleware(_Guarded, station=station)
    return Starlette(
        routes=routes,
        middleware=[guarded],
        exception_handlers={SolieuError: _told, 404: _not_found},
    )


class _Guarded(BaseHTTPMiddleware):
    """Lets through who may ask, notes when, and sets the headers that shut everything else out."""

    def __init__(self, app: ASGIApp, station: Station) -> None:
        super().__init__(app)
        self._station = station

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        answer = self._station.guard.refuses(request)
        if answer is None:
            self._station.asked = time.monotonic()
            answer = await call_next(request)
        answer.headers.update(HEADERS)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer


async def _told(_: Request, error: Exception) -> Response:
    """A fault of the folder in words."""
    if not isinstance(error, SolieuError):
        raise error
    return PlainTextResponse("\n".join(messages.error_text(error.code, error.values)), 500)


async def _not_found(_: Request, __: Exception) -> Response:
    return PlainTextResponse(word("not_found"), 404)


class _Screens:
    """One method for each address; those that read the folder run beside the loop."""

    def __init__(self, station: Station) -> None:
        self.station = station
        self.templates = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, auto_reload=False
        )

    def _page(self, request: Request, template: str, **values: Any) -> Response:
        made = self.templates.get_template(template).render(
            w=word,
            person=self.station.person_of(request),
            language=messages.language,
            here=template.removesuffix(".html"),
            **values,
        )
        return HTMLResponse(made)

    def _document(self, request: Request) -> Row:
        found = self.station.results.document(request.path_params["key"])
        if found is None:
            raise HTTPException(404)
        return found

    def work(self, request: Request) -> Response:
        """The screen *Hàng việc*: what each document still needs."""
        station = self.station
        lines = views.work(station.desks, station.leases, station.browser(request))
        minutes = sum(line.minutes for line in lines)
        documents = len(station.results.documents())
        shown = {"lines": lines, "minutes": minutes, "documents": documents}
        return self._page(request, "work.html", **shown)

    def document(self, request: Request) -> Response:
        """The screen *Xem văn bản*: a document and its tasks."""
        document = self._document(request)
        shown = {"statuses": _statuses(), "kinds": views.kind_names()}
        screen = {key: chosen(both) for key, both in WORDS.items()}
        return self._page(
            request,
            "document.html",
            name=views.name_of(document),
            file=document["file"],
            key=request.path_params["key"],
            screen={**shown, "words": screen},
            keys=[(key_name(key), chosen(both)) for key, both in KEYS],
        )

    def tasks(self, request: Request) -> Response:
        """The tasks of a document, and who else has it open."""
        station, document = self.station, self._document(request)
        view = views.document_view(station.desks, document, station.person_of(request))
        view["held"] = self._lease(request)
        view["text"] = "" if view["pages"] else station.results.text(str(document["file"]))
        return JSONResponse(view)

    def _lease(self, request: Request) -> str:
        station = self.station
        return station.leases.take(
            request.path_params["key"], station.guard.session(request), station.person_of(request)
        )

    async def save(self, request: Request) -> Response:
        """An answer to the task of a numeral."""
        said = await _said(request)
        answer = Answer(
            key=_text(said, "key"),
            seen=_text(said, "seen"),
            typed=_text(said, "typed"),
            state=_state(said),
            first=_text(said, "first"),
            meaning=said.get("meaning") is True,
            indicator=_indicator(said),
            status=_one_of(said, "status", ("", "actual", "planned", "assigned")),
            kind=_one_of(said, "kind", tuple(views.kind_names())),
            seconds=_seconds(said),
        )
        return await run_in_threadpool(self._save, request, answer)

    def _save(self, request: Request, answer: Answer) -> Response:
        station = self.station
        reply = station.answers.answer(self._document(request), answer, station.browser(request))
        return _reply(reply)

    async def head(self, request: Request) -> Response:
        """The fields of a document's head."""
        said = await _said(request)
        fields = said.get("fields")
        named = fields if isinstance(fields, dict) else {}
        texts = {str(name): str(value)[:500] for name, value in named.items()}
        parts = said.get("parts") is True
        answer = HeadAnswer(texts, _text(said, "seen"), _seconds(said), parts)
        return await run_in_threadpool(self._head, request, answer)

    def _head(self, request: Request, answer: HeadAnswer) -> Response:
        station = self.station
        who = station.browser(request)
        return _reply(station.answers.head(self._document(request), answer, who))

    async def all_right(self, request: Request) -> Response:
        """Several tasks confirmed at once."""
        said = await _said(request)
        keys = said.get("keys")
        sealed = {str(key): str(seen) for key, seen in keys.items()} if keys else {}
        return await run_in_threadpool(self._all_right, request, sealed, _text(said, "note"))

    def _all_right(self, request: Request, keys: dict[str, str], note: str) -> Response:
        station = self.station
        count = station.answers.all_right(
            self._document(request), keys, station.browser(request), note[:LONGEST_NAME]
        )
        return JSONResponse({"done": "saved", "count": count})

    def lease(self, request: Request) -> Response:
        """Hold the document for a while longer; who else has it."""
        self._document(request)
        return JSONResponse({"held": self._lease(request)})

    def undo(self, request: Request) -> Response:
        """Take back what this browser saved last."""
        station = self.station
        file = station.answers.undo(station.browser(request))
        return JSONResponse({"key": views.key_of(file) if file else ""})

    async def name(self, request: Request) -> Response:
        """Keep the name of the person at this browser."""
        person = " ".join(_text(await _said(request), "person").split())[:LONGEST_NAME]
        answer = JSONResponse({"person": person})
        return self.station.with_name(answer, person) if person else answer

    def picture(self, request: Request) -> Response:
        """The picture of a page."""
        path = self.station.results.picture(request.path_params["sha"], request.path_params["page"])
        if path is None:
            raise HTTPException(404)
        kept = {"Cache-Control": "private, max-age=3600"}
        return FileResponse(path, media_type="image/jpeg", headers=kept)

    def original(self, request: Request) -> Response:
        """The page of a document, drawn as finely as it was read."""
        document, page = self._document(request), request.path_params["page"]
        path = self.station.originals.page(document, page)
        if path is None:
            return Response(status_code=204)  # the small picture must do
        kept = {"Cache-Control": "private, max-age=3600"}
        return FileResponse(path, media_type="image/jpeg", headers=kept)

    def indicators(self, _: Request) -> Response:
        """Every indicator, for the choice by its name."""
        return JSONResponse(sorted(views.indicator_names().items(), key=lambda pair: pair[1]))

    def groups(self, request: Request) -> Response:
        """The screen *Nhóm chữ số*: doubtful numerals that were read alike."""
        found = views.like_digits(self.station.desks)
        groups = [asdict(group) for group in found]
        return self._page(request, "groups.html", groups=groups)

    def contradictions(self, request: Request) -> Response:
        """The screen *Mâu thuẫn*: what reports get wrong themselves, and letters about it."""
        found = views.letters(self.station.desks)
        return self._page(request, "contradictions.html", letters=found)

    def journal(self, request: Request) -> Response:
        """The screen *Nhật ký*: who decided what, and how often trusted numerals were wrong."""
        record = self.station.record
        lines, months = views.journal(record), views.trust_lines(record)
        return self._page(request, "journal.html", lines=lines, months=months)


def _reply(reply: Reply) -> Response:
    return JSONResponse(asdict(reply))


def _statuses() -> dict[str, str]:
    return {status: word(f"status_{status}") for status in ("", "actual", "planned", "assigned")}


async def _said(request: Request) -> dict[str, Any]:
    """What the page sends. Raises HTTPException for anything else."""
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > MOST_SENT:
            raise HTTPException(413)
    try:
        said = json.loads(content)
    except ValueError:
        raise HTTPException(400) from None
    if not isinstance(said, dict):
        raise HTTPException(400)
    return said


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    return value[:500] if isinstance(value, str) else ""


def _one_of(said: dict[str, Any], name: str, allowed: tuple[str, ...]) -> str | None:
    value = said.get(name)
    return value if isinstance(value, str) and value in allowed else None


def _state(said: dict[str, Any]) -> State | Literal[""]:
    return next((state for state in PRESSED if state == said.get("state")), "")


def _indicator(said: dict[str, Any]) -> str | None:
    """A code that the rules have, or none at all."""
    value = said.get("indicator")
    known = isinstance(value, str) and (not value or value in views.indicator_names())
    return value if known else None


def _seconds(said: dict[str, Any]) -> float:
    value = said.get("seconds")
    return float(value) if isinstance(value, int | float) and 0 <= value < 86_400 else 0.0

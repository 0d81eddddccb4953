"""Who may speak to the page: this machine, by its own name, with the token of this start."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from extractor.review.words import word

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
ASKED_BY_PAGE = "x-solieu"  # a header that no other site's form can send


@dataclass(frozen=True, slots=True)
class Guard:
    """The token of one start, the port it answers on, the cookies that it gives."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def cookie(self) -> str:
        return f"solieu_{self.port}"

    @property
    def address(self) -> str:
        """The address that is opened first."""
        return f"http://127.0.0.1:{self.port}/?k={self.token}"

    def refuses(self, request: Request) -> Response | None:
        """The answer for a request that may not go on; None for one that may."""
        if request.headers.get("host", "") not in self._hosts:
            return PlainTextResponse(word("forbidden"), 403)
        if given := request.query_params.get("k"):
            return self._let_in(given)
        if not self._same(request.cookies.get(self.cookie, "").partition(".")[0]):
            return PlainTextResponse(word("forbidden"), 403)
        if request.method not in ("GET", "HEAD") and not self._by_page(request):
            return PlainTextResponse(word("forbidden"), 403)
        return None

    @property
    def _hosts(self) -> tuple[str, str]:
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    def _same(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())

    def _let_in(self, given: str) -> Response:
        """A cookie for the right token; the address without the token."""
        if not self._same(given):
            return PlainTextResponse(word("forbidden"), 403)
        answer = RedirectResponse("/", 303)
        session = f"{self.token}.{secrets.token_urlsafe(9)}"
        answer.set_cookie(self.cookie, session, httponly=True, samesite="strict", path="/")
        return answer

    def _by_page(self, request: Request) -> bool:
        origin = request.headers.get("origin", "")
        own = origin in tuple(f"http://{host}" for host in self._hosts)
        return own and request.headers.get(ASKED_BY_PAGE) == "1"

    def session(self, request: Request) -> str:
        """The browser that asks: of two on one machine each has its own."""
        return request.cookies.get(self.cookie, "").partition(".")[2]

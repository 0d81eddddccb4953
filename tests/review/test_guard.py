"""Who may speak to the page: this machine, by its own name, with the token of this start."""

import pytest
from starlette.requests import Request

from extractor.review.guard import ASKED_BY_PAGE, Guard

GUARD = Guard(port=8765)
HOST = "127.0.0.1:8765"
OWN = {"origin": f"http://{HOST}", ASKED_BY_PAGE: "1"}


def request(method="GET", host=HOST, cookie=f"{GUARD.cookie}={GUARD.token}.abc", query="", **more):
    headers = {"host": host, "cookie": cookie, **more}
    return Request(
        {
            "type": "http",
            "method": method,
            "path": "/",
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
    )


@pytest.mark.parametrize(
    "asked",
    [
        request(),
        request("HEAD"),
        request(host="localhost:8765"),
        request("POST", **OWN),
        request("POST", **(OWN | {"origin": "http://localhost:8765"})),
    ],
)
def test_who_may(asked):
    assert GUARD.refuses(asked) is None


@pytest.mark.parametrize(
    "asked",
    [
        request(host="solieu.example:8765"),  # another name for this machine
        request(host="127.0.0.1:9999"),
        request(host=""),
        request(cookie=""),
        request(cookie=f"{GUARD.cookie}=abc.abc"),
        request(cookie=f"solieu_9999={GUARD.token}.abc"),  # of another start
        request("POST"),
        request("POST", **(OWN | {"origin": "http://evil.example"})),
        request("POST", **(OWN | {"origin": "null"})),
        request("DELETE", origin=OWN["origin"]),  # a form of another site can send no such header
        request(query="k=abc"),
        request(query=f"k={GUARD.token}", host="solieu.example"),
    ],
)
def test_who_may_not(asked):
    assert GUARD.refuses(asked).status_code == 403


def test_the_token_is_taken_for_a_cookie_and_leaves_the_address():
    answer = GUARD.refuses(request(query=f"k={GUARD.token}", cookie=""))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert GUARD.token.lower() in cookie and "httponly" in cookie and "samesite=strict" in cookie


def test_each_start_has_a_token_and_each_browser_a_session():
    assert Guard(port=1).token != Guard(port=1).token
    answers = [GUARD.refuses(request(query=f"k={GUARD.token}")) for _ in range(2)]
    sessions = {
        GUARD.session(request(cookie=answer.headers["set-cookie"].split(";")[0]))
        for answer in answers
    }
    assert len(sessions) == 2 and "" not in sessions

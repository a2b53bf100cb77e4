"""A browser for the tests of the review."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from align.review.app import create_app
from align.review.desk import Desk
from align.review.gate import Gate

HOST = "http://127.0.0.1:8765"
GATE = Gate("the key", 8765)
Reply = tuple[int, Any]


class Browser:
    """A browser that has opened the address, and its wishes."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk.open(folder)
        self.client: FlaskClient = create_app(self.desk, GATE).test_client()
        self.requests = 0
        assert self.get("/start?key=the+key")[0] == 200

    def get(self, path: str, **headers: str) -> Reply:
        answer = self.client.get(path, base_url=HOST, headers=headers)
        return answer.status_code, answer.json if answer.is_json else answer.text

    def post(self, path: str, **body: Any) -> Reply:
        self.requests += 1
        body = {"request": f"r{self.requests}", "run": self.desk.snapshot.version, **body}
        answer = self.client.post(f"/api/{path}", base_url=HOST, json=body, headers={"Origin": HOST})
        return answer.status_code, answer.json

    def number(self, text: str) -> int:
        return next(n for n, found in enumerate(self.desk.snapshot.findings) if found.text == text)

    def told(self, text: str) -> dict[str, Any]:
        return self.get(f"/api/findings/{self.number(text)}?run={self.desk.snapshot.version}")[1]

    def decide(self, span: str, verdict: str, **more: Any) -> Reply:
        found = self.desk.snapshot.findings[self.number(span)]
        return self.post("decide", doc=found.doc, fingerprint=found.fingerprint, verdict=verdict, **more)

"""The review as a web application: one page, its style and script, and a small JSON interface to the desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, abort, jsonify, request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from werkzeug.exceptions import HTTPException

from align.decisions.model import Standing
from align.decisions.store import Key
from align.errors import InputError, NewsalignError
from align.report.html import text_asset
from align.review.gate import HEADERS, Gate

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from align.review.desk import Desk

_PAGES = Path(__file__).parent / "pages"
_LARGEST = 8 * 1024 * 1024  # bytes of a request: an edited text
_ASSETS = {"report.css": "text/css", "review.css": "text/css"} | dict.fromkeys(
    ("review.js", "case.js", "page.js", "wire.js"), "text/javascript"
)
_KINDS = ("rule", "spelling")


def create_app(desk: Desk, gate: Gate) -> Flask:
    """The application for one desk behind one gate."""
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST
    app.before_request(lambda: _checked(gate))
    app.after_request(_guarded)
    app.register_error_handler(HTTPException, _failed)
    app.register_error_handler(NewsalignError, _complained)
    _add_pages(app, desk, gate)
    _add_reading(app, desk)
    _add_changes(app, desk)
    return app


def _add_pages(app: Flask, desk: Desk, gate: Gate) -> None:
    engine = Environment(loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined)

    @app.get("/start")
    def start() -> ResponseReturnValue:
        if not gate.opens(request.args.get("key", "")):
            abort(403, "The key is not the one of this review: open the address that it printed last.")
        # A page and not a redirect: only from a page of its own does a browser send a strict cookie along.
        answer = Response(engine.get_template("start.html.j2").render())
        answer.set_cookie(gate.cookie, gate.token, httponly=True, samesite="Strict", path="/")
        return answer

    @app.get("/")
    def page() -> ResponseReturnValue:
        return engine.get_template("review.html.j2").render(folder=desk.folder.resolve().name)

    @app.get("/assets/<name>")
    def asset(name: str) -> ResponseReturnValue:
        if name not in _ASSETS:
            abort(404)
        text = text_asset(name) if name == "report.css" else (_PAGES / name).read_text(encoding="utf-8")
        return Response(str(text), mimetype=_ASSETS[name])


def _add_reading(app: Flask, desk: Desk) -> None:
    @app.get("/api/run")
    def run() -> ResponseReturnValue:
        return jsonify(desk.overview())

    @app.get("/api/findings/<int:number>")
    def finding(number: int) -> ResponseReturnValue:
        return jsonify(desk.finding(number, request.args.get("run", "")))

    @app.get("/profile.toml")
    def profile() -> ResponseReturnValue:
        headers = {"Content-Disposition": 'attachment; filename="profile.toml"'}
        return Response(desk.profile(), mimetype="application/toml", headers=headers)


def _add_changes(app: Flask, desk: Desk) -> None:
    @app.post("/api/decide")
    def decide() -> ResponseReturnValue:
        told = _told("run", "doc", "fingerprint", "verdict", "request")
        text = _text("text") if told["verdict"] == "edited" else None
        key = Key("finding", told["doc"], told["fingerprint"])
        return jsonify(desk.decide(desk.seen(told["run"]), key, told["verdict"], text, told["request"]))

    @app.post("/api/stand")
    def stand() -> ResponseReturnValue:
        told = _told("run", "kind", "key", "verdict", "replacement", "request")
        if told["kind"] not in _KINDS or told["verdict"] not in ("accepted", "rejected") or not told["key"]:
            raise InputError("this is no decision about a rule or a spelling", "Load the page anew.")
        desk.seen(told["run"])
        made = Standing(told["kind"], told["key"], told["verdict"], told["replacement"])
        return jsonify(desk.stand(made, told["request"]))

    @app.post("/api/withdraw")
    def withdraw() -> ResponseReturnValue:
        told = _told("kind", "first", "second", "request")
        if told["kind"] not in ("finding", *_KINDS):
            raise InputError("there is no such decision", "Load the page anew.")
        return jsonify(desk.withdraw(Key(told["kind"], told["first"], told["second"]), told["request"]))

    @app.post("/api/undo")
    def undo() -> ResponseReturnValue:
        number = _body().get("number")
        if not isinstance(number, int) or not 0 < number < 2**63:
            raise InputError("undo which step?", "Load the page anew.")
        return jsonify(desk.undo(number))


def _body() -> dict[str, Any]:
    body = request.get_json()
    if not isinstance(body, dict):
        raise InputError("a request must be a JSON object", "Load the page anew.")
    return body


def _told(*names: str) -> dict[str, Any]:
    """The strings that a request must hold. Raises InputError where one is missing, or is no text."""
    return {name: _text(name) for name in names}


def _text(name: str) -> str:
    value = _body().get(name)
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        raise InputError(f"{name} must be a text", "Load the page anew.")
    return value


def _checked(gate: Gate) -> ResponseReturnValue | None:
    given = request.cookies.get(gate.cookie, "")
    refusal = gate.refusal(request.method, request.path, dict(request.headers), given)
    if refusal is None:
        return None
    return Response(f"{refusal.why}\n", status=refusal.status, mimetype="text/plain")


def _guarded(answer: Response) -> Response:
    answer.headers.update(HEADERS)
    return answer


def _failed(error: HTTPException) -> ResponseReturnValue:
    if request.path.startswith("/api/"):
        return jsonify(message=error.description or error.name, hint=""), error.code or 500
    return Response(f"{error.description or error.name}\n", status=error.code, mimetype="text/plain")


def _complained(error: NewsalignError) -> ResponseReturnValue:
    """A request that makes no sense is refused for good (409); a folder that cannot be used now may be later (503)."""
    status = 409 if isinstance(error, InputError) else 503
    return jsonify(message=error.message, hint=error.hint), status

"""Who may talk to the review: one browser of this machine that was given the key, and pages of the review alone.

The address that is printed carries a random key, which the first request exchanges for a cookie. The ``Host`` must be
this machine (another name that resolves here is DNS rebinding), and a change must come from a page of the review itself
(``Origin``, ``Sec-Fetch-Site``), as JSON, which no form of another site can send.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import compare_digest

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_HTTP = 80  # the port of addresses that name none


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is turned away: an HTTP status and a sentence."""

    status: int
    why: str


@dataclass(frozen=True, slots=True)
class Gate:
    """The rules for one server: the ``key`` of its address and the port that it listens on."""

    key: str
    port: int

    @property
    def cookie(self) -> str:
        """The name of the cookie; a cookie does not tell ports apart, so its name does."""
        return f"newsalign-review-{self.port}"

    @property
    def token(self) -> str:
        """The value of the cookie: made of the key, but the key cannot be made of it."""
        return hmac.new(self.key.encode(), b"newsalign review", hashlib.sha256).hexdigest()

    @property
    def address(self) -> str:
        """Where a browser begins."""
        return f"http://127.0.0.1:{self.port}/start?key={self.key}"

    def opens(self, key: str) -> bool:
        """Whether this is the key."""
        return compare_digest(key.encode(), self.key.encode())

    def refusal(self, method: str, path: str, headers: Mapping[str, str], cookie: str) -> Refusal | None:
        """Why a request must not be answered; None for a good one."""
        host = self._full(headers.get("Host", ""))
        if host not in (f"127.0.0.1:{self.port}", f"localhost:{self.port}"):
            return Refusal(421, f"This is http://127.0.0.1:{self.port}/ and answers to no other name.")
        if path == "/start" and method in ("GET", "HEAD"):
            return None
        if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            return Refusal(403, "A page of another site asked for this.")
        if not compare_digest(cookie.encode(), self.token.encode()):
            return Refusal(403, "Open the address that `newsalign review` printed: it carries the key.")
        if method not in ("GET", "HEAD") and self._full(headers.get("Origin", "")) != f"http://{host}":
            return Refusal(403, "A change must come from a page of the review.")
        return None

    def _full(self, name: str) -> str:
        """A host or origin with its port, which browsers leave out where it is that of HTTP (RFC 9110, 4.2.1)."""
        return f"{name}:{_HTTP}" if self.port == _HTTP and not name.endswith(f":{_HTTP}") else name

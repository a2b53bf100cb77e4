"""Who is let in: hosts and origins as browsers write them."""

from __future__ import annotations

import pytest

from align.review.gate import Gate


@pytest.mark.parametrize(
    ("port", "host", "origin", "status"),
    [
        (80, "127.0.0.1", "http://127.0.0.1", None),
        (80, "localhost:80", "http://localhost:80", None),
        (80, "localhost:80", "http://localhost", None),
        (80, "localhost", "http://127.0.0.1", 403),
        (80, "localhost", "https://localhost", 403),
        (80, "localhost", "null", 403),
        (80, "localhost", "http://localhost:8080", 403),
        (80, "localhost:8080", "http://localhost", 421),
        (80, "evil.example", "http://evil.example", 421),
        (8080, "localhost", "http://localhost", 421),
        (8080, "localhost:8080", "http://localhost", 403),
        (8080, "localhost:8080", "http://localhost:8080", None),
    ],
)
def test_the_port_of_http_may_be_left_out_and_no_other(port: int, host: str, origin: str, status: int | None) -> None:
    gate = Gate("the key", port)
    refusal = gate.refusal("POST", "/api/undo", {"Host": host, "Origin": origin}, gate.token)
    assert (refusal and refusal.status) == status

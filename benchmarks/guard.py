"""What the guard around the official clients costs a call, beside `json.dumps` of the body.

Run with `python -m benchmarks.guard`, while nothing else runs.
"""

from __future__ import annotations

import json
import timeit
from functools import partial
from typing import Any

from cio_schemas.contrib.customerio import guard

SECONDS = 1_715_937_000
ATTRIBUTES = {
    "email": "ada@example.com",
    "first_name": "Ada",
    "last_name": "Lovelace",
    "created_at": SECONDS,
    "plan": "basic",
    "seats": 5,
    "city": "London",
    "timezone": "Europe/London",
    "score": 4.5,
    "is_owner": True,
}
ORDER = {
    "order_id": "A-1029",
    "total": 129.9,
    "currency": "EUR",
    "coupon": None,
    "items": [{"sku": f"SKU-{number}", "quantity": number, "price": 9.5} for number in range(1, 6)],
}
BODIES = {
    "api/v1/customers/42": ("PUT", ATTRIBUTES),
    "api/v1/customers/42/events": ("POST", {"name": "order placed", "timestamp": SECONDS, "data": ORDER}),
    "api/v2/entity": (
        "POST",
        {"type": "person", "action": "identify", "identifiers": {"id": "42"}, "attributes": ATTRIBUTES},
    ),
    "v1/track": ("POST", {"userId": "42", "event": "Order Placed", "properties": ORDER}),
    "v1/send/email": (
        "POST",
        {
            "to": "ada@example.com",
            "transactional_message_id": 3,
            "identifiers": {"id": "42"},
            "message_data": ORDER,
        },
    ),
}


class Client:
    """A client that sends nothing."""

    def send_request(self, method: str, url: str, data: Any) -> None:
        """Send nothing."""


def least(call: Any, *, number: int = 2_000) -> float:
    """Return the least of many times that a call takes, in microseconds."""
    return min(timeit.repeat(call, number=number, repeat=30)) / number * 1e6


def main() -> None:
    """Print a row for each body."""
    plain, guarded = Client(), guard(Client())
    print(f"{'request':28} {'guard':>9} {'dumps':>9} {'ratio':>6}")
    for path, (method, body) in BODIES.items():
        url = f"https://example.com/{path}"
        cost = least(partial(guarded.send_request, method, url, body)) - least(
            partial(plain.send_request, method, url, body)
        )
        dumps = least(partial(json.dumps, body))
        print(f"{path:28} {cost:6.2f} us {dumps:6.2f} us {cost / dumps:6.2f}")


if __name__ == "__main__":
    main()

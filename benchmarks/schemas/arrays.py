"""Arrays: numbers in masses, tuples, unique items, contains."""

from typing import Any

from .case import BOOLEAN, INTEGER, NAME, NUMBER, STRING, Case, array, closed, const, enum, obj, pattern, ref, text

POSITION = array(NUMBER, minItems=2, maxItems=4)
GEOMETRIES = {
    "Point": POSITION,
    "MultiPoint": array(POSITION),
    "LineString": array(POSITION, minItems=2),
    "MultiLineString": array(array(POSITION, minItems=2)),
    "Polygon": array(array(POSITION, minItems=4)),
}
MAP = obj(
    {
        "type": const("FeatureCollection"),
        "bbox": array(NUMBER, minItems=4),
        "features": array(
            obj(
                {
                    "type": const("Feature"),
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            *(
                                obj({"type": const(kind), "coordinates": coordinates}, "type coordinates")
                                for kind, coordinates in GEOMETRIES.items()
                            ),
                        ]
                    },
                },
                "type geometry properties",
            )
        ),
    },
    "type features",
)


def feature(kind: str, coordinates: list[Any]) -> dict[str, Any]:
    """Return a map feature with this geometry."""
    return {"type": "Feature", "properties": {"name": kind}, "geometry": {"type": kind, "coordinates": coordinates}}


def geography(features: int, points: int) -> dict[str, Any]:
    """Return this many pairs of a point and a polygon with so many points."""
    ring = [[-122.5 + n / 1000, 37.5 + n / 2000] for n in range(points)]
    pair = [feature("Point", [-122.4, 37.8]), feature("Polygon", [[*ring, ring[0]]])]
    return {"type": "FeatureCollection", "features": pair * features}


CANDLE = {
    "type": "array",
    "prefixItems": [INTEGER, *[{"type": "number", "minimum": 0}] * 4, {"type": "integer", "minimum": 0}],
    "items": False,
    "minItems": 6,
}
CANDLES = closed(
    {"symbol": pattern("^[A-Z]{1,5}$"), "step": enum("1m 5m 1h 1d"), "candles": array(CANDLE)}, "symbol candles"
)


def candles(count: int) -> dict[str, Any]:
    """Return a price series of this many tuples."""
    return {
        "symbol": "ACME",
        "step": "1m",
        "candles": [[1700000000 + n, 10.5, 11.0, 10.25, 10.75, 900] for n in range(count)],
    }


SENSORS = array(
    obj(
        {
            "sensor": INTEGER,
            "celsius": {"type": "number", "minimum": -90, "maximum": 60},
            "humidity": {"type": "number", "minimum": 0, "maximum": 100},
            "pressure": {"type": "number", "exclusiveMinimum": 0},
            "samples": array({"type": "number", "minimum": -1_000_000, "maximum": 1_000_000}),
            "ok": BOOLEAN,
        },
        "sensor celsius",
    )
)


def sensors(count: int, samples: int) -> list[dict[str, Any]]:
    """Return readings of this many sensors with so many samples each."""
    return [
        {
            "sensor": n,
            "celsius": 21.25,
            "humidity": 40.5,
            "pressure": 1013.2,
            "samples": [k / 7 for k in range(samples)],
            "ok": True,
        }
        for n in range(count)
    ]


TIME_SHEET = array(
    closed(
        {
            "project": NAME,
            "hours": {"type": "number", "exclusiveMinimum": 0, "maximum": 24, "multipleOf": 0.25},
            "units": {"type": "integer", "multipleOf": 12},
            "rate": NUMBER,
        },
        "project hours",
    )
)


def time_sheet(count: int) -> list[dict[str, Any]]:
    """Return a time sheet of this many entries."""
    return [{"project": f"P{n}", "hours": 1.75, "units": 24, "rate": 80.5} for n in range(count)]


TAGGED = array(
    obj(
        {
            "sku": NAME,
            "tags": array({"type": "string", "minLength": 1, "maxLength": 40}, uniqueItems=True, maxItems=200),
            "sizes": array(INTEGER, uniqueItems=True),
        },
        "sku tags",
    )
)


def tagged(count: int, tags: int) -> list[dict[str, Any]]:
    """Return this many products with so many tags each."""
    names = [f"tag-{n}" for n in range(tags)]
    return [{"sku": f"S{n}", "tags": names, "sizes": [36, 38, 40, 42]} for n in range(count)]


ROUTES = array(
    obj({"method": enum("GET PUT POST DELETE"), "path": pattern("^/")}, "method path"), uniqueItems=True, minItems=1
)


def routes(count: int) -> list[dict[str, Any]]:
    """Return this many distinct routes."""
    return [{"method": ("GET", "PUT")[n % 2], "path": f"/items/{n // 2}"} for n in range(count)]


ORDER = obj(
    {
        "lines": array(
            obj(
                {
                    "kind": enum("product shipping discount"),
                    "amount": NUMBER,
                    "quantity": {"type": "integer", "minimum": 1},
                },
                "kind",
            ),
            contains={"properties": {"kind": const("shipping")}, "required": ["kind"]},
            minContains=1,
            maxContains=2,
        )
    },
    "lines",
)


def order(lines: int) -> dict[str, Any]:
    """Return an order of this many products and one shipping line."""
    return {"lines": [*[{"kind": "product", "amount": 9.5, "quantity": 2}] * lines, {"kind": "shipping", "amount": 4}]}


TABLE = {
    **obj({"columns": array(NAME, uniqueItems=True), "rows": array(ref("row"))}, "columns rows"),
    "$defs": {
        "row": {
            "type": "array",
            "prefixItems": [text("uuid"), STRING, {"type": ["number", "null"]}],
            "items": {"type": ["string", "number", "boolean", "null"]},
        }
    },
}


def table(rows: int) -> dict[str, Any]:
    """Return a query result of this many rows."""
    row = ["4f9d3c5e-1b7a-4a3e-9a53-1de5c7c0f001", "Jane", 3.5, "x", True, None]
    return {"columns": ["id", "name", "score", "a", "b", "c"], "rows": [row] * rows}


CASES = (
    Case(
        "map features",
        "numbers in nested arrays",
        MAP,
        geography(1, 5),
        geography(5, 100),
        {"type": "FeatureCollection", "features": [feature("Point", [1])]},
    ),
    Case(
        "price candles",
        "tuples of numbers",
        CANDLES,
        candles(3),
        candles(300),
        {"symbol": "ACME", "candles": [[1, 2, 3, 4, 5, 6.5]]},
    ),
    Case(
        "sensor readings",
        "bounded numbers",
        SENSORS,
        sensors(2, 5),
        sensors(20, 30),
        [{"sensor": 1, "celsius": 90}],
    ),
    Case("time sheet", "multipleOf", TIME_SHEET, time_sheet(3), time_sheet(200), [{"project": "a", "hours": 1.3}]),
    Case("product tags", "unique strings", TAGGED, tagged(1, 5), tagged(20, 60), [{"sku": "a", "tags": ["x", "x"]}]),
    Case("routes", "unique objects", ROUTES, routes(4), routes(60), [{"method": "GET", "path": "/"}] * 2),
    Case("order lines", "contains with bounds", ORDER, order(3), order(200), {"lines": [{"kind": "product"}]}),
    Case("query result", "tuples of mixed types", TABLE, table(2), table(200), {"columns": [], "rows": [["no uuid"]]}),
)

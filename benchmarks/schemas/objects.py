"""Objects: many properties of which few are present, maps, names by pattern."""

from typing import Any

from .case import (
    BOOLEAN,
    INTEGER,
    NAME,
    STRING,
    Case,
    array,
    closed,
    const,
    each,
    enum,
    mapping,
    obj,
    pattern,
    ref,
    text,
)

STRINGS = array(STRING)
VERSIONS = mapping(STRING)
STRING_OR_STRINGS = {"anyOf": [STRING, STRINGS]}


PACKAGE = obj(
    {
        "name": {**pattern("^(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*$"), "maxLength": 214},
        "version": pattern(r"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$"),
        **each("description license main module types browser packageManager readme", STRING),
        "homepage": text("uri"),
        "bugs": {"anyOf": [STRING, obj({"url": text("uri"), "email": text("email")})]},
        "author": ref("person"),
        **each("contributors maintainers", array(ref("person"))),
        **each("keywords files os cpu workspaces bundledDependencies sideEffectFiles", STRINGS),
        **each("dependencies devDependencies optionalDependencies peerDependencies engines overrides", VERSIONS),
        **each("scripts config publishConfig resolutions imports directories", {"type": "object"}),
        **each("private preferGlobal hasInstallScript deprecated", BOOLEAN),
        "type": enum("commonjs module"),
        "bin": {"anyOf": [STRING, VERSIONS]},
        "exports": {"anyOf": [STRING, {"type": "object"}]},
        "repository": {"anyOf": [STRING, closed(each("type url directory", STRING), "type url")]},
    },
    "name version",
)
PACKAGE["$defs"] = {
    "person": {"anyOf": [STRING, obj({"name": NAME, "email": text("email"), "url": text("uri")}, "name")]}
}

PACKAGE_SMALL = {
    "name": "@acme/router",
    "version": "3.2.1",
    "license": "MIT",
    "author": {"name": "Jo Park", "email": "jo@acme.example.com"},
    "dependencies": {"left": "^1.0.0"},
}


def package_large() -> dict[str, Any]:
    """Return a manifest with some hundred dependencies."""
    return {
        **PACKAGE_SMALL,
        "description": "Routes requests",
        "homepage": "https://acme.example.com/router",
        "repository": {"type": "git", "url": "git+https://git.example.com/acme/router.git"},
        "keywords": [f"keyword-{n}" for n in range(20)],
        "contributors": ["A. Writer", {"name": "B. Writer", "email": "b@acme.example.com"}] * 5,
        "dependencies": {f"package-{n}": f"^{n}.0.0" for n in range(80)},
        "devDependencies": {f"tool-{n}": f"~{n}.1.0" for n in range(40)},
        "scripts": {"test": "run tests", "build": "make"},
        "private": True,
    }


STEP = closed(
    {
        **each("id name uses run shell working-directory if", STRING),
        "env": mapping({"type": ["string", "number", "boolean"]}),
        "with": mapping({"type": ["string", "number", "boolean"]}),
        "continue-on-error": {"type": ["boolean", "string"]},
        "timeout-minutes": {"type": "number", "exclusiveMinimum": 0},
    },
    anyOf=[{"required": ["uses"]}, {"required": ["run"]}],
)
JOB = closed(
    {
        **each("name if environment concurrency", STRING),
        "runs-on": STRING_OR_STRINGS,
        "needs": STRING_OR_STRINGS,
        "permissions": mapping(enum("read write none")),
        "outputs": VERSIONS,
        "env": ref("env"),
        "strategy": closed(
            {"matrix": {"type": "object"}, "fail-fast": BOOLEAN, "max-parallel": {"type": "integer", "minimum": 1}}
        ),
        "container": {"type": ["string", "object"]},
        "services": mapping({"type": "object"}),
        "timeout-minutes": {"type": "number", "exclusiveMinimum": 0},
        "steps": array(ref("step"), minItems=1),
    },
    "runs-on",
)
WORKFLOW = closed(
    {
        "name": STRING,
        "run-name": STRING,
        "on": {"anyOf": [ref("trigger"), array(ref("trigger"), minItems=1), mapping({"type": ["object", "null"]})]},
        "env": ref("env"),
        "permissions": {"anyOf": [enum("read-all write-all"), mapping(enum("read write none"))]},
        "jobs": {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {"^[_a-zA-Z][a-zA-Z0-9_-]*$": ref("job")},
            "additionalProperties": False,
        },
    },
    "on jobs",
)
WORKFLOW["$defs"] = {
    "env": mapping({"type": ["string", "number", "boolean"]}),
    "trigger": enum("push pull_request schedule workflow_dispatch workflow_call release issues fork create delete"),
    "job": JOB,
    "step": STEP,
}


def workflow(jobs: int) -> dict[str, Any]:
    """Return a workflow of this many jobs of four steps each."""
    steps = [
        {"uses": "actions/checkout@v4"},
        {"name": "Set up", "uses": "actions/setup@v5", "with": {"version": 3.12, "cache": True}},
        {"run": "pip install -e .[dev]"},
        {"name": "Test", "run": "pytest", "env": {"CI": "1"}, "timeout-minutes": 10},
    ]
    job = {"runs-on": "ubuntu-latest", "steps": steps}
    return {"name": "CI", "on": ["push", "pull_request"], "jobs": {f"job-{n}": job for n in range(jobs)}}


SETTING_KINDS = (
    BOOLEAN,
    {"type": "integer", "minimum": 0, "maximum": 1000},
    enum("on off auto inherit"),
    STRING,
    array(STRING),
    BOOLEAN,
)
SETTINGS = obj({f"editor.option{n}": SETTING_KINDS[n % len(SETTING_KINDS)] for n in range(180)})
SETTING_VALUES = (True, 4, "auto", "Monospace", ["a", "b"], False)


def settings(count: int) -> dict[str, Any]:
    """Return editor settings with this many of the 180 options."""
    chosen = ((n * 37) % 180 for n in range(count))
    return {f"editor.option{n}": SETTING_VALUES[n % len(SETTING_VALUES)] for n in chosen}


SERVICE = closed(
    {
        **each("image container_name hostname user working_dir entry network_mode platform restart runtime", STRING),
        **each(
            "cap_add cap_drop devices dns expose extra_hosts links security_opt tmpfs", array(STRING, uniqueItems=True)
        ),
        **each("privileged read_only stdin_open tty init", BOOLEAN),
        **each("mem_limit shm_size cpus memswap_limit", {"type": ["number", "string"]}),
        **each("environment labels sysctls", {"anyOf": [mapping({"type": ["string", "number", "null"]}), STRINGS]}),
        **each("depends_on networks", {"anyOf": [STRINGS, mapping({"type": ["object", "null"]})]}),
        "command": STRING_OR_STRINGS,
        "ports": array({"type": ["string", "integer"]}, uniqueItems=True),
        "volumes": array({"anyOf": [STRING, closed(each("type source target", STRING), "type")]}),
        "healthcheck": closed({"test": STRING_OR_STRINGS, "retries": INTEGER, **each("interval timeout", STRING)}),
    },
    patternProperties={"^x-": {}},
)
COMPOSE = closed(
    {
        "name": pattern("^[a-z0-9][a-z0-9_-]*$"),
        "services": {
            "type": "object",
            "patternProperties": {"^[a-zA-Z0-9._-]+$": SERVICE},
            "additionalProperties": False,
        },
        **each("volumes networks secrets configs", mapping({"type": ["object", "null"]})),
    },
    patternProperties={"^x-": {}},
)


def compose(count: int) -> dict[str, Any]:
    """Return a composition of this many services."""
    service = {
        "image": "registry.example.com/app:1.4",
        "ports": ["8080:80", 9000],
        "environment": {"MODE": "production", "WORKERS": 4},
        "depends_on": ["db"],
        "volumes": ["data:/var/lib/data", {"type": "bind", "source": "./conf", "target": "/etc/conf"}],
        "healthcheck": {"test": ["CMD", "true"], "interval": "10s", "retries": 3},
    }
    return {"services": {f"app{n}": service for n in range(count)}, "volumes": {"data": None}, "x-note": 1}


RESOURCES = ("Bucket", "Queue", "Topic", "Table", "Role", "Policy", "Function", "Alarm")
RESOURCE_TYPES = tuple(f"Cloud::{name}" for name in RESOURCES)
TAGS = array(closed({"Key": NAME, "Value": STRING}, "Key Value"))
TEMPLATE = closed(
    {
        "FormatVersion": enum("2010-09-09"),
        "Description": {"type": "string", "maxLength": 1024},
        "Parameters": mapping(obj({"Type": STRING, "Default": {"type": ["string", "number"]}}, "Type")),
        "Outputs": mapping(obj({"Value": {}, "Export": {"type": "object"}}, "Value")),
        "Resources": mapping(
            {
                "anyOf": [
                    closed(
                        {
                            "Type": const(kind),
                            "DependsOn": STRING_OR_STRINGS,
                            "DeletionPolicy": enum("Delete Retain Snapshot"),
                            "Properties": closed(
                                {
                                    **each(f"{kind[7:]}Name Description KeyId", STRING),
                                    **{
                                        f"{kind[7:]}Option{n}": {"type": ["string", "number", "boolean"]}
                                        for n in range(20)
                                    },
                                    "Tags": TAGS,
                                }
                            ),
                        },
                        "Type",
                    )
                    for kind in RESOURCE_TYPES
                ]
            }
        ),
    },
    "Resources",
)


def template(count: int) -> dict[str, Any]:
    """Return a template of this many resources, of all types in turn."""
    kinds = [RESOURCE_TYPES[n % len(RESOURCE_TYPES)] for n in range(count)]
    return {
        "FormatVersion": "2010-09-09",
        "Resources": {
            f"Resource{n}": {
                "Type": kind,
                "Properties": {
                    f"{kind[7:]}Name": f"resource-{n}",
                    f"{kind[7:]}Option3": 30,
                    "Tags": [{"Key": "team", "Value": "growth"}],
                },
            }
            for n, kind in enumerate(kinds)
        },
    }


LEVEL = {"anyOf": [enum("off warn error"), {"type": "integer", "minimum": 0, "maximum": 2}]}
LINTER = obj(
    {
        "root": BOOLEAN,
        "extends": STRING_OR_STRINGS,
        "plugins": array(STRING, uniqueItems=True),
        "rules": mapping({"anyOf": [LEVEL, {"type": "array", "prefixItems": [LEVEL], "minItems": 1}]}),
        "overrides": array(obj({"files": STRING_OR_STRINGS, "rules": {"type": "object"}}, "files")),
    }
)


def linter(count: int) -> dict[str, Any]:
    """Return a linter configuration of this many rules."""
    levels = ("error", 2, ["warn", {"max": 3}], "off")
    return {"root": True, "extends": ["base"], "rules": {f"rule-{n}": levels[n % 4] for n in range(count)}}


FLAGS = mapping(
    closed(
        {
            "enabled": BOOLEAN,
            "rollout": {"type": "number", "minimum": 0, "maximum": 100},
            "owners": array(text("email"), minItems=1),
            "variants": mapping({"type": "integer", "minimum": 0}),
        },
        "enabled",
    ),
    propertyNames=pattern("^[a-z][a-z0-9_]*$"),
)


def flags(count: int) -> dict[str, Any]:
    """Return this many feature flags."""
    flag = {"enabled": True, "rollout": 12.5, "owners": ["team@example.com"], "variants": {"on": 1, "off": 2}}
    return {f"flag_{n}": flag for n in range(count)}


CATALOGUE = mapping(mapping(STRING, minProperties=1), propertyNames=pattern("^[a-z]{2}(-[A-Z]{2})?$"))


def catalogue(messages: int) -> dict[str, Any]:
    """Return translations of this many messages into three languages."""
    return {lang: {f"message.{n}": f"Text {n}" for n in range(messages)} for lang in ("en", "de", "pt-BR")}


CASES = (
    Case("package manifest", "wide object, few members", PACKAGE, PACKAGE_SMALL, package_large(), {"name": "UPPER"}),
    Case(
        "CI workflow",
        "wide closed objects in maps",
        WORKFLOW,
        workflow(1),
        workflow(20),
        {"on": "push", "jobs": {"a": {"runs-on": "x", "steps": [{"name": "neither"}]}}},
    ),
    Case(
        "editor settings", "180 properties, few members", SETTINGS, settings(6), settings(90), {"editor.option1": 2000}
    ),
    Case(
        "service composition",
        "wide closed objects, patternProperties",
        COMPOSE,
        compose(2),
        compose(30),
        {"services": {"a": {"imag": "x"}}},
    ),
    Case(
        "cloud template",
        "map of a union of wide objects",
        TEMPLATE,
        template(3),
        template(60),
        {"Resources": {"a": {"Type": "Cloud::Queue", "Properties": {"BucketName": "x"}}}},
    ),
    Case("linter configuration", "map of small unions", LINTER, linter(8), linter(200), {"rules": {"a": "fatal"}}),
    Case("feature flags", "map of closed objects, propertyNames", FLAGS, flags(3), flags(100), {"a": {"enabled": 1}}),
    Case(
        "translation catalogue",
        "map of maps of strings",
        CATALOGUE,
        catalogue(8),
        catalogue(200),
        {"english": {"a": "b"}},
    ),
)

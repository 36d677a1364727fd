#!/usr/bin/env python3
"""Checks every dependency against deny.toml (licence, name, source) and against the `rust-version` of Cargo.toml.

    python3 tests/dependencies.py

Reads `cargo metadata`; needs no network once the dependencies are fetched. Does the part of `cargo deny` that needs no
database, because building that program takes longer than all tests together.
"""
import json
import re
import subprocess
import sys
import tomllib


def allowed(expression, licences):
    """Whether an SPDX expression can be met with the licences. `/` is the old way to write OR."""
    words = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))
    value, rest = either(words, licences)
    if rest:
        raise ValueError(f"not an expression: {expression}")
    return value


def either(words, licences):
    value, rest = both(words, licences)
    while rest[:1] == ["OR"]:
        other, rest = both(rest[1:], licences)
        value = value or other
    return value, rest


def both(words, licences):
    value, rest = one(words, licences)
    while rest[:1] == ["AND"]:
        other, rest = one(rest[1:], licences)
        value = value and other
    return value, rest


def one(words, licences):
    if words[:1] == ["("]:
        value, rest = either(words[1:], licences)
        if rest[:1] != [")"]:
            raise ValueError("a parenthesis is open")
        return value, rest[1:]
    name, rest = words[0], words[1:]
    if rest[:1] == ["WITH"]:
        name, rest = f"{name} WITH {rest[1]}", rest[2:]
    return name in licences, rest


def version(text):
    return tuple(int(part) for part in (text.split(".") + ["0", "0"])[:3])


def faults(packages, rules, minimum):
    licences = set(rules["licenses"]["allow"])
    banned = {entry["name"] for entry in rules["bans"]["deny"]}
    sources = {f"registry+{url}" for url in rules["sources"]["allow-registry"]}
    for package in packages:
        name = f"{package['name']} {package['version']}"
        if not package["license"] or not allowed(package["license"], licences):
            yield f"{name}: licence {package['license']}"
        if package["name"] in banned:
            yield f"{name}: banned"
        if package["source"] is not None and package["source"] not in sources:
            yield f"{name}: from {package['source']}"
        if package["rust_version"] and version(package["rust_version"]) > minimum:
            yield f"{name}: asks for Rust {package['rust_version']}"


def check_itself():
    some = {"MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"}
    assert allowed("GPL-3.0 OR MIT", some) and allowed("Unlicense/MIT", some)
    assert allowed("(GPL-3.0 OR MIT) AND Zlib", some) and not allowed("MIT AND GPL-3.0", some)
    assert allowed("Apache-2.0 WITH LLVM-exception", some) and not allowed("Apache-2.0", some)
    package = {"name": "p", "version": "1", "license": "GPL-3.0", "source": "git+x", "rust_version": "1.99"}
    rules = {"licenses": {"allow": ["MIT"]}, "bans": {"deny": [{"name": "p"}]}, "sources": {"allow-registry": ["y"]}}
    assert len(list(faults([package], rules, (1, 95, 0)))) == 4


def packages_of(manifest):
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--manifest-path", manifest]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)["packages"]


def main():
    check_itself()
    # The package, and the wheel, which is one of its own.
    found = {package["id"]: package for manifest in ("Cargo.toml", "python/Cargo.toml") for package in packages_of(manifest)}
    packages = list(found.values())
    with open("deny.toml", "rb") as file:
        rules = tomllib.load(file)
    with open("Cargo.toml", "rb") as file:
        minimum = version(tomllib.load(file)["package"]["rust-version"])
    compiler = subprocess.run(["rustc", "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout
    if version(re.search(r"\d+\.\d+\.\d+", compiler)[0]) < minimum:
        sys.exit(f"this compiler is too old: {compiler.strip()}")
    found = list(faults(packages, rules, minimum))
    print("\n".join(found) or f"{len(packages)} packages: licences, names, sources and Rust versions are sound")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()

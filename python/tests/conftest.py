"""What the tests have: the program to compare with, and invented minutes."""

import json
import os
import pathlib
import subprocess

import pytest

import huisclos

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program():
    """Runs the program; gives its code, its standard output and what it says."""
    path = os.environ["HUISCLOS_PROGRAM"]

    def run(*arguments, input=b"", cwd=None):
        done = subprocess.run([path, *map(str, arguments)], input=input, cwd=cwd, capture_output=True, check=False)
        return done.returncode, done.stdout, done.stderr.decode()

    return run


@pytest.fixture(scope="session")
def minutes():
    """The annotated minutes as texts."""
    with open(ROOT / "fixtures/score/fixtures.jsonl", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


@pytest.fixture(scope="session")
def documents():
    return ROOT / "fixtures/documents"


@pytest.fixture
def anonymiser():
    return huisclos.Anonymiser(huisclos.Policy("groupe-de-travail"))


@pytest.fixture
def key_file(program, tmp_path):
    path = tmp_path / "clspd.key"
    assert program("key", "new", path)[0] == 0
    return path

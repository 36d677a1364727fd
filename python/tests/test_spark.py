"""Spark on a cluster of separate processes, one of which is killed in the middle."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from pyspark.sql import SparkSession

import huisclos
from huisclos import spark, spark_job

POLICY = huisclos.Policy("groupe-de-travail")


@pytest.fixture(scope="module")
def session():
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("huisclos")
        .config("spark.executor.memory", "512m")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "4")
        # Small documents, and yet many tasks; without a shuffle, which would write originals to the disk.
        .config("spark.sql.files.maxPartitionBytes", "16384")
        .config("spark.sql.files.openCostInBytes", "8192")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def key(program, tmp_path_factory):
    path = tmp_path_factory.mktemp("key") / "clspd.key"
    assert program("key", "new", path)[0] == 0
    return path


@pytest.fixture(scope="module")
def archive(documents, minutes, tmp_path_factory):
    """Documents of many formats, and one that can't be read."""
    folder = tmp_path_factory.mktemp("archive")
    for path in sorted(documents.glob("*.*")):
        if path.name != "README.md":
            shutil.copy(path, folder / path.name)
    for number, text in enumerate(minutes[:60]):
        (folder / f"séance {number}.txt").write_text(text, encoding="utf-8")
    (folder / "coupé.docx").write_bytes(b"PK\x03\x04 and nothing more")
    return folder


@pytest.fixture(scope="module")
def expected(program, archive, key, tmp_path_factory):
    """For each file the code and, where there is one, the output of the program."""
    folder = tmp_path_factory.mktemp("expected")
    files = sorted(archive.iterdir())
    options = ["--formation", "groupe-de-travail", "--key", key, "--scope", "nord", "--report", folder / "report.json"]
    program("anonymise", *files, "-o", folder, *options)
    entries = json.loads((folder / "report.json").read_text())
    found = {}
    for path, entry in zip(files, entries):
        data = (folder / entry["output"]).read_bytes() if entry["output"] else None
        found[path.name] = (entry["failed"] or 0, data)
    assert sum(data is not None for _, data in found.values()) > 50
    return found


def read(session, archive):
    return session.read.format("binaryFile").load(str(archive))


def rows_by_name(rows):
    return {pathlib.PurePath(row["path"]).name: row for row in rows}


def test_documents_are_those_of_the_program(session, archive, key, expected):
    rows = rows_by_name(spark.anonymise_documents(read(session, archive), POLICY, key=key, scope="nord").collect())
    assert {name: (row["code"], row["output"] and bytes(row["output"])) for name, row in rows.items()} == expected
    assert rows["coupé.docx"]["code"] == 1 and rows["coupé.docx"]["message"].startswith("Le fichier « coupé.docx » est incomplet")
    report = json.loads(rows["groupe-de-travail.docx"]["report"])
    assert report["format"] == "docx" and report["proof"]["hits"] == []


def test_a_broadcast_key_is_that_of_its_file(session, archive, key, expected):
    secret = session.sparkContext.broadcast(bytes.fromhex(key.read_text().split()[1]))
    files = read(session, archive).filter("path like '%.docx'")
    rows = rows_by_name(spark.anonymise_documents(files, POLICY, key=secret, scope="nord").collect())
    assert len(rows) > 2 and all((row["code"], row["output"] and bytes(row["output"])) == expected[name] for name, row in rows.items())


def test_texts(session, minutes, key):
    texts = [*minutes[:30], None]
    frame = session.createDataFrame(list(enumerate(texts)), "id int, texte string").repartition(4)
    made = spark.anonymise_texts(frame, POLICY, "texte", key=key, scope="nord")
    assert made.columns == ["id", "texte", "code", "message", "report"]
    anonymiser = huisclos.Anonymiser(POLICY, key=key, scope="nord")
    rows = made.collect()
    assert len(rows) == len(texts)
    for row in rows:
        if texts[row["id"]] is None:
            assert row["texte"] is None and row["code"] is None and row["report"] is None
            continue
        try:
            result = anonymiser.anonymise(texts[row["id"]])
        except huisclos.Error as error:
            assert (row["texte"], row["code"], row["message"]) == (None, error.code, str(error))
        else:
            assert (row["texte"], row["code"], row["message"]) == (result.text, 0, None)
            assert json.loads(row["report"]) == result.report


def test_no_key_is_in_a_plan_or_a_log(session, archive, key, tmp_path):
    made = spark.write_documents(read(session, archive), tmp_path, POLICY, key=key, scope="nord")
    plan = made._jdf.queryExecution().toString()
    secret = key.read_text().split()[1]
    assert "huisclos" in plan and secret not in plan
    for bad in (bytes(32), bytearray(32)):
        with pytest.raises(huisclos.UsageError):
            spark.anonymise_documents(read(session, archive), POLICY, key=bad, scope="nord")
    for folder, options in (("s3a://bucket/outputs", {}), (tmp_path, {"colour": 1}), (tmp_path, {"scope": "nord"})):
        with pytest.raises(huisclos.UsageError):
            spark.write_documents(read(session, archive), folder, POLICY, **options)
    logs = list((pathlib.Path(os.environ["SPARK_HOME"]) / "work").glob("app-*/*/std*"))
    assert len(logs) >= 4
    for log in logs:
        text = log.read_text(errors="replace")
        assert secret not in text and "BENSALEM" not in text.upper() and "CASTAGNET" not in text.upper()


def parents():
    """Each process's parent."""
    found = {}
    for entry in pathlib.Path("/proc").iterdir():
        try:
            found[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    return found


def ancestors(pid, parents):
    """A process, its parent, and so on."""
    while pid:
        yield pid
        pid = parents.get(pid, 0)


def executors():
    """The executors that this process started, by their process ids."""
    tree, found = parents(), []
    for pid in tree:
        try:
            command = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in command and os.getpid() in ancestors(pid, tree):
            found.append(pid)
    return sorted(found)


def test_a_killed_executor_changes_nothing(session, archive, key, expected, tmp_path):
    """kill -9 while it works: Spark does its tasks again, elsewhere, and the outputs are the same."""
    held, go = tmp_path / "held", tmp_path / "go"

    def wait_for_the_kill(batches):
        """A task that waits in the middle of its documents, and says where it does: no timing decides who is killed."""
        for batch in batches:
            if any(path.as_py().endswith("30.txt") for path in batch.column("path")) and not go.exists():
                held.with_suffix(".new").write_text(str(os.getpid()))
                held.with_suffix(".new").rename(held)
                until = time.monotonic() + 120
                while not go.exists() and time.monotonic() < until:
                    time.sleep(0.01)
            yield batch

    files = read(session, archive).select("path", "content")
    files = files.mapInArrow(wait_for_the_kill, files.schema)
    rows = []
    made = spark.write_documents(files, tmp_path / "sortie", POLICY, key=key, scope="nord")
    before = executors()
    assert len(before) == 2, "two executors of one core"
    job = threading.Thread(target=lambda: rows.extend(made.collect()))
    job.start()
    until = time.monotonic() + 120
    while not held.exists():
        assert job.is_alive() and time.monotonic() < until, "no task waited"
        time.sleep(0.01)
    killed = next(pid for pid in ancestors(int(held.read_text()), parents()) if pid in before)
    os.kill(killed, signal.SIGKILL)
    go.touch()
    job.join()
    assert killed not in executors()
    until = time.monotonic() + 60
    while not set(executors()) - set(before):
        assert time.monotonic() < until, "no other has taken its place"
        time.sleep(0.1)
    outputs = {name: (row["code"], row["output"]) for name, row in rows_by_name(rows).items()}
    assert len(rows) == len(expected) and outputs.keys() == expected.keys()
    for name, (code, output) in outputs.items():
        data = (tmp_path / "sortie" / output).read_bytes() if output else None
        assert (code, data) == expected[name], name


def test_the_job(program, archive, key, expected, tmp_path):
    """spark-submit, with its own cluster."""
    submit = pathlib.Path(os.environ["SPARK_HOME"]) / "bin/spark-submit"
    job = pathlib.Path(spark.__file__).with_name("spark_job.py")
    common = [submit, "--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false", "--conf", "spark.executor.memory=512m"]
    options = ["--formation", "groupe-de-travail", "--key", key, "--scope", "nord"]
    command = [*common, job, archive, tmp_path / "sortie", *options]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, env=os.environ | {"PYSPARK_PYTHON": sys.executable})
    assert done.returncode == 5, done.stderr[-3000:]
    failed = sum(data is None for _, data in expected.values())
    assert f"{len(expected)} documents, {failed} sans sortie." in done.stdout.splitlines()
    lines = [json.loads(line) for part in (tmp_path / "sortie/report").glob("part-*") for line in part.read_text().splitlines()]
    outputs = {pathlib.PurePath(line["path"]).name: line for line in lines}
    assert outputs.keys() == expected.keys()
    for name, (code, data) in expected.items():
        assert outputs[name]["code"] == code
        assert data is None or (tmp_path / "sortie/documents" / outputs[name]["output"]).read_bytes() == data
    assert key.read_text().split()[1] not in done.stderr + done.stdout
    assert not [path for path in (tmp_path / "sortie").rglob(".huisclos-*")]


def test_the_job_with_parquet(session, archive, key, expected, tmp_path, monkeypatch, capsys):
    """Outputs as rows, which Spark writes where it can write."""
    options = ["--formation", "groupe-de-travail", "--key", str(key), "--scope", "nord", "--glob", "*.docx", "--parquet"]
    monkeypatch.setattr(sys, "argv", ["spark_job.py", str(archive), str(tmp_path / "sortie"), *options])
    assert spark_job.main() == 5
    rows = rows_by_name(session.read.parquet(str(tmp_path / "sortie/documents")).collect())
    assert rows.keys() == {name for name in expected if name.endswith(".docx")}
    assert all((row["code"], row["output"] and bytes(row["output"])) == expected[name] for name, row in rows.items())

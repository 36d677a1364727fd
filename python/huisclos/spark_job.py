"""An archive through Spark.

    spark-submit spark_job.py SOURCE OUTPUT --formation F [--circulation C] [--key FILE --scope NAME] …

Every file under SOURCE becomes one in OUTPUT/documents, called by the SHA-256 of its source, and a row in OUTPUT/report (JSON
lines: path, output, format, code, message, report). With --parquet, for object stores, the outputs are a column of
OUTPUT/documents instead, written as Parquet. SOURCE, OUTPUT and the files of the options must be where every executor
finds them; Spark leaves out files of zero bytes. Ends with 0, with 5 when some files have no output, with 1 when the job itself failed.
"""

from __future__ import annotations

import argparse
import glob
import os
import pathlib
import sys

from huisclos import CIRCULATIONS, FORMATIONS, Error, Policy, spark


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="spark_job.py", description="An archive through Spark.")
    parser.add_argument("source", help="folder of documents, of any depth")
    parser.add_argument("output", help="folder to make")
    parser.add_argument("--formation", required=True, choices=FORMATIONS)
    parser.add_argument("--circulation", default="externe", choices=CIRCULATIONS)
    parser.add_argument("--preset")
    parser.add_argument("--doubts", choices=["mask", "block"])
    for name, what in [
        ("policy", "a town's policy (TOML)"),
        ("names", "values that must go, one a line"),
        ("keep", "values that must stay, one a line"),
        ("commune", "a town's lists (.toml, .csv)"),
        ("key", "a key file, which its owner alone may read"),
    ]:
        parser.add_argument(f"--{name}", type=pathlib.Path, metavar="FILE", help=what)
    parser.add_argument("--scope", metavar="NAME", help="where codes are the same; with --key")
    parser.add_argument("--glob", metavar="PATTERN", help="only files whose names are such, as *.docx")
    parser.add_argument("--apart", default="pdf", choices=["pdf", "all"], help="files that are read in a process of their own")
    parser.add_argument("--parquet", action="store_true", help="outputs as rows and not as files")
    return parser.parse_args()


def main() -> int:
    """Runs the job."""
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as f

    given = arguments()
    try:
        policy = Policy(
            given.formation, given.circulation, preset=given.preset, policy=given.policy, doubts=given.doubts
        )
    except Error as error:
        print(f"erreur : {error}", file=sys.stderr)
        return error.code
    session = SparkSession.builder.appName("huisclos").getOrCreate()
    # A batch holds whole files.
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "16")
    reader = session.read.format("binaryFile").option("recursiveFileLookup", "true")
    if given.glob:
        reader = reader.option("pathGlobFilter", given.glob)
    files = reader.load(given.source)
    options = {name: getattr(given, name) for name in ("key", "scope", "names", "keep", "commune", "apart")}
    documents = given.output.rstrip("/") + "/documents"
    report = given.output.rstrip("/") + "/report"
    try:
        if given.parquet:
            spark.anonymise_documents(files, policy, **options).write.parquet(documents)
            rows = session.read.parquet(documents)
        else:
            spark.write_documents(files, documents, policy, **options).write.json(report)
            for left in glob.glob(os.path.join(glob.escape(documents), "*", ".huisclos-*.tmp")):
                os.remove(left)
            rows = session.read.schema("code int").json(report)
    except Error as error:
        print(f"erreur : {error}", file=sys.stderr)
        return error.code
    codes = {row["code"]: row["count"] for row in rows.groupBy(f.col("code")).count().collect()}
    total = sum(codes.values())
    failed = total - codes.get(0, 0)
    print(f"{total} documents, {failed} sans sortie.")
    return 5 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

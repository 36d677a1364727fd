#!/usr/bin/env python3
"""How `huisclos archive` grows: documents and megabytes a second, and memory, by the number of documents and of workers.

    python3 benches/archive.py PROGRAM [--documents 1000 10000 100000] [--jobs 1 2]

The documents are those of tests/archive/corpus.py: fifty lines at most, in seven formats, one PDF in a hundred. Memory is
the largest resident set of the program's own process, without those that read PDFs. Megabytes are those of the originals.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests/archive"))
import corpus


def run(command):
    """Seconds of the clock, of the processors, and the peak of the process in MiB."""
    started, before = time.monotonic(), os.times()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            peak = max([peak] + [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")])
        except OSError:
            pass
        time.sleep(0.02)
    seconds, after = time.monotonic() - started, os.times()
    if process.returncode != 0:
        sys.exit(process.stderr.read().decode())
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, worked, peak / 1024


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000, 100_000])
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = options.parse_args()
    print("| documents | MB | workers | seconds | documents/s | MB/s | of processors, ms a document | peak, MiB |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as work:
        work, made = pathlib.Path(work), 0
        for documents in sorted(options.documents):
            corpus.write(work / "in", range(made, documents))
            made = documents
            megabytes = sum(file.stat().st_size for file in (work / "in").rglob("*") if file.is_file()) / 1e6
            for jobs in options.jobs:
                command = [options.program, "archive", str(work / "in"), "-o", str(work / "out"), "--formation", "groupe-de-travail", "--jobs", str(jobs)]
                seconds, worked, peak = run(command)
                shutil.rmtree(work / "out")
                print(f"| {documents} | {megabytes:.0f} | {jobs} | {seconds:.1f} | {documents / seconds:.0f} | {megabytes / seconds:.2f} | {worked / documents * 1000:.2f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()

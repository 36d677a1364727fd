#!/usr/bin/env python3
"""How `huisclos archive` grows: documents and megabytes a second, and memory, by the number of documents and of workers.

    python3 benches/archive.py PROGRAM [--documents 1000 10000 100000] [--jobs 1 2] [--runs 3]

The documents are those of tests/archive/corpus.py: fifty lines at most, in seven formats, one PDF in a hundred. Memory is
the resident set of the program's own process, without those that read PDFs: its peak, which is where the lists are read, and
the most that was seen after the first second. Megabytes are those of the originals. Medians of runs that take turns.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests/archive"))
import corpus


def run(command):
    """Seconds of the clock, of the processors, and of the process in MiB: its peak, and its most after the first second."""
    started, before = time.monotonic(), os.times()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak, later = 0, 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            kib = {key: int(rest.split()[0]) for key, rest in (line.split(":", 1) for line in status.splitlines()) if key in ("VmHWM", "VmRSS")}
            peak = max(peak, kib.get("VmHWM", 0))
            if time.monotonic() - started > 1:
                later = max(later, kib.get("VmRSS", 0))
        except OSError:
            pass
        time.sleep(0.1)
    seconds, after = time.monotonic() - started, os.times()
    if process.returncode != 0:
        sys.exit(process.stderr.read().decode())
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, worked, peak / 1024, later / 1024


def warm(folder):
    for file in folder.rglob("*"):
        if file.is_file():
            file.read_bytes()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000, 100_000])
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options.add_argument("--runs", type=int, default=3)
    options = options.parse_args()
    print("| documents | MB | workers | seconds | documents/s | MB/s | times the first | of processors, ms a document | peak, MiB | later, MiB |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as work:
        work, made = pathlib.Path(work), 0
        for documents in sorted(options.documents):
            corpus.write(work / "in", range(made, documents))
            made = documents
            megabytes = sum(file.stat().st_size for file in (work / "in").rglob("*") if file.is_file()) / 1e6
            results = {jobs: [] for jobs in options.jobs}
            for turn in range(options.runs):
                for jobs in options.jobs:
                    # Every run finds the originals in memory. Nothing is removed between two runs: for minutes ext4 goes around
                    # the places of files that are gone, one by one for each new file, and takes half a millisecond for it.
                    warm(work / "in")
                    out = work / f"out-{documents}-{jobs}-{turn}"
                    command = [options.program, "archive", str(work / "in"), "-o", str(out), "--formation", "groupe-de-travail", "--jobs", str(jobs)]
                    results[jobs].append(run(command))
                    print(f"{documents} {jobs}: {results[jobs][-1]}", file=sys.stderr, flush=True)
            first = statistics.median(seconds for seconds, *_ in results[options.jobs[0]])
            for jobs, runs in results.items():
                seconds, worked, peak, later = (statistics.median(column) for column in zip(*runs))
                print(
                    f"| {documents} | {megabytes:.0f} | {jobs} | {seconds:.1f} | {documents / seconds:.0f} | {megabytes / seconds:.2f} "
                    f"| {first / seconds:.2f} | {worked / documents * 1000:.2f} | {peak:.0f} | {later:.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()

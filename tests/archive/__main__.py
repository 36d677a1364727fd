#!/usr/bin/env python3
"""`huisclos archive` as an archive meets it: killed, out of disk, on several machines.

    python3 tests/archive PROGRAM [--documents 2000] [--kills 50]

The end must be that of an undisturbed run, byte for byte. Prints a line a check, and at last «N passed, N failed». The
full disk is a small file system in memory: it takes root, or a user's own name space (unshare).
"""

import argparse
import contextlib
import csv
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

import corpus

COMMON = ["--formation", "groupe-de-travail"]


def tree(folder, below=""):
    """Every file by its path, with its bytes."""
    root = pathlib.Path(folder) / below
    return {str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}


def differences(one, other):
    """What is not the same in two trees; none if nothing."""
    names = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    return f"{len(names)} files differ, such as {names[0]}" if names else None


class Archive:
    def __init__(self, program, work):
        self.program, self.work = program, work
        self.source = work / "entrée"

    def command(self, out, *options, source=None):
        return [self.program, "archive", str(source or self.source), "-o", str(out), *COMMON, *options]

    def run(self, out, *options, source=None):
        return subprocess.run(self.command(out, *options, source=source), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def kill(self, out, after, *options):
        """Runs it for so many seconds; whether it was killed before its end."""
        process = subprocess.Popen(self.command(out, "--resume", *options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(after)
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL

    # The checks: each gives what is wrong, or nothing.

    def undisturbed(self):
        started = time.monotonic()
        run = self.run(self.work / "whole")
        self.seconds = time.monotonic() - started
        self.whole = tree(self.work / "whole")
        if run.returncode != 0:
            return f"{run.returncode}: {run.stderr[-500:]}"
        outputs = [name for name in self.whole if name.startswith("documents/")]
        lines = self.whole["journal.jsonl"].decode().splitlines()[1:]
        if not len(outputs) == len(lines) == self.documents:
            return f"{len(outputs)} outputs and {len(lines)} lines of {self.documents} documents"
        if [json.loads(line)["input"] for line in lines] != sorted((json.loads(line)["input"] for line in lines), key=lambda path: path.split("/")):
            return "the journal is not in the order of the archive"
        clear = [name for name in outputs if name.endswith((".txt", ".html", ".eml")) and any(surname in self.whole[name].decode().upper() for surname in corpus.SURNAMES)]
        return f"a name is in {clear[0]}" if clear else None

    def kills(self):
        out, draw, killed, runs = self.work / "killed", random.Random(7), 0, 0
        # Short enough for so many kills before the end.
        longest = 2 * self.seconds / self.wanted + 0.05
        while killed < self.wanted:
            runs += 1
            if runs > 10 * self.wanted:
                return f"only {killed} kills in {runs} runs"
            if self.kill(out, draw.uniform(0.02, longest)):
                killed += 1
                doubled = self.doubled(out)
                if doubled:
                    return f"after {killed} kills: {doubled}"
            else:
                # It came to its end: some of what it made goes, and the next runs make it again.
                for file in sorted((out / "documents").rglob("*.*"))[::2]:
                    file.unlink()
        again = self.run(out, "--resume")
        return again.stderr[-500:] if again.returncode != 0 else differences(self.whole, tree(out))

    def doubled(self, out):
        """Whether something that was finished was done again."""
        journal = out / "journal.jsonl"
        lines = journal.read_bytes().splitlines(keepends=True)[1:] if journal.exists() else []
        done = {}
        for line in (json.loads(line) for line in lines if line.endswith(b"\n")):
            if line["stamp"] in done and (out / line["output"]).stat().st_mtime_ns == done[line["stamp"]]:
                return "a document has two lines and one output"
            done[line["stamp"]] = (out / line["output"]).stat().st_mtime_ns
        return None

    def jobs(self):
        run = self.run(self.work / "one", "--jobs", "1")
        return run.stderr[-500:] if run.returncode != 0 else differences(self.whole, tree(self.work / "one"))

    def machines(self):
        """Two halves, one of them packed, in another order, under one key: as one archive under that key."""
        key = self.work / "clspd.key"
        subprocess.run([self.program, "key", "new", str(key)], check=True, stderr=subprocess.DEVNULL)
        options = ["--key", str(key), "--scope", "nord"]
        files = sorted(file for file in self.source.rglob("*") if file.is_file())
        packed = self.work / "moitié.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
            for file in reversed(files[::2]):
                package.write(file, file.name)
        other = self.work / "moitié"
        other.mkdir()
        for file in files[1::2]:
            shutil.copy(file, other / file.name)
        for out, source in (("all", self.source), ("first", packed), ("second", other)):
            run = self.run(self.work / out, *options, source=source)
            if run.returncode != 0:
                return run.stderr[-500:]
        halves = tree(self.work / "first", "documents") | tree(self.work / "second", "documents")
        return differences(tree(self.work / "all", "documents"), halves)

    def full(self):
        """A disk that is too small, and then is not."""
        disk = self.work / "disk"
        disk.mkdir()
        out = disk / "out"
        size = sum(len(content) for content in self.whole.values())
        script = """
            set -e
            mount -t tmpfs -o size=$2k tmpfs "$1"
            shift 2
            code=0; "$@" || code=$?
            ls -A "$DISK/out/documents" | head -1 | grep -q .
            find "$DISK" -name '.huisclos-*' | grep -q . && exit 90
            [ $code -eq 1 ] || exit 91
            mount -o remount,size=0 "$DISK"
            "$@" --resume
            cp -r "$DISK/out" "$KEEP"
            umount "$DISK"
        """
        inside = ["bash", "-c", script, "full", str(disk), str(size // 1024 // 3), *self.command(out)]
        if os.geteuid() != 0:
            inside = ["unshare", "--user", "--map-root-user", "--mount", *inside]
        environment = os.environ | {"DISK": str(disk), "KEEP": str(self.work / "full")}
        run = subprocess.run(inside, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        if run.returncode != 0:
            return f"{run.returncode}: {run.stderr[-500:]}"
        if "Plus de place" not in run.stderr:
            return f"it says nothing of the disk: {run.stderr[-500:]}"
        return differences(self.whole, tree(self.work / "full"))

    def begun(self, out):
        """A run that has made some outputs and has more to do."""
        process = subprocess.Popen(self.command(out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 20
        while len(list(out.glob("documents/*/[0-9a-f]*"))) < 20 and time.monotonic() < deadline:
            time.sleep(0.005)
        return process

    def removed(self):
        """The folder of the outputs goes away during the work, or some of it."""
        out, away = self.work / "removed", self.work / "away"
        process = self.begun(out)
        out.rename(away)
        said = process.communicate()[1]
        if process.returncode != 1 or "erreur" not in said:
            return f"{process.returncode}: {said[-500:]}"
        shutil.rmtree(out, ignore_errors=True)
        process = self.begun(out)
        for file in list(out.glob("documents/*/[0-9a-f]*"))[:5]:
            file.unlink()
        said = process.communicate()[1]
        if process.returncode != 1 or "--resume" not in said:
            return f"{process.returncode}: {said[-500:]}"
        for folder in (out, away):
            run = self.run(folder, "--resume")
            if run.returncode != 0 or differences(self.whole, tree(folder)):
                return run.stderr[-500:] or differences(self.whole, tree(folder))
        return None

    def quarantine(self):
        """What can't be read is told, and the rest goes on; what is mended is done again."""
        source, out = self.work / "mêlé", self.work / "mixed"
        corpus.write(source, range(20))
        good = sorted(file for file in source.rglob("*.docx"))[0]
        whole = good.read_bytes()
        good.write_bytes(whole[: len(whole) // 2])
        (source / "vide.odt").write_bytes(b"")
        (source / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(64))
        (source / "notes.txt").write_text("Groupe social n° 3, article 8. Situation de Karim BENALI, 15 ans.\n")
        (source / "~$verrou.docx").write_bytes(b"\5roux")
        with zipfile.ZipFile(source / "paquet.zip", "w") as package:
            package.writestr("texte.txt", "Situation n° 1 : Karim BENALI, 15 ans.\n")
            package.writestr("dedans.zip", "PK")
        rows = [["chemin", "formation"], ["notes.txt", "groupe-social"]]
        manifest = self.work / "mêlé.csv"
        with manifest.open("w", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
        run = self.run(out, "--manifest", str(manifest), source=source)
        lines = [json.loads(line) for line in (out / "journal.jsonl").read_text().splitlines()[1:]]
        codes = {line["input"]: line["code"] for line in lines if line["code"]}
        wanted = {"vide.odt": 1, "photo.jpg": 1, "notes.txt": 3, "paquet.zip/dedans.zip": 1, str(good.relative_to(source)): 1}
        if (run.returncode, codes, len(lines)) != (5, wanted, 25):
            return f"{run.returncode}, {codes}, {len(lines)} lines: {run.stderr[-300:]}"
        listed = list(csv.reader((out / "quarantaine.csv").open(newline=""), delimiter=";"))
        if {row[0] for row in listed[1:]} != wanted.keys() or "BENALI" in (out / "quarantaine.csv").read_text():
            return f"another list: {listed}"
        before = {name: (out / name).stat().st_mtime_ns for name in tree(out) if name.startswith("documents/")}
        good.write_bytes(whole)
        again = self.run(out, "--manifest", str(manifest), "--resume", source=source)
        after = {name: (out / name).stat().st_mtime_ns for name in tree(out) if name.startswith("documents/")}
        redone = [name for name, time in before.items() if after.get(name) != time]
        if again.returncode != 5 or redone or len(after) != len(before) + 1:
            return f"{again.returncode}, {len(redone)} done again, {len(after)} outputs after {len(before)}"
        # Another circulation: of the first nothing stays, and the end is that of a run that never knew it.
        options = ["--manifest", str(manifest), "--circulation", "interne"]
        self.run(out, *options, "--resume", source=source)
        self.run(self.work / "straight", *options, source=source)
        return differences(tree(self.work / "straight"), tree(out))

    def dossiers(self):
        """A name that is sure in one document of a dossier is masked in all of it, and nowhere else."""
        source, out = self.work / "dossiers", self.work / "learnt"
        for folder, text in (("a", "Situation n° 1 : Fleur SAISON, 15 ans.\n"), ("a/suite", "Suite. Revoir Saison et F. S. en juin.\n"), ("b", "Suite. Revoir Saison et F. S. en juin.\n")):
            (source / folder).mkdir(parents=True)
            (source / folder / "texte.txt").write_text(text)
        manifest = self.work / "dossiers.csv"
        manifest.write_text("chemin,dossier\na,12\n")
        run = self.run(out, "--manifest", str(manifest), source=source)
        lines = [json.loads(line) for line in (out / "journal.jsonl").read_text().splitlines()[1:]]
        texts = {line["input"]: (out / line["output"]).read_text() for line in lines}
        clear = {name: "Saison" in text or "SAISON" in text for name, text in texts.items()}
        if (run.returncode, clear) != (0, {"a/texte.txt": False, "a/suite/texte.txt": False, "b/texte.txt": True}):
            return f"{run.returncode}, {clear}: {run.stderr[-300:]}"
        everything = b"".join(tree(out).values())
        return "a name is written in clear" if everything.upper().count(b"SAISON") != 1 else None


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--kills", type=int, default=50)
    options = options.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(str(pathlib.Path(options.program).resolve()), pathlib.Path(folder))
        archive.documents, archive.wanted = options.documents, options.kills
        corpus.write(archive.source, range(options.documents))
        checks = [
            ("an undisturbed run", archive.undisturbed),
            (f"killed {options.kills} times", archive.kills),
            ("one worker", archive.jobs),
            ("two machines and a packed archive", archive.machines),
            ("a full disk", archive.full),
            ("a folder that goes away", archive.removed),
            ("quarantine", archive.quarantine),
            ("dossiers", archive.dossiers),
        ]
        for name, check in checks:
            started = time.monotonic()
            fault = check()
            failed += fault is not None
            print(f"ok      {name} ({time.monotonic() - started:.0f} s)" if fault is None else f"FAILED  {name}: {fault}", flush=True)
            if fault and name == "an undisturbed run":
                break
    print(f"{len(checks) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()

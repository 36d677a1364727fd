"""PDFs, and other files on demand, are read in a process of their own: what a hostile one does to its reader (endless loops,
endless memory, a crash) ends that process and nothing else. Files and keys go through pipes; nothing touches the disk, nothing is an argument."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from . import _huisclos, errors

#: What the process runs: no argument says anything of the file.
_PROGRAM = "from huisclos._apart import serve; serve()"


def _frame(head: dict[str, Any], body: bytes) -> bytes:
    encoded = json.dumps(head).encode()
    return len(encoded).to_bytes(8, "little") + encoded + body


def _parse(frame: bytes) -> tuple[dict[str, Any], bytes]:
    end = 8 + int.from_bytes(frame[:8], "little")
    head: dict[str, Any] = json.loads(frame[8:end])
    return head, frame[end:]


def ask(
    settings: dict[str, Any], data: bytes, name: str | None, shown: str, seconds: float, mebibytes: int
) -> tuple[bytes, str, str]:
    """The file rewritten, its report as JSON, its format."""
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    path = os.pathsep.join(filter(None, [folder, os.environ.get("PYTHONPATH")]))
    head = {"settings": settings, "name": name, "shown": shown, "seconds": seconds, "mebibytes": mebibytes}
    try:
        if not sys.executable:
            # Python within another program, which says of no program that it could start.
            raise OSError
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            input=_frame(head, data),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            cwd=folder,
            env=os.environ | {"PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired:
        sentence = f"Le traitement du fichier « {shown} » a pris trop de temps : découpez-le, ou augmentez time_limit."
        raise errors.ReadError(sentence) from None
    except OSError:
        sentence = f"huisclos n'a pas pu lancer le programme qui lit le fichier « {shown} » : fermez d'autres programmes, puis recommencez."
        raise errors.ReadError(sentence) from None
    try:
        if done.returncode != 0:
            raise ValueError
        answer, output = _parse(done.stdout)
    except ValueError:
        sentence = f"La lecture du fichier « {shown} » s'est arrêtée net (fichier abîmé ou piégé, ou plus de mémoire) : enregistrez-le à nouveau, ou augmentez memory_limit."
        raise errors.ReadError(sentence) from None
    if "error" in answer:
        raise getattr(errors, answer["error"])(answer["message"], report=answer["report"])
    return output, answer["report"], answer["format"]


def serve() -> None:
    """Reads one request from standard input, answers on standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    # A library may write to standard output.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    head, data = _parse(sys.stdin.buffer.read())
    _bound(head["seconds"], head["mebibytes"])
    try:
        native = _huisclos.Anonymiser(head["settings"])
        output, report, format = native.anonymise_bytes(data, head["name"], head["shown"])
        answer = _frame({"report": report, "format": format}, output)
    except errors.Error as error:
        failed = {"error": type(error).__name__, "message": str(error), "report": error._report}
        answer = _frame(failed, b"")
    with answers:
        answers.write(answer)


def _bound(seconds: float, mebibytes: int) -> None:
    try:
        import resource
    except ImportError:
        # A system without such limits still has the clock of the process that asked.
        return
    most = mebibytes << 20
    for limit, value in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CPU, int(seconds) + 1), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(limit, (value, value))

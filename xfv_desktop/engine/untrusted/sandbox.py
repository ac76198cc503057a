"""Untrusted files are decoded by another process, with limits; what it survives, the program does.

The process is this program again (``xfv decode``), which works in a frozen application too. It is
started once and waits; for each file it forks, so that no file meets what another one has left
behind, and a child that fails is the end of that process. Bytes and pixels go through pipes: the
child can write no file, and nothing of a photograph is left in a folder for temporary files.
"""

import atexit
import json
import math
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import attrs
import numpy as np
from numpy.typing import NDArray

import xfv_desktop
from xfv_desktop.domain.errors import UnreadableImage
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.engine.untrusted.sandbox_limits import (
    FORKS,
    MEMORY_BYTES,
    OUT_OF_MEMORY,
    OUT_OF_TIME,
    PATIENCE,
    PATIENCE_S,
    cpu_seconds,
)

COMMAND = "decode"
"""The hidden command of the program that begins to serve."""


class _Silence(Exception):
    """The process has ended, or was ended, before its answer was whole."""


@attrs.frozen
class Answer:
    """What a job found: facts as JSON has them, and an array where there is one."""

    facts: Mapping[str, Any]
    array: NDArray[np.uint8]


class Sandbox:
    """One such process; it is asked by one thread at a time. ``command`` serves in it."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        frozen = getattr(sys, "frozen", False)
        program = [sys.executable, *([] if frozen else ["-m", "xfv_desktop"]), COMMAND]
        self._command = list(command or program)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process, unless it runs; nobody has to wait for it."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            root = str(Path(xfv_desktop.__file__).resolve().parents[1])
            paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # decoders chatter
                bufsize=0,
                pipesize=1 << 20,
                start_new_session=True,  # so that the child can be ended with it
                env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1"},
            )

    def close(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is None:
            return
        _end(process)
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                assert pipe is not None
                pipe.close()
        process.wait()

    def ask(
        self,
        job: str,
        name: str,
        parameters: Mapping[str, str | int | float],
        data: bytes = b"",
        *,
        seconds: int | None = None,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
    ) -> Answer:
        """What the job finds in ``data``, which came from the file ``name``.

        ``seconds`` of processor time are granted, by default as many as so many bytes need.

        Raises UnreadableImage where the job refuses, or where it needs more time or memory than a
        sound file does; Cancelled.
        """
        with self._lock:
            self.start()
            process = self._process
            assert process is not None
            # A job that tells of its progress may take its time; one that falls silent may not.
            granted = cpu_seconds(len(data))
            patience = _Patience(process, PATIENCE * granted)
            request = {"job": job, "name": name, "seconds": seconds or granted, **parameters}
            try:
                _send(process, request, data)
                while True:
                    message = _received(process)
                    patience.renew()
                    if "fraction" in message:
                        progress(message["fraction"], message["message"])
                        if cancel is not None:
                            cancel.raise_if_cancelled()
                        continue
                    array = _array(process, message.pop("shape", (0,)))
                    break
            except (_Silence, BrokenPipeError):
                reason = _reason(process, patience)
                self.close()
                raise UnreadableImage(f"“{name}” {reason}") from None
            except BaseException:
                self.close()  # its pipes hold half an answer
                raise
            finally:
                patience.end()
            if not FORKS:  # a fresh one for the next file starts while nobody waits
                self.close()
                self.start()
        if "broken" in message:
            raise RuntimeError(f"decoding failed: {message['broken']}")
        if "refused" in message:
            raise UnreadableImage(message["refused"])
        return Answer(message["facts"], array)


class _Patience:
    """Ends a process that says nothing for too long."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._process = process
        self._seconds = max(seconds, PATIENCE_S)
        self.over = False
        self._timer = threading.Timer(0, lambda: None)
        self.renew()

    def renew(self) -> None:
        """It has said something."""
        self._timer.cancel()
        self._timer = threading.Timer(self._seconds, self._run_out)
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        """Nothing is waited for any more."""
        self._timer.cancel()
        if self._timer.is_alive():
            self._timer.join()

    def _run_out(self) -> None:
        self.over = True
        _end(self._process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, 9)


def _send(process: subprocess.Popen[bytes], request: Mapping[str, Any], data: bytes) -> None:
    assert process.stdin is not None
    text = json.dumps(request).encode()
    head = len(text).to_bytes(4, "big") + len(data).to_bytes(8, "big") + text
    for part in (head, data):
        rest = memoryview(part)
        while rest:
            rest = rest[process.stdin.write(rest) :]


def _received(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    size = np.empty(4, np.uint8)
    _fill(process, size)
    text = _array(process, (int.from_bytes(size.tobytes(), "big"),))
    message: dict[str, Any] = json.loads(text.tobytes())
    return message


def _array(process: subprocess.Popen[bytes], shape: Sequence[int]) -> NDArray[np.uint8]:
    if math.prod(shape) > MEMORY_BYTES:
        raise _Silence  # whoever says that is no decoder any more
    array = np.empty(tuple(shape), np.uint8)
    _fill(process, array)
    return array


def _fill(process: subprocess.Popen[bytes], array: NDArray[np.uint8]) -> None:
    stream: IO[bytes] | None = process.stdout
    assert stream is not None
    rest = array.reshape(-1).data
    while rest:
        count = stream.readinto(rest)  # type: ignore[attr-defined] # an unbuffered pipe has it
        if not count:
            raise _Silence
        rest = rest[count:]


def _reason(process: subprocess.Popen[bytes], patience: _Patience) -> str:
    """Why there was no answer, in words that follow the name of the file."""
    if patience.over:
        status = OUT_OF_TIME
    else:
        with suppress(subprocess.TimeoutExpired):
            process.wait(1.0)
        status = process.returncode
    if status == OUT_OF_TIME:
        return "takes far longer to decode than a sound file does: obtain the file again."
    if status == OUT_OF_MEMORY:
        return (
            f"needs more than {MEMORY_BYTES >> 30} GB of memory to be decoded: supply a photograph "
            "of ordinary size."
        )
    return (
        f"has brought its decoder down (status {status}; the program itself is unharmed): "
        "obtain the file again."
    )


SANDBOX = Sandbox()
"""The one that all photographs go through."""

atexit.register(SANDBOX.close)

"""The other side of the sandbox: jobs come in on standard input, answers go out."""

import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Mapping
from typing import Any

import numpy as np
from PIL import Image, ImageCms

from xfv_desktop.domain.errors import UserError
from xfv_desktop.engine.untrusted.sandbox_jobs import JOBS
from xfv_desktop.engine.untrusted.sandbox_limits import FORKS, OUT_OF_MEMORY, OUT_OF_TIME, limit

IN, OUT = 0, 1
FAILED = 1


def serve() -> None:
    """Answers requests until nobody asks any more; the exit status says why it ended."""
    Image.init()  # all plug-ins once, not in every child
    ImageCms.createProfile("sRGB")
    while FORKS:
        select.select([IN], [], [])  # a request, or the end of the program
        if status := _in_a_child():
            sys.exit(status)
    sys.exit(_one())


def _in_a_child() -> int:
    """Lets a child answer one request; its status, 0 if all went well."""
    child = os.fork()
    if child == 0:
        status = FAILED
        try:
            status = _one()
        finally:
            os._exit(status)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended >= 0:
        return ended
    return OUT_OF_TIME if -ended == signal.SIGXCPU else 128 - ended


def _one() -> int:
    head = _taken(12)
    if len(head) < 12:
        return FAILED
    data_size = int.from_bytes(head[4:], "big")
    request = json.loads(_taken(int.from_bytes(head[:4], "big")))
    data = _taken(data_size)
    limit(request["seconds"])
    array = None
    try:
        facts, array = JOBS[request["job"]](bytes(data), request, _tell)
        message: dict[str, Any] = {"facts": facts}
        if array is not None:
            message["shape"] = array.shape
    except MemoryError:
        return OUT_OF_MEMORY
    except UserError as error:
        message = {"refused": str(error)}
    except Exception:
        message = {"broken": traceback.format_exc()}
    _say(message)
    if array is not None:
        _give(np.ascontiguousarray(array).reshape(-1).data)
    return 0


def _tell(fraction: float, message: str) -> None:
    _say({"fraction": fraction, "message": message})


def _say(message: Mapping[str, Any]) -> None:
    text = json.dumps(message).encode()
    _give(memoryview(len(text).to_bytes(4, "big") + text))


def _give(rest: memoryview) -> None:
    while rest:
        rest = rest[os.write(OUT, rest) :]


def _taken(size: int) -> bytearray:
    """So many bytes, or fewer at the end of the program."""
    taken = bytearray(size)
    rest = memoryview(taken)
    while rest:
        count = os.readv(IN, [rest[: 1 << 24]]) if FORKS else _read(rest)
        if not count:
            break
        rest = rest[count:]
    return taken[: size - len(rest)]


def _read(rest: memoryview) -> int:
    part = os.read(IN, min(len(rest), 1 << 20))
    rest[: len(part)] = part
    return len(part)

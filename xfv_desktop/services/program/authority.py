"""The way to a time-stamp authority: the one place that speaks over a network, when told to."""

import urllib.request
from http.client import HTTPException

from xfv_desktop.domain.errors import NoTimeStamp
from xfv_desktop.reporting.signatures.trust import Ask

SECONDS = 15
LARGEST_ANSWER = 1 << 20


def authority_at(url: str) -> Ask:
    """Asks the authority of that address (RFC 3161, 3.4: HTTP), each time anew.

    Only the hash of what is stamped leaves the machine. Raises NoTimeStamp.
    """
    if not url.startswith(("http://", "https://")):
        raise NoTimeStamp(
            f"“{url}” is no address of a time-stamp authority: it begins with http:// or https://."
        )

    def ask(request: bytes) -> bytes:
        sent = urllib.request.Request(
            url, data=request, headers={"Content-Type": "application/timestamp-query"}
        )
        try:
            with urllib.request.urlopen(sent, timeout=SECONDS) as answer:
                return bytes(answer.read(LARGEST_ANSWER))
        except (OSError, ValueError, HTTPException) as error:  # or an address that is none
            reason = getattr(error, "reason", error)
            raise NoTimeStamp(
                f"The time-stamp authority {url} cannot be reached ({reason}): check the network, "
                "or add a time stamp later with “xfv report upgrade”."
            ) from error

    return ask

"""Run a module of Python with every attempt to reach another machine noted: `python -m tests.server.recorded LOG MODULE …`.

What is noted is what Python's own sockets are asked for: looking a name up, connecting, sending. The attempt is refused, so
that nothing leaves the machine even where a fault would let it.
"""

import runpy
import sys
from ipaddress import ip_address
from pathlib import Path

LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
SENDING = ("socket.connect", "socket.sendto", "socket.sendmsg")
# Names that every machine knows for itself; no name at all is this machine too.
OWN_NAMES = ("localhost", "", None)


class LeavesTheMachineError(OSError):
    """Another machine was asked for."""


def is_elsewhere(host: object) -> bool:
    """Whether a name or an address is of another machine. `0.0.0.0` is every address of this one."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in OWN_NAMES:
        return False
    try:
        address = ip_address(str(name))
    except ValueError:
        return True
    return not (address.is_loopback or address.is_unspecified)


def main(log: Path, module: str, *arguments: str) -> None:
    """Run `module` as if it had been started with `arguments`; each attempt is a line in `log`."""
    with log.open("a", encoding="utf-8") as noted:

        def note(event: str, details: tuple) -> None:
            host = details[0] if event in LOOKUPS else _host_of(details[-1]) if event in SENDING else None
            if is_elsewhere(host):
                noted.write(f"{event} {host}\n")
                noted.flush()
                raise LeavesTheMachineError(f"{event} {host}")

        sys.addaudithook(note)
        sys.argv = [module, *arguments]
        runpy.run_module(module, run_name="__main__", alter_sys=True)


def _host_of(address: object) -> object:
    """The host in the address of an internet socket; none for any other kind."""
    return address[0] if isinstance(address, tuple) else None


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])

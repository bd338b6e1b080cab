#!/usr/bin/env bash
# Streamlit 1.67 serves over a socket on which the operating system waits before it sends a small message; uvicorn alone does not.
#
# Seen with streamlit 1.67.0, uvicorn 0.54.0 and Python 3.11. asyncio switches that waiting off (TCP_NODELAY) for a connection
# whose socket says that it is of TCP. Streamlit opens the socket that it listens on by itself, `socket.socket(family=…)`, whose
# protocol is 0, and so are those of its connections: asyncio leaves them alone. A page is sent as many small messages, and where
# the other side acknowledges late, as most do, the last of them wait for some 40 ms. The same ASGI app under
# `uvicorn` is sent at once. Printed is, for each, whether the waiting is off.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "streamlit==1.67.0" "uvicorn==0.54.0"
printf 'import streamlit as st\nif __name__ == "__main__":\n    st.write("one")\nelse:\n    app = st.App(__file__)\n' > "$work/page.py"
cat > "$work/serve.py" <<'PY'
"""Serve the page in one of two ways, and say of the first connection whether small messages are sent at once."""
import os
import socket
import sys
from asyncio import selector_events

way, port, told = sys.argv[1:]
begin = selector_events._SelectorSocketTransport.__init__


def begin_and_tell(self, loop, sock, *more, **named):
    begin(self, loop, sock, *more, **named)
    if sock.family == socket.AF_INET and sock.getsockname()[1] == int(port):
        with open(told, "w") as file:
            file.write(str(bool(sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))))


selector_events._SelectorSocketTransport.__init__ = begin_and_tell
if way == "streamlit":
    from streamlit.web import cli

    cli.main(["run", "page.py", "--server.port", port, "--server.address", "127.0.0.1", "--server.headless", "true"])
else:
    sys.path.insert(0, os.getcwd())
    import uvicorn

    uvicorn.run("page:app", host="127.0.0.1", port=int(port), loop="asyncio", log_level="error")
PY
cat > "$work/ask.py" <<'PY'
"""Start the server, ask it whether it is well, and give what it has told of that connection."""
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request


def ask(way: str) -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "serve.py", way, str(port), way], stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5).read()
                return open(way).read()
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise SystemExit("no answer")
    finally:
        server.terminate()
        server.wait()


found = {way: ask(way) for way in ("streamlit", "uvicorn")}
assert found == {"streamlit": "False", "uvicorn": "True"}, found
print("as described:", found)
PY
cd "$work"
"$work/venv/bin/python" ask.py

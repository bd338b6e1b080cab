"""Keeps a process for as long as whoever started this one lives, however that ends: `python keeper.py FOLDER COMMAND …`.

Its standard input is held open by the one who starts it. When that closes, the process is ended and the folder goes. Run as a file, so that
nothing of ours is imported.
"""

import shutil
import subprocess
import sys
import threading


def keep(folder: str, command: list[str]) -> int:
    """What the process gives when it ends by itself; the folder is gone by then."""
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL)

    def wait_for_the_end() -> None:
        sys.stdin.read()
        process.terminate()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    status = process.wait()
    shutil.rmtree(folder, ignore_errors=True)
    return status


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1], sys.argv[2:]))

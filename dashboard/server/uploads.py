"""The files that coordinators' browsers have sent and no page has taken yet. They lie in the server's memory: not many may.

A page that takes a file takes it out of the memory. A session has at most one there, and none once its tab is closed. One
that no page takes, because something broke in between, is gone after a while.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileManager

# What all files together may take, also those that are on their way in. A file has at most 25 (.streamlit/config.toml).
LARGEST_SUM_MB = 60
ABANDONED_AFTER_SECONDS = 300.0


class Uploads:
    """What is held and what is coming, for one server. Asked by the one thread that serves."""

    def __init__(self) -> None:
        self._coming = 0
        self._since: dict[str, float] = {}

    @contextmanager
    def place(self, session: str, size: int) -> Iterator[bool]:
        """Whether there is room for a file of so many bytes of the session; while it comes in, its place is kept.

        The session's earlier file goes.
        """
        self.clear()
        manager = get_instance().uploaded_file_mgr
        manager.remove_session_files(session)
        if held_bytes(manager) + self._coming + size > LARGEST_SUM_MB * 1024 * 1024:
            yield False
            return
        self._since[session] = monotonic()
        self._coming += size
        try:
            yield True
        finally:
            self._coming -= size

    def clear(self) -> None:
        """Let go of the files of closed tabs, and of those that nobody has taken for long."""
        server, now = get_instance(), monotonic()
        for session, since in list(self._since.items()):
            if now - since > ABANDONED_AFTER_SECONDS or not server.is_active_session(session):
                server.uploaded_file_mgr.remove_session_files(session)
                del self._since[session]


def held_bytes(manager: UploadedFileManager) -> int:
    """How many bytes all uploaded files take that are in the server's memory now."""
    return sum(stat.byte_length for stats in manager.get_stats().values() for stat in stats)


def take(uploaded: UploadedFile) -> tuple[str, bytes]:
    """The name and the content of an uploaded file, which leaves the server's memory."""
    name, content = uploaded.name, uploaded.getvalue()
    context = get_script_run_ctx()
    context.uploaded_file_mgr.remove_file(context.session_id, uploaded.file_id)
    return name, content

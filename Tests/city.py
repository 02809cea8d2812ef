"""A city of our own for a test from outside: made fresh, served on a free port, stopped by its process id."""

import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build" / "debug" / "minhu"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class City:
    def __init__(self, folder: Path, database: str | None = None):
        self.folder = folder
        self.data = folder / "data"
        self.place = ["--data", str(self.data)] + (["--database", database] if database else [])
        self.log = folder / "serve.log"
        self.process: subprocess.Popen | None = None
        self.port = free_port()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *command: str) -> str:
        """One command of the program on this city, to its end; what it printed."""
        done = subprocess.run(
            [PROGRAM, *command, *self.place], cwd=ROOT, capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, f"minhu {command[0]} ended with {done.returncode}: {done.stderr[-2000:]}"
        return done.stdout

    def make(self, cases: int = 40, seed: int = 7) -> "City":
        self.run("demo", "--cases", str(cases), "--seed", str(seed))
        return self

    def token(self, account: str) -> str:
        return self.run("token", "--account", account).strip().splitlines()[-1]

    def start(self) -> "City":
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "serve", *self.place, "--listen", f"127.0.0.1:{self.port}", "--assets", str(ROOT / "Assets")],
                cwd=ROOT, stdout=log, stderr=log)
        self._wait()
        return self

    def _wait(self) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the program ended: {self.printed()[-2000:]}"
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=2):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)  # Between two questions only; the program says nothing when it begins to listen.
        raise AssertionError("the program did not answer within a minute")

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def kill(self) -> None:
        """As the power going: no time to finish anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def printed(self) -> str:
        return self.log.read_text(errors="replace")

    @property
    def password(self) -> str:
        """The demonstration password, as the program announces it."""
        found = re.search(r"(?:password|密码)\s*([^\s）)]+)", self.printed())
        assert found, "the program announced no demonstration password"
        return found.group(1)

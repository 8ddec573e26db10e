"""A Saathi that serves one database for the journeys, and stops with them."""

import re
import socket
import subprocess
import time
from pathlib import Path


class Server:
    """Serves `database` at a free port of the loopback; use it with `with`. `address` is its root, without a slash."""

    START_LIMIT = 30  # seconds until it must answer
    STOP_LIMIT = 15  # seconds until it must have ended after being asked

    def __init__(self, program, database, log):
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._command = [program, "serve", "--database", str(database), "--listen", f"127.0.0.1:{self._port}"]
        self._log_path = Path(log)

    def __enter__(self):
        self._log = self._log_path.open("ab")
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=self._log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + self.START_LIMIT
        while not answers(self._port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.__exit__(None, None, None)
                raise RuntimeError(f"saathi serve does not answer. {self._log_path} ends in:\n{self.last_words()}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self._process.terminate()
        try:
            self._process.wait(self.STOP_LIMIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def last_words(self):
        return "\n".join(self._log_path.read_text(errors="replace").splitlines()[-20:])


class Demo:
    """The demo company in a database of its own, and how to sign in there."""

    def __init__(self, program, database):
        made = subprocess.run(
            [program, "demo", "--database", str(database)], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if made.returncode != 0:
            raise RuntimeError(f"saathi demo failed:\n{made.stderr}")
        self.database = database
        self.email = self._word(r"(\S+@[\w.-]+\w)", made.stdout)
        self.password = self._word(r"(?i)password\W+(\S+)", made.stdout)

    @staticmethod
    def _word(pattern, text):
        match = re.search(pattern, text)
        if match is None:
            raise RuntimeError(f"saathi demo does not say how to sign in:\n{text}")
        return match.group(1)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0

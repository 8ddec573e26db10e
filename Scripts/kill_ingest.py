#!/usr/bin/env python3
"""Kills a server with kill -9 at random moments while events come in, starts it again, and counts.

usage: kill_ingest.py [--runs 50] [--seed N] [--database postgres://…] PROGRAM

Every event whose batch was answered with success must be counted exactly once at the end; an event whose answer
never came may be there or not, but not twice (the sender sends its batch again, as client libraries do).
"""
import argparse
import base64
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The program, started and killed again and again on one database."""

    def __init__(self, program, database, folder):
        self.program, self.database, self.port = program, database, free_port()
        self.log = open(os.path.join(folder, "log"), "a", encoding="utf-8")

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "serve", "--database", self.database, "--listen", f"127.0.0.1:{self.port}",
             "--operations-listen", f"127.0.0.1:{free_port()}"], stdout=self.log, stderr=self.log)
        for _ in range(400):
            if self.process.poll() is not None:
                sys.exit(f"the server ended with {self.process.returncode}")
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit("the server does not answer")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Sender(threading.Thread):
    """Sends batches until told to stop; a batch without an answer is sent again, with the same message ids."""

    def __init__(self, server, key, number):
        super().__init__(daemon=True)
        self.server, self.number = server, number
        self.basic = "Basic " + base64.b64encode(f"{key}:".encode()).decode()
        self.acknowledged = self.batches = self.again = 0
        self.stopping = False

    def run(self):
        while not self.stopping:
            events = [{"type": "track", "messageId": f"{self.number}-{self.batches}-{i}", "userId": f"u{i % 7}",
                       "event": "Opened", "context": {"groupId": "acme"}} for i in range(50)]
            body = json.dumps({"batch": events}).encode()
            while not self.send(body):
                self.again += 1
                time.sleep(0.02)
            self.batches += 1
            self.acknowledged += len(events)

    def send(self, body):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.server.port}/v1/batch", body,
            {"Authorization": self.basic, "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return json.load(answer)["success"]
        except (OSError, ValueError, KeyError):
            return False


def ask(database, query):
    if database.startswith("postgres"):
        output = subprocess.run(["psql", "-qAtX", database, "-c", query], check=True, capture_output=True, text=True)
        return [line.split("|") for line in output.stdout.split()]
    with sqlite3.connect(database, timeout=10) as connection:
        return connection.execute(query).fetchall()


def counted(database):
    rows = ask(database, "SELECT CAST(sum(s.value) AS BIGINT) FROM signal s JOIN metric m "
                         "ON m.workspace_id = s.workspace_id AND m.number = s.metric WHERE m.key = 'product_events'")
    return int(rows[0][0] or 0) if rows else 0


def waits(database):
    return ask(database, "SELECT 1 FROM tracking_tail WHERE counted_number < last_number")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    parser.add_argument("--database", help="an empty PostgreSQL database; without it a file")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or os.path.join(folder, "ingest.sqlite")
        password = os.path.join(folder, "password")
        with open(password, "w", encoding="utf-8") as file:
            file.write(base64.b64encode(os.urandom(18)).decode())
        with open(os.path.join(folder, "accounts.csv"), "w", encoding="utf-8") as file:
            file.write("account_id,account_name,signup_date\nacme,Acme,2024-01-01\n")

        def run(*arguments):
            done = subprocess.run([options.program, *arguments, "--database", database], check=True,
                                  capture_output=True, text=True)
            return done.stdout.strip()

        run("workspace", "create", "W", "--owner", "owner@example.com", "--password-file", password)
        run("import", "--workspace", "W", os.path.join(folder, "accounts.csv"))
        key = run("source", "create", "--workspace", "W", "--name", "app").splitlines()[-1]
        server = Server(options.program, database, folder)
        server.start()
        senders = [Sender(server, key, number) for number in range(4)]
        for sender in senders:
            sender.start()
        for _ in range(options.runs):
            time.sleep(rng.uniform(0.05, 0.9))
            server.kill()
            server.start()
        for sender in senders:
            sender.stopping = True
        for sender in senders:
            sender.join()
        for _ in range(600):
            if not waits(database):
                break
            time.sleep(0.05)
        server.process.terminate()
        server.process.wait()
        acknowledged = sum(sender.acknowledged for sender in senders)
        again = sum(sender.again for sender in senders)
        total = counted(database)
        print(f"seed {options.seed}: killed {options.runs} times; {acknowledged} events acknowledged, "
              f"{again} batches sent again, {total} counted")
        if total != acknowledged:
            sys.exit("events were lost, or counted twice")


if __name__ == "__main__":
    main()

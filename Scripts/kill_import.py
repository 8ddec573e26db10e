#!/usr/bin/env python3
"""Kills a real import with kill -9 at random moments, runs it again, and compares with an undisturbed import.

usage: kill_import.py COMMAND… [--runs 20] [--seed N]

COMMAND imports a folder into a database file: `{db}` and `{folder}` in it are replaced. For saathi that is
    kill_import.py -- sh -c 'saathi import --database {db} --workspace W {folder}'
`--prepare` names a command that makes an empty database with its workspace first.
"""
import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

# Everything that imports write but ids, clocks and runs, in the words of the files.
QUERIES = {
    "account": "SELECT name, stage, industry, country, customer_since, churned_on FROM account",
    "summary": "SELECT a.name, s.mrr_minor, s.renewal_on, s.last_seen_at FROM account_summary s "
               "JOIN account a ON a.id = s.account_id",
    "period": "SELECT x.external_id, p.starts_on, p.ends_on, p.mrr_minor, p.currency FROM subscription_period p "
              "JOIN subscription_external_id x ON x.subscription_id = p.subscription_id",
    "movement": "SELECT a.name, m.occurred_on, m.kind, m.change_minor, m.mrr_minor FROM mrr_movement m "
                "JOIN account a ON a.id = m.account_id",
    "signal": "SELECT a.name, k.key, s.occurred_at, s.value, s.dimension FROM signal s "
              "JOIN account a ON a.id = s.account_id JOIN metric k ON k.number = s.metric",
    "month": "SELECT a.name, k.key, m.month, m.days FROM metric_month m "
             "JOIN account a ON a.id = m.account_id JOIN metric k ON k.number = m.metric",
    "flow": "SELECT k.key, f.day, f.samples FROM metric_flow f JOIN metric k ON k.number = f.metric",
    "event": "SELECT a.name, e.kind, e.occurred_at, e.payload FROM event e JOIN account a ON a.id = e.account_id",
    "key": "SELECT kind, external_id, content_hash FROM import_key",
    "waiting": "SELECT kind, external_id, account_reference FROM import_waiting",
}


def write_files(folder, rng):
    """A small company: 200 accounts, 600 subscriptions, 4,000 rows of usage, 800 tickets, 60 losses."""
    def table(name, header, rows):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(header + "\n")
            for row in rows:
                file.write(",".join(str(value) for value in row) + "\n")

    def day():
        return f"2024-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"

    table("accounts.csv", "account_id,account_name,industry,country,signup_date",
          [(f"A-{i}", f"Company {i}", "EdTech", "IN", day()) for i in range(200)])
    table("subscriptions.csv", "subscription_id,account_id,start_date,end_date,mrr_amount",
          [(f"S-{i}", f"A-{i % 200}", day(), "", rng.randint(1, 900)) for i in range(600)])
    table("usage.csv", "usage_id,subscription_id,usage_date,feature_name,usage_count,error_count",
          [(f"U-{i}", f"S-{rng.randint(0, 620)}", day(), f"f{i % 5}", i % 9, i % 2) for i in range(4000)])
    table("tickets.csv", "ticket_id,account_id,submitted_at,priority,first_response_time_minutes",
          [(f"T-{i}", f"A-{rng.randint(0, 205)}", day(), rng.choice(["low", "urgent"]), i % 90) for i in range(800)])
    table("churn.csv", "churn_event_id,account_id,churn_date,reason_code",
          [(f"C-{i}", f"A-{i * 3}", day(), "pricing") for i in range(60)])


def content(path):
    """What the database says, one sorted list a query; also checks the file itself."""
    with sqlite3.connect(path) as db:
        check = db.execute("PRAGMA integrity_check").fetchone()[0]
        if check != "ok":
            raise SystemExit(f"the database is damaged: {check}")
        return {name: sorted(map(repr, db.execute(query))) for name, query in QUERIES.items()}


def copy(path, target):
    """Copies a database with what still stands in its write-ahead log."""
    with sqlite3.connect(path) as source, sqlite3.connect(target) as db:
        source.backup(db)


def start(words, db, folder):
    words = [word.replace("{db}", db).replace("{folder}", folder) for word in words]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def finish(words, db, folder):
    process = start(words, db, folder)
    _, errors = process.communicate()
    if process.returncode != 0:
        raise SystemExit(f"the import failed: {errors.decode(errors='replace')}")


def main():
    parser = argparse.ArgumentParser(description="Kills an import at random moments and compares.")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--prepare", default=None, help="shell command that makes an empty database at {db}")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    words = [word for word in arguments.command if word != "--"]
    seed = arguments.seed if arguments.seed is not None else random.randrange(1 << 32)
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="saathi-kill-") as root:
        folder = os.path.join(root, "files")
        os.mkdir(folder)
        write_files(folder, rng)
        empty = os.path.join(root, "empty.sqlite")
        if arguments.prepare:
            prepare = arguments.prepare.replace("{db}", empty)
            subprocess.run(prepare, shell=True, check=True, stdout=subprocess.DEVNULL)
        whole = os.path.join(root, "whole.sqlite")
        if arguments.prepare:
            copy(empty, whole)
        began = time.monotonic()
        finish(words, whole, folder)
        length = time.monotonic() - began
        expected = content(whole)
        if not expected["signal"] or not expected["waiting"]:
            raise SystemExit("the undisturbed import wrote too little to compare with")
        killed = 0
        for number in range(arguments.runs):
            db = os.path.join(root, f"killed{number}.sqlite")
            if arguments.prepare:
                copy(empty, db)
            process = start(words, db, folder)
            time.sleep(rng.uniform(0.02, length))
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                killed += 1
            process.communicate()
            finish(words, db, folder)
            found = content(db)
            for name, rows in expected.items():
                if found[name] != rows:
                    raise SystemExit(f"run {number} (seed {seed}): {name} differs: {len(found[name])} rows, not {len(rows)}")
            for path in (db, f"{db}-wal", f"{db}-shm"):
                if os.path.exists(path):
                    os.remove(path)
        print(f"killed {killed} of {arguments.runs} imports of {length:.1f} s; each was completed, nothing twice, nothing lost (seed {seed})")


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Checks the rules of the house that the compiler cannot: `Scripts/lint.py [--sizes]`, from the project's root.

Prints one finding a line (`path:line: rule: what is wrong`) and exits 1 when there is any. What must break a
rule stands in `Scripts/lint-allow.txt` with its reason. Python's standard library only; about a second.
"""

import fnmatch
import os
import re
import statistics
import subprocess
import sys

# A room may import the rooms of the rows before its own, never one of its own row.
ROWS = [
    {"Kernel"},
    {"Language", "Storage", "Observability", "Spreadsheets"},
    {"Web", "Jobs", "Mail"},
    {"Identity"},
    {"SingleSignOn", "Customers"},
    {"Health", "Tracking", "Success", "Support", "Knowledge", "Feedback", "People", "Insights", "Connect"},
    {"Demo"},
    {"App"},
    {"Bench"},
    {"saathi"},
]
ROW_OF = {room: row for row, rooms in enumerate(ROWS) for room in rooms}

# Modules from outside, and the paths below Sources/ that may import them (None: all).
HTTP_FILES = ["Web/*", "App/*", "saathi/*", "*Routes.swift", "*Pages.swift", "*JSON.swift", "*Middleware.swift"]
MODULES = {
    "Foundation": None, "Dispatch": None, "Synchronization": None, "Logging": None,
    "Glibc": ["Storage/*", "Observability/*", "Web/*", "App/*", "Bench/*", "saathi/*"],
    "Metrics": None, "CoreMetrics": None, "Tracing": None, "AsyncAlgorithms": None,
    "Collections": None, "OrderedCollections": None, "DequeModule": None, "HeapModule": None,
    "GRDB": ["Storage/SQLite/*"], "GRDBSQLite": ["Storage/SQLite/*"],
    "CPostgres": ["Storage/PostgreSQL/*"],
    "CSodium": ["Kernel/*", "Web/*", "Identity/*"], "CCurl": ["Web/*", "Mail/*", "Connect/*"],
    "CSQLiteSettings": ["Storage/SQLite/*"], "CZlib": ["Tracking/*"], "CArchive": ["Spreadsheets/*"], "CExpat": ["Spreadsheets/*"], "CXlsxWriter": ["Spreadsheets/*"],
    "CLocales": ["Language/*"], "CAssets": ["Web/*"], "JWTKit": ["SingleSignOn/*"],
    "Hummingbird": HTTP_FILES, "HummingbirdCore": HTTP_FILES, "HTTPTypes": HTTP_FILES,
    "NIOCore": HTTP_FILES, "NIOPosix": HTTP_FILES, "NIOHTTP1": HTTP_FILES, "NIOFoundationCompat": HTTP_FILES,
    "ServiceLifecycle": ["Jobs/*", "Tracking/*", "Storage/*", "Web/*", "App/*", "saathi/*"],
    "Configuration": ["App/*", "saathi/*"], "SystemPackage": ["App/*"], "UnixSignals": ["App/*"], "ArgumentParser": ["saathi/*"],
}
# C libraries with a single Swift file that speaks to them.
ONE_USER = {"CSodium", "CCurl", "CLocales", "CAssets", "CSQLiteSettings", "CZlib", "CArchive", "CExpat", "CXlsxWriter"}
WEBLESS_FILES = ["*Store.swift", "*Actions.swift", "*Access.swift", "*Migrations.swift", "*Rules.swift"]
SQL_FILES = ["Sources/Storage/*", "*Store.swift", "*Access.swift", "*Migrations.swift", "*Fields.swift"]
VIEW_FILES = ["*Views.swift", "*Pages.swift", "*Panel.swift", "*Panels.swift", "Sources/Web/Components/*"]

# Rules about code outside strings and comments: (name, pattern, in tests too, what to say).
CODE_RULES = [
    ("try!", r"\btry!", True, "throw, or handle the error"),
    ("as!", r"\bas!", True, "use `as?` and say what happens otherwise"),
    ("unwrap", r"(?<=[\w)\]\"`])(?<!\btry)(?<!\bas)!(?!=)", False, "unwrap with `guard let` or `??`"),
    ("task", r"(?<![\w.])Task\s*(?:<[^>]*>)?\s*(?:\(|\{)|\bTask\.(?:detached|immediate)\b", False,
     "work for later is a job; services own their tasks"),
    ("unchecked", r"@unchecked|\bnonisolated\(unsafe\)|\bunsafeBitCast\b", True, "let the compiler check it"),
    ("print", r"(?<![\w.])(?:Swift\.)?(?:print|debugPrint|dump)\(", True, "log, or write to the command's output"),
    ("raw-html", r"\bHTML\(raw:", False, "use the HTML literal"),
    ("fatal", r"(?<![\w.])fatalError\(", True, "throw a Problem"),
    ("clock", r"(?<![\w.])(?:Date|UUID)\(\)|\bDate\.now\b|\b(?:Continuous|Suspending)Clock\(\)\.now\b", False,
     "take the time and ids from Effects"),
]
SQL_WORDS = re.compile(
    r"\b(?:SELECT\s|INSERT INTO\b|UPDATE\s+\w+\s+SET\b|DELETE FROM\b|(?:CREATE|ALTER|DROP)\s+(?:TABLE|INDEX)\b"
    r"|FROM\s+\w+|WHERE\s|ORDER BY\b|GROUP BY\b|LEFT JOIN\b|JOIN\s+\w+\s+ON\b|ON CONFLICT\b)"
    r"|\b(?:select\s.{0,200}\sfrom|insert into|delete from)\s", re.S)
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
# Written in pieces, so that this file does not find itself.
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:" + "|".join(["roo" + "t/", "hom" + "e/\\w", "Use" + "rs/\\w",
                           "opt/" + "swift", "work/" + "(?:main|shared|\\.library)", "tmp/" + "rooms"]) + ")")
REGISTRIES = re.compile("|".join(["py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.(?:org|com)",
                        r"(?:deb|snapshot|ftp)\." + r"debian\.org", "crates" + r"\.io", "golang" + r"\.org",
                        "maven" + r"\.org", "ruby" + r"gems\.org"]))

FILE_LIMIT, FUNCTION_LIMIT = 500, 70
FILE_TARGETS, FUNCTION_TARGETS = (90, 350), (8, 40)  # median, 95th percentile
SIZED = (".swift", ".py", ".js", ".sh")
TEXTS = SIZED + (".md", ".yaml", ".yml", ".json", ".txt", ".css", ".sql", ".csv", "")


# --- Reading Swift -------------------------------------------------------------------------------------------

HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for an interpolated value in a literal
NEXT = re.compile(r'//|/\*|(#*)"""|(#*)"|`|[()]')


class Source:
    """A Swift text taken apart: code with everything else blanked (same length), literals, comments."""

    def __init__(self, text):
        self.text, self.code, self.literals, self.comments = text, list(text), [], []
        self._scan_code(0, nested=False)
        self.code = "".join(self.code)

    def line(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def _blank(self, start, end, filler=" "):
        for index in range(start, min(end, len(self.text))):
            if self.code[index] != "\n":
                self.code[index] = filler

    def _scan_code(self, at, nested):
        """Walks over code; when `nested`, until the parenthesis that ends an interpolation. Returns where it ended."""
        depth = 0
        while match := NEXT.search(self.text, at):
            token, start, at = match.group(0), match.start(), match.end()
            if token == "(":
                depth += 1
            elif token == ")":
                depth -= 1
                if nested and depth < 0:
                    return start
            elif token == "//":
                at = self._end_of("\n", start)
                self._comment(start, at)
            elif token == "/*":
                at = self._end_of_block(start)
                self._comment(start, at)
            elif token == "`":
                at = self._end_of("`", at) + 1
                self._blank(start + 1, at - 1, "x")
            else:
                at = self._scan_literal(start, at, token)
        return len(self.text)

    def _end_of(self, mark, at):
        end = self.text.find(mark, at)
        return len(self.text) if end < 0 else end

    def _end_of_block(self, at):
        depth = 0
        for match in re.compile(r"/\*|\*/").finditer(self.text, at):
            depth += 1 if match.group(0) == "/*" else -1
            if depth == 0:
                return match.end()
        return len(self.text)

    def _comment(self, start, end):
        self.comments.append((start, self.text[start:end]))
        self._blank(start, end)

    def _scan_literal(self, start, at, opening):
        hashes = opening.rstrip('"')
        closing = opening[len(hashes):] + hashes
        special = re.compile(re.escape(closing) + r"|\\" + hashes + r"(\()?")
        content, piece = [], at
        while match := special.search(self.text, at):
            content.append(self.text[piece:match.start()])
            self._blank(piece, match.start())
            piece = at = match.end()
            if match.group(0) == closing:
                break
            if match.group(1):
                piece = at = self._scan_code(at, nested=True) + 1
                content.append(HOLE)
            else:
                content.append(self.text[at:at + 1])
                piece = at = at + 1
                self._blank(match.start(), at)
        self.literals.append((start, "".join(content)))
        return at


def functions(source):
    """(name, line, length in lines) of each function, initialiser, subscript and computed property."""
    found = []
    start = re.compile(r"(?<![.\w])(?:func\s+([^\s(<]+)|(init)[?!]?\s*(?=[(<])|(subscript)\s*(?=[(<])|(deinit)\b"
                       r"|var\s+(\w+)\s*:[^={}\n]*(?=\{))")
    for match in start.finditer(source.code):
        opening = body_start(source.code, match.end())
        if opening is None:
            continue
        end = matching(source.code, opening, "{", "}")
        first, last = source.line(match.start()), source.line(end)
        name = next(source.text[slice(*match.span(group))] for group in range(1, 6) if match.group(group))
        found.append((name, first, last - first + 1))
    return found


def body_start(code, at):
    """Where the `{` of a declaration's body is, None when it has none (a protocol's requirement, a call)."""
    while at < len(code):
        if code[at] == "(":
            at = matching(code, at, "(", ")") + 1
        elif code[at] == "{":
            return at
        elif code[at] in "};=" or re.compile(r"\b(?:func|var|let|init|case|static|subscript)\b").match(code, at):
            return None
        else:
            at += 1
    return None


def matching(code, at, opening, closing):
    depth = 0
    for match in re.compile(f"[{re.escape(opening + closing)}]").finditer(code, at):
        depth += 1 if match.group(0) == opening else -1
        if depth == 0:
            return match.start()
    return len(code)


# --- Rules: each yields (offset, rule, message) ----------------------------------------------------------------

def room_of(path):
    """The room that a file belongs to, None outside Sources."""
    parts = path.split("/")
    return parts[1] if parts[0] == "Sources" and len(parts) > 2 else None


def fits(path, patterns):
    return any(fnmatch.fnmatch(path, pattern) for pattern in patterns)


def imports(source):
    pattern = r"^[ \t]*(?:@\w+(?:\([^)]*\))?\s+)*(?:public\s+|internal\s+|private\s+|package\s+|fileprivate\s+)?"
    pattern += r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)"
    return [(match.start(), match.group(1)) for match in re.finditer(pattern, source.code, re.M)]


def check_imports(path, source, declared):
    """Who imports whom: rooms by their rows and by Package.swift, modules from outside by MODULES."""
    room = room_of(path)
    if room is None:
        return
    if room not in ROW_OF:
        yield 0, "rooms", f"the room {room} has no row in Scripts/lint.py"
        return
    for offset, module in imports(source):
        if module == room:
            continue
        if module in ROW_OF:
            if ROW_OF[module] >= ROW_OF[room]:
                yield offset, "rooms", f"{room} may not use {module}"
            elif room in declared and module not in declared[room]:
                yield offset, "rooms", f"{room} uses {module} without naming it in Package.swift"
            elif module == "Web" and ROW_OF[room] >= ROW_OF["Customers"] and fits(path, WEBLESS_FILES):
                yield offset, "http", "stores, actions, access and rules do not know the Web"
        elif module not in MODULES:
            yield offset, "modules", f"{module} is not among the modules in Scripts/lint.py"
        elif MODULES[module] is not None and not fits(path.removeprefix("Sources/"), MODULES[module]):
            yield offset, "modules", f"{module} may not be imported here"


def check_code(path, source):
    in_tests = path.startswith("Tests/")
    for rule, pattern, also_tests, advice in CODE_RULES:
        if in_tests and not also_tests:
            continue
        for match in re.finditer(pattern, source.code):
            yield match.start(), rule, advice
    for offset, comment in source.comments:
        if UNFINISHED.search(comment):
            yield offset, "unfinished", "finish it, or file an issue"


def check_sql(path, source):
    if not path.startswith("Sources/") or fits(path, SQL_FILES):
        return
    for offset, literal in source.literals:
        if SQL_WORDS.search(literal):
            yield offset, "sql", "SQL stands in *Store.swift, *Access.swift and *Migrations.swift"


def check_words(path, source):
    if not path.startswith("Sources/") or not fits(path, VIEW_FILES):
        return
    for offset, literal in source.literals:
        for word in words_in_markup(literal):
            yield offset, "words", f"“{word}” belongs into Locales/"


def words_in_markup(literal):
    """Text that a person would read in a piece of markup: between tags, and in attributes that are read out."""
    if not re.search(r"</?\w|\w>|/>", literal):
        return []
    spoken = re.findall(r"""\b(?:title|alt|placeholder|aria-label|aria-description)=\\?["']([^"']*)""", literal)
    text = re.sub(r"<!--.*?-->|<[^<>]*>", HOLE, literal, flags=re.S)
    text = re.sub(r"^[^<>]*>|<[^<>]*$", HOLE, text)
    text = re.sub(r"&#?\w+;", HOLE, text)
    pieces = text.split(HOLE) + [piece for attribute in spoken for piece in attribute.split(HOLE)]
    words = [" ".join(piece.split()) for piece in pieces if re.search(r"[^\W\d_]{2}", piece)]
    return [word for word in words if word.strip(" ·–—:|") != "Saathi"]


def check_text(path, text):
    for match in MACHINE_PATHS.finditer(text):
        yield match.start(), "machine-path", f"{match.group(0)} exists on one machine only"
    for match in REGISTRIES.finditer(text):
        yield match.start(), "registry", f"{match.group(0)}: leave registries to the tools' own settings"


# --- The whole tree -------------------------------------------------------------------------------------------

class Allowed:
    """`Scripts/lint-allow.txt`: `rule path reason…` a line. An entry that no finding needs is a finding itself."""

    def __init__(self, text):
        self.entries, self.faults, self.used = {}, [], set()
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            parts = line.split(None, 2)
            if len(parts) < 3:
                self.faults.append((number, "rule, path and a reason are needed"))
            else:
                self.entries[(parts[0], parts[1])] = number

    def covers(self, rule, path):
        if (rule, path) not in self.entries:
            return False
        self.used.add((rule, path))
        return True

    def findings(self):
        stale = [(number, f"no longer needed: {' '.join(key)}") for key, number in self.entries.items()
                 if key not in self.used]
        return [("Scripts/lint-allow.txt", number, "allow-list", what) for number, what in self.faults + stale]


def declared_uses(manifest):
    """What Package.swift says each room uses: `room("Web", uses: ["Kernel", …])`."""
    rooms = re.findall(r'\broom\(\s*"(\w+)"(?:\s*,\s*uses:\s*\[(.*?)\])?', manifest, re.S)
    return {name: set(re.findall(r'"(\w+)"', uses)) for name, uses in rooms}


def lint(files, allowed):
    """Findings as (path, line, rule, message), and sizes, for `files`: path to text."""
    declared = declared_uses(files.get("Package.swift", ""))
    findings, function_sizes, users = [], [], {}
    for path, text in sorted(files.items()):
        found = list(check_text(path, text))
        if path.endswith(SIZED) and len(text.splitlines()) > FILE_LIMIT:
            found.append((0, "size", f"{len(text.splitlines())} lines, at most {FILE_LIMIT}"))
        if path.endswith(".swift"):
            source = Source(text)
            for check in (check_code, check_sql, check_words):
                found += check(path, source)
            found += check_imports(path, source, declared)
            for _, module in imports(source):
                if module in ONE_USER and path.startswith("Sources/"):
                    users.setdefault(module, []).append(path)
            for name, line, length in functions(source):
                function_sizes.append((length, f"{path}:{line} {name}"))
                if length > FUNCTION_LIMIT and not allowed.covers("size", path):
                    findings.append((path, line, "size", f"{name} has {length} lines, at most {FUNCTION_LIMIT}"))
        for offset, rule, message in found:
            if not allowed.covers(rule, path):
                findings.append((path, text.count("\n", 0, offset) + 1, rule, message))
    for module, paths in users.items():
        for path in paths[1:]:
            findings.append((path, 1, "modules", f"{module} is spoken to by {paths[0]} alone"))
    return sorted(findings + allowed.findings()), function_sizes


def report(title, sizes, targets):
    """One line of figures; `over` marks what is above DESIGN's targets."""
    if not sizes:
        return f"{title}: none"
    lengths = sorted(sizes)
    median, p95 = statistics.median(lengths), lengths[min(len(lengths) - 1, int(0.95 * len(lengths)))]
    marks = [" over" if value > target else "" for value, target in zip((median, p95), targets)]
    return (f"{title}: {len(lengths)}, median {median:g} of ≤ {targets[0]}{marks[0]}, "
            f"95th percentile {p95} of ≤ {targets[1]}{marks[1]}, longest {lengths[-1]}")


def read_tree():
    """Every text file that git knows or would add."""
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], stdout=subprocess.PIPE, check=True)
    files = {}
    for path in names.stdout.decode().split("\0"):
        if path and os.path.splitext(path)[1] in TEXTS and os.path.isfile(path) and not os.path.islink(path):
            with open(path, encoding="utf-8", errors="replace") as file:
                files[path] = file.read()
    return files


def main():
    files = read_tree()
    findings, function_sizes = lint(files, Allowed(files.get("Scripts/lint-allow.txt", "")))
    for path, line, rule, message in findings:
        print(f"{path}:{line}: {rule}: {message}")
    for folder in ("Sources", "Tests"):
        lengths = [len(text.splitlines()) for path, text in files.items()
                   if path.startswith(folder + "/") and path.endswith(".swift")]
        print(report(f"{folder}, lines a file", lengths, FILE_TARGETS))
        lengths = [length for length, where in function_sizes if where.startswith(folder + "/")]
        print(report(f"{folder}, lines a function", lengths, FUNCTION_TARGETS))
    if "--sizes" in sys.argv:
        for length, where in sorted(function_sizes, reverse=True)[:20]:
            print(f"{length:5} {where}")
    print(f"lint: {len(findings)} findings in {len(files)} files")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())

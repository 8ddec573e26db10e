#!/usr/bin/env python3
"""Tests of Scripts/lint.py: `python3 Scripts/lint_test.py`."""

import unittest

from lint import Allowed, Source, declared_uses, functions, lint, report, words_in_markup


def rules(path, text, allow="", **others):
    """The rules that `text` breaks when it stands at `path`."""
    findings, _ = lint({path: text, **others}, Allowed(allow))
    return [rule for _, _, rule, _ in findings]


class ReadingSwift(unittest.TestCase):
    def test_strings_and_comments_are_no_code(self):
        source = Source('let a = "print(1)" // print(2)\n/* print(3) /* print(4) */ print(5) */ let b = 1')
        self.assertNotIn("print", source.code)
        self.assertIn("let b = 1", source.code)
        self.assertEqual(len(source.code), len(source.text))
        self.assertEqual(len(source.comments), 2)

    def test_interpolated_code_is_code(self):
        source = Source(r'let a = "x \(f(g("in) ner"), print(1))) y" + z')
        self.assertIn("print(1)", source.code)
        self.assertIn("+ z", source.code)
        self.assertNotIn("ner", source.code)
        self.assertEqual([text for _, text in source.literals], ["in) ner", "x \N{OBJECT REPLACEMENT CHARACTER} y"])

    def test_raw_and_long_literals_end_where_swift_ends_them(self):
        source = Source('let a = #"one " \\(no) "# + b\nlet c = """\n say "hi" \\""" x\n """ + d')
        self.assertIn("+ b", source.code)
        self.assertIn("+ d", source.code)
        self.assertNotIn("say", source.code)

    def test_an_escaped_quote_does_not_end_a_literal(self):
        self.assertIn("+ b", Source(r'let a = "\"" + b').code)

    def test_raw_identifiers_are_blanked(self):
        self.assertNotIn("print(", Source("func `never print(x)!`() {}").code)

    def test_functions_are_measured_and_requirements_have_none(self):
        text = ("protocol P {\n  func a() -> Int\n  var x: Int { get }\n}\nstruct S {\n  init(_ f: () -> Int = { 1 }) {\n"
                "    run()\n  }\n  func `long one`<T>(x: T) throws -> [Int]\n  where T: P {\n    []\n  }\n}\n")
        self.assertEqual(functions(Source(text)), [("x", 3, 1), ("init", 6, 3), ("`long one`", 9, 4)])


class Code(unittest.TestCase):
    def test_what_may_not_stand_in_code(self):
        for rule, code in [
            ("try!", "let a = try! f()"), ("as!", "let a = b as! C"), ("unwrap", "let a = b!"),
            ("unwrap", "a[0]!.b()"), ("unwrap", "f()!\n"), ("unwrap", 'URL("x")!.y'), ("task", "Task { await f() }"),
            ("task", "Task.detached { }"), ("unchecked", "class A: @unchecked Sendable {}"),
            ("unchecked", "nonisolated(unsafe) var a = 1"), ("print", "print(a)"), ("raw-html", "HTML(raw: a)"),
            ("fatal", "fatalError()"), ("clock", "let a = Date()"), ("clock", "UUID().uuidString"),
            ("unfinished", "// TO" + "DO: later"),
        ]:
            with self.subTest(code):
                self.assertEqual(rules("Sources/Kernel/A.swift", code), [rule])

    def test_what_looks_alike_and_may_stand(self):
        for code in ["if a != b {}", "if !a {}", "f(!a)", "group.addTask { }", "box.print(a)", "footprint(a)",
                     "Date(timeIntervalSince1970: 0)", "init?(a: B) {}", "a ? !b : c", "a!==b", 'let a = "b!"']:
            with self.subTest(code):
                self.assertEqual(rules("Sources/Kernel/A.swift", code), [])

    def test_tests_may_unwrap_and_start_tasks_but_not_print(self):
        self.assertEqual(rules("Tests/KernelTests/A.swift", "a!\nTask { }\nprint(1)"), ["print"])

    def test_findings_name_their_line(self):
        findings, _ = lint({"Sources/Kernel/A.swift": "\n\nlet a = try! b()"}, Allowed(""))
        self.assertEqual([(path, line) for path, line, _, _ in findings], [("Sources/Kernel/A.swift", 3)])


class Rooms(unittest.TestCase):
    def test_a_room_may_use_the_rooms_before_it(self):
        self.assertEqual(rules("Sources/Customers/Accounts/AccountStore.swift", "import Kernel\nimport Storage"), [])

    def test_a_room_may_not_use_a_neighbour_or_a_later_one(self):
        for room, other in [("Health", "Success"), ("Kernel", "Language"), ("Storage", "Identity"), ("Web", "Jobs")]:
            with self.subTest(room):
                self.assertEqual(rules(f"Sources/{room}/A.swift", f"import {other}"), ["rooms"])

    def test_attributes_and_access_do_not_hide_an_import(self):
        for code in ["@testable import Success", "public import Success", "  import struct Success.Plan",
                     "@_exported import Success", "@preconcurrency import Success"]:
            with self.subTest(code):
                self.assertEqual(rules("Sources/Health/A.swift", code), ["rooms"])

    def test_an_import_needs_its_line_in_the_manifest(self):
        manifest = 'room("Jobs", uses: ["Kernel"]),\nroom("Kernel"),'
        self.assertEqual(declared_uses(manifest), {"Jobs": {"Kernel"}, "Kernel": set()})
        for module, expected in [("Kernel", []), ("Storage", ["rooms"])]:
            found = rules("Sources/Jobs/A.swift", f"import {module}", **{"Package.swift": manifest})
            self.assertEqual(found, expected)

    def test_an_unknown_room_is_named(self):
        self.assertEqual(rules("Sources/Cellar/A.swift", ""), ["rooms"])

    def test_engines_are_known_in_one_folder_each(self):
        for path, module, expected in [
            ("Sources/Storage/SQLite/A.swift", "GRDB", []), ("Sources/Storage/A.swift", "GRDB", ["modules"]),
            ("Sources/Storage/PostgreSQL/A.swift", "CPostgres", []),
            ("Sources/Storage/SQLite/A.swift", "CPostgres", ["modules"]),
            ("Sources/Health/A.swift", "Alamofire", ["modules"]),
        ]:
            with self.subTest(path=path, module=module):
                self.assertEqual(rules(path, f"import {module}"), expected)

    def test_libsodium_has_one_user(self):
        other = {"Sources/Identity/B.swift": "import CSodium"}
        self.assertEqual(rules("Sources/Identity/A.swift", "import CSodium"), [])
        self.assertEqual(rules("Sources/Identity/A.swift", "import CSodium", **other), ["modules"])

    def test_only_routes_and_pages_know_the_web(self):
        for name, module, expected in [
            ("AccountRoutes", "Hummingbird", []), ("AccountStore", "Hummingbird", ["modules"]),
            ("AccountViews", "Web", []), ("AccountActions", "Web", ["http"]),
        ]:
            with self.subTest(name):
                self.assertEqual(rules(f"Sources/Customers/{name}.swift", f"import {module}"), expected)


class SQL(unittest.TestCase):
    STATEMENT = r'let q: SQL = "SELECT name FROM account WHERE id = \(id)"'

    def test_sql_stands_in_stores_and_migrations(self):
        for path, expected in [
            ("Customers/AccountStore", []), ("Customers/AccountMigrations", []), ("Storage/Rows", []),
            ("Customers/AccountFields", []), ("Customers/AccountActions", ["sql"]),
        ]:
            with self.subTest(path):
                self.assertEqual(rules(f"Sources/{path}.swift", self.STATEMENT), expected)

    def test_fragments_and_long_literals_count(self):
        for code in ['"ORDER BY name"', '"DELETE FROM task"', '"UPDATE task SET done = TRUE"',
                     '"""\n  select a\n  from b\n  """']:
            with self.subTest(code):
                self.assertEqual(rules("Sources/Health/A.swift", code), ["sql"])

    def test_plain_words_do_not(self):
        for code in ['"select an account from the list"[0]', '"where it came from"', '"Order by mail"', '"WHEREVER"']:
            with self.subTest(code):
                expected = ["sql"] if "select an" in code else []
                self.assertEqual(rules("Sources/Health/A.swift", code), expected)


class Words(unittest.TestCase):
    def test_words_between_tags_are_found(self):
        hole = "\N{OBJECT REPLACEMENT CHARACTER}"
        for markup, words in [
            ("<b>Save</b>", ["Save"]), (f"<b>{hole}</b> of the <i>", ["of the"]), ("<p>저장</p>", ["저장"]),
            ('<img alt="A face">', ["A face"]), (f'<input placeholder="{hole}">', []), (f"<b>{hole}</b>", []),
            ('<svg viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>', []), ("<b>&nbsp;·&nbsp;→</b>", []),
            ('" class="num">', []), ("accounts.title", []), ("text/html", []), ("<b>Saathi</b>", []),
            (f"<title>{hole} · Saathi</title>", []),
            (f"</td><td class=\"num {hole}\">", []), ("<td>kr</td>", ["kr"]), ("Name</label>", ["Name"]),
        ]:
            with self.subTest(markup):
                self.assertEqual(words_in_markup(markup), words)

    def test_only_files_of_views_are_searched(self):
        self.assertEqual(rules("Sources/Health/HealthViews.swift", 'let a: HTML = "<b>Save</b>"'), ["words"])
        self.assertEqual(rules("Sources/Health/HealthRoutes.swift", 'let a = "<b>Save</b>"'), [])


class Texts(unittest.TestCase):
    def test_paths_of_one_machine_and_registries_are_found(self):
        for text, rule in [("cd /ho" + "me/me/x", "machine-path"), ("/ro" + "ot/.cache", "machine-path"),
                           ("https://py" + "pi.org/simple", "registry")]:
            with self.subTest(text):
                self.assertEqual(rules("README.md", text), [rule])
        self.assertEqual(rules("README.md", "open /root-cause or /homepage, ~/x"), [])


class Sizes(unittest.TestCase):
    def test_limits_are_inclusive(self):
        for lines, expected in [(500, []), (501, ["size"])]:
            self.assertEqual(rules("Sources/Kernel/A.swift", "let a = 1\n" * lines), expected)
        for lines, expected in [(68, []), (69, ["size"])]:
            text = "func f() {\n" + "  g()\n" * lines + "}\n"
            self.assertEqual(rules("Sources/Kernel/A.swift", text), expected)

    def test_figures_above_the_targets_are_marked(self):
        self.assertEqual(report("x", [1, 2, 9], (5, 8)),
                         "x: 3, median 2 of ≤ 5, 95th percentile 9 of ≤ 8 over, longest 9")


class AllowList(unittest.TestCase):
    def test_an_entry_with_a_reason_covers_its_rule_and_file(self):
        path, code = "Sources/Kernel/A.swift", "print(1)"
        self.assertEqual(rules(path, code, allow=f"print {path} the one place"), [])
        self.assertEqual(rules(path, code, allow=f"print {path}"), ["allow-list", "print"])
        self.assertEqual(rules(path, code, allow=f"task {path} another rule"), ["allow-list", "print"])

    def test_a_stale_entry_is_a_finding(self):
        self.assertEqual(rules("Sources/Kernel/A.swift", "", allow="print Sources/Kernel/B.swift gone"), ["allow-list"])


if __name__ == "__main__":
    unittest.main()

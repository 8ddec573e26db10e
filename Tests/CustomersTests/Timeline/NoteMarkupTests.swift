import Foundation
import Kernel
import Testing

@testable import Customers

@Suite struct NoteMarkupTests {
  @Test(arguments: [
    ("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"),
    ("a **bold** and *light* and _light_", "<p>a <strong>bold</strong> and <em>light</em> and <em>light</em></p>"),
    ("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"),
    ("- one\n- two\ntext", "<ul><li>one</li><li>two</li></ul><p>text</p>"),
    ("1. one\n2) two", "<ol><li>one</li><li>two</li></ol>"),
    ("snake_case_name and 2 * 3 * 4", "<p>snake_case_name and 2 * 3 * 4</p>"),
    (#"\*not light\* and 1\. no list"#, "<p>*not light* and 1. no list</p>"),
    ("**강조**를 했다", "<p><strong>강조</strong>를 했다</p>"),
    ("*\u{301}a*", "<p><em>\u{301}a</em></p>"),
    ("** no ** _ no _", "<p>** no ** _ no _</p>"),
    ("a\r\nb", "<p>a<br>b</p>"),
    ("", ""),
  ])
  func `shows paragraphs, lists and emphasis`(_ text: String, _ inside: String) {
    #expect(NoteMarkup.html(text).text == "<div class=\"prose note-body\" dir=\"auto\">\(inside)</div>")
  }

  @Test(arguments: [
    ("[the plan](https://a.test/x?y=1&z=2)", "https://a.test/x?y=1&amp;z=2", "the plan"),
    ("[mail](mailto:a@b.test)", "mailto:a@b.test", "mail"),
    ("see https://a.test/p, then", "https://a.test/p", "https://a.test/p"),
    ("(http://a.test)", "http://a.test", "http://a.test"),
    ("[**big**](http://a.test)", "http://a.test", "<strong>big</strong>"),
  ])
  func `links to web and mail addresses`(_ text: String, _ address: String, _ shown: String) {
    let link = "<a href=\"\(address)\" rel=\"nofollow noopener noreferrer\">\(shown)</a>"
    #expect(NoteMarkup.html(text).text.contains(link))
  }

  @Test(arguments: [
    "[x](javascript:alert(1))", "[x](JavaScript:alert)", "[x](data:text/html,x)", "[x](//evil.test)", "[x](/settings)",
    "[x](https:///a)", "[x](http://)", "[x](vbscript:x)", "[x](mailto:a\" b)", "[x](mailto:a\\b)", "[](https://)",
    "[x](java\u{1}script:x)", "xhttps://a.test", "[x](mailto:a\u{2028}b)", "[x](mailto:a\u{85}b)",
    "[x](mailto:a\u{A0}b)",
  ])
  func `nothing else becomes a link`(_ text: String) {
    #expect(!NoteMarkup.html(text).text.contains("<a "))
  }

  @Test func `a page stays whole whatever the note says`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let pieces = [
      "*", "**", "_", "[", "](", ")", "](https://a.test)", "https://a.test/", "- ", "1. ", "\n", "\n\n", "\\", "<b>",
      "</div>", "<script>", "\"", "\"\u{301}", "'", "&amp;", "\u{202E}", "\u{0}", "\u{7}", " ", "a", "क्ष", "한",
      "](javascript:x)",
      "mailto:", "<!--", "]]>", "\r\n", "\u{2028}",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...30, using: &random))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      let html = NoteMarkup.html(text).text
      let fault = MarkupFault(in: html)
      #expect(fault == nil, "seed \(seed), text \(text.debugDescription): \(html)")
    }
  }

  @Test(arguments: [
    "Plain words.", "<script>alert(1)</script>", "\"\u{301} onload=x", "</p></div>", "&lt;", "\u{202E}abc",
  ])
  func `a text without signs is one paragraph, whatever is in it`(_ text: String) {
    let tags = NoteMarkup.html(text).text.matches(of: #/<[^>]*>/#).map { String($0.output) }
    #expect(tags == ["<div class=\"prose note-body\" dir=\"auto\">", "<p>", "</p>", "</div>"])
  }

  @Test(arguments: [
    "*", "**a ", "[", "[a](", "_a ", "- a\n", "http://", "\\", "*a_b**c[d](", "![](", "https://a.test/ ",
  ])
  func `the longest note of one sign repeated takes no time to speak of`(_ sign: String) {
    let text = String(String(repeating: sign, count: Note.bodyLimit / sign.count).prefix(Note.bodyLimit))
    let time = ContinuousClock().measure { _ = NoteMarkup.html(text) }
    #expect(time < .seconds(2), "\(time)")
  }
}

/// What is wrong with markup that should consist of the few tags of notes, each closed in order.
private struct MarkupFault: Equatable {
  let tag: String

  init?(in html: String) {
    let plain: Set<String> = ["<p>", "<ul>", "<ol>", "<li>", "<strong>", "<em>"]
    var open: [String] = []
    for match in html.matches(of: #/<[^>]*>?/#) {
      let tag = String(match.output)
      if tag == "<br>" { continue }
      if tag.hasPrefix("</") {
        let name = tag.dropFirst(2).dropLast()
        guard open.popLast() == String(name) else {
          self.tag = tag
          return
        }
        continue
      }
      let isBody = tag == "<div class=\"prose note-body\" dir=\"auto\">" && open.isEmpty
      let isLink =
        tag.wholeMatch(of: #/<a href="(https?://|mailto:)[^"<>\s]+" rel="nofollow noopener noreferrer">/#) != nil
      guard plain.contains(tag) || isBody || isLink, !isLink || !open.contains("a") else {
        self.tag = tag
        return
      }
      open.append(String(tag.dropFirst().prefix { $0.isLetter }))
    }
    if open.isEmpty { return nil }
    tag = "</\(open[0])>"
  }
}

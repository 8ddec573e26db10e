import Foundation
import Kernel
import Language
import Testing

@testable import Web

@Suite struct `Page layout` {
  private func page(_ language: LanguageCode, theme: DocumentHead.Theme = .system, places: Int = 3) -> String {
    let words = Catalogue([language: ["web.more": "More"]]).words(for: Reader(language: language))
    let list = (0..<places).map { Place("Place \($0)", icon: .today, path: "/\($0)", isCurrent: $0 == 0) }
    return PageLayout(
      head: DocumentHead(language: language, theme: theme, title: "T"), workspace: "W", places: list,
      person: SignedInPerson(name: "Ann", detail: "ann@example.com"), path: "/accounts?sort=name",
      csrf: CSRFField(token: "token")
    ).html(words, "<p>Work</p>").text
  }

  @Test(arguments: LanguageCode.allCases)
  func `says its language`(language: LanguageCode) {
    #expect(page(language).contains("<html lang=\"\(language.rawValue)\">"))
  }

  @Test func `a chosen theme stands on the root, the device's does not`() {
    #expect(page(.english, theme: .dark).contains("data-theme=\"dark\""))
    #expect(!page(.english).contains("data-theme"))
  }

  @Test func `carries no script and no style of its own`() {
    let text = page(.english)
    #expect(!text.contains("<style") && !text.contains("style=\"") && !text.contains("onclick"))
    #expect(text.contains("<script type=\"module\" src=\"/assets/app.js\"></script>"))
  }

  @Test func `the language form comes back to this page with its query`() {
    #expect(page(.korean).contains("name=\"returnTo\" value=\"/accounts?sort=name\""))
  }

  @Test func `one place is current in the rail and one in the bar of phones`() {
    #expect(page(.english).components(separatedBy: "aria-current=\"page\"").count - 1 == 2)
  }

  @Test(arguments: [(5, false), (6, true)])
  func `a phone shows five places, or four and more`(places: Int, hasMore: Bool) {
    #expect(page(.english, places: places).contains("menu-up") == hasMore)
  }
}

import Kernel
import Language
import Web

/// The markup of the page of one contact.
enum ContactPageView {
  static func html(_ page: ContactPage, people: [ID<Person>: String], _ request: Request) -> HTML {
    let words = request.words
    let merge: HTML? = page.mayWrite ? Button(words["merge.action"], style: .quiet).link("\(page.path)/merge") : nil
    return """
      <div class="stack">\(PageHead(page.name, summary: page.title, actions: merge).html)\
      <div class="columns"><div>\(Panel(words["contacts.details"], id: "details").html(facts(page, words)))\
      \(page.merges?.html(people, request))</div><div>\(accounts(page, words))</div></div></div>
      """
  }

  private static func facts(_ page: ContactPage, _ words: Words) -> HTML {
    var facts: [KeyValueList.Item] = []
    if page.doNotContact {
      let badge: HTML = Badge(words["contacts.doNotContact"], tone: .red).html
      facts.append(.init(words["common.status"], badge))
    }
    if !page.emails.isEmpty { facts.append(.init(words["common.email"], addresses(page))) }
    let texts = [
      ("contacts.phone", page.phone), ("common.language", page.language), ("common.timeZone", page.timeZone),
      ("contacts.consent", page.consent),
    ]
    for case (let key, let text?) in texts { facts.append(.init(words[key], text)) }
    if let seen = page.lastSeen { facts.append(.init(words["contacts.lastSeen"], seen.html)) }
    if facts.isEmpty { return "<p class=\"muted\">\(words["contacts.details.none"])</p>" }
    return KeyValueList(facts).html
  }

  /// Links to write to, unless nobody may.
  private static func addresses(_ page: ContactPage) -> HTML {
    let items: [HTML] = page.emails.map { email in
      page.doNotContact ? "<li>\(email)</li>" : "<li><a href=\"\(WebAddress(mailTo: email))\">\(email)</a></li>"
    }
    return "<ul class=\"stack-s wrap\">\(items)</ul>"
  }

  private static func accounts(_ page: ContactPage, _ words: Words) -> HTML {
    let count = page.accounts.isEmpty ? nil : words.reader.number(page.accounts.count)
    let panel = Panel(words["contacts.accounts"], count: count, id: "accounts")
    if page.accounts.isEmpty { return panel.html("<p class=\"muted\">\(words["contacts.accounts.none"])</p>") }
    let items: [HTML] = page.accounts.map { place in
      "<li class=\"spread\"><a href=\"\(place.path)\">\(place.name)</a><span class=\"muted\">\(place.role)</span></li>"
    }
    return panel.html("<ul class=\"stack-s\">\(items)</ul>")
  }
}

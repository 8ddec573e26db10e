import Kernel
import Language
import Web

/// The markup of the page of one contact.
enum ContactPageView {
  static func html(_ page: ContactPage, people: [ID<Person>: String], _ request: Request) -> HTML {
    let words = request.words
    let merge: HTML? = page.mayWrite ? Button(words["merge.action"], style: .quiet).link("\(page.path)/merge") : nil
    let edit: HTML? = page.mayWrite ? Button(words["action.edit"]).link("\(page.path)/edit") : nil
    let actions: HTML? = page.mayWrite ? "\(merge)\(edit)" : nil
    return """
      <div class="stack">\(PageHead(page.name, summary: page.title, actions: actions).html)\(said(page, request))\
      <div class="columns"><div>\(Panel(words["contacts.details"], id: "details").html(facts(page, words)))\
      \(page.merges?.html(people, request))</div><div>\(accounts(page, request))</div></div></div>
      """
  }

  /// What was just done, with the way back.
  private static func said(_ page: ContactPage, _ request: Request) -> HTML? {
    let words = request.words
    if let removed = page.removed {
      let undo = Button(words["action.undo"], size: .small).post(
        to: "/accounts/\(removed.account)\(page.path)/restoration", csrf: CSRFField(token: request.csrfToken),
        fields: [("role", removed.role.rawValue)])
      return Notice(.success, words("contacts.removed", ["account": removed.name]), action: undo).html
    }
    return request.query["done"].map { _ in Notice(.success, words["common.saved"]).html }
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

  private static func accounts(_ page: ContactPage, _ request: Request) -> HTML {
    let words = request.words
    let count = page.accounts.isEmpty ? nil : words.reader.number(page.accounts.count)
    let panel = Panel(words["contacts.accounts"], count: count, id: "accounts")
    if page.accounts.isEmpty { return panel.html("<p class=\"muted\">\(words["contacts.accounts.none"])</p>") }
    let items: [HTML] = page.accounts.map { place in
      """
      <li class="spread"><a href="\(place.path)">\(place.name)</a><span class="cluster">\
      <span class="muted">\(place.role)</span>\(menu(place, page, request))</span></li>
      """
    }
    return panel.html("<ul class=\"stack-s\">\(items)</ul>")
  }

  private static func menu(_ place: ContactPage.Place, _ page: ContactPage, _ request: Request) -> HTML? {
    guard page.mayWrite else { return nil }
    let words = request.words
    let removal: Path = "\(place.path)\(page.path)/removal"
    return Menu(
      words("contacts.accounts.more", ["account": place.name]), face: Icon.more.html,
      items: [
        .link(words["contacts.role.change"], ("\(page.path)/edit" as Path).anchor("roles"), icon: nil),
        .post(words["contacts.remove"], removal, icon: nil, fields: [:]),
      ],
      csrf: CSRFField(token: request.csrfToken)
    ).html
  }
}

import Kernel
import Language
import Storage
import Web

/// Who of the team looks after the customer: a panel of the account page.
enum MemberPanel {
  static func panel(_ refused: SubmittedForm?) -> AccountPanel {
    AccountPanel(.know) { context, tx in
      let members = try MemberStore.members(of: context.account.id, in: context.actor.workspace, tx)
      let form = context.actor.may(.accountsWrite) ? refused ?? SubmittedForm() : nil
      return html(members, form, isRefused: refused != nil, context)
    }
  }

  private static func html(
    _ members: [AccountMember], _ form: SubmittedForm?, isRefused: Bool, _ context: AccountPanel.Context
  ) -> HTML {
    let words = context.request.words
    let owner: HTML? = context.account.details.owner.map { person in
      "<li class=\"spread\">\(line(person, words["accounts.column.owner"], context))</li>"
    }
    let rows: [HTML] = members.map { member in
      "<li class=\"spread\">\(line(member.person, member.role, context))\(removal(member, context))</li>"
    }
    let body: HTML =
      owner == nil && rows.isEmpty
      ? "<p class=\"muted\">\(words["members.empty"])</p>" : "<ul class=\"stack-s\">\(owner)\(rows)</ul>"
    let foot = form.map { self.form($0, isOpen: isRefused, context) }
    return Panel(words["members.title"], foot: foot, id: "team").html(body)
  }

  private static func line(_ person: ID<Person>, _ role: String, _ context: AccountPanel.Context) -> HTML {
    "<span>\(context.people[person] ?? Reader.noValue)<br><span class=\"muted small\">\(role)</span></span>"
  }

  private static func removal(_ member: AccountMember, _ context: AccountPanel.Context) -> HTML? {
    guard context.actor.may(.accountsWrite) else { return nil }
    return Button(context.request.words["members.remove"], style: .quiet, size: .small).post(
      to: "/accounts/\(context.account.id)/members/\(member.person)/removal",
      csrf: CSRFField(token: context.request.csrfToken))
  }

  private static func form(_ form: SubmittedForm, isOpen: Bool, _ context: AccountPanel.Context) -> HTML {
    let words = context.request.words
    let person = form.field("personId", label: words["members.person"], words)
    let role = form.field("role", label: words["members.role"], help: words["members.role.help"], words)
    let people = context.people.sorted { $0.value < $1.value }.map { Select.Option($0.key.description, $0.value) }
    let target: Path = "/accounts/\(context.account.id)/members"
    return """
      <details class="disclosure"\(flag: " open", isOpen)><summary>\(Icon.plus.small)\(words["members.add"])</summary>\
      <form class="form form-wide" method="post" action="\(target)">\
      \(CSRFField(token: context.request.csrfToken).html)\(form.errors([person, role], words))\
      <div class="form-row">\(Select(person, options: people, selected: form.value("personId")).html(words))\
      \(TextField(role, value: form.value("role")).html(words))</div>\
      <div class="form-actions">\(Button(words["members.add"]).submit())</div></form></details>
      """
  }
}

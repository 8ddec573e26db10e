import Kernel
import Language
import Web

/// When and why a customer has left: a panel of the account page.
public enum ChurnPanel {
  /// Nothing for those who are still there.
  public static let panel = AccountPanel(.know) { context, _ in
    let (details, words) = (context.account.details, context.request.words)
    guard let day = details.churnedOn else { return nil }
    var facts = [KeyValueList.Item(words["accounts.field.churnedOn"], words.reader.date(day))]
    if let reason = details.churnReason { facts.append(.init(words["accounts.field.churnReason"], reason)) }
    if let note = details.churnNote {
      let text: HTML = "<span class=\"timeline-text\">\(note)</span>"
      facts.append(.init(words["accounts.field.churnNote"], text))
    }
    let form: Path = "/accounts/\(context.account.id)/edit"
    let edit = Button(words["action.edit"], style: .quiet, size: .small).link(form.anchor("churn"))
    return Panel(
      words["accounts.churn"], actions: context.actor.may(.accountsWrite) ? edit : nil, id: "churn"
    ).html(KeyValueList(facts).html)
  }
}

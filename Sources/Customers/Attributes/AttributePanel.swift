import Kernel
import Language
import Web

/// The custom attributes of an account: a panel of the account page.
public enum AttributePanel {
  public static let panel = AccountPanel(.know) { context, tx in
    let attributes = try AttributeStore.all(in: context.actor.workspace, tx)
    return attributes.all.isEmpty ? nil : html(attributes, context)
  }

  private static func html(_ attributes: AttributeDefinitions, _ context: AccountPanel.Context) -> HTML {
    let words = context.request.words
    let said = context.account.details.attributes
    let items = attributes.all.compactMap { attribute in
      said[attribute.key].map { KeyValueList.Item(attribute.name[words.language], value(attribute, $0, words)) }
    }
    let body: HTML =
      items.isEmpty ? "<p class=\"muted\">\(words["attributes.none"])</p>" : KeyValueList(items).html
    let edit: HTML? =
      items.isEmpty && context.actor.may(.accountsWrite)
      ? Button(words["attributes.fillIn"], style: .quiet, size: .small)
        .link(("/accounts/\(context.account.id)/edit" as Path).anchor("attributes")) : nil
    return Panel(words["attributes.title"], actions: edit, id: "attributes").html(body)
  }

  /// What does not fit is shown as the source said it.
  private static func value(_ attribute: AttributeDefinition, _ stored: String, _ words: Words) -> HTML {
    if let shown = attribute.shown(stored, words) { return "\(shown)" }
    let kind = words["attributes.kind.\(attribute.kind.rawValue)"]
    return """
      \(stored)<br><span class="muted small">\(words("attributes.misfit", ["kind": kind]))</span>
      """
  }
}

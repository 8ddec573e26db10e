import Language

/// What can be done with the selected rows; slides in from the bottom as soon as one is selected.
///
/// The last child of the form around the table; its buttons send that form.
public struct BulkBar: Sendable {
  public let actions: HTML

  public init(actions: HTML) { self.actions = actions }

  public func html(_ words: Words) -> HTML {
    """
    <div class="bulk-bar" role="group" aria-label="\(words["web.selected.actions"])">\
    <span><b data-selected-count></b> \(words["web.selected"])</span>\(actions)</div>
    """
  }
}

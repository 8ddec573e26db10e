import Foundation

/// One page of a list, and where the next begins.
public struct Page<Item: Sendable>: Sendable {
  public let items: [Item]
  /// Nil on the last page.
  public let next: Cursor?

  public init(items: [Item], next: Cursor?) {
    self.items = items
    self.next = next
  }

  /// Makes a page of up to `limit` from one row more than asked for: no count is needed to know of a next page.
  public init(_ rows: [Item], limit: Int, cursor: (Item) -> Cursor) {
    let items = Array(rows.prefix(limit))
    self.init(items: items, next: rows.count > limit ? items.last.map(cursor) : nil)
  }

  public func map<Other: Sendable>(_ transform: (Item) throws -> Other) rethrows -> Page<Other> {
    Page<Other>(items: try items.map(transform), next: next)
  }
}

/// The place after a row in an ordered list: the row's sort values. Outside it is opaque text.
public struct Cursor: Sendable, Equatable, CustomStringConvertible, LosslessStringConvertible {
  /// The last row's values of the columns that order the list, in that order; nil for no value.
  public let values: [String?]

  public init(_ values: [String?]) { self.values = values }

  /// Base64url of a JSON list.
  public var description: String {
    guard let data = try? JSONEncoder().encode(values) else { return "" }
    return data.base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  public init?(_ text: String) {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
    guard text.utf8.count <= 4096, let data = Data(base64Encoded: plain + padding),
      let values = try? JSONDecoder().decode([String?].self, from: data), values.count <= 8
    else { return nil }
    self.init(values)
  }
}

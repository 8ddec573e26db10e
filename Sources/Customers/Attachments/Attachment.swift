import Kernel

/// A file that stands with a note.
public struct Attachment: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "att"

  /// The largest file, in bytes.
  public static let sizeLimit = 20 << 20
  /// Files of a note at most.
  public static let noteLimit = 20
  /// Files that a form sends at once at most.
  public static let formLimit = 10

  public let id: ID<Attachment>
  public let note: ID<Note>
  /// As the sender called it, without folders; nothing on disk is called so.
  public let name: String
  /// In bytes, at least one.
  public let size: Int
  public let addedAt: Timestamp
  /// Nil for sources and the program.
  public let addedBy: ID<Person>?

  public init(
    id: ID<Attachment>, note: ID<Note>, name: String, size: Int, addedAt: Timestamp, addedBy: ID<Person>?
  ) {
    self.id = id
    self.note = note
    self.name = name
    self.size = size
    self.addedAt = addedAt
    self.addedBy = addedBy
  }

  /// The name for people: without the marks that write text backwards, which can make one ending look like another.
  public var shownName: String {
    let plain = name.unicodeScalars.filter { !Self.directions.contains($0) }
    let text = String(String.UnicodeScalarView(plain)).trimmed
    return text.isEmpty ? "file" : text
  }

  /// ALM, LRM, RLM, the embeddings and overrides, the isolates (Unicode Standard Annex 9).
  private static let directions: Set<Unicode.Scalar> = [
    "\u{061C}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}",
    "\u{2067}", "\u{2068}", "\u{2069}",
  ]
}

import Kernel
import Language
import Web

extension NoteActions.Command {
  /// Reads `kind`, `body`, `occurredAt` and `outcome`.
  init(_ fields: inout Fields) {
    self.init(
      kind: fields.choice("kind") ?? .note, body: fields.noteBody("body"), occurredAt: fields.timestamp("occurredAt"),
      outcome: fields.choice("outcome"))
  }
}

extension Fields {
  /// What a note says: 1 to 20,000 characters, line breaks as LF.
  mutating func noteBody(_ name: String) -> String {
    TextNormalizer.stored(text(name, limit: Note.bodyLimit).replacing("\r\n", with: "\n"))
  }
}

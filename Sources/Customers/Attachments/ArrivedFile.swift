/// A file that has arrived on disk and is nobody's yet.
struct ArrivedFile: Sendable {
  let path: String
  /// What the sender calls it, without folders.
  let name: String
  /// In bytes.
  let size: Int
}

/// A database engine's connections.
protocol Engine: Sendable {
  /// Runs `body` in a transaction that sees one state of the data and changes nothing.
  func read<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result

  /// Runs `body` in a transaction and commits it.
  func write<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result

  /// Waits for what runs, then closes every connection.
  func close() async
}

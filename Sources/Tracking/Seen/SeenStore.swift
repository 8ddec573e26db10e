import Kernel
import Storage

/// All SQL about the message ids that have been counted.
enum SeenStore {
  /// Hashes of a block: 64 KB.
  static let blockLength = 4096

  /// Which lists there are and how long they are.
  static func runs(
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [(id: Int64, level: Int, count: Int)] {
    try tx.all(
      """
      SELECT run, level, CAST(sum(length(hashes)) AS BIGINT) AS bytes FROM tracking_seen
      WHERE workspace_id = \(workspace) GROUP BY run, level ORDER BY run
      """
    ) { row in (try row["run"], try row["level"], Int(try row["bytes"] as Int64) / 16) }
  }

  /// Hands over the blocks of a list in their order.
  static func forEachBlock(
    of run: Int64, in workspace: ID<Workspace>, _ tx: Transaction, _ body: ([UInt128]) throws -> Void
  ) throws {
    try tx.forEach(
      "SELECT hashes FROM tracking_seen WHERE workspace_id = \(workspace) AND run = \(run) ORDER BY block"
    ) { row in
      if let hashes = try row.withBlob("hashes", hashes) { try body(hashes) }
    }
  }

  static func block(
    _ block: Int, of run: Int64, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [UInt128] {
    try tx.first(
      "SELECT hashes FROM tracking_seen WHERE workspace_id = \(workspace) AND run = \(run) AND block = \(block)"
    ) { row in try row.withBlob("hashes", hashes) ?? [] } ?? []
  }

  /// Writes a list.
  static func insert(
    _ hashes: [UInt128], run: Int64, level: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let starts = Array(stride(from: 0, to: hashes.count, by: blockLength))
    try tx.insert(
      into: "tracking_seen", columns: ["workspace_id", "run", "block", "level", "hashes"],
      rows: starts.enumerated().lazy.map { block, start in
        [
          workspace.sqlValue, .integer(run), .integer(Int64(block)), .integer(Int64(level)),
          .blob(bytes(hashes[start..<min(start + blockLength, hashes.count)])),
        ]
      })
  }

  static func delete(_ runs: [Int64], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    for run in runs {
      try tx.execute("DELETE FROM tracking_seen WHERE workspace_id = \(workspace) AND run = \(run)")
    }
  }

  private static func bytes(_ hashes: ArraySlice<UInt128>) -> [UInt8] {
    hashes.withUnsafeBufferPointer { Array(UnsafeRawBufferPointer($0)) }
  }

  private static func hashes(_ bytes: UnsafeRawBufferPointer) -> [UInt128] {
    (0..<bytes.count / 16).map { bytes.loadUnaligned(fromByteOffset: 16 * $0, as: UInt128.self) }
  }
}

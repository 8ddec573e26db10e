import Foundation
import Kernel
import Web

/// A number about an account as a client sends it.
struct SignalSampleJSON: Sendable {
  /// The client's own id: the same sample sent twice counts once.
  let clientID: String?
  let account: ID<Account>?
  let external: ExternalID?
  let metric: String
  /// What the metric is, for one that is not there yet.
  let kind: MetricKind?
  let direction: MetricDirection
  let occurredAt: Timestamp?
  let value: Double?
  let dimension: String?
  /// What is wrong with its fields.
  let problems: [Problem.Field]

  /// Reads an item of a list; what is wrong with its values is its own affair and not the whole request's.
  init(_ fields: inout Fields, now: Timestamp) {
    clientID = fields.optionalText("id")
    account = fields.id("accountId")
    let source = fields.optionalText("source")
    external = fields.optionalText("accountExternalId").map { ExternalID(source: source ?? "", id: $0) }
    metric = fields.text("metric", limit: 64)
    kind = fields.choice("kind")
    direction = fields.choice("direction") ?? .up
    occurredAt = fields.timestamp("occurredAt")
    value = fields.number("value").map { NSDecimalNumber(decimal: $0).doubleValue }
    dimension = fields.optionalText("dimension")
    if (account == nil) == (external == nil) { fields.validation.add("/accountId", "required") }
    if let value { fields.validation.require(value.magnitude < 1e15, "/value", "notANumber") }
    if value == nil { fields.validation.add("/value", "required") }
    let latest = now + .days(1)
    if let moment = occurredAt {
      let earliest = Timestamp(milliseconds: 0)
      fields.validation.require((earliest...latest).contains(moment), "/occurredAt", "momentOutOfRange")
    } else if !fields.validation.problems.contains(where: { $0.pointer.hasSuffix("/occurredAt") }) {
      fields.validation.add("/occurredAt", "required")
    }
    problems = fields.validation.problems
    fields.validation = Validation()
  }

  /// The id under which it is kept: of the client's id always the same one (FNV-1a, 128 bits).
  func id(_ effects: Effects) -> ID<Signal> {
    guard let clientID else { return effects.newID() }
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    for byte in clientID.utf8 { hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b }
    return ID(high: UInt64(truncatingIfNeeded: hash >> 64), low: UInt64(truncatingIfNeeded: hash))
  }
}

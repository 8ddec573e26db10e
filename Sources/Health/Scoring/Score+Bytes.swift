import Kernel

extension Score {
  /// The stored bytes are not a score of this scorecard.
  public struct Unreadable: Error, Hashable, Sendable {}

  /// The compact form for a database row, about 25 bytes a measure.
  ///
  /// Version 1, integers as LEB128, signed ones in zigzag, values as little-endian `Float64`:
  /// ```
  /// 1 · day · scorecard version · band · has value · hold · known weight · all weight
  /// measures: count · each: flags · weight · day−from · day−to · [value] · [day−data day] · [points] ·
  ///                         contribution · [last known]
  /// exceptions: count · each: place in the scorecard · effect
  /// ```
  /// Keys are left out: the scorecard's version, which never changes, gives them in its order.
  public func bytes(of scorecard: Scorecard) -> [UInt8] {
    var writer = ByteWriter(capacity: 40 + 34 * measures.count)
    writer.byte(Self.format)
    writer.signed(Int64(day.daysSinceEpoch))
    writer.signed(Int64(scorecardVersion))
    writer.byte(UInt8(Band.allCases.firstIndex(of: band) ?? 0))
    writer.byte(value == nil ? 0 : 1)
    writer.signed(hold.millionths)
    writer.unsigned(coverage.known)
    writer.unsigned(coverage.all)
    writer.unsigned(measures.count)
    for measure in measures { measure.write(to: &writer, day: day) }
    let places = exceptions.compactMap { line in
      scorecard.exceptions.firstIndex { $0.key == line.key }.map { (place: $0, effect: line.effect) }
    }
    writer.unsigned(places.count)
    for (place, effect) in places {
      writer.unsigned(place)
      writer.signed(effect.millionths)
    }
    return writer.bytes
  }

  /// Reads what `bytes(of:)` wrote, exactly.
  ///
  /// - Parameter scorecard: the one whose version the score names.
  public init(bytes: UnsafeRawBufferPointer, scorecard: Scorecard) throws(Unreadable) {
    var reader = ByteReader(bytes)
    guard try reader.byte() == Self.format else { throw Unreadable() }
    day = try reader.day()
    scorecardVersion = Int32(truncatingIfNeeded: try reader.signed())
    let band = Int(try reader.byte())
    let hasValue = try reader.byte() == 1
    hold = try reader.points()
    coverage = Coverage(known: try reader.unsigned(), all: try reader.unsigned())
    guard Band.allCases.indices.contains(band), try reader.unsigned() == scorecard.measures.count else {
      throw Unreadable()
    }
    self.band = Band.allCases[band]
    measures = try Self.measures(&reader, day: day, scorecard)
    exceptions = try Self.exceptions(&reader, scorecard)
    guard reader.isAtEnd else { throw Unreadable() }
    let lines = measures.reduce(hold) { $0 + $1.contribution }
    value = hasValue ? exceptions.reduce(lines) { $0 + $1.effect } : nil
  }

  private static let format: UInt8 = 1

  private static func measures(
    _ reader: inout ByteReader, day: LocalDate, _ scorecard: Scorecard
  ) throws(Unreadable) -> [MeasureResult] {
    var results: [MeasureResult] = []
    results.reserveCapacity(scorecard.measures.count)
    for measure in scorecard.measures { results.append(try MeasureResult(&reader, key: measure.key, day: day)) }
    return results
  }

  private static func exceptions(
    _ reader: inout ByteReader, _ scorecard: Scorecard
  ) throws(Unreadable) -> [ExceptionResult] {
    var results: [ExceptionResult] = []
    for _ in 0..<(try reader.unsigned()) {
      let place = try reader.unsigned()
      guard scorecard.exceptions.indices.contains(place) else { throw Unreadable() }
      let effect = try reader.points()
      results.append(ExceptionResult(key: scorecard.exceptions[place].key, effect: effect))
    }
    return results
  }
}

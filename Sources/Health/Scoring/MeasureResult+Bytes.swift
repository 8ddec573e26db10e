import Kernel

extension MeasureResult {
  /// Which optional parts follow the state in the first byte.
  private enum Flag {
    static let state: UInt8 = 0b0000_0111
    static let value: UInt8 = 0b0000_1000
    static let points: UInt8 = 0b0001_0000
    /// Last known points that differ from those of the day, and so are written.
    static let lastKnown: UInt8 = 0b0010_0000
  }

  func write(to writer: inout ByteWriter, day: LocalDate) {
    let keepsLastKnown = !state.hasData && lastKnown != nil
    let flags = (value == nil ? 0 : Flag.value) | (points == nil ? 0 : Flag.points)
    writer.byte(state.rawValue | flags | (keepsLastKnown ? Flag.lastKnown : 0))
    writer.unsigned(weight)
    writer.signed(Int64(day - from))
    writer.signed(Int64(day - to))
    if let value { writer.double(value) }
    if value != nil { writer.signed(Int64(day - (dataDay ?? day))) }
    if let points { writer.signed(points.millionths) }
    writer.signed(contribution.millionths)
    if keepsLastKnown, let lastKnown { writer.signed(lastKnown.millionths) }
  }

  init(_ reader: inout ByteReader, key: String, day: LocalDate) throws(Score.Unreadable) {
    let flags = try reader.byte()
    guard let state = MeasureState(rawValue: flags & Flag.state) else { throw Score.Unreadable() }
    self.key = key
    self.state = state
    weight = try reader.unsigned()
    from = try reader.day(before: day)
    to = try reader.day(before: day)
    let hasValue = flags & Flag.value != 0
    value = hasValue ? try reader.double() : nil
    dataDay = hasValue ? try reader.day(before: day) : nil
    points = flags & Flag.points != 0 ? try reader.points() : nil
    contribution = try reader.points()
    let known = flags & Flag.lastKnown != 0 ? try reader.points() : nil
    lastKnown = state.hasData ? points : known
  }
}

import Foundation

/// CP949, the Korean code of Windows: EUC-KR and the 8,822 syllables that it lacks.
enum KoreanCode {
  /// The character of two bytes; nil when they stand for none.
  static func character(_ lead: UInt8, _ trail: UInt8) -> UInt16? {
    guard leads.contains(lead), trails.contains(trail) else { return nil }
    let value = table[Int(lead - leads.lowerBound) * trails.count + Int(trail - trails.lowerBound)]
    return value == 0 ? nil : value
  }

  private static let leads: ClosedRange<UInt8> = 0x81...0xFE
  private static let trails: ClosedRange<UInt8> = 0x41...0xFE

  /// The scalar value of every pair, 0 for none; made once by the C library, which knows the code.
  private static let table: [UInt16] = {
    var table = [UInt16](repeating: 0, count: leads.count * trails.count)
    guard let converter = iconv_open("UTF-16LE", "CP949"), converter != iconv_t(bitPattern: -1) else { return table }
    defer { iconv_close(converter) }
    for (row, lead) in leads.enumerated() {
      for (column, trail) in trails.enumerated() {
        table[row * trails.count + column] = character(of: [lead, trail], converter) ?? 0
      }
    }
    return table
  }()

  private static func character(of pair: [UInt8], _ converter: iconv_t) -> UInt16? {
    var (input, output) = (pair.map { CChar(bitPattern: $0) }, [CChar](repeating: 0, count: 4))
    let written = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        var (left, room) = (source.count, target.count)
        iconv(converter, nil, nil, nil, nil)
        return iconv(converter, &from, &left, &to, &room) == 0 && left == 0 ? target.count - room : 0
      }
    }
    guard written == 2 else { return nil }
    return UInt16(UInt8(bitPattern: output[0])) | UInt16(UInt8(bitPattern: output[1])) << 8
  }
}

/// The texts that cells share, in one buffer: `xl/sharedStrings.xml`.
final class SharedTexts: XMLHandler {
  private let limits: XLSXLimits
  private var bytes: [UInt8] = []
  /// For each text where it ends.
  private var ends: [UInt32] = []
  private var isInText = false
  /// How deep in readings of ideographs, which are not part of the text.
  private var phonetics = 0

  init(limits: XLSXLimits) { self.limits = limits }

  /// The text with this number; empty when there is none.
  subscript(index: Int) -> String {
    guard ends.indices.contains(index) else { return "" }
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return CellText.decoded(bytes[start..<Int(ends[index])])
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == Self.text { isInText = phonetics == 0 } else if name == Self.phonetic { phonetics += 1 }
  }

  func end(_ name: XMLName) throws(XLSXError) {
    if name == Self.text { isInText = false }
    if name == Self.phonetic { phonetics -= 1 }
    guard name == Self.item else { return }
    guard bytes.count - Int(ends.last ?? 0) <= limits.textBytes, ends.count * 4 < limits.sharedBytes else {
      throw .tooLarge
    }
    ends.append(UInt32(bytes.count))
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) throws(XLSXError) {
    guard isInText else { return }
    guard bytes.count + piece.count <= limits.sharedBytes else { throw .tooLarge }
    bytes.append(contentsOf: piece)
  }

  private static let text = XMLName("t")
  private static let phonetic = XMLName("rPh")
  private static let item = XMLName("si")
}

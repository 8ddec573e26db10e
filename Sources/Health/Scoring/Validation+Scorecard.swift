import Kernel

extension Validation {
  /// A key of 1 to 64 letters a to z, digits, `_`, `-` and `.`, in either case, not used before.
  mutating func key(_ key: String, _ pointer: String, others: [String]) {
    let isPlain = key.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || [45, 46, 95].contains(byte)
    }
    require(isPlain && (1...64).contains(key.utf8.count), pointer, "notAKey")
    require(!others.contains(key), pointer, "duplicate")
  }

  /// A name or reason: in at least one language, 1 to 200 characters in each that is given.
  mutating func name(_ name: LocalizedText, _ pointer: String) {
    require(!name.all.isEmpty, pointer, "required")
    for (language, text) in name.all { _ = self.text(text, "\(pointer)/\(language.rawValue)", limit: 200) }
  }

  /// Points from 0 to 100.
  mutating func points(_ points: Points, _ pointer: String) {
    require((Points.zero...Points.hundred).contains(points), pointer, "outOfRange", ["from": "0", "to": "100"])
  }

  /// A whole number of a range.
  mutating func range(_ number: Int, _ range: ClosedRange<Int>, _ pointer: String) {
    let limits = ["from": "\(range.lowerBound)", "to": "\(range.upperBound)"]
    require(range.contains(number), pointer, "outOfRange", limits)
  }
}

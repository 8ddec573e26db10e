import Web
import Foundation

/// Reads single members of an event's properties.
enum EventProperty {
  /// The member's number; nil when it is absent or no number that can be counted.
  static func number(_ name: String, in object: UnsafeRawBufferPointer) -> Double? {
    var found: Double?
    var scanner = JSONScanner(object)
    try? scanner.object { key, scanner in
      let value = try scanner.value()
      let isWanted = object.withText(key) { $0.count == name.utf8.count && $0.elementsEqual(name.utf8) }
      if isWanted { found = Double(object.text(value)) }
    }
    return found.flatMap { $0.isFinite && $0.magnitude < 1e15 ? $0 : nil }
  }
}

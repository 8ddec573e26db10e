import Web
import Foundation

/// Reads single members of an event's properties.
enum EventProperty {
  /// The member's number; nil when it is absent or no number that can be counted.
  static func number(_ name: String, in object: UnsafeRawBufferPointer) -> Double? {
    var found: Double?
    var scanner = JSONScanner(object)
    try? scanner.object { key, scanner in
      guard key.count == name.utf8.count, object[key].elementsEqual(name.utf8) else { return _ = try scanner.value() }
      let value = try scanner.value()
      found = Double(object.text(value))
    }
    return found.flatMap { $0.isFinite && $0.magnitude < 1e15 ? $0 : nil }
  }
}

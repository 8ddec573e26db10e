import Foundation
import Kernel

/// Mail as files (`.eml`) in a folder, for another program to send.
struct MailFolder: Sendable {
  let path: String

  /// Writes one message, whole or not at all; the same name again replaces it.
  func write(_ message: MailText, name: String) throws {
    let folder = URL(filePath: path)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(message.bytes.utf8).write(to: folder.appending(path: "\(name).eml"), options: .atomic)
  }
}

/// A message of plain text, or of text and HTML (RFC 5322, MIME): every language, lines of any length.
struct MailText: Sendable {
  let id: String
  let from: String
  let to: String
  let subject: String
  let body: String
  /// The same as a document, for programs that show it.
  var html: String?
  let date: Timestamp

  var bytes: String {
    let headers = [
      "Message-ID: <\(id)>", "Date: \(Self.date(date))", "From: \(from)", "To: <\(to)>",
      "Subject: \(Self.words(subject))", "MIME-Version: 1.0", "Auto-Submitted: auto-generated",
    ]
    return (headers + content).joined(separator: "\r\n")
  }

  /// The plain text, or both as alternatives, the better one last (RFC 2046, 5.1.4).
  private var content: [String] {
    guard let html else { return Self.part("text/plain", body) }
    // No line of base64 begins with hyphens.
    let boundary = "--saathi-alternative"
    return ["Content-Type: multipart/alternative; boundary=\"saathi-alternative\"", "", boundary]
      + Self.part("text/plain", body) + [boundary] + Self.part("text/html", html) + ["\(boundary)--", ""]
  }

  /// Headers, an empty line, and the text in lines.
  private static func part(_ type: String, _ text: String) -> [String] {
    let encoded = Data(text.utf8).base64EncodedString(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return ["Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: base64", "", encoded, ""]
  }

  /// RFC 2047: words of at most 45 bytes each, so that no line is too long and none ends within a character.
  private static func words(_ text: String) -> String {
    var (words, part): ([String], String) = ([], "")
    for character in text where !character.isNewline {
      if part.utf8.count + character.utf8.count > 45 {
        words.append(part)
        part = ""
      }
      part.append(character)
    }
    return (words + [part]).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }

  private static func date(_ moment: Timestamp) -> String {
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let day = moment.utcDay
    let seconds = Int((moment - day.utcStart).components.seconds)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let weekday = days[((Int(day.daysSinceEpoch) % 7) + 7) % 7]
    return "\(weekday), \(day.day) \(months[day.month - 1]) \(day.year) "
      + "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60)) +0000"
  }
}

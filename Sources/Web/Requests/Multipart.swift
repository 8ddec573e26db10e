import Foundation
import HTTPTypes
import Kernel

/// A form with files (`multipart/form-data`), the files already on disk.
public struct Multipart: Sendable {
  /// A file that was sent.
  public struct File: Sendable {
    /// Where it lies: the caller moves or removes it.
    public let path: String
    /// What the sender calls it, without folders.
    public let name: String
    /// In bytes.
    public let size: Int
  }

  public let fields: Query
  /// Those that are not empty, as many as were asked for.
  public let files: [File]
  /// What files were sent that are larger than the limit, of a form that may have several.
  public let tooLarge: [String]
  /// What files were sent that have no byte.
  public let empty: [String]

  init(fields: Query, files: [File], tooLarge: [String] = [], empty: [String] = []) {
    self.fields = fields
    self.files = files
    self.tooLarge = tooLarge
    self.empty = empty
  }

  public var file: File? { files.first }
}

extension Request {
  /// Reads a form with a file, which goes to a new file in `folder` as it arrives.
  ///
  /// - Parameters:
  ///   - limit: the largest file, in bytes; the route's body limit holds as well.
  ///   - most: as many files are kept; of one, the first. Of several, more are refused, and the form is read to its
  ///     end when one is too large, so that nothing else of it is lost.
  ///   - isPage: whether `_csrf` has to stand before the file and to be right: nothing is written before that.
  /// - Throws: 415 for another type, 400 for a body that is not what it says, 403 `csrf`, 413.
  public func multipart(into folder: String, limit: Int, most: Int = 1, isPage: Bool) async throws -> Multipart {
    guard let boundary = MultipartReader.boundary(headers[.contentType] ?? "") else {
      throw Problem(status: 415, code: "unsupportedMediaType")
    }
    let secret = isPage ? cookieSecret : nil
    var reader = MultipartReader(boundary: boundary, folder: folder, limit: limit, most: most, secret: secret)
    do {
      try await body.forEachChunk { try reader.feed($0) }
      return try reader.finish()
    } catch {
      reader.discard()
      throw error is MultipartParser.Failure ? Problem.malformed() : error
    }
  }
}

extension Request {
  /// Reads a form of one of our own pages, with files or without.
  public func form(withFilesInto folder: String, limit: Int, most: Int) async throws -> Multipart {
    guard MultipartReader.boundary(headers[.contentType] ?? "") != nil else {
      return Multipart(fields: try await form(), files: [])
    }
    return try await multipart(into: folder, limit: limit, most: most, isPage: true)
  }
}

/// Puts the parts of a form where they belong: fields in memory, the file on disk.
struct MultipartReader {
  /// Bytes of all plain fields together.
  static let fieldsLimit = 64 << 10

  private var parser: MultipartParser
  private let folder: String
  private let limit: Int
  private let most: Int
  /// Nil when no token is asked for.
  private let secret: String?
  private var isTrusted: Bool
  private var part: MultipartPart?
  private var value: [UInt8] = []
  private var pairs: [(name: String, value: String)] = []
  private var fieldBytes = 0
  private var receiver: FileReceiver?
  private var files: [Multipart.File] = []
  private var tooLarge: [String] = []
  private var empty: [String] = []

  init(boundary: String, folder: String, limit: Int, most: Int = 1, secret: String?) {
    parser = MultipartParser(boundary: boundary)
    self.folder = folder
    self.limit = limit
    self.most = most
    self.secret = secret
    isTrusted = secret == nil
  }

  /// The boundary of a content type; nil for another type and for boundaries that RFC 2046 does not allow.
  static func boundary(_ contentType: String) -> String? {
    let parts = contentType.split(separator: ";").map { String($0).trimmed }
    guard parts.first?.lowercased() == "multipart/form-data",
      let parameter = parts.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") })
    else { return nil }
    let boundary = parameter.dropFirst("boundary=".count).trimmingPrefix("\"").prefix { $0 != "\"" }
    let isAllowed = boundary.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return (1...70).contains(boundary.utf8.count) && isAllowed ? String(boundary) : nil
  }

  mutating func feed(_ bytes: some Collection<UInt8>) throws {
    for event in try parser.feed(bytes) {
      switch event {
      case .begin(let part): try begin(part)
      case .body(let bytes): try take(bytes)
      case .end: try end()
      }
    }
  }

  mutating func finish() throws -> Multipart {
    guard parser.isFinished else { throw Problem.malformed() }
    try checkToken()
    return Multipart(fields: Query(pairs: pairs), files: files, tooLarge: tooLarge, empty: empty)
  }

  /// Removes what was written.
  mutating func discard() {
    receiver?.discard()
    for file in files { try? FileManager.default.removeItem(atPath: file.path) }
  }

  private mutating func begin(_ part: MultipartPart) throws {
    self.part = part
    value = []
    guard let name = part.fileName, !name.isEmpty else { return }
    guard files.count < most else {
      if most == 1 { return }
      throw Problem.invalid("/\(part.name)", "tooMany", ["limit": String(most)])
    }
    try checkToken()
    var receiver = FileReceiver(folder: folder, name: name, limit: limit)
    try receiver.open()
    self.receiver = receiver
  }

  private mutating func take(_ bytes: [UInt8]) throws {
    guard let part else { return }
    if part.fileName == nil {
      fieldBytes += bytes.count
      guard fieldBytes <= Self.fieldsLimit else { throw Problem.tooLarge }
      value += bytes
    } else {
      try write(bytes, of: part)
    }
  }

  private mutating func write(_ bytes: [UInt8], of part: MultipartPart) throws {
    do {
      try receiver?.take(Data(bytes))
    } catch let problem as Problem where problem == .tooLarge && most > 1 {
      receiver?.discard()
      receiver = nil
      tooLarge.append(part.fileName ?? "")
    }
  }

  private mutating func end() throws {
    guard let part else { return }
    if part.fileName != nil {
      if receiver != nil {
        if let finished = try receiver?.finish() { files.append(finished) } else { empty.append(part.fileName ?? "") }
      }
      receiver = nil
    } else {
      pairs.append((part.name, String(decoding: value.filter { $0 != 0 }, as: UTF8.self)))
    }
    self.part = nil
  }

  /// Throws unless the form proves to be one of our own pages'.
  private mutating func checkToken() throws {
    guard !isTrusted, let secret else { return }
    let token = pairs.first { $0.name == CSRFField.name }?.value
    guard CSRF.matches(token, secret: secret) else { throw Problem(status: 403, code: "csrf") }
    isTrusted = true
  }
}

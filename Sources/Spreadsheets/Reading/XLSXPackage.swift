import Foundation

/// The file of a workbook as a package of parts, guarded against what unpacks without end.
final class XLSXPackage {
  /// Bytes unpacked at a time.
  static let pieceSize = 64 << 10

  private let path: String
  /// Bytes that may still be unpacked.
  private var budget: Int

  /// Checks the names and sizes of all parts before any is unpacked.
  init(path: String, limits: XLSXLimits) throws(XLSXError) {
    self.path = path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, let head = Self.head(of: path)
    else { throw .cannotOpen }
    if head.starts(with: Self.compoundFile) { throw .encrypted }
    guard head.starts(with: Self.zipFile) else { throw .notAWorkbook }
    budget = limits.unpackedBytes(ofFile: size)
    try checkEntries(limits)
  }

  /// Whether a file begins like a workbook, of the format of today or of Excel 97 to 2003.
  static func looksLikeWorkbook(_ head: some Collection<UInt8>) -> Bool {
    head.starts(with: zipFile) || head.starts(with: compoundFile)
  }

  /// Hands the content of a part to `handler`.
  func read(_ part: String, with handler: any XMLHandler) throws(XLSXError) {
    let stream = try open(part, with: handler)
    while try stream.advance() {}
  }

  /// Begins to read a part; `.damaged` when there is none of this name.
  func open(_ part: String, with handler: any XMLHandler) throws(XLSXError) -> PartStream {
    let archive = try ZipArchive(path: path)
    while let entry = try archive.next() {
      if Self.name(entry.name) == part.lowercased() {
        return PartStream(archive, try XMLStream(handler), self)
      }
    }
    throw .damaged
  }

  /// Takes from what may still be unpacked.
  fileprivate func spend(_ bytes: Int) throws(XLSXError) {
    budget -= bytes
    if budget < 0 { throw .tooLarge }
  }

  private func checkEntries(_ limits: XLSXLimits) throws(XLSXError) {
    let archive = try ZipArchive(path: path)
    var (count, size, hasTypes) = (0, 0, false)
    while let entry = try archive.next() {
      count += 1
      size += max(0, min(entry.size, limits.unpackedBytes + 1))
      if entry.isEncrypted { throw .encrypted }
      let name = Self.name(entry.name)
      if name.hasSuffix("vbaproject.bin") { throw .macros }
      if name == "[content_types].xml" { hasTypes = true }
      if count > limits.entries || size > budget { throw .tooLarge }
    }
    guard hasTypes else { throw .notAWorkbook }
  }

  /// Names of parts do not tell capitals from small letters (ECMA-376 part 2, 6.2.2).
  private static func name(_ name: String) -> String {
    let name = name.lowercased().replacing("\\", with: "/")
    return name.hasPrefix("/") ? String(name.dropFirst()) : name
  }

  private static func head(of path: String) -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    do {
      return [UInt8](try file.read(upToCount: 8) ?? Data())
    } catch {
      return nil
    }
  }

  private static let zipFile: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
}

/// A part that is being read, piece by piece.
final class PartStream {
  private let archive: ZipArchive
  private let xml: XMLStream
  private let package: XLSXPackage
  private var buffer = [UInt8](repeating: 0, count: XLSXPackage.pieceSize)

  init(_ archive: ZipArchive, _ xml: XMLStream, _ package: XLSXPackage) {
    self.archive = archive
    self.xml = xml
    self.package = package
  }

  /// Hands the next piece to the handler; false when that was the end.
  func advance() throws(XLSXError) -> Bool {
    do {
      return try buffer.withUnsafeMutableBytes { bytes in
        let count = try archive.read(into: bytes)
        try package.spend(count)
        try xml.parse(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        return count > 0
      }
    } catch let error as XLSXError {
      throw error
    } catch {
      throw .damaged
    }
  }
}

import Foundation
import Kernel
import Testing

@testable import Customers

@Suite struct EncodingTests {
  private static let korean = "고객사명,업종,가입일\n한빛소프트,핀테크,2024-02-01\n쀍뷁,게임,2024-03-01\n"
  private static let western = "name,industry,note\nMüller & Söhne,Möbel,„schön“ – 5 €\nCafé Noël,Gaststätte,naïve\n"

  /// The text in an encoding of the C library.
  private static func bytes(_ text: String, _ name: String) throws -> [UInt8] {
    let converter = try #require(iconv_open(name, "UTF-8"))
    defer { iconv_close(converter) }
    var (input, output) = (Array(text.utf8).map { CChar(bitPattern: $0) }, [CChar](repeating: 0, count: 4096))
    let count = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to, left, room) = (source.baseAddress, target.baseAddress, source.count, target.count)
        iconv(converter, &from, &left, &to, &room)
        return target.count - room
      }
    }
    return output.prefix(count).map { UInt8(bitPattern: $0) }
  }

  @Test(arguments: [
    ("UTF-8", EncodingTests.korean, TextEncoding.utf8), ("UTF-8", western, .utf8), ("CP949", korean, .cp949),
    ("UTF-16LE", korean, .utf16LittleEndian), ("UTF-16BE", western, .utf16BigEndian),
    ("UTF-16LE", western, .utf16LittleEndian), ("CP1252", western, .windows1252),
  ]) func `an encoding is told by the bytes, however they are cut`(name: String, text: String, encoding: TextEncoding)
    throws
  {
    let bytes = try Self.bytes(text, name)
    #expect(TextEncoding.detect(bytes) == encoding)
    for size in [1, 2, 3, 7, 4096] {
      var reader = CSVReader(MemoryByteSource(bytes, pieceSize: size))
      var rows: [[String]] = []
      while let row = try reader.next() { rows.append(row.fields) }
      let expected = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
      #expect(rows == expected, "\(name) in pieces of \(size)")
    }
  }

  @Test func `EUC-KR without the further syllables is the same`() throws {
    let text = Self.korean.replacing("쀍뷁", with: "가나")
    #expect(TextEncoding.detect(try Self.bytes(text, "EUC-KR")) == .cp949)
  }

  @Test func `a person's choice goes before what the bytes look like`() throws {
    let bytes = try Self.bytes("name\nCafé\n", "CP1252")
    var reader = CSVReader(MemoryByteSource(bytes), encoding: .utf8)
    _ = try reader.next()
    #expect(try reader.next()?.problem?.code == .notUTF8)
    let preview = try CSVPreview(MemoryByteSource(bytes), format: TableFormat(encoding: .windows1252))
    #expect(preview.rows.first?.fields == ["Café"])
  }

  @Test func `half a character does not swallow the end of its field`() throws {
    let bytes = try Self.bytes("이름,값\n", "CP949") + [0xB0, UInt8(ascii: ","), UInt8(ascii: "1"), 10]
    var reader = CSVReader(MemoryByteSource(bytes), encoding: .cp949)
    _ = try reader.next()
    #expect(try reader.next()?.problem?.code == .notUTF8)
  }

  @Test(arguments: [
    ("utf-8", TextEncoding.utf8), ("EUC-KR", .cp949), ("cp949", .cp949), ("Windows-1252", .windows1252),
    ("latin1", .windows1252), ("UTF-16", .utf16LittleEndian), ("UTF-16BE", .utf16BigEndian),
  ]) func `encodings are known by the names that people use`(name: String, encoding: TextEncoding) {
    #expect(TextEncoding(named: name) == encoding)
    #expect(TextEncoding(named: "klingon") == nil)
  }
}

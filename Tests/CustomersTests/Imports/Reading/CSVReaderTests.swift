import Foundation
import Kernel
import Testing

@testable import Customers

/// The rows of a text as fields; a row with a problem gives the problem's code in angle brackets.
private func rows(
  _ bytes: [UInt8], delimiter: Character = ",", piece: Int = 4096, encoding: TextEncoding? = nil,
  limits: CSVLimits = CSVLimits()
) throws -> [[String]] {
  var reader = CSVReader(
    MemoryByteSource(bytes, pieceSize: piece), delimiter: try #require(delimiter.asciiValue), encoding: encoding,
    limits: limits)
  var rows: [[String]] = []
  while let row = try reader.next() {
    rows.append(row.problem.map { ["<\($0.code.rawValue) \($0.line)>"] } ?? row.fields)
  }
  return rows
}

private func rows(_ text: String, delimiter: Character = ",") throws -> [[String]] {
  try rows(Array(text.utf8), delimiter: delimiter)
}

@Suite struct CSVReaderTests {
  @Test(
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      ("a,b\n\n  \n,\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\n\"x,y\",\"p \"\"q\"\" r\"\n", [["a", "b"], ["x,y", "p \"q\" r"]]),
      ("a,b\n\"one\ntwo\",\"three\r\nfour\"\n", [["a", "b"], ["one\ntwo", "three\r\nfour"]]),
      ("a,b\n5\" pipe,\"x\"y\n", [["a", "b"], ["5\" pipe", "xy"]]),
      ("a,b\n\"\",\n1,2", [["a", "b"], ["", ""], ["1", "2"]]),
      ("a,b\n1,\n", [["a", "b"], ["1", ""]]),
      ("a,b\n1,2,,\n", [["a", "b"], ["1", "2"]]),
      ("sep=,\na,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("नाम,이름\nअदिति,김민준\n", [["नाम", "이름"], ["अदिति", "김민준"]]),
      ("", []),
    ] as [(String, [[String]])])
  func `text gives these rows`(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test func `a row names the line on which it begins`() throws {
    var reader = CSVReader(MemoryByteSource("a,b\n\"x\n\r\ny\",1\n\n3,4\n"))
    var lines: [Int] = []
    while let row = try reader.next() { lines.append(row.line) }
    #expect(lines == [1, 2, 6])
  }

  @Test func `rows that are too short or too long are named and reading goes on`() throws {
    #expect(
      try rows("a,b\n1\n1,2,3\n4,5\n") == [["a", "b"], ["<raggedRow 2>"], ["<raggedRow 3>"], ["4", "5"]])
  }

  @Test func `a quote that is never closed is reported with its line`() throws {
    #expect(try rows("a,b\n1,2\n3,\"four\n5,6\n") == [["a", "b"], ["1", "2"], ["<unterminatedQuote 3>"]])
    #expect(try rows("\"") == [["<unterminatedQuote 1>"]])
  }

  @Test func `NUL and what is no UTF-8 are refused with their line`() throws {
    #expect(try rows("a\n\u{0}\nb\n") == [["a"], ["<nulByte 2>"], ["b"]])
    #expect(try rows("a\n\"x\ny\u{0}\"\nb\n") == [["a"], ["<nulByte 3>"], ["b"]])
    #expect(try rows(Array("a\n".utf8) + [0xC0, 0x80, 10, 98], encoding: .utf8) == [["a"], ["<notUTF8 2>"], ["b"]])
    let korean: [UInt8] = [0xC0, 0xCC, 0xB8, 0xA7]
    #expect(try rows(korean + [10], encoding: .utf8) == [["<notUTF8 1>"]])
  }

  @Test(arguments: [true, false]) func `UTF-16 with a byte order mark is read`(isBig: Bool) throws {
    let text = "नाम,😀\n김,x\n"
    let bytes = ([0xFEFF] + Array(text.utf16)).flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBig ? pair : pair.reversed()
    }
    for piece in [1, 2, 3, 7, 4096] {
      #expect(try rows(bytes, piece: piece) == [["नाम", "😀"], ["김", "x"]])
    }
    #expect(try rows(bytes + [0], piece: 5).last == ["<notUTF8 3>"])
  }

  @Test func `no file can fill the memory`() throws {
    let long = String(repeating: "x", count: 10 << 20)
    #expect(try rows("a,b\n\(long),1\n2,3\n") == [["a", "b"], ["<fieldTooLong 2>"], ["2", "3"]])
    #expect(try rows("a,b\n\"\(long)\",1\n2,3\n") == [["a", "b"], ["<fieldTooLong 2>"], ["2", "3"]])
    let wide = String(repeating: ",", count: 100_000)
    #expect(try rows("a,b\nx\(wide)\n2,3\n") == [["a", "b"], ["<tooManyColumns 2>"], ["2", "3"]])
    let limits = CSVLimits(fieldBytes: 6, rowBytes: 10, columns: 3)
    #expect(try rows(Array("aaaaaa,bbbb\naaaaaa,bbbbb\n".utf8), limits: limits).last == ["<rowTooLong 2>"])
  }

  @Test func `any bytes in pieces of any size give the same rows and never a crash`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let alphabet: [UInt8] = Array("a1,;\"\n\r \t".utf8) + [0, 0xE0, 0xA4, 0x85, 0xFF, 0xFE, 0xEF, 0xBB, 0xBF]
    let limits = CSVLimits(fieldBytes: 12, rowBytes: 30, columns: 5)
    for round in 0..<600 {
      let length = Int.random(in: 0...120, using: &random)
      let bytes = (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
      let whole = try rows(bytes, piece: 4096, limits: limits)
      for piece in [1, 2, 7] {
        #expect(try rows(bytes, piece: piece, limits: limits) == whole, "seed \(seed), round \(round), piece \(piece)")
      }
    }
  }

  @Test(
    arguments: [
      ("a;b;c\n1,5;2,5;x\n", ";"), ("a\tb\n1,2\t3\n", "\t"), ("a|b\nx|y\n", "|"), ("a,b\n\"x;y;z\",1\n", ","),
      ("name\nx\n", ","), ("a, b;c\n1, 2;3\n4;5\n", ";"),
    ]) func `the delimiter is found`(text: String, delimiter: Character)
  {
    #expect(CSVDialect.detect(Array(text.utf8)).delimiter == delimiter.asciiValue)
  }

  @Test func `a file is read in pieces and a missing one is refused`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("reading-\(UUID()).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("a,b\n1,2\n".utf8).write(to: URL(fileURLWithPath: path))
    var reader = CSVReader(try FileByteSource(path: path, pieceSize: 3))
    #expect(try reader.next()?.fields == ["a", "b"])
    #expect(try reader.next()?.fields == ["1", "2"])
    #expect(try reader.next() == nil)
    #expect(throws: ByteSourceError.cannotOpen) { _ = try FileByteSource(path: path + ".none") }
    #expect(throws: ByteSourceError.cannotOpen) { _ = try FileByteSource(path: "/tmp") }
  }
}

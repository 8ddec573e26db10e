extension TextEncoding {
  /// The encoding that a byte order mark names, and the length of the mark (Unicode Standard 17, section 23.8).
  static func marked(_ bytes: some Collection<UInt8>) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8WithMark, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// Tells the encoding by a byte order mark, else by what the bytes can be.
  ///
  /// `head` is the beginning of the file and may end within a character. Bytes below 80 are the same everywhere, so
  /// a file of them counts as UTF-8.
  static func detect(_ head: [UInt8]) -> TextEncoding {
    if let marked = marked(head) { return marked.encoding }
    if let wide = wide(head) { return wide }
    if head.allSatisfy({ $0 < 0x80 }) || isUTF8(head) { return .utf8 }
    if isKorean(head) { return .cp949 }
    return isWestern(head) ? .windows1252 : .utf8
  }

  /// UTF-16 without a mark: letters, digits and delimiters of ASCII leave a zero beside each, always on one side.
  private static func wide(_ head: [UInt8]) -> TextEncoding? {
    var zeros = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let units = head.count / 2
    let (more, fewer) = (max(zeros.even, zeros.odd), min(zeros.even, zeros.odd))
    // Fewer are stray bytes, which make their rows unreadable.
    guard more >= 4, more * 10 >= units, fewer * 20 <= more else { return nil }
    return zeros.odd > zeros.even ? .utf16LittleEndian : .utf16BigEndian
  }

  /// Whether the bytes are UTF-8; the last character may be cut.
  private static func isUTF8(_ head: [UInt8]) -> Bool {
    // A character has at most four bytes: what is wrong before the last three is wrong for good.
    for cut in 0...min(3, head.count) where String(validating: head.dropLast(cut), as: UTF8.self) != nil {
      return true
    }
    return false
  }

  /// Whether the bytes above 7F stand in pairs that are Korean, most of them syllables of everyday.
  private static func isKorean(_ head: [UInt8]) -> Bool {
    var (pairs, syllables, index) = (0, 0, 0)
    while index < head.count {
      let lead = head[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      guard index + 1 < head.count else { break }
      let trail = head[index + 1]
      guard KoreanCode.character(lead, trail) != nil else { return false }
      pairs += 1
      // The rows of KS X 1001 with the 2,350 syllables in use.
      if (0xB0...0xC8).contains(lead) && trail >= 0xA1 { syllables += 1 }
      index += 2
    }
    return pairs > 0 && syllables * 2 > pairs
  }

  /// Whether every byte is a character of Windows-1252 and none a control character beside white space.
  private static func isWestern(_ head: [UInt8]) -> Bool {
    head.allSatisfy { $0 >= 0x20 && WesternCode.characters[Int($0)] != 0 || [9, 10, 13].contains($0) }
  }
}

import Kernel

/// Makes batches of events, each event with a message id that is random and its own, quicker than a server reads them.
struct EventMaker {
  static let names = ["Report Opened", "Project Created", "File Uploaded", "Invoice Sent", "Comment Added"]
  static let users = 50_000
  static let accounts = 5_000
  /// Users with an account each of which nobody else speaks, behind the others.
  static let probes = 500

  private var random: SeededRandom
  private let sentAt: String

  init(seed: UInt64, sentAt: String) {
    random = SeededRandom(seed: seed)
    self.sentAt = sentAt
  }

  /// A batch of track calls by random users, below 500 KB.
  mutating func batch(of count: Int) -> [UInt8] {
    wrapped(count) { random in
      let user = random.next() % UInt64(Self.users)
      let name = Self.names[Int(random.next() % UInt64(Self.names.count))]
      return """
        {"type":"track","messageId":"\(Self.message(&random))","userId":"user-\(user)","event":"\(name)",\
        "properties":{"plan":"team","items":\(user % 17),"path":"/projects/\(user % 991)"},\
        "context":{"library":{"name":"bench","version":"1.0"},"locale":"ko-KR","timezone":"Asia/Seoul"}
        """
    }
  }

  /// The account of a user, by its number.
  static func account(of user: Int) -> Int { user < users ? user % accounts : accounts + user - users }

  /// Group calls that tie every user to one of the accounts, in batches.
  mutating func groups() -> [[UInt8]] {
    stride(from: 0, to: Self.users + Self.probes, by: 500).map { start in
      var user = start
      return wrapped(500) { random in
        defer { user += 1 }
        return """
          {"type":"group","messageId":"\(Self.message(&random))","userId":"user-\(user)",\
          "groupId":"account-\(Self.account(of: user))"
          """
      }
    }
  }

  /// One event of one user.
  mutating func single(user: Int) -> [UInt8] {
    wrapped(1) { random in
      """
      {"type":"track","messageId":"\(Self.message(&random))","userId":"user-\(user)","event":"\(Self.names[0])"
      """
    }
  }

  private mutating func wrapped(_ count: Int, _ event: (inout SeededRandom) -> String) -> [UInt8] {
    var bytes = Array("{\"batch\":[".utf8)
    bytes.reserveCapacity(count * 360)
    for place in 0..<count {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: event(&random).utf8)
      bytes.append(contentsOf: ",\"timestamp\":\"\(sentAt)\"}".utf8)
    }
    bytes.append(contentsOf: "],\"sentAt\":\"\(sentAt)\"}".utf8)
    return bytes
  }

  /// Like a version 4 UUID: 32 random digits.
  private static func message(_ random: inout SeededRandom) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 36) { buffer in
      var (high, low) = (random.next(), random.next())
      for place in 0..<36 {
        if place == 8 || place == 13 || place == 18 || place == 23 {
          buffer[place] = UInt8(ascii: "-")
        } else {
          buffer[place] = digits[Int(high & 15)]
          high = high >> 4 | low << 60
          low >>= 4
        }
      }
      return 36
    }
  }
}

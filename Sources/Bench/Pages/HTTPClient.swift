import Foundation

/// One keep-alive connection to a server on this machine: HTTP/1.1 (RFC 9112) over a blocking socket, nothing more.
///
/// For measuring: it costs next to nothing beside the server. It reads answers with a `Content-Length` only, which
/// is what the pages and the API send.
struct HTTPClient: ~Copyable {
  struct Answer {
    let status: Int
    /// Names in lower case; the values of `set-cookie` in order.
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
  }

  private let handle: Int32
  private let host: String
  private var buffer: [UInt8] = []

  /// - Throws: `BenchError.unexpected` when nobody listens at the port.
  init(port: Int) throws(BenchError) {
    handle = try Loopback.connect(port: port)
    host = "127.0.0.1:\(port)"
    buffer.reserveCapacity(1 << 18)
  }

  deinit { close(handle) }

  /// Sends a request and waits for the whole answer.
  mutating func send(
    _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8] = []
  ) throws(BenchError) -> Answer {
    var text = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    if !body.isEmpty { text += "Content-Length: \(body.count)\r\n" }
    try write(Array((text + "\r\n").utf8) + body)
    let end = try headEnd()
    let (status, fields) = try Self.head(buffer[..<end])
    let length = fields.first { $0.name == "content-length" }.flatMap { Int($0.value) }
    guard let length = status == 204 || status == 304 ? 0 : length else {
      throw .unexpected("\(path) was answered without a length")
    }
    while buffer.count < end + 4 + length { try receive() }
    let answer = Answer(status: status, headers: fields, body: Array(buffer[(end + 4)..<(end + 4 + length)]))
    buffer.removeFirst(end + 4 + length)
    return answer
  }

  private func write(_ bytes: [UInt8]) throws(BenchError) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { Loopback.send(handle, $0[sent...]) }
      guard count > 0 else { throw .unexpected("the server took no request") }
      sent += count
    }
  }

  private mutating func receive() throws(BenchError) {
    let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { piece in
      let count = recv(handle, piece.baseAddress, piece.count, 0)
      if count > 0 { buffer.append(contentsOf: piece[..<count]) }
      return count
    }
    guard count > 0 else { throw .unexpected("the server closed the connection") }
  }

  /// Where the empty line after the head begins.
  private mutating func headEnd() throws(BenchError) -> Int {
    var from = 0
    while true {
      if buffer.count >= 4 {
        for place in from...(buffer.count - 4) where buffer[place] == 13 && buffer[place + 2] == 13 {
          if buffer[place + 1] == 10, buffer[place + 3] == 10 { return place }
        }
        from = buffer.count - 3
      }
      try receive()
    }
  }

  private static func head(
    _ bytes: ArraySlice<UInt8>
  ) throws(BenchError) -> (Int, [(name: String, value: String)]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw .unexpected("what answers speaks no HTTP")
    }
    let fields = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return (line[..<colon].lowercased(), value)
    }
    return (status, fields)
  }
}

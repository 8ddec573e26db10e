import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The few calls of the socket interface that the client needs.
enum Loopback {
  /// A port of 127.0.0.1 at which nobody listens at the moment.
  static func freePort() throws(BenchError) -> Int {
    let handle = try socket()
    defer { close(handle) }
    var address = address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isFound = withUnsafeMutableBytes(of: &address) { bytes in
      let place = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
      return bind(handle, place, length) == 0 && getsockname(handle, place, &length) == 0
    }
    guard isFound else { throw .unexpected("no port is free") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// A connected socket that sends at once and waits at most a minute for an answer.
  static func connect(port: Int) throws(BenchError) -> Int32 {
    let handle = try socket()
    var (yes, limit): (Int32, timeval) = (1, timeval(tv_sec: 60, tv_usec: 0))
    setsockopt(handle, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = address(port: port)
    let isConnected = withUnsafeBytes(of: &address) { bytes in
      let place = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
      return system_connect(handle, place, socklen_t(bytes.count)) == 0
    }
    guard isConnected else {
      close(handle)
      throw .unexpected("nobody listens at port \(port)")
    }
    return handle
  }

  /// Sends some bytes; a closed connection is an error, not a signal.
  static func send(_ handle: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let piece = UnsafeRawBufferPointer(rebasing: bytes)
    return system_send(handle, piece.baseAddress, piece.count)
  }

  private static func socket() throws(BenchError) -> Int32 {
    let handle = system_socket()
    guard handle >= 0 else { throw .unexpected("no socket can be made") }
    return handle
  }

  private static func address(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}

#if canImport(Glibc)
  private func system_socket() -> Int32 { socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
  private func system_send(_ handle: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    send(handle, bytes, count, Int32(MSG_NOSIGNAL))
  }
#else
  private func system_socket() -> Int32 { socket(AF_INET, SOCK_STREAM, 0) }
  private func system_send(_ handle: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    send(handle, bytes, count, 0)
  }
#endif

private func system_connect(_ handle: Int32, _ address: UnsafePointer<sockaddr>?, _ length: socklen_t) -> Int32 {
  connect(handle, address, length)
}

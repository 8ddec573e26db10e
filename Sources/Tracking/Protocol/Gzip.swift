import CZlib

/// Reads bodies that were sent with `Content-Encoding: gzip` (RFC 1952). The only file that calls zlib.
enum Gzip {
  /// Why a body cannot be read.
  enum Failure: Error {
    case malformed
    /// More than the limit comes out of it.
    case tooLarge
  }

  /// The bytes that were compressed.
  /// - Parameter limit: the most that may come out.
  static func decompress(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    guard saathi_inflate_init_gzip(&stream) == Z_OK else { throw .malformed }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: min(limit + 1, max(4096, bytes.count * 8)))
    var written = 0
    while true {
      let status = step(&stream, &input, &output, &written)
      if written > limit { throw .tooLarge }
      if status == Z_STREAM_END { break }
      guard status == Z_OK || status == Z_BUF_ERROR else { throw .malformed }
      if written < output.count { throw .malformed }
      output.append(contentsOf: repeatElement(0, count: min(output.count, limit + 1 - output.count)))
    }
    output.removeLast(output.count - written)
    return output
  }

  private static func step(
    _ stream: inout z_stream, _ input: inout [UInt8], _ output: inout [UInt8], _ written: inout Int
  ) -> Int32 {
    let (read, done, room) = (Int(stream.total_in), written, output.count - written)
    return input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress.map { $0 + read }
        stream.avail_in = UInt32(source.count - read)
        stream.next_out = target.baseAddress.map { $0 + done }
        stream.avail_out = UInt32(room)
        let status = inflate(&stream, Z_NO_FLUSH)
        written += room - Int(stream.avail_out)
        return status
      }
    }
  }
}

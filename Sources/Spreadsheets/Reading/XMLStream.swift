import CExpat

/// Takes what an XML text holds, in order.
protocol XMLHandler: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(XLSXError)
  func end(_ name: XMLName) throws(XLSXError)
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XLSXError)
}

/// Reads XML piece by piece in constant memory, without document types and whatever they could bring.
final class XMLStream {
  /// Elements within each other; what the format has is far less.
  private static let depthLimit = 64
  /// Bytes of one tag.
  private static let tagLimit = 1 << 20

  private let parser: XML_Parser
  private let handler: any XMLHandler
  private var failure: XLSXError?
  private var depth = 0
  private var fed = 0

  init(_ handler: any XMLHandler) throws(XLSXError) {
    guard let parser = XML_ParserCreate(nil) else { throw .damaged }
    self.parser = parser
    self.handler = handler
    // The parser calls back only from `parse`, while the stream is there.
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { stream, name, attributes in
        guard let name else { return }
        XMLStream.from(stream)?.begin(name, attributes)
      },
      { stream, name in
        guard let name else { return }
        XMLStream.from(stream)?.finish(name)
      })
    XML_SetCharacterDataHandler(parser) { stream, text, count in XMLStream.from(stream)?.take(text, Int(count)) }
    XML_SetStartDoctypeDeclHandler(parser) { stream, _, _, _, _ in XMLStream.from(stream)?.stop(.documentType) }
  }

  deinit { XML_ParserFree(parser) }

  /// Reads the next piece, none at the end of the text.
  func parse(_ piece: UnsafeRawBufferPointer) throws(XLSXError) {
    fed += piece.count
    let bytes = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
    let status = XML_Parse(parser, bytes, Int32(piece.count), piece.isEmpty ? 1 : 0)
    if let failure { throw failure }
    guard status == XML_STATUS_OK else { throw .damaged }
    if !piece.isEmpty && fed - Int(XML_GetCurrentByteIndex(parser)) > Self.tagLimit + piece.count { throw .damaged }
  }

  private static func from(_ stream: UnsafeMutableRawPointer?) -> XMLStream? {
    stream.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    depth += 1
    guard depth <= Self.depthLimit else { return stop(.damaged) }
    attempt { () throws(XLSXError) in try handler.start(XMLName(name), XMLAttributes(pairs: attributes)) }
  }

  private func finish(_ name: UnsafePointer<CChar>) {
    depth -= 1
    attempt { () throws(XLSXError) in try handler.end(XMLName(name)) }
  }

  private func take(_ text: UnsafePointer<CChar>?, _ count: Int) {
    text?.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      attempt { () throws(XLSXError) in try handler.text(UnsafeBufferPointer(start: bytes, count: count)) }
    }
  }

  private func attempt(_ call: () throws(XLSXError) -> Void) {
    guard failure == nil else { return }
    do throws(XLSXError) { try call() } catch { stop(error) }
  }

  private func stop(_ error: XLSXError) {
    if failure == nil { failure = error }
    XML_StopParser(parser, 0)
  }
}

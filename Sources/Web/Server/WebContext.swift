import Hummingbird
import NIOCore

/// What Hummingbird hands along with a request: here also the peer's address.
public struct WebContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// The peer's address without the port; nil in tests in process.
  public let remoteAddress: String?

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress
  }
}

/// Puts a room's content into the frame that every page behind the sign-in has.
///
/// App gives it to the rooms: it alone knows the places of all of them.
public struct PageFrame: Sendable {
  public typealias Render = @Sendable (_ request: Request, _ title: String, _ content: HTML) -> HTML

  private let render: Render

  public init(_ render: @escaping Render) { self.render = render }

  /// The whole document; `content` begins with a `PageHead`.
  public func callAsFunction(_ request: Request, title: String, _ content: HTML) -> HTML {
    render(request, title, content)
  }
}

import Kernel

/// A token that was just made; its text is shown now and never again.
public struct NewAPIToken: Sendable {
  public let token: APIToken
  /// `sth_…`, for `Authorization: Bearer …`.
  public let text: String
}

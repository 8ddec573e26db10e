import Kernel

extension Duration {
  /// Whole milliseconds, at least 1: a limit of 0 would mean none to the engines.
  var milliseconds: Int64 { max(1, wholeMilliseconds) }
}

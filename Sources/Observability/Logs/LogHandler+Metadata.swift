import Logging

extension LogHandler {
  /// What is known about an event: the handler's metadata, the task's, the event's own, the later winning.
  ///
  /// An error stands under `error` and `error.type`, so that it can be counted by type.
  func mergedMetadata(for event: LogEvent) -> Logger.Metadata {
    var all = metadata
    if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
    if let own = event.metadata { all.merge(own) { _, new in new } }
    if let error = event.error {
      all["error"] = .string(String(describing: error))
      all["error.type"] = .string(String(reflecting: type(of: error)))
    }
    return all
  }
}

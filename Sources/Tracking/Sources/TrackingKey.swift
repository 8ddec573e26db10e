import Kernel

/// A write key, known by its id once its text has been handed out.
public enum TrackingKey: IDPrefixed {
  public static let idPrefix = "key"
}

import Customers
import Health
import Tracking

/// What the rooms contribute to merges, beyond what Customers has itself. A test compares it with the schema.
public enum MergeTables {
  public static let accounts: [MergePart] = [Health.accountMergePart, TrackingMerge.accounts]
  public static let contacts: [MergePart] = [TrackingMerge.contacts]
}

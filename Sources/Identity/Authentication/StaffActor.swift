import Kernel
import Storage

/// What one of the staff may do and see, for work that is done for them while they are away.
public enum StaffActor {
  /// Nil for somebody who is unknown or does not work here any more.
  public static func find(_ tx: Transaction, _ workspace: ID<Workspace>, _ person: ID<Person>) throws -> Actor? {
    try CallerStore.staff(tx, workspace, person)?.actor
  }
}

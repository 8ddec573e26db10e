import Customers
import Health
import Identity
import Jobs
import Storage
import Tracking

/// The schema of all rooms.
public enum AppMigrations {
  public static let all: [Migration] =
    Identity.migrations + Customers.migrations + Jobs.migrations + Health.migrations + TrackingMigrations.all
}

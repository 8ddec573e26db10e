import Kernel
import Storage

/// Told which accounts' facts have changed, in the transaction that changes them: they are scored anew.
public typealias FactsChanged = @Sendable ([ID<Account>], ID<Workspace>, Transaction) throws -> Void

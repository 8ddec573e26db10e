import Kernel
import Storage

/// The only way to come by a subscription for an actor: it is as visible as its account.
public enum SubscriptionAccess {
  /// The subscription; 404 when it is absent or invisible.
  public static func load(_ id: ID<Subscription>, for actor: Actor, _ tx: Transaction) throws -> Subscription {
    guard let subscription = try SubscriptionStore.find(id, in: actor.workspace, tx) else { throw Problem.notFound }
    try AccountAccess.require(subscription.account, for: actor, tx)
    return subscription
  }
}

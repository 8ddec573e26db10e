import Customers

/// The colour of a health score.
public typealias Band = HealthBand

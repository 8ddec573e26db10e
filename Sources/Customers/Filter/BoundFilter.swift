/// A filter whose names were found and whose values were read: ready to be compiled or evaluated.
public indirect enum BoundFilter<Subject>: Sendable {
  case all([BoundFilter])
  case any([BoundFilter])
  case not(BoundFilter)
  case comparison(FilterField<Subject>, FilterComparison)
  /// The folded text that the name contains.
  case text(String)
}

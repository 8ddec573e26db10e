/// Splits a whole number into whole shares that follow exact fractions and add up to it.
///
/// Hamilton's method of the largest remainder: each share is its fraction cut off downwards; the units left over
/// go one each to the largest remainders, the earlier first where they are equal.
enum Apportionment {
  /// Shares of `total` near `numerators[i] / denominator`, whose sum lies within one of `total`.
  ///
  /// - Parameter denominator: above zero.
  static func shares<Number: FixedWidthInteger & SignedInteger>(
    of total: Int64, numerators: [Number], denominator: Number
  ) -> [Int64] {
    var shares: [Int64] = []
    var remainders: [Number] = []
    shares.reserveCapacity(numerators.count)
    remainders.reserveCapacity(numerators.count)
    for numerator in numerators {
      let (quotient, remainder) = flooredDivision(numerator, by: denominator)
      shares.append(Int64(quotient))
      remainders.append(remainder)
    }
    var rest = total - shares.reduce(0, +)
    while rest > 0, let largest = indexOfLargest(remainders) {
      shares[largest] += 1
      remainders[largest] -= denominator
      rest -= 1
    }
    return shares
  }

  private static func flooredDivision<Number: FixedWidthInteger & SignedInteger>(
    _ numerator: Number, by denominator: Number
  ) -> (Number, Number) {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? (quotient - 1, remainder + denominator) : (quotient, remainder)
  }

  private static func indexOfLargest<Number: Comparable>(_ numbers: [Number]) -> Int? {
    guard var largest = numbers.indices.first else { return nil }
    for index in numbers.indices where numbers[index] > numbers[largest] { largest = index }
    return largest
  }
}

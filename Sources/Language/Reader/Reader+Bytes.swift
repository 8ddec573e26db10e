extension Reader {
  /// How large a file is, in units of 1,024: `812 B`, `12 KB`, `1.2 MB`. Never "0 KB" for what has bytes.
  public func bytes(_ count: Int) -> String {
    let units = ["B", "KB", "MB", "GB"]
    var (value, unit) = (Double(count), 0)
    while value >= 1024, unit < units.count - 1 { (value, unit) = (value / 1024, unit + 1) }
    let isRound = unit < 2 || value == value.rounded() || value >= 100
    return "\(number(value, places: isRound ? 0 : 1)) \(units[unit])"
  }
}

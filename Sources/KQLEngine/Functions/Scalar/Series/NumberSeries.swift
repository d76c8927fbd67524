import KQLSyntax

/// An array read as numbers: whole where every number in it is, otherwise real.
///
/// What is no number is a gap.
struct NumberSeries {
  /// The numbers; nil for gaps.
  let values: [Double?]
  /// The whole numbers, where there are no others; nil for gaps.
  let wholes: [Int64?]?

  /// Reads an array; nil for what is none.
  init?(_ value: DynamicValue) {
    guard case .array(let items) = value else { return nil }
    values = items.map(\.number)
    let isWhole = items.allSatisfy { if case .real = $0 { false } else { true } }
    wholes =
      isWhole ? items.map { if case .long(let number) = $0 { number } else { nil } } : nil
  }

  /// All numbers; nil where there is a gap.
  var withoutGaps: [Double]? {
    let numbers = values.compactMap { $0 }
    return numbers.count == values.count ? numbers : nil
  }

  /// The number at a position; nil behind the end, too.
  subscript(position: Int) -> Double? { position < values.count ? values[position] : nil }

  /// The array of real numbers, with null for gaps.
  static func array(_ numbers: [Double?]) -> DynamicValue {
    .array(numbers.map { $0.map(DynamicValue.real) ?? .null })
  }
}

/// Least squares, means and products of lists of numbers.
enum SeriesMath {
  static func sum(_ numbers: [Double]) -> Double {
    var total = DoubleDouble()
    for number in numbers { total += number }
    return total.value
  }

  static func dotProduct(_ a: [Double], _ b: [Double]) -> Double {
    var total = DoubleDouble()
    for (x, y) in zip(a, b) { total += x * y }
    return total.value
  }

  static func deviations(_ numbers: [Double]) -> [Double] {
    let mean = sum(numbers) / Double(numbers.count)
    return numbers.map { $0 - mean }
  }
}

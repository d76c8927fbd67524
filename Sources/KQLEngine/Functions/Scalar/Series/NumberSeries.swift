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

  /// A number repeated, as long as another series.
  init(_ number: Value, count: Int) {
    values = [Double?](repeating: number.double, count: count)
    switch number {
    case .int, .long: wholes = [Int64?](repeating: number.int64, count: count)
    default: wholes = nil
    }
  }

  /// The series of two arguments in a row, of which one may be a number: that stands for as many as
  /// the other has.
  static func pair(_ a: Operand, _ b: Operand, _ row: Int) -> (NumberSeries, NumberSeries)? {
    func series(_ operand: Operand) -> NumberSeries? {
      guard case .dynamic(let value) = operand[row] else { return nil }
      return NumberSeries(value)
    }
    switch (a.type, b.type) {
    case (.dynamic, .dynamic):
      guard let first = series(a), let second = series(b) else { return nil }
      return (first, second)
    case (.dynamic, _):
      guard let first = series(a) else { return nil }
      return (first, NumberSeries(b[row], count: first.values.count))
    default:
      guard let second = series(b) else { return nil }
      return (NumberSeries(a[row], count: second.values.count), second)
    }
  }

  /// The lists of parameters of a function of two series, of which one may be a number.
  static let pairs: [[FunctionParameter]] = {
    let number = TypeSet([.int, .long, .real])
    return [
      [FunctionParameter("series", .dynamic), FunctionParameter("other", .dynamic)],
      [FunctionParameter("series", .dynamic), FunctionParameter("number", number)],
      [FunctionParameter("number", number), FunctionParameter("series", .dynamic)],
    ]
  }()

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

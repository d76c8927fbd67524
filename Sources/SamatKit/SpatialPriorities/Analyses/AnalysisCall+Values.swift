import KQLEngine
import KQLSyntax
import PersianText

extension AnalysisCall {
  /// The most that an allocation shares out, in whole units.
  static let mostUnits: Int64 = 1_000_000_000_000_000_000

  /// The budget of an allocation, in whole units.
  func budget() throws(Diagnostic) -> Int64 {
    _ = try required("budget", "a whole number of rials or other units")
    if case .value(.string(let text))? = item("budget")?.argument,
      let money = try? PersianMoney.parse(text, assuming: .rial)
    {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message:
          "'budget' of \(name)() is a whole number from 0 to \(Self.mostUnits), found '\(text)'",
        span: item("budget")?.span,
        help: "\(text) is \(money.rials) rials: \(name)(\(money.rials), ...)")
    }
    return try whole("budget", 0, 0...Self.mostUnits, example: 1_000_000_000)
  }

  /// A number within limits, or what holds where it was left out.
  ///
  /// - Parameters:
  ///   - parameter: The argument.
  ///   - fallback: What holds without it; nil asks for it.
  ///   - expected: What it has to be, after "is".
  ///   - example: A number that may stand there, for help.
  ///   - isAllowed: Whether a number may stand there.
  /// - Returns: The number.
  /// - Throws: `samat.analysis.argument`.
  func number(
    _ parameter: String, _ fallback: Double?, _ expected: String, example: String,
    _ isAllowed: (Double) -> Bool
  ) throws(Diagnostic) -> Double {
    if self.item(parameter) == nil, let fallback { return fallback }
    let item = try required(parameter, expected, example: example)
    guard case .value(let value) = item.argument, let number = Self.number(value), number.isFinite,
      isAllowed(number)
    else {
      throw wrong(parameter, expected, help: "\(parameter) = \(example)")
    }
    return number
  }

  /// The limit of each group in whole units, which stands in each of its rows.
  ///
  /// - Parameters:
  ///   - parameter: The argument.
  ///   - codes: The group of each row.
  ///   - names: The groups.
  ///   - id: The column that rows are named by.
  /// - Returns: One for each group; nil where the argument was left out.
  /// - Throws: `samat.analysis.duplicate` for a group whose rows differ.
  func groupUnits(_ parameter: String, _ codes: [Int], _ names: [String], id: Int? = nil)
    throws(Diagnostic) -> [Int64]?
  {
    guard let units = try units(parameter, id: id) else { return nil }
    return try agreed(parameter, units, codes, names)
  }

  /// The value of each group, which stands in each of its rows.
  func agreed<Number: Equatable>(
    _ parameter: String, _ values: [Number], _ codes: [Int], _ names: [String]
  ) throws(Diagnostic) -> [Number] {
    var first = [Int?](repeating: nil, count: names.count)
    for (row, code) in codes.enumerated() {
      try check(atRow: row)
      guard let earlier = first[code] else {
        first[code] = row
        continue
      }
      guard values[earlier] == values[row] else {
        throw Diagnostic(
          code: "samat.analysis.duplicate",
          message: "\(name)(): rows \(earlier + 1) and \(row + 1) of '\(names[code])' have "
            + "\(values[earlier]) and \(values[row]) as '\(parameter)'",
          span: item(parameter)?.span ?? arguments.span,
          help: "one \(parameter) for each, the same in all of its rows")
      }
    }
    return first.compactMap { $0 }.map { values[$0] }
  }

  /// Refuses arguments that mean nothing without another one.
  func needs(_ owner: String, for parameters: [String], _ help: String) throws(Diagnostic) {
    guard item(owner) == nil else { return }
    for parameter in parameters {
      guard let item = item(parameter) else { continue }
      throw Diagnostic(
        code: "samat.analysis.argument",
        message:
          "\(name)(): '\(parameter)' is given without '\(owner)', the column that says which "
          + "rows it holds for", span: item.span, help: help)
    }
  }
}

import KQLEngine
import KQLSyntax
import RegionalScience

/// The arguments of one call of an analysis, read in one way by all of them.
///
/// Arguments without a name come in the order of the parameters. Options have a name,
/// `samples = 1000`, or are texts, `'samples=1000'`.
struct AnalysisCall {
  /// An argument and where it stands.
  struct Item {
    var argument: TableFunctionArguments.Argument
    var span: SourceSpan
  }

  /// The most cells of a matrix that an analysis makes.
  static let mostCells = 4_000_000

  let name: String
  let arguments: TableFunctionArguments
  private var positional: [Item] = []
  private var options: [String: Item] = [:]

  var input: Table { arguments.input }

  /// Sorts the arguments.
  ///
  /// - Parameters:
  ///   - name: The analysis.
  ///   - arguments: What it was called with.
  ///   - most: How many arguments without a name it takes.
  ///   - known: The names that it knows, with those of the arguments that have a place.
  ///   - method: The method whose options are among them, for the message; nil for none.
  /// - Throws: `samat.analysis.option` or `samat.analysis.argument`.
  init(
    _ name: String, _ arguments: TableFunctionArguments, most: Int, options known: [String] = [],
    of method: String? = nil
  ) throws(Diagnostic) {
    self.name = name
    self.arguments = arguments
    for (place, argument) in arguments.arguments.enumerated() {
      var item = Item(argument: argument, span: arguments.spans[place])
      var option = arguments.names[place]
      if option == nil, case .value(.string(let text)) = argument,
        let equals = text.firstIndex(of: "=")
      {
        let candidate = text[..<equals].trimmed
        // No other text of an analysis has a name before a '='.
        if candidate.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x5F }) {
          option = candidate
          let value = text[text.index(after: equals)...].trimmed
          item.argument = .value(
            Int64(value).map { .long($0) } ?? Double(value).map { .real($0) } ?? .string(value))
        }
      }
      if let option {
        guard known.contains(option) else {
          throw Diagnostic(
            code: "samat.analysis.option",
            message: "\(name)() has no option '\(option)'"
              + (method.map { " with the method '\($0)'" } ?? ""),
            span: item.span,
            notes: known.isEmpty ? [] : ["options are \(known.joined(separator: ", "))"])
        }
        guard options[option] == nil else {
          throw Diagnostic(
            code: "samat.analysis.option",
            message: "option '\(option)' of \(name)() is given twice",
            span: item.span)
        }
        options[option] = item
      } else {
        guard positional.count < most else {
          throw Diagnostic(
            code: "samat.analysis.argument", message: "\(name)() takes \(most) arguments at most",
            span: item.span)
        }
        positional.append(item)
      }
    }
  }

  /// The method that a call names, which has to be known before its options can be: the first text,
  /// or the argument 'method'.
  static func methodName(_ arguments: TableFunctionArguments) -> String? {
    var first: String?
    for (place, argument) in arguments.arguments.enumerated() {
      guard case .value(.string(let text)) = argument else { continue }
      if arguments.names[place] == "method" { return text }
      guard arguments.names[place] == nil else { continue }
      if let equals = text.firstIndex(of: "="), text[..<equals].trimmed == "method" {
        return text[text.index(after: equals)...].trimmed
      }
      if place == 0 { first = text }
    }
    return first
  }

  /// The argument of a place, or the one that has its name; nil where it was left out.
  func item(_ place: Int?, _ parameter: String) -> Item? {
    if let place, positional.indices.contains(place) { return positional[place] }
    return options[parameter]
  }

  /// The argument of a place, which has to be there.
  func required(_ place: Int, _ parameter: String, _ what: String) throws(Diagnostic) -> Item {
    guard let item = item(place, parameter) else {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "\(name)() takes \(what) as '\(parameter)', which is missing",
        span: arguments.span,
        help:
          "argument \(place + 1) of \(name)(...) is '\(parameter)'; write \(what) there, or give it by name"
      )
    }
    return item
  }

  /// A column of the input.
  func column(_ place: Int, _ parameter: String) throws(Diagnostic) -> Int {
    let item = try required(place, parameter, "a column")
    guard case .column(let index) = item.argument else {
      throw Diagnostic(
        code: "samat.analysis.argument", message: "\(name)() takes a column as '\(parameter)'",
        span: item.span, help: "name a column of its input, without quotes")
    }
    return index
  }

  /// A column of the input that may be left out.
  func optionalColumn(_ place: Int?, _ parameter: String) throws(Diagnostic) -> Int? {
    guard let item = item(place, parameter) else { return nil }
    guard case .column(let index) = item.argument else {
      throw Diagnostic(
        code: "samat.analysis.argument", message: "\(name)() takes a column as '\(parameter)'",
        span: item.span)
    }
    return index
  }

  /// A whole number, by place or name.
  func whole(_ place: Int?, _ parameter: String, _ fallback: Int64, _ range: ClosedRange<Int64>)
    throws(Diagnostic) -> Int64
  {
    guard let item = item(place, parameter) else { return fallback }
    guard case .value(let value) = item.argument, let number = value.int64, range.contains(number)
    else {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "'\(parameter)' of \(name)() is a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)", span: item.span)
    }
    return number
  }

  /// A text, by place or name.
  func text(_ place: Int?, _ parameter: String) throws(Diagnostic) -> String? {
    guard let item = item(place, parameter) else { return nil }
    guard case .value(let value) = item.argument, let text = value.text else {
      throw Diagnostic(
        code: "samat.analysis.argument", message: "'\(parameter)' of \(name)() is a text",
        span: item.span)
    }
    return text
  }

  /// The name of a column.
  func title(_ column: Int) -> String { input.schema.names[column] }

  /// The numbers of a column; what is missing or no number is an error that names row and column.
  func numbers(_ column: Int, id: Int? = nil) throws(Diagnostic) -> [Double] {
    let cells = input.columns[column]
    var numbers: [Double] = []
    numbers.reserveCapacity(input.rowCount)
    for row in 0..<input.rowCount {
      try check(atRow: row)
      let value = cells[row]
      if let number = Self.number(value), number.isFinite {
        numbers.append(number)
        continue
      }
      let place = id.map { " ('\(ValueText.string(input.columns[$0][row]))')" } ?? ""
      let shown = value.isNull ? "no value" : "'\(ValueText.string(value))', which is no number"
      throw Diagnostic(
        code: value.isNull ? "samat.analysis.missing" : "samat.analysis.number",
        message: "\(name)(): row \(row + 1)\(place) has \(shown) in column '\(title(column))'",
        span: span(of: column),
        help: value.isNull ? "| where isnotnull(\(title(column)))" : "")
    }
    return numbers
  }

  /// The numbers of a column, none of them negative.
  func amounts(_ column: Int, id: Int? = nil) throws(Diagnostic) -> [Double] {
    let values = try numbers(column, id: id)
    for (row, value) in values.enumerated() where value < 0 {
      throw Diagnostic(
        code: "regional.negative",
        message: "\(name)(): row \(row + 1) has \(ValueText.string(.real(value))) in column "
          + "'\(title(column))', expected 0 or more", span: span(of: column))
    }
    return values
  }

  /// Whole units, such as rials, of a column or a constant; nil where the argument was left out.
  func units(_ place: Int?, _ parameter: String) throws(Diagnostic) -> [Int64]? {
    guard let item = item(place, parameter) else { return nil }
    let values: [Value]
    switch item.argument {
    case .column(let column): values = (0..<input.rowCount).map { input.columns[column][$0] }
    case .value(let value):
      if value.isNull { return nil }
      values = Array(repeating: value, count: input.rowCount)
    case .expression:
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "'\(parameter)' of \(name)() is a column or a whole number", span: item.span,
        help: "work it out before: | extend \(parameter) = ...")
    }
    var units: [Int64] = []
    for (row, value) in values.enumerated() {
      try check(atRow: row)
      guard let number = value.int64 ?? value.double.flatMap({ Int64(exactly: $0) }), number >= 0
      else {
        throw Diagnostic(
          code: "samat.analysis.units",
          message: "\(name)(): row \(row + 1) has '\(ValueText.string(value))' as '\(parameter)', "
            + "expected a whole number of 0 or more", span: item.span)
      }
      units.append(number)
    }
    return units
  }

  /// The texts of a column, as rows are named by; empty ones and repeated ones are errors.
  func labels(_ column: Int, unique: Bool) throws(Diagnostic) -> [String] {
    var seen: [String: Int] = [:]
    var labels: [String] = []
    for row in 0..<input.rowCount {
      try check(atRow: row)
      let label = ValueText.string(input.columns[column][row])
      guard !label.isEmpty else {
        throw Diagnostic(
          code: "samat.analysis.missing",
          message: "\(name)(): row \(row + 1) has no value in column '\(title(column))'",
          span: span(of: column))
      }
      if unique, let first = seen.updateValue(row, forKey: label) {
        throw Diagnostic(
          code: "samat.analysis.duplicate",
          message: "\(name)(): rows \(first + 1) and \(row + 1) both are '\(label)' in column "
            + "'\(title(column))'", span: span(of: column))
      }
      labels.append(label)
    }
    return labels
  }

  /// Where the call names a column.
  func span(of column: Int) -> SourceSpan {
    for (place, argument) in arguments.arguments.enumerated() {
      if case .column(column) = argument { return arguments.spans[place] }
    }
    return arguments.span
  }

  /// Ends the call where the query was cancelled or has run too long.
  func check() throws(Diagnostic) { try arguments.context.watch?.check() }

  /// The same, every few thousand rows of a loop.
  func check(atRow row: Int) throws(Diagnostic) {
    if row & 0xFFF == 0 { try check() }
  }

  /// Runs a method of `RegionalScience`; its errors say which row and column they mean by name, and it
  /// ends early where the query has to.
  func run<Result>(
    rows: [String] = [], columns: [String] = [],
    _ body: () throws(RegionalScienceError) -> Result
  ) throws(Diagnostic) -> Result {
    try check()
    do throws(RegionalScienceError) {
      guard let watch = arguments.context.watch else { return try body() }
      return try Interruption.watch({ watch.isDue }, body)
    } catch {
      try check()
      throw diagnostic(error, rows, columns)
    }
  }

  /// An error of `RegionalScience` as one of the query.
  func diagnostic(_ error: RegionalScienceError, _ rows: [String], _ columns: [String])
    -> Diagnostic
  {
    var notes: [String] = []
    if let conflict = error.conflict {
      let places = conflict.places.prefix(8).filter { rows.indices.contains($0) }
      if !places.isEmpty {
        notes.append(
          "places are " + places.map { "\($0) = '\(rows[$0])'" }.joined(separator: ", "))
      }
      let sectors = conflict.sectors.prefix(8).filter { columns.indices.contains($0) }
      if !sectors.isEmpty {
        notes.append(
          "sectors are " + sectors.map { "\($0) = '\(columns[$0])'" }.joined(separator: ", "))
      }
    } else {
      if let row = error.row, rows.indices.contains(row) {
        notes.append("row \(row) is '\(rows[row])' (rows are counted from 0)")
      }
      if let column = error.column, columns.indices.contains(column) {
        notes.append("column \(column) is '\(columns[column])'")
      }
    }
    let help =
      switch error.code {
      case .weightSum: "divide the weights by their sum, or name a method such as 'entropy'"
      case .name: "':help functions' lists the analyses, one for each method"
      default: ""
      }
    return Diagnostic(
      code: error.code.rawValue, message: "\(name)(): \(error.message)", span: arguments.span,
      help: help, notes: notes)
  }

  /// A number, also of a dynamic cell.
  static func number(_ value: Value) -> Double? {
    switch value {
    case .dynamic(.long(let number)): Double(number)
    case .dynamic(.real(let number)): number
    default: value.double
    }
  }

  /// Names in a note, and no more than eight of them.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }
}

extension Substring {
  /// The text without blanks at either end.
  fileprivate var trimmed: String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}

extension QueryWatch {
  /// Whether the query has to end.
  fileprivate var isDue: Bool {
    do throws(Diagnostic) {
      try check()
      return false
    } catch {
      return true
    }
  }
}

extension Value {
  /// A number, or null.
  static func number(_ value: Double?) -> Value {
    guard let value, value.isFinite else { return .null }
    return .real(value)
  }
}

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
  private let parameters: [String]
  private var given: [String: Item] = [:]

  var input: Table { arguments.input }

  /// Sorts the arguments.
  ///
  /// - Parameters:
  ///   - name: The analysis.
  ///   - arguments: What it was called with.
  ///   - parameters: What it takes, in the order of its signature: by place or by name.
  ///   - known: What it takes by name alone.
  ///   - method: The method whose options are among them, for the message; nil for none.
  /// - Throws: `samat.analysis.option` or `samat.analysis.argument`.
  init(
    _ name: String, _ arguments: TableFunctionArguments, _ parameters: [String],
    options known: [String] = [], of method: String? = nil
  ) throws(Diagnostic) {
    self.name = name
    self.arguments = arguments
    self.parameters = parameters
    var place = 0
    // Which argument took the place of a parameter without naming it.
    var places: [String: Int] = [:]
    for (index, argument) in arguments.arguments.enumerated() {
      var item = Item(argument: argument, span: arguments.spans[index])
      var option = arguments.names[index]
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
      if let option, !parameters.contains(option), !known.contains(option) {
        let names = parameters + known
        throw Diagnostic(
          code: "samat.analysis.option",
          message: "\(name)() has no option '\(option)'"
            + (method.map { " with the method '\($0)'" } ?? ""),
          span: item.span,
          help: EditDistance.nearest(to: option, among: names).map { "did you mean '\($0)'?" }
            ?? "",
          notes: names.isEmpty ? [] : ["options are \(names.joined(separator: ", "))"])
      }
      if option == nil {
        guard place < parameters.count else {
          throw Diagnostic(
            code: "samat.analysis.argument",
            message: "\(name)() takes \(parameters.count) "
              + (parameters.count == 1 ? "argument" : "arguments") + " without a name at most",
            span: item.span)
        }
        option = parameters[place]
        place += 1
      }
      guard let option, given[option] == nil else {
        throw Self.twice(option ?? "", name, arguments, places, index)
      }
      given[option] = item
      if arguments.names[index] == nil { places[option] = index }
    }
  }

  /// What is given twice, and which argument took its place.
  private static func twice(
    _ option: String, _ name: String, _ arguments: TableFunctionArguments,
    _ places: [String: Int], _ index: Int
  ) -> Diagnostic {
    let isPlaced = arguments.names[index] == nil
    let placed = isPlaced ? index : places[option]
    guard let placed, isPlaced != (places[option] != nil) else {
      return Diagnostic(
        code: "samat.analysis.option", message: "'\(option)' of \(name)() is given twice by name",
        span: arguments.spans[index])
    }
    let what =
      if case .column(let column) = arguments.arguments[placed] {
        "'\(arguments.input.schema.names[column])'"
      } else {
        "argument \(placed + 1)"
      }
    return Diagnostic(
      code: "samat.analysis.option",
      message: "'\(option)' of \(name)() is given twice: by name, and \(what) without a name "
        + "stands in its place", span: arguments.spans[index],
      help: "name \(what) too, or give all in the order of the signature")
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

  /// An argument, by its place or its name; nil where it was left out.
  func item(_ parameter: String) -> Item? { given[parameter] }

  /// An argument that has to be there.
  ///
  /// - Parameters:
  ///   - parameter: The argument.
  ///   - what: What it is, for the message.
  ///   - example: What may stand there, for help; an example of the analysis where it is empty.
  /// - Returns: The argument.
  /// - Throws: `samat.analysis.argument`.
  func required(
    _ parameter: String, _ what: String, example: String = ""
  ) throws(Diagnostic) -> Item {
    guard let item = item(parameter) else {
      throw missing(parameter, what, help: example.isEmpty ? "" : "add \(parameter) = \(example)")
    }
    return item
  }

  /// The error of an argument that is not there.
  func missing(_ parameter: String, _ what: String, help: String = "") -> Diagnostic {
    let place = parameters.firstIndex(of: parameter).map { " (argument \($0 + 1))" } ?? ""
    return Diagnostic(
      code: "samat.analysis.argument",
      message: "\(name)() takes \(what) as '\(parameter)'\(place), which is missing",
      span: arguments.span, help: help)
  }

  /// An error about what an argument is.
  ///
  /// - Parameters:
  ///   - parameter: The argument.
  ///   - expected: What it has to be, after "is".
  ///   - help: A way out; an example of the analysis where it is empty.
  /// - Returns: The error.
  func wrong(_ parameter: String, _ expected: String, help: String = "") -> Diagnostic {
    let found: String =
      switch item(parameter)?.argument {
      case .column(let column): ", found the column '\(title(column))'"
      case .value(let value): ", found \(Self.shown(value))"
      case .expression: ", found an expression"
      case nil: ""
      }
    return Diagnostic(
      code: "samat.analysis.argument",
      message: "'\(parameter)' of \(name)() is \(expected)\(found)",
      span: item(parameter)?.span ?? arguments.span, help: help)
  }

  /// A constant in a message.
  static func shown(_ value: Value) -> String {
    if value.isNull { return "null" }
    let text = ValueText.string(value)
    return value.text == nil && text.utf8.count <= 60 ? text : "'\(text.prefix(60))'"
  }

  /// A column of the input.
  func column(_ parameter: String) throws(Diagnostic) -> Int {
    guard case .column(let index) = try required(parameter, "a column").argument else {
      throw wrong(parameter, "a column of the input", help: worked(parameter))
    }
    return index
  }

  /// The way to have an expression as a column.
  private func worked(_ parameter: String) -> String {
    if case .expression = item(parameter)?.argument {
      return "work it out before: | extend \(parameter) = ... | evaluate \(name)(...)"
    }
    return ""
  }

  /// A column of the input that may be left out.
  func optionalColumn(_ parameter: String) throws(Diagnostic) -> Int? {
    item(parameter) == nil ? nil : try column(parameter)
  }

  /// A whole number.
  ///
  /// - Parameters:
  ///   - parameter: The argument.
  ///   - fallback: What holds where it was left out.
  ///   - range: What it may be.
  ///   - example: A number for help; what holds without the argument unless said otherwise.
  /// - Returns: The number.
  /// - Throws: `samat.analysis.argument`.
  func whole(
    _ parameter: String, _ fallback: Int64, _ range: ClosedRange<Int64>, example: Int64? = nil
  ) throws(Diagnostic) -> Int64 {
    guard let item = item(parameter) else { return fallback }
    guard case .value(let value) = item.argument, let number = value.int64, range.contains(number)
    else {
      throw wrong(
        parameter, "a whole number from \(range.lowerBound) to \(range.upperBound)",
        help: "\(parameter) = "
          + "\(example ?? (range.contains(fallback) ? fallback : range.lowerBound))")
    }
    return number
  }

  /// A text.
  func text(_ parameter: String) throws(Diagnostic) -> String? {
    guard let item = item(parameter) else { return nil }
    guard case .value(let value) = item.argument, let text = value.text else {
      throw wrong(parameter, "a text")
    }
    return text
  }

  /// One of some words; the first where it was left out.
  func word(_ parameter: String, _ words: [String]) throws(Diagnostic) -> String {
    guard let item = item(parameter) else { return words[0] }
    guard case .value(let value) = item.argument, let text = value.text, words.contains(text)
    else {
      let list = words.map { "'\($0)'" }
      let given: String? = if case .value(let value) = item.argument { value.text } else { nil }
      let near = given.flatMap { EditDistance.nearest(to: $0, among: words) }
      throw wrong(
        parameter, list.dropLast().joined(separator: ", ") + " or " + list[list.count - 1],
        help: near.map { "did you mean \(parameter) = '\($0)'?" } ?? "\(parameter) = '\(words[0])'")
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
      let place = place(row, id)
      let isInfinite = Self.number(value) != nil
      let shown =
        value.isNull
        ? "no value"
        : Self.shown(value) + (isInfinite ? ", which is not finite" : ", which is no number")
      throw Diagnostic(
        code: value.isNull ? "samat.analysis.missing" : "samat.analysis.number",
        message: "\(name)(): row \(row + 1)\(place) has \(shown) in column '\(title(column))'",
        span: span(of: column, isListed: true),
        help: value.isNull
          ? "| where isnotnull(\(title(column)))"
          : isInfinite
            ? "| where isfinite(\(title(column)))"
            : "| extend \(title(column)) = todouble(\(title(column)))")
    }
    return numbers
  }

  /// What a row is called, for a message.
  private func place(_ row: Int, _ id: Int?) -> String {
    id.map { " ('\(ValueText.string(input.columns[$0][row]))')" } ?? ""
  }

  /// The numbers of a column, none of them negative.
  func amounts(_ column: Int, id: Int? = nil) throws(Diagnostic) -> [Double] {
    let values = try numbers(column, id: id)
    for (row, value) in values.enumerated() where value < 0 {
      throw Diagnostic(
        code: "regional.negative",
        message:
          "\(name)(): row \(row + 1)\(place(row, id)) has \(ValueText.string(.real(value))) in column "
          + "'\(title(column))', expected 0 or more", span: span(of: column),
        help: "| where \(title(column)) >= 0, or mend the row")
    }
    return values
  }

  /// Whole units, such as rials, of a column or a constant; nil where the argument was left out.
  func units(_ parameter: String, id: Int? = nil) throws(Diagnostic) -> [Int64]? {
    guard let item = item(parameter) else { return nil }
    let values: [Value]
    switch item.argument {
    case .column(let column): values = (0..<input.rowCount).map { input.columns[column][$0] }
    case .value(let value):
      if value.isNull { return nil }
      values = Array(repeating: value, count: input.rowCount)
    case .expression:
      throw wrong(parameter, "a column or a whole number", help: worked(parameter))
    }
    var units: [Int64] = []
    for (row, value) in values.enumerated() {
      try check(atRow: row)
      guard let number = value.int64 ?? value.double.flatMap({ Int64(exactly: $0) }), number >= 0
      else {
        throw Diagnostic(
          code: "samat.analysis.units",
          message: "\(name)(): row \(row + 1)\(place(row, id)) has \(Self.shown(value)) as "
            + "'\(parameter)', expected a whole number of 0 or more", span: item.span,
          help: "| extend \(parameter) = tolong(round(...)), 0 where there is no floor")
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
          span: span(of: column), help: "| where isnotempty(\(title(column)))")
      }
      if unique, let first = seen.updateValue(row, forKey: label) {
        throw Diagnostic(
          code: "samat.analysis.duplicate",
          message: "\(name)(): rows \(first + 1) and \(row + 1) both are '\(label)' in column "
            + "'\(title(column))'", span: span(of: column),
          help: "one row for each: | summarize ... by \(title(column))")
      }
      labels.append(label)
    }
    return labels
  }

  /// The rows of a column as numbers of its different texts, in the order in which they appear.
  func codes(_ column: Int) throws(Diagnostic) -> (codes: [Int], names: [String]) {
    var index: [String: Int] = [:]
    var names: [String] = []
    let codes = try labels(column, unique: false).map { label -> Int in
      if let known = index[label] { return known }
      index[label] = names.count
      names.append(label)
      return names.count - 1
    }
    return (codes, names)
  }

  /// Where the call names a column.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - isListed: Whether it is sought in lists first, such as criteria, as the id may be the same.
  /// - Returns: The name, the list that holds it, or else the call.
  func span(of column: Int, isListed: Bool = false) -> SourceSpan {
    var alone: SourceSpan?
    var listed: SourceSpan?
    for (place, argument) in arguments.arguments.enumerated() {
      switch argument {
      case .column(column): alone = alone ?? arguments.spans[place]
      case .expression(.call(let list)):
        for case .name(let name) in list.arguments.map(\.value) where name.text == title(column) {
          listed = listed ?? name.span
        }
      case .value(.dynamic(.array(let list))) where list.contains(.string(title(column))):
        listed = listed ?? arguments.spans[place]
      default: continue
      }
    }
    return (isListed ? listed ?? alone : alone ?? listed) ?? arguments.span
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
    rows: [String] = [], columns: [String] = [], groups: [String] = [],
    _ body: () throws(RegionalScienceError) -> Result
  ) throws(Diagnostic) -> Result {
    try check()
    do throws(RegionalScienceError) {
      guard let watch = arguments.context.watch else { return try body() }
      return try Interruption.watch({ watch.isDue }, body)
    } catch {
      try check()
      throw diagnostic(error, rows, columns, groups)
    }
  }

  /// An error of `RegionalScience` as one of the query: rows and columns by number from 1 and name.
  private func diagnostic(
    _ error: RegionalScienceError, _ rows: [String], _ columns: [String], _ groups: [String]
  ) -> Diagnostic {
    let text = error.text.naming(rows: rows, columns: columns, groups: groups)
    let isOfWeights = error.code == .weightSum && item("weights") != nil
    return Diagnostic(
      code: error.code.rawValue, message: "\(name)(): \(text)",
      span: isOfWeights ? item("weights")?.span : arguments.span)
  }

  /// A number, also of a dynamic cell.
  static func number(_ value: Value) -> Double? {
    switch value {
    case .dynamic(.long(let number)): Double(number)
    case .dynamic(.real(let number)): number
    default: value.double
    }
  }

  /// A number in a message or a note: four digits after the point, more where it is small.
  static func rounded(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return ValueText.string(.real(value)) }
    let scale = value.magnitude >= 1e-3 || value == 0 ? 1e4 : 1e12
    return ValueText.string(.real((value * scale).rounded() / scale))
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

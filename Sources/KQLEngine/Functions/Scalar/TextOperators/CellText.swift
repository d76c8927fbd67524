import KQLSyntax

/// Writes cells of any type as `tostring()` does: null is the empty text, `true` is `True`, a
/// dynamic string is its text, other dynamic values are compact JSON.
///
/// Works on operands, so that a string column's bytes are copied without a `String` between.
enum CellText {
  /// Adds the text of an operand's row to the string being built.
  static func append(_ operand: Operand, _ row: Int, to builder: inout TextBuilder) {
    let row = operand.isConstant ? 0 : row
    switch operand.column {
    case .string(let column): builder.write(column[row])
    case .dynamic(let vector):
      if let value = vector[row] { append(value, to: &builder) }
    default: append(operand.column[row], to: &builder)
    }
  }

  /// Adds the text of a value to the string being built.
  static func append(_ value: Value, to builder: inout TextBuilder) {
    switch value {
    case .null: break
    case .bool(let flag): builder.write(flag ? "True" : "False")
    case .int(let number): builder.write(String(number))
    case .long(let number): builder.write(String(number))
    case .real(let number): builder.write(NumberText.format(number))
    case .decimal(let number): builder.write(number.description)
    case .string(let text): builder.write(text)
    case .datetime(let ticks): builder.write(DateTimeText.format(ticks))
    case .timespan(let ticks): builder.write(TimespanText.format(ticks))
    case .guid(let bits): builder.write(GuidText.format(bits))
    case .dynamic(let tree): append(tree, to: &builder)
    }
  }

  /// Adds the text of a dynamic value to the string being built.
  static func append(_ value: DynamicValue, to builder: inout TextBuilder) {
    builder.write(text(of: value))
  }

  /// The text of a dynamic value.
  static func text(of value: DynamicValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .datetime(let ticks): DateTimeText.format(ticks)
    case .timespan(let ticks): TimespanText.format(ticks)
    case .guid(let bits): GuidText.format(bits)
    case .bool, .long, .real, .array, .object: JSONText.format(value)
    }
  }

  /// An operand's cells as text: one row for a constant, otherwise as many as the operand has.
  static func column(_ operand: Operand) -> StringColumn {
    if case .string(let column) = operand.column { return column }
    var builder = TextBuilder(capacity: operand.column.count)
    for row in 0..<operand.column.count {
      append(operand, row, to: &builder)
      builder.endString()
    }
    return StringColumn(builder.finish())
  }
}

extension TypeSet {
  /// What text functions read: `string`, and `dynamic` by its text.
  static let textual = TypeSet([.string, .dynamic])
}

extension ScalarFunction.Overload {
  /// A function of one text, dynamic values by their text.
  static func textual<R: FixedElement>(
    _ name: String, _ result: DataType, _ body: @escaping @Sendable (TextBytes) -> R?
  ) -> Self {
    Self([FunctionParameter(name, .textual)], result) { arguments in
      TextOperand(arguments, 0).map(arguments, body)
    }
  }

  /// A function from one text, dynamic values by their text, to another.
  static func textualToText(
    _ name: String, _ body: @escaping @Sendable (TextBytes, inout TextBuilder) -> Void
  ) -> Self {
    Self([FunctionParameter(name, .textual)], .string) { arguments in
      TextOperand(arguments, 0).mapText(arguments, body)
    }
  }
}

/// An argument read as text, whatever its type.
struct TextOperand {
  /// The texts; one row where the argument is the same for all rows.
  let column: StringColumn
  /// Whether the one row stands for every row.
  let isConstant: Bool

  /// Reads an argument; one that is missing is the empty text.
  init(_ arguments: ScalarArguments, _ index: Int) {
    if arguments.has(index) {
      let operand = arguments.operands[index]
      column = CellText.column(operand)
      isConstant = operand.isConstant
    } else {
      column = StringColumn([""])
      isConstant = true
    }
  }

  /// The bytes of a row's text; valid as long as this operand lives.
  @inline(__always)
  subscript(row: Int) -> TextBytes { column[isConstant ? 0 : row] }

  /// The text where it is the same for all rows; nil where it differs by row.
  var constant: TextBytes? { isConstant ? column[0] : nil }

  /// Applies a function to every row, once to each text of a dictionary or to a constant.
  func map<Element: FixedElement>(
    _ arguments: ScalarArguments, _ transform: (TextBytes) -> Element?
  ) -> Column {
    if isConstant {
      let value = transform(column[0])
      return arguments.build(arguments.resultType) { _ in value }
    }
    let results = column.map(transform)
    return arguments.build(arguments.resultType) { results[$0] }
  }

  /// Applies a function that writes text to every row, once to each text of a dictionary or to a
  /// constant.
  func mapText(
    _ arguments: ScalarArguments, _ transform: (TextBytes, inout TextBuilder) -> Void
  ) -> Column {
    guard isConstant else { return .string(column.mapText(transform)) }
    let value = column.mapText(transform).string(at: 0)
    return .constant(.string(value), type: .string, count: arguments.count)
  }
}

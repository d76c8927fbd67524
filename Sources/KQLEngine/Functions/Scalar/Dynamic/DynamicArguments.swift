import KQLSyntax

/// The dynamic values of an operand, row by row.
struct DynamicReader {
  private let reader: FixedReader<DynamicValue>

  init(_ arguments: ScalarArguments, _ index: Int) {
    reader = arguments.fixed(index, as: DynamicValue.self)
  }

  /// The value of a row; a null row is JSON's null.
  subscript(row: Int) -> DynamicValue { reader[row] ?? .null }
}

extension ScalarArguments {
  /// Builds a dynamic result from one value a row.
  func buildDynamic(_ value: (Int) -> DynamicValue?) -> Column { build(.dynamic, value) }

  /// The arguments from one on, as dynamic values.
  func cells(from first: Int = 0) -> [DynamicCells] {
    operands.dropFirst(first).map { DynamicCells($0) }
  }

  /// A row of an optional whole-number argument; a default where it is missing or null.
  func integers(_ index: Int, default missing: Int) -> (Int) -> Int {
    let reader = fixed(index, as: Int64.self)
    return { row in reader[row].map { Int(clamping: $0) } ?? missing }
  }
}

extension ScalarFunction.Overload {
  /// A function of an array and further arguments; what is no array gives null.
  ///
  /// `prepare` is called once a batch and gives the function of a row and its array.
  static func array<R: FixedElement>(
    _ more: [FunctionParameter] = [], _ result: DataType,
    _ prepare: @escaping @Sendable (ScalarArguments) -> (Int, [DynamicValue]) -> R?
  ) -> Self {
    Self([FunctionParameter("array", .dynamic)] + more, result) { arguments in
      let input = arguments.fixed(0, as: DynamicValue.self)
      let body = prepare(arguments)
      return arguments.build(result) { row -> R? in
        guard case .array(let items) = input[row] else { return nil }
        return body(row, items)
      }
    }
  }

  /// A function of a bag and further arguments; what is no bag gives null.
  static func bag<R: FixedElement>(
    _ more: [FunctionParameter] = [], _ result: DataType,
    _ prepare: @escaping @Sendable (ScalarArguments) -> (Int, DynamicObject) -> R?
  ) -> Self {
    Self([FunctionParameter("bag", .dynamic)] + more, result) { arguments in
      let input = arguments.fixed(0, as: DynamicValue.self)
      let body = prepare(arguments)
      return arguments.build(result) { row -> R? in
        guard case .object(let members) = input[row] else { return nil }
        return body(row, members)
      }
    }
  }
}

extension DynamicValue {
  /// The number of a `long` or `real`; nil for anything else.
  var number: Double? {
    switch self {
    case .long(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }
}

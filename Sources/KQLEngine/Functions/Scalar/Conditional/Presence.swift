import KQLSyntax

extension StandardLibrary {
  /// Tests for null and for the empty string, and `not`.
  static let presence: [ScalarFunction] = [
    presenceTest(
      "isnull", "Returns whether the argument is null; false for any string.",
      searchTerms: ["missing", "null"], example: ("print isnull(int(null))", "true")
    ) { !Presence.isThere($0, $1) },
    presenceTest(
      "isnotnull", "Returns whether the argument is not null; true for any string.",
      searchTerms: ["present", "null"], example: ("print isnotnull('')", "true")
    ) { Presence.isThere($0, $1) },
    presenceTest(
      "notnull", "Returns whether the argument is not null; true for any string.",
      searchTerms: ["present", "null"], example: ("print notnull(int(null))", "false")
    ) { Presence.isThere($0, $1) },
    presenceTest(
      "isempty", "Returns whether the argument is null or an empty string.",
      searchTerms: ["missing", "blank"], example: ("print isempty('')", "true")
    ) { !Presence.isFilled($0, $1) },
    presenceTest(
      "isnotempty", "Returns whether the argument is neither null nor an empty string.",
      searchTerms: ["present", "blank"], example: ("print isnotempty('a')", "true")
    ) { Presence.isFilled($0, $1) },
    presenceTest(
      "notempty", "Returns whether the argument is neither null nor an empty string.",
      searchTerms: ["present", "blank"], example: ("print notempty('')", "false")
    ) { Presence.isFilled($0, $1) },
    ScalarFunction(
      "not", description: "Returns whether the condition does not hold; null gives null.",
      searchTerms: ["negate", "complement", "boolean"],
      examples: [
        FunctionExample("print not(1 > 2)", "true"), FunctionExample("print not(bool(null))", ""),
      ],
      overloads: [
        .init([FunctionParameter("condition", .bool)], .bool) {
          Kernel.unary($0, as: .bool) { (value: Bool) in !value }
        }
      ]),
  ]

  private static func presenceTest(
    _ name: String, _ description: String, searchTerms: [String], example: (String, String),
    _ test: @escaping @Sendable (Column, Int) -> Bool
  ) -> ScalarFunction {
    ScalarFunction(
      name, parameters: [FunctionParameter("value", .any)], returns: .bool,
      description: description, searchTerms: searchTerms,
      examples: [FunctionExample(example.0, example.1)]
    ) { Presence.evaluate($0, test) }
  }
}

/// Whether cells hold something.
enum Presence {
  /// Whether a cell is not null.
  static func isThere(_ column: Column, _ row: Int) -> Bool { !column.isNull(row) }

  /// Whether a cell is neither null nor an empty string.
  static func isFilled(_ column: Column, _ row: Int) -> Bool {
    switch column {
    case .string(let texts): return !texts[row].isEmpty
    case .dynamic(let trees):
      guard let tree = trees[row] else { return false }
      switch tree {
      case .null: return false
      case .string(let text): return !text.isEmpty
      default: return true
      }
    default: return !column.isNull(row)
    }
  }

  /// Runs a test over the first argument; once for a column in which no row can differ.
  static func evaluate(
    _ arguments: ScalarArguments, _ test: (Column, Int) -> Bool
  ) -> Column {
    guard arguments.has(0) else { return Kernel.nulls(arguments) }
    let operand = arguments.operands[0]
    let count = arguments.count
    if operand.isConstant {
      return .constant(.bool(test(operand.column, 0)), type: .bool, count: count)
    }
    switch operand.column {
    case .string, .dynamic: break
    default:
      guard let validity = operand.column.validity else {
        return count == 0
          ? .empty(.bool)
          : .constant(.bool(test(operand.column, 0)), type: .bool, count: count)
      }
      // Only whether there is a value counts: what the test says of one row without decides.
      guard let missing = (0..<count).first(where: { !validity.bit($0) }) else { break }
      let inverted = test(operand.column, missing)
      return .bool(Vector(validity.flags(inverted: inverted)))
    }
    return .bool(Vector((0..<count).map { test(operand.column, $0) }))
  }
}

public import KQLSyntax

/// A scalar expression whose names and types are resolved.
///
/// Columns are positions in the input of the plan node that holds the expression. Every node knows
/// its type.
public indirect enum BoundExpression: Sendable {
  /// A constant, perhaps a typed null.
  case constant(Value, DataType)
  /// A column of the input.
  case column(Int, name: String, DataType)
  /// A function or operator with arguments of exactly the overload's types.
  case call(BoundCall)
  /// A number as a wider type, or anything as `dynamic`.
  case widened(BoundExpression, DataType)
  /// Three-valued `and`, `or` over two or more operands.
  case logical(LogicalOperator, [BoundExpression])
  /// `x in (...)`; negated for `!in`.
  case inSet(BoundExpression, ValueSet, negated: Bool)
  /// `toscalar(...)`: the first cell of a plan's answer, worked out once a query.
  case subquery(Subquery)
  /// `x in (T)`: membership in the first column of a plan's answer.
  case inSubquery(BoundExpression, Subquery, negated: Bool, folded: Bool)

  /// The type of the result.
  public var type: DataType {
    switch self {
    case .constant(_, let type), .column(_, _, let type), .widened(_, let type): type
    case .call(let call): call.type
    case .logical, .inSet, .inSubquery: .bool
    case .subquery(let subquery): subquery.type
    }
  }

  /// Whether the result is the same for every row and every run with the same context.
  var isConstant: Bool {
    if case .constant = self { true } else { false }
  }

  /// The positions of the columns that the expression reads.
  func collectColumns(into columns: inout Set<Int>) {
    switch self {
    case .constant, .subquery: break
    case .column(let index, _, _): columns.insert(index)
    case .call(let call): for argument in call.arguments { argument.collectColumns(into: &columns) }
    case .widened(let inner, _), .inSet(let inner, _, _), .inSubquery(let inner, _, _, _):
      inner.collectColumns(into: &columns)
    case .logical(_, let operands): for item in operands { item.collectColumns(into: &columns) }
    }
  }

  /// The expression with every column position replaced.
  func mapColumns(_ transform: (Int, String, DataType) -> BoundExpression) -> BoundExpression {
    switch self {
    case .constant, .subquery: self
    case .column(let index, let name, let type): transform(index, name, type)
    case .call(var call):
      {
        call.arguments = call.arguments.map { $0.mapColumns(transform) }
        return .call(call)
      }()
    case .widened(let inner, let type): .widened(inner.mapColumns(transform), type)
    case .logical(let symbol, let operands):
      .logical(symbol, operands.map { $0.mapColumns(transform) })
    case .inSet(let inner, let set, let negated):
      .inSet(inner.mapColumns(transform), set, negated: negated)
    case .inSubquery(let inner, let subquery, let negated, let folded):
      .inSubquery(
        inner.mapColumns(transform), subquery, negated: negated, folded: folded)
    }
  }

  /// The number of its parts, itself included.
  var size: Int {
    var count = 0
    _ = contains { _ in
      count += 1
      return false
    }
    return count
  }

  /// Whether a part of the expression satisfies a condition.
  func contains(where condition: (BoundExpression) -> Bool) -> Bool {
    if condition(self) { return true }
    switch self {
    case .constant, .subquery, .column: return false
    case .call(let call): return call.arguments.contains { $0.contains(where: condition) }
    case .widened(let inner, _), .inSet(let inner, _, _), .inSubquery(let inner, _, _, _):
      return inner.contains(where: condition)
    case .logical(_, let operands): return operands.contains { $0.contains(where: condition) }
    }
  }

  /// Whether the expression needs rows in order, all at once.
  var isWindow: Bool {
    contains {
      if case .call(let call) = $0 { call.volatility == .window } else { false }
    }
  }

  /// Whether the expression may give another result for the same row.
  var isVolatile: Bool {
    contains {
      if case .call(let call) = $0 { call.volatility == .volatile } else { false }
    }
  }
}

/// A call whose overload is chosen.
///
/// Copies share what never changes between them: plans are copied far more often than built.
public struct BoundCall: Sendable {
  /// The function's name; for an operator its text.
  public var function: String { callee.function }
  /// Whether it is written between its operands.
  public var isOperator: Bool { callee.isOperator }
  /// What a caller may rely on.
  public var volatility: ScalarFunction.Volatility { callee.volatility }
  /// The overload.
  public var overload: ScalarFunction.Overload { callee.overload }
  /// Where it is written; nil where it was made on the way, or stands in another text.
  public var span: SourceSpan? { callee.span }
  /// Whether it may fail or leave the process; see ``ScalarFunction/Overload/attempt``.
  var mayFail: Bool { callee.overload.attempt != nil }
  /// The arguments, of the overload's types.
  public var arguments: [BoundExpression]
  /// The type of the result.
  public var type: DataType { callee.type }

  private let callee: Callee

  init(
    function: String, isOperator: Bool, volatility: ScalarFunction.Volatility,
    overload: ScalarFunction.Overload, arguments: [BoundExpression], type: DataType,
    span: SourceSpan? = nil
  ) {
    callee = Callee(
      function: function, isOperator: isOperator, volatility: volatility, overload: overload,
      type: type, span: span)
    self.arguments = arguments
  }

  private final class Callee: Sendable {
    let function: String
    let isOperator: Bool
    let volatility: ScalarFunction.Volatility
    let overload: ScalarFunction.Overload
    let type: DataType
    let span: SourceSpan?

    init(
      function: String, isOperator: Bool, volatility: ScalarFunction.Volatility,
      overload: ScalarFunction.Overload, type: DataType, span: SourceSpan?
    ) {
      self.function = function
      self.isOperator = isOperator
      self.volatility = volatility
      self.overload = overload
      self.type = type
      self.span = span
    }
  }
}

/// A plan inside an expression, worked out once a query.
public final class Subquery: Sendable {
  /// The plan.
  public let plan: LogicalPlan
  /// The type of the plan's first column.
  public let type: DataType

  init(plan: LogicalPlan, type: DataType) {
    self.plan = plan
    self.type = type
  }
}

/// An expression and the name of the column that it makes.
public struct NamedBound: Sendable {
  /// The column.
  public var column: ColumnSchema
  /// Its values.
  public var expression: BoundExpression
}

extension BoundExpression: CustomStringConvertible {
  /// The expression in the form of the language, for `explain`.
  public var description: String {
    switch self {
    case .constant(let value, let type): return Self.literal(value, type)
    case .column(_, let name, _): return name
    case .call(let call):
      let arguments = call.arguments.map(\.description)
      if call.isOperator && arguments.count == 2 {
        return "(\(arguments[0]) \(call.function) \(arguments[1]))"
      }
      return "\(call.function)(\(arguments.joined(separator: ", ")))"
    case .widened(let inner, let type): return "to_\(type.rawValue)(\(inner))"
    case .logical(let symbol, let operands):
      return "(" + operands.map(\.description).joined(separator: " \(symbol.rawValue) ") + ")"
    case .inSet(let inner, let set, let negated):
      return "(\(inner) \(negated ? "!in" : "in")\(set.isFolded ? "~" : "") \(set))"
    case .subquery: return "toscalar(...)"
    case .inSubquery(let inner, _, let negated, let folded):
      return "(\(inner) \(negated ? "!in" : "in")\(folded ? "~" : "") (...))"
    }
  }

  private static func literal(_ value: Value, _ type: DataType) -> String {
    switch value {
    case .null: return "\(type.rawValue)(null)"
    case .string(let text):
      return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    case .long, .bool: return ValueText.string(value)
    default: return "\(type.rawValue)(\(ValueText.string(value)))"
    }
  }
}

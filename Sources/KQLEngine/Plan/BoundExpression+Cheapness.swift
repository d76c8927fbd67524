import KQLSyntax

extension BoundExpression {
  /// Whether working the expression out for a row costs no more than copying the row would.
  ///
  /// Such expressions are worked out for rejected rows as well, which stay in place then; functions
  /// of the language are total, so that nothing but time can come of it.
  var isCheap: Bool {
    switch self {
    case .constant, .column, .subquery: true
    case .widened(let inner, let type): type != .dynamic && type != .decimal && inner.isCheap
    case .logical(_, let operands): operands.allSatisfy(\.isCheap)
    case .inSet(let inner, _, _): inner.type != .dynamic && inner.isCheap
    case .inSubquery: false
    case .call(let call):
      call.volatility == .stable && Self.cheapFunctions.contains(call.function)
        && call.arguments.allSatisfy { argument in
          argument.type != .dynamic && argument.type != .decimal && argument.isCheap
        }
    }
  }

  private static let cheapFunctions: Set<String> = [
    "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "unary-", "not", "isnull", "isnotnull",
    "isempty", "isnotempty", "iff", "iif", "bin", "floor", "startofday", "startofmonth",
    "startofyear", "datetime_diff", "tolong", "toint", "toreal", "todouble", "abs",
  ]
}

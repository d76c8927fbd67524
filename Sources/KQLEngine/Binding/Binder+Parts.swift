import KQLSyntax

extension Binder {
  /// A value of a call that has several.
  struct Part {
    var name: String
    var expression: BoundExpression
  }

  /// The values of a call that makes several columns; nil for any other expression.
  ///
  /// Within a larger expression such a call is its first value, or one array of all.
  func parts(of expression: Expression, _ scope: Scope) -> [Part]? {
    guard case .call(let call) = expression,
      meaning(of: call.function.text, in: scope.environment) == nil
    else { return nil }
    switch call.function.text {
    case "array_sort_asc", "array_sort_desc": return sortedArrays(call, scope)
    default:
      guard let form = Self.figures[call.function.text] else { return nil }
      return members(call, form, scope)
    }
  }

  /// Functions whose several values are the members of a bag that another function gives.
  private static let figures: [String: (dynamic: String, members: [(String, DataType)])] = [
    "series_stats": (
      "series_stats_dynamic",
      [
        ("min", .real), ("min_idx", .long), ("max", .real), ("max_idx", .long), ("avg", .real),
        ("stdev", .real), ("variance", .real),
      ]
    ),
    "series_fit_line": (
      "series_fit_line_dynamic",
      [
        ("rsquare", .real), ("slope", .real), ("variance", .real), ("rvariance", .real),
        ("interception", .real), ("line_fit", .dynamic),
      ]
    ),
    "series_fit_poly": (
      "series_fit_poly",
      [
        ("rsquare", .real), ("coefficients", .dynamic), ("variance", .real),
        ("rvariance", .real), ("poly_fit", .dynamic),
      ]
    ),
  ]

  private func members(
    _ call: Call, _ form: (dynamic: String, members: [(String, DataType)]), _ scope: Scope
  ) -> [Part]? {
    var whole = call
    whole.function.text = form.dynamic
    guard let bag = bind(.call(whole), scope) else { return nil }
    let base = call.arguments.first.flatMap { resultName($0.value) } ?? ""
    var parts: [Part] = []
    for (member, type) in form.members {
      guard
        let value = self.call(
          "index", shown: "index", [bag, .constant(.string(member), .string)], at: call.span,
          isOperator: false),
        let typed = convert(value, to: type, at: call.span)
      else { return nil }
      parts.append(Part(name: "\(call.function.text)_\(base)_\(member)", expression: typed))
    }
    return parts
  }

  private func sortedArrays(_ call: Call, _ scope: Scope) -> [Part]? {
    guard call.arguments.count > 1, let bound = bind(.call(call), scope) else { return nil }
    var count = call.arguments.count
    if let last = call.arguments.last, isTruth(last.value, scope) { count -= 1 }
    guard count > 1 else { return nil }
    var parts: [Part] = []
    for place in 0..<count {
      guard
        let value = self.call(
          "index", shown: "index", [bound, .constant(.long(Int64(place)), .long)], at: call.span,
          isOperator: false)
      else { return nil }
      let own = resultName(call.arguments[place].value) ?? "array\(place + 1)"
      parts.append(Part(name: own + "_sorted", expression: value))
    }
    return parts
  }

  private func isTruth(_ expression: Expression, _ scope: Scope) -> Bool {
    if case .literal(let literal) = expression { return literal.kind == .bool }
    return bind(expression, scope)?.type == .bool
  }
}

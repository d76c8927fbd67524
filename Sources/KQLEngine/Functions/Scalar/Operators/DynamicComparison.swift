import KQLSyntax

/// Compares a dynamic value with a scalar of known type.
///
/// The dynamic value is taken as the scalar's type, as `tolong(d)`, `tostring(d)` ... would; where
/// that fails the two are unequal and have no order.
enum DynamicComparison {
  /// Compares two arguments of which the one at index `dynamic` is dynamic and stands left.
  static func compare(
    _ arguments: ScalarArguments, _ kind: ComparisonKind, dynamic: Int
  ) -> Column {
    let trees = arguments.fixed(dynamic, as: DynamicValue.self)
    let scalar = arguments.operands[1 - dynamic]
    let constant = arguments.constant(1 - dynamic)
    return arguments.build(.bool) { row in
      let tree = trees[row] ?? .null
      let value = constant ?? scalar[row]
      switch (tree.isNull, value.isNull) {
      case (true, true): return nil as Bool?
      case (true, false), (false, true): return kind.isEquality ? kind == .notEqual : nil
      case (false, false): return answer(tree, value, kind)
      }
    }
  }

  private static func answer(
    _ tree: DynamicValue, _ value: Value, _ kind: ComparisonKind
  ) -> Bool? {
    switch value {
    case .int(let number): compare(number: tree, with: Int64(number), kind)
    case .long(let number): compare(number: tree, with: number, kind)
    case .real(let number):
      compare(DynamicConversion.real(tree), number, kind)
    case .decimal(let number): compare(DynamicConversion.decimal(tree), number, kind)
    case .string(let text): compareText(DynamicConversion.text(tree), text, kind)
    case .bool(let truth):
      compare(DynamicConversion.truth(tree).map { $0 ? 1 : 0 }, truth ? 1 : 0, kind)
    case .datetime(let ticks): compare(DynamicConversion.moment(tree), ticks, kind)
    case .timespan(let ticks): compare(DynamicConversion.span(tree), ticks, kind)
    case .guid(let bits): compare(DynamicConversion.guid(tree), bits, kind)
    case .dynamic, .null: nil
    }
  }

  private static func compare(
    number tree: DynamicValue, with number: Int64, _ kind: ComparisonKind
  ) -> Bool? {
    // A real is not cut to a whole number before it is compared.
    if case .real(let real) = tree { return compare(real, Double(number), kind) }
    return compare(DynamicConversion.long(tree), number, kind)
  }

  private static func compareText(_ a: String, _ b: String, _ kind: ComparisonKind) -> Bool {
    var a = a
    var b = b
    return a.withUTF8 { left in b.withUTF8 { kind.holds(TextOperations.compare(left, $0)) } }
  }

  private static func compare<Element: Comparable>(
    _ a: Element?, _ b: Element, _ kind: ComparisonKind
  ) -> Bool? {
    guard let a else { return kind.isEquality ? kind == .notEqual : nil }
    switch kind {
    case .equal: return a == b
    case .notEqual: return a != b
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    }
  }
}

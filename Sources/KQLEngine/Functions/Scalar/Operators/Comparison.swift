import KQLSyntax

/// The six comparisons.
enum ComparisonKind: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether this asks for equality, and so has an answer beside a null.
  var isEquality: Bool { self == .equal || self == .notEqual }

  /// The comparison with its sides changed.
  var mirrored: ComparisonKind {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// Whether it holds of two values of which `order` is below, at or above 0.
  @inline(__always)
  func holds(_ order: Int32) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

extension StandardLibrary {
  /// `== != < <= > >=`.
  ///
  /// Two dynamic values cannot be compared: there is no overload, as in the reference.
  static let comparisons: [ScalarFunction] = ComparisonKind.allCases.map { kind in
    hiddenOperator(
      kind.rawValue, "Returns whether left \(kind.rawValue) right.",
      [
        .init(operands(.long, .long), .bool) { compareNumbers($0, kind, Int64.self) },
        .init(operands(.real, .real), .bool) { compareNumbers($0, kind, Double.self) },
        .init(operands(.decimal, .decimal), .bool) { compareNumbers($0, kind, Decimal.self) },
        .init(operands(.string, .string), .bool) { TextColumnComparison.compare($0, kind) },
        .init(operands(.datetime, .datetime), .bool) { compareNumbers($0, kind, Int64.self) },
        .init(operands(.timespan, .timespan), .bool) { compareNumbers($0, kind, Int64.self) },
        .init(operands(.bool, .bool), .bool) { compareTruth($0, kind) },
        .init(operands(.guid, .guid), .bool) { compareNumbers($0, kind, UInt128.self) },
        .init(
          [FunctionParameter("left", .dynamic), FunctionParameter("right", .scalar)], .bool
        ) { DynamicComparison.compare($0, kind, dynamic: 0) },
        .init(
          [FunctionParameter("left", .scalar), FunctionParameter("right", .dynamic)], .bool
        ) { DynamicComparison.compare($0, kind.mirrored, dynamic: 1) },
      ])
  }

  private static func compareNumbers<Element: FixedElement & Comparable>(
    _ arguments: ScalarArguments, _ kind: ComparisonKind, _: Element.Type
  ) -> Column {
    switch kind {
    case .equal: equality(arguments, whenOneIsNull: false) { (a: Element, b: Element) in a == b }
    case .notEqual:
      equality(arguments, whenOneIsNull: true) { (a: Element, b: Element) in a != b }
    case .less: Kernel.binary(arguments, as: .bool) { (a: Element, b: Element) in a < b }
    case .lessOrEqual: Kernel.binary(arguments, as: .bool) { (a: Element, b: Element) in a <= b }
    case .greater: Kernel.binary(arguments, as: .bool) { (a: Element, b: Element) in a > b }
    case .greaterOrEqual:
      Kernel.binary(arguments, as: .bool) { (a: Element, b: Element) in a >= b }
    }
  }

  private static func compareTruth(
    _ arguments: ScalarArguments, _ kind: ComparisonKind
  ) -> Column {
    switch kind {
    case .equal: equality(arguments, whenOneIsNull: false) { (a: Bool, b: Bool) in a == b }
    case .notEqual: equality(arguments, whenOneIsNull: true) { (a: Bool, b: Bool) in a != b }
    default:
      Kernel.binary(arguments, as: .bool) { (a: Bool, b: Bool) in
        kind.holds((a ? 1 : 0) - (b ? 1 : 0))
      }
    }
  }

  /// Compares for equality: an answer where one side is null, null where both are.
  @inline(__always)
  private static func equality<Element: FixedElement>(
    _ arguments: ScalarArguments, whenOneIsNull: Bool, _ body: (Element, Element) -> Bool
  ) -> Column {
    guard let pair = Pair<Element, Element>(arguments) else { return Kernel.nulls(arguments) }
    var values = pair.map(body)
    if pair.hasNoNulls { return .bool(Vector(values)) }
    var bits = BitmapBuilder(capacity: pair.count)
    for row in 0..<pair.count {
      let left = pair.leftIsNull(row)
      let right = pair.rightIsNull(row)
      if left != right { values[row] = whenOneIsNull }
      bits.append(!(left && right))
    }
    return .bool(Vector(values, validity: bits.finish()))
  }
}

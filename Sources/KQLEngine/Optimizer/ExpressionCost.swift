import KQLSyntax

extension BoundExpression {
  /// About how long a row takes, in the time of comparing two numbers.
  ///
  /// Rough on purpose: it only has to tell a comparison from a search in a text, and that from a
  /// regular expression. The same for the same expression, so that plans are too.
  var cost: Int {
    switch self {
    case .constant, .column, .subquery: 0
    case .widened(let inner, _): 1 + inner.cost
    case .logical(_, let operands): operands.reduce(0) { $0 + $1.cost }
    case .inSet(let inner, let set, _):
      inner.cost + (set.isFolded ? 8 : inner.type == .dynamic ? 12 : 3)
    case .inSubquery(let inner, _, _, let folded): inner.cost + (folded ? 8 : 4)
    case .call(let call): call.arguments.reduce(call.ownCost) { $0 + $1.cost }
    }
  }
}

extension BoundCall {
  /// What the call costs beside its arguments.
  var ownCost: Int {
    if mayFail { return 100 }
    let comparison = isOperator ? ComparisonKind(rawValue: function) : nil
    // A pattern, a path: what takes a text or a bag apart costs more than what looks at it.
    if comparison == nil {
      if Self.slow.contains(function) { return 60 }
      if Self.quick.contains(function) { return 1 }
    }
    if isOperator {
      guard let first = arguments.first else { return 1 }
      if comparison?.isEquality == true { return first.type == .dynamic ? 12 : 1 }
      switch first.type {
      case .string: return comparison == nil ? 20 : 6
      case .dynamic: return 12
      case .decimal: return 4
      default: return 2
      }
    }
    return switch type {
    case .bool where arguments.first?.type == .string: 20
    case .string, .dynamic: 15
    default: 5
    }
  }

  /// Whether it alone is worth a column of its own where it would be made twice.
  var isCostly: Bool { ownCost >= CommonParts.leastCost }

  private static let quick: Set<String> = [
    "isnull", "isnotnull", "isempty", "isnotempty", "not", "isnan", "isinf", "isfinite",
  ]

  private static let slow: Set<String> = [
    "matches regex", "extract", "extract_all", "extract_json", "extractjson", "parse_json",
    "todynamic", "parse_xml", "parse_csv", "parse_url", "replace_regex", "hash_sha256",
    "hash_md5", "hash_sha1", "split", "parse_path", "parse_user_agent", "parse_version",
  ]
}

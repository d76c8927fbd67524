import KQLSyntax

/// Compares texts by their bytes, which for UTF-8 is the order of code points.
enum TextColumnComparison {
  /// Compares two string arguments, row by row; strings are never null.
  ///
  /// A constant is compared once with each text of a dictionary.
  static func compare(_ arguments: ScalarArguments, _ kind: ComparisonKind) -> Column {
    guard arguments.has(1), case .string(let left) = arguments.operands[0].column,
      case .string(let right) = arguments.operands[1].column
    else { return Kernel.nulls(arguments) }
    let count = arguments.count
    switch (arguments.operands[0].isConstant, arguments.operands[1].isConstant) {
    case (true, true):
      let answer = compare(left[0], right[0], kind)
      return .bool(Vector(Array(repeating: answer, count: count)))
    case (false, true): return .bool(Vector(compare(left, with: right[0], kind)))
    case (true, false): return .bool(Vector(compare(right, with: left[0], kind.mirrored)))
    case (false, false):
      let isShared = left.texts === right.texts
      let values = (0..<count).map { row in
        // One place in one storage is one text; two places may hold equal texts.
        if isShared && left.index(row) == right.index(row) { return kind.holds(0) }
        return compare(left[row], right[row], kind)
      }
      return .bool(Vector(values))
    }
  }

  private static func compare(
    _ column: StringColumn, with text: TextBytes, _ kind: ComparisonKind
  ) -> [Bool] {
    switch kind {
    case .equal: column.truths { TextOperations.equal($0, text) }
    case .notEqual: column.truths { !TextOperations.equal($0, text) }
    default: column.truths { kind.holds(TextOperations.compare($0, text)) }
    }
  }

  @inline(__always)
  private static func compare(_ a: TextBytes, _ b: TextBytes, _ kind: ComparisonKind) -> Bool {
    switch kind {
    case .equal: TextOperations.equal(a, b)
    case .notEqual: !TextOperations.equal(a, b)
    default: kind.holds(TextOperations.compare(a, b))
    }
  }
}

import KQLSyntax

extension StandardLibrary {
  /// What stands behind the text operators; `matches regex` is among the patterns.
  static let textOperators: [ScalarFunction] = [textComparisons, termSets].flatMap { $0 }
}

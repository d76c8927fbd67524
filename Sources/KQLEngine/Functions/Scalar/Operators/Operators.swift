import KQLSyntax

extension StandardLibrary {
  /// What the operators of the language do, under the operators' own texts; not listed in help.
  static let operators: [ScalarFunction] = [arithmetic, comparisons].flatMap { $0 }
}

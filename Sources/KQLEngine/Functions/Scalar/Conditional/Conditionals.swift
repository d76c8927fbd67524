import KQLSyntax

extension StandardLibrary {
  /// Functions that choose between values or test them.
  static let conditionals: [ScalarFunction] = [
    choice, coalescing, presence, numberTests, greatestAndLeast,
  ].flatMap { $0 }
}

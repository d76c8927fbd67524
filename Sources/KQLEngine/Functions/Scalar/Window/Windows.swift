import KQLSyntax

extension StandardLibrary {
  /// Functions that see all rows in their order.
  static let windows: [ScalarFunction] = [neighbors, running].flatMap { $0 }
}

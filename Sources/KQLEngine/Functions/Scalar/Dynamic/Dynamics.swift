import KQLSyntax

extension StandardLibrary {
  /// Functions of arrays, bags and JSON.
  static let dynamics: [ScalarFunction] = [
    access, jsonConversion, bags, arrays, arrayMoving, sets, generating,
  ].flatMap { $0 }
}

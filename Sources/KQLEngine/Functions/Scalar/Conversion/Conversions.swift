import KQLSyntax

extension StandardLibrary {
  /// Functions from one type to another; those to `datetime` and `timespan` stand with their own.
  static let conversions: [ScalarFunction] = [
    integerConversions, realConversions, truthConversions, textConversions, guidConversions,
    typeNames,
  ].flatMap { $0 }
}

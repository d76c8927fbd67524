import KQLSyntax

extension StandardLibrary {
  /// Mathematics, bits, hashes and units of measurement.
  static let math: [ScalarFunction] = [
    exponentials, trigonometry, rounding, binning, randomness, specialFunctions, bitOperations,
    hashing, unitConversions,
  ].flatMap { $0 }
}

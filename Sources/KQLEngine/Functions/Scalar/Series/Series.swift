import KQLSyntax

extension StandardLibrary {
  /// Functions of arrays of numbers, as `make-series` gives them.
  static let series: [ScalarFunction] = [
    elementwise, filling, seriesStatistics, seriesFilters, seriesPolynomials,
  ].flatMap { $0 }
}

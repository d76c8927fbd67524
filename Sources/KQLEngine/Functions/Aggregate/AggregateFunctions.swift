import KQLSyntax

extension StandardLibrary {
  /// The language's own aggregate functions.
  static let aggregateFunctions: [AggregateFunction] = [
    counting, sums, extremes, moments, collecting, choosing, percentiles, bitwiseAggregates,
    schemas,
  ].flatMap { $0 }
}

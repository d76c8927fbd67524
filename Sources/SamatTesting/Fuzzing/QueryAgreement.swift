public import KQLEngine
import KQLSyntax

/// Runs a query under several configurations, which change speed only, and compares the answers.
public struct QueryAgreement: Sendable {
  /// Limits of every run.
  public var options: QueryOptions
  /// The first one runs, the others are compared with it.
  public var configurations: [QueryFileRunner.Configuration]

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - options: Limits; threads, batches and optimisation are set by the configurations.
  ///   - configurations: How the query is run.
  public init(
    options: QueryOptions,
    configurations: [QueryFileRunner.Configuration] = QueryAgreement.configurations
  ) {
    self.options = options
    self.configurations = configurations
  }

  /// Many threads and small batches, and plans as they are bound.
  public static let configurations: [QueryFileRunner.Configuration] = {
    var one = QueryFileRunner.Configuration("one thread")
    one.threads = 1
    var many = QueryFileRunner.Configuration("3 threads, batches of 7")
    many.threads = 3
    many.batchSize = 7
    var plain = QueryFileRunner.Configuration("unoptimized, batches of 64")
    plain.isOptimized = false
    plain.batchSize = 64
    return [one, many, plain]
  }()

  /// What a run came to.
  public enum Outcome: Sendable {
    /// Rows.
    case answer(Table)
    /// Diagnostics.
    case failure(QueryFailure)
  }

  /// Runs a query under the first configuration, then under the others where it may be compared.
  ///
  /// - Parameters:
  ///   - query: The query.
  ///   - catalog: What it can name.
  /// - Returns: The first outcome, and in words how another differs; nil where none does.
  public func check(_ query: String, in catalog: Catalog) -> (first: Outcome, difference: String?) {
    let runs = configurations.map { configuration in
      (configuration.name, outcome(query, catalog, configuration))
    }
    guard let first = runs.first?.1 else { return (.answer(.empty(Schema([]))), nil) }
    guard !query.contains("rand"), !query.contains("new_guid") else { return (first, nil) }
    for ((name, other), configuration) in zip(runs, configurations).dropFirst() {
      // Threads and batches change nothing at all; another plan may choose otherwise what the
      // language leaves open.
      let isOtherPlan = configuration.isOptimized != configurations[0].isOptimized
      if isOtherPlan && QueryAgreement.isOpen(query) { continue }
      if let problem = QueryAgreement.difference(first, other) {
        return (first, "\(name): \(problem)")
      }
    }
    return (first, nil)
  }

  private func outcome(
    _ query: String, _ catalog: Catalog, _ configuration: QueryFileRunner.Configuration
  ) -> Outcome {
    var options = options
    options.threads = configuration.threads
    options.batchSize = configuration.batchSize
    options.optimization = configuration.isOptimized ? .on : .off
    do throws(QueryFailure) {
      return .answer(try catalog.query(query, options: options))
    } catch {
      return .failure(error)
    }
  }

  /// Whether a query may answer differently by another plan: the language leaves open which rows come
  /// first, or which of several stands for all.
  private static func isOpen(_ query: String) -> Bool {
    [
      "take", "limit", "sample", "top", "any", "arg_m", "make_list", "make_set",
      "make_bag", "row_", "prev", "next", "innerunique", "join", "hll", "tdigest", "serialize",
      "partition", "percentile", "buildschema", "schema", "now", "ago", "scan", "lookup",
      "ingestion", "session",
    ].contains { query.contains($0) }
  }

  private static func difference(_ a: Outcome, _ b: Outcome) -> String? {
    switch (a, b) {
    case (.answer(let left), .answer(let right)):
      guard left.schema.columns.map(\.type) == right.schema.columns.map(\.type),
        left.schema.names == right.schema.names
      else { return "other columns" }
      guard left.rowCount == right.rowCount else {
        return "\(right.rowCount) rows, not \(left.rowCount)"
      }
      let known = lines(left)
      let found = lines(right)
      for (one, other) in zip(known, found) where one != other {
        return "a row is [\(other)], not [\(one)]"
      }
      return nil
    case (.failure(let left), .failure(let right)):
      if isLimit(left) || isLimit(right) || left.code == right.code { return nil }
      return "refused with \(right.code), not \(left.code)"
    case (.answer, .failure(let failure)):
      return isLimit(failure) ? nil : "refused with \(failure.code)"
    case (.failure(let failure), .answer):
      return isLimit(failure) ? nil : "answered, not refused with \(failure.code)"
    }
  }

  private static func isLimit(_ failure: QueryFailure) -> Bool {
    failure.diagnostics.contains { $0.code.hasPrefix("kql.limit") }
  }

  /// The rows as texts, in the order of the bytes: most queries leave the order of rows, or at least
  /// of those that tie, open. Reals have only the digits that do not depend on the order of a sum.
  private static func lines(_ table: Table) -> [String] {
    table.rows.map { row in row.values.map(cell).joined(separator: "\u{1}") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func cell(_ value: Value) -> String {
    switch value {
    case .null: return "null"
    case .real(let number):
      guard number.isFinite, number != 0 else { return number.isFinite ? "0" : "\(number)" }
      // The significand to 30 bits.
      let significand = (number.significand * 0x1p30).rounded() * 0x1p-30
      return "\(number.sign)\(significand)e\(number.exponent)"
    case .dynamic(.array(let items)) where items.count > 1_000:
      // One array of a million may stand in every row; written out it would fill any memory.
      return "array of \(items.count)"
    default: return ValueText.string(value)
    }
  }
}

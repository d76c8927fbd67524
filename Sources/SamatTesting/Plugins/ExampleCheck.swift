public import KQLEngine
public import KQLSyntax

/// Looks at what functions say of themselves, and runs their examples.
public enum ExampleCheck {
  /// What is wrong with a description; nil where it is one sentence that ends in a full stop.
  ///
  /// - Parameter description: The description.
  /// - Returns: The problem, or nil.
  public static func problem(description: String) -> String? {
    guard let last = description.last else { return "it has no description" }
    let inner = description.dropLast()
    if last != "." || description.first == " " || inner.last == " " || inner.last == "." {
      return "its description does not end in a full stop: '\(description)'"
    }
    if inner.contains("\n") || inner.contains(". ") || inner.contains("! ") || inner.contains("? ")
    {
      return "its description is more than one sentence: '\(description)'"
    }
    return nil
  }

  /// What is wrong with an example; nil where the first row is the stated result.
  ///
  /// - Parameters:
  ///   - example: The query and the cells of its first row, separated by `, `, each as text; null is
  ///     empty.
  ///   - catalog: What the query can name.
  ///   - now: What `now()` gives, in ticks of 100 ns since 0001-01-01.
  /// - Returns: The problem, or nil.
  public static func problem(
    _ example: FunctionExample, in catalog: Catalog, now: Int64 = 639_028_224_000_000_000
  ) -> String? {
    do throws(QueryFailure) {
      let table = try catalog.query(example.query, options: QueryOptions(now: now))
      guard let row = table.rows.first else {
        return "example '\(example.query)' gives no row"
      }
      let result = row.values.map(text).joined(separator: ", ")
      return result == example.result
        ? nil : "example '\(example.query)' gives '\(result)', not '\(example.result)'"
    } catch {
      let messages = error.diagnostics.map(\.message).joined(separator: "; ")
      return "example '\(example.query)' is refused: \(messages)"
    }
  }

  /// What is wrong with an operator's example; nil where all rows are those stated.
  ///
  /// - Parameters:
  ///   - example: The query and its rows, cells separated by `, `, rows by line ends.
  ///   - catalog: What the query can name.
  /// - Returns: The problem, or nil.
  public static func problem(_ example: KeywordList.Example, in catalog: Catalog) -> String? {
    do throws(QueryFailure) {
      let table = try catalog.query(example.query)
      let result = table.rows.map { row in row.values.map(text).joined(separator: ", ") }
        .joined(separator: "\n")
      return result == example.result
        ? nil : "example '\(example.query)' gives '\(result)', not '\(example.result)'"
    } catch {
      let messages = error.diagnostics.map(\.message).joined(separator: "; ")
      return "example '\(example.query)' is refused: \(messages)"
    }
  }

  private static func text(_ value: Value) -> String {
    value.isNull ? "" : ValueText.string(value)
  }
}

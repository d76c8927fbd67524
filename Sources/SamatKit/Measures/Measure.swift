import KQLEngine
import KQLSyntax

/// A function of the domain that is written in the query language.
struct Measure: Sendable {
  let name: String
  let summary: String
  /// The parameters and the body: `(as_of:datetime) { ... }`.
  let text: String
}

extension Registry {
  /// Adds measures. Their texts are parsed when a query first names them, for most starts name none.
  ///
  /// - Parameters:
  ///   - measures: What is added.
  ///   - folder: The word by which they are grouped.
  /// - Throws: `kql.register.duplicate` where a name is taken.
  mutating func add(_ measures: [Measure], folder: String) throws(Diagnostic) {
    for measure in measures {
      try add(
        StoredFunction(
          measure.name, docString: measure.summary, folder: folder, unparsed: measure.text))
    }
  }
}

/// What is to be said of one code of a ``Diagnostic``: the same for help, for the reference page and
/// for its test.
public struct DiagnosticEntry: Hashable, Sendable {
  /// The code, for instance `kql.syntax.unclosed`.
  public let code: String
  /// When it comes, as a phrase: "a bracket that nothing closes".
  public let meaning: String
  /// A query that gives it; empty where none does by itself.
  public let example: String
  /// How one gets out of it.
  public let wayOut: String

  /// Creates an entry.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - meaning: When it comes, as a phrase without a full stop.
  ///   - example: A query over the built-in tables that gives it; empty for none.
  ///   - wayOut: How one gets out of it, in a sentence or two.
  public init(_ code: String, _ meaning: String, example: String = "", wayOut: String) {
    self.code = code
    self.meaning = meaning
    self.example = example
    self.wayOut = wayOut
  }
}

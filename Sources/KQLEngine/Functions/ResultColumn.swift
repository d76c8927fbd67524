/// A column that a table function gives, for its help.
public struct ResultColumn: Hashable, Sendable {
  /// When a column is there, and what it is called.
  public enum Kind: Hashable, Sendable {
    /// Always, by its name.
    case always
    /// A column of the input that the argument of this name names; it keeps its own name.
    case argument
    /// With some options only, or one for each of several things; the summary says when.
    case sometimes
  }

  /// The name, or that of the argument.
  public var name: String
  /// What it holds, with its unit or range, as a phrase.
  public var summary: String
  /// When it is there.
  public var kind: Kind

  /// Creates a description.
  public init(_ name: String, _ summary: String, _ kind: Kind = .always) {
    self.name = name
    self.summary = summary
    self.kind = kind
  }

  /// The name as help shows it, that of an argument in brackets.
  public var shownName: String { kind == .argument ? "(\(name))" : name }
}

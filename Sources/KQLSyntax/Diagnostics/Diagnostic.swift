/// One thing to say about a query: a stable code, a message, and the place it speaks of.
///
/// The code is a contract (`kql.bind.unknown-column`); the message is for people and may change.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How grave a diagnostic is.
  public enum Severity: String, Hashable, Sendable {
    /// The query cannot run.
    case error
    /// The query runs, but probably does not say what was meant.
    case warning
    /// A remark.
    case note
  }

  /// A second place that explains the first.
  public struct Label: Hashable, Sendable {
    /// The place.
    public var span: SourceSpan
    /// What is said of it.
    public var text: String

    /// Creates a label.
    public init(span: SourceSpan, text: String) {
      self.span = span
      self.text = text
    }
  }

  /// A replacement that would mend the query.
  public struct FixIt: Hashable, Sendable {
    /// What is replaced; an empty span inserts.
    public var span: SourceSpan
    /// The text that takes its place.
    public var replacement: String

    /// Creates a fix-it.
    public init(span: SourceSpan, replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// The stable code, for instance `kql.syntax.expected`.
  public var code: String
  /// How grave it is.
  public var severity: Severity
  /// The message: lower case, no full stop, the offending text quoted.
  public var message: String
  /// The place; nil where it belongs to no place in the text, such as a time limit.
  public var span: SourceSpan?
  /// What stands behind the caret, for instance `not a column of 'units'`.
  public var caption: String
  /// Further places.
  public var labels: [Label]
  /// The way out, for instance `did you mean 'status'?`; empty where none is known.
  public var help: String
  /// Further facts, one line each.
  public var notes: [String]
  /// Replacements that would mend it.
  public var fixIts: [FixIt]

  /// Creates a diagnostic; everything but code, message and span may be left out.
  public init(
    code: String, severity: Severity = .error, message: String, span: SourceSpan? = nil,
    caption: String = "", labels: [Label] = [], help: String = "", notes: [String] = [],
    fixIts: [FixIt] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.span = span
    self.caption = caption
    self.labels = labels
    self.help = help
    self.notes = notes
    self.fixIts = fixIts
  }
}

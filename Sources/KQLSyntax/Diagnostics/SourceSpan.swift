/// A half-open range of UTF-8 offsets in a query's text.
///
/// Offsets count bytes from the beginning of the text, so that a span can be cut from the text
/// without walking its characters. Columns for people are derived when a diagnostic is rendered.
public struct SourceSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset behind the last byte; never below ``start``.
  public var end: Int

  /// Creates a span.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The span that begins where this one begins and ends where `other` ends, or the reverse.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(start: min(start, other.start), end: max(end, other.end))
  }
}

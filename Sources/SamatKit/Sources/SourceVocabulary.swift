/// What is doubtful in a source (نوع ایراد).
public enum SourceIssueKind: String, Hashable, Sendable, CaseIterable, Codable {
  /// A day that is wrong or in doubt.
  case date
  /// Something that is not told.
  case missing
  /// Something that may be read in several ways.
  case ambiguous
  /// A misspelling.
  case typo
  /// Two statements that cannot both be right.
  case contradiction
  /// Something that follows, but is not said.
  case inference
}

/// How far a proposed pair of records is (وضعیت پیوند).
public enum RecordLinkStatus: String, Hashable, Sendable, CaseIterable, Codable {
  /// Nobody has decided.
  case proposed
  /// They are one unit.
  case accepted
  /// They are two units.
  case rejected
}

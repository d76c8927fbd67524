/// How exact a fact is (دقت).
public enum FactPrecision: String, Hashable, Sendable, CaseIterable, Codable {
  /// As it was said.
  case exact
  /// Roughly that.
  case about
  /// That or more.
  case atLeast
  /// More than that.
  case moreThan
  /// Not told.
  case unknown
}

/// Where a rule comes from (خاستگاه قاعده), as the column `rules.origin` names it.
public enum RuleOrigin: String, Hashable, Sendable, CaseIterable, Codable {
  /// One of the five documents.
  case seed
  /// Rules and practice found in public; the default of a policy.
  case `public`
  /// Neither says it, or it differs between provinces: a setting.
  case policy
}

/// Where a policy's numbers come from.
///
/// Every policy of SamatKit names the row of the table `rules` that its defaults stand for, so that
/// a refusal can say which rule it applied.
public struct RuleReference: Hashable, Sendable {
  /// The rule, for instance `units.status-thresholds`.
  public var rule: String
  /// Where it comes from.
  public var origin: RuleOrigin
  /// The fact behind it, for instance `S002-38`; nil where there is none.
  public var fact: String?

  /// Creates a reference.
  ///
  /// - Parameters:
  ///   - rule: The id of a row of `rules`, or an id of the program's own.
  ///   - origin: Where the rule comes from.
  ///   - fact: The fact behind it.
  public init(_ rule: String, origin: RuleOrigin, fact: String? = nil) {
    self.rule = rule
    self.origin = origin
    self.fact = fact
  }
}

/// Where a row comes from and how sure it is (منبع): the columns that end every table of facts.
public struct Provenance: Hashable, Sendable {
  /// The document or reference source.
  public var source: String
  /// The paragraph of the document, from 1; nil where there is none.
  public var paragraph: Int?
  /// How exact it is.
  public var precision: FactPrecision
  /// Whether the source does not say it in so many words.
  public var isInferred: Bool

  /// Creates a provenance.
  ///
  /// - Parameters:
  ///   - source: The document or reference source.
  ///   - paragraph: The paragraph, from 1.
  ///   - precision: How exact it is.
  ///   - isInferred: Whether the source does not say it in so many words.
  public init(
    source: String, paragraph: Int? = nil, precision: FactPrecision = .exact,
    isInferred: Bool = false
  ) {
    self.source = source
    self.paragraph = paragraph
    self.precision = precision
    self.isInferred = isInferred
  }
}

/// What a ranking method says of a table: a score and a rank for each alternative.
public struct Ranking: Hashable, Sendable {
  /// The name of the method, as in ``RankingMethods``.
  public let method: String
  /// One score for each alternative, in the method's unit.
  public let scores: [Double]
  /// Whether the highest or the lowest score is best.
  public let order: Ranks.Order
  /// One rank for each alternative, from 1 (best); ties share the average of their ranks.
  public let ranks: [Double]
  /// What a reader should know: constant columns, ties, rows of zeros ...
  public let notes: [RankingNote]

  /// The alternatives of the best rank, in input order: several if they tie.
  public var best: [Int] {
    guard let least = ranks.min() else { return [] }
    return ranks.indices.filter { ranks[$0] == least }
  }

  /// The alternatives from best to worst; ties in input order.
  public var sorted: [Int] { SortOrder.ascending(ranks) }
}

/// Something about a table or a ranking that a reader should know, though it is no error.
public struct RankingNote: Hashable, Sendable, CustomStringConvertible {
  /// A stable name of a kind of note.
  public struct Kind: Hashable, Sendable, CustomStringConvertible {
    /// The name, as `constant-column`.
    public let rawValue: String

    /// A kind of note, also of a method of one's own.
    ///
    /// - Parameter rawValue: The name, in lower case with hyphens.
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// The name.
    public var description: String { rawValue }

    /// A criterion that has the same value for all alternatives.
    public static let constantColumn = Kind("constant-column")
    /// A criterion of weight 0.
    public static let zeroWeight = Kind("zero-weight")
    /// An alternative that is 0 in every criterion.
    public static let zeroRow = Kind("zero-row")
    /// Alternatives that have the same score.
    public static let tie = Kind("tie")
    /// There is one alternative only.
    public static let singleAlternative = Kind("single-alternative")
    /// The weights do not count in this method.
    public static let ignoresWeights = Kind("ignores-weights")
    /// The first is not clearly ahead (VIKOR's conditions).
    public static let compromiseSet = Kind("compromise-set")
    /// Alternatives too unlike the others to be compared with them (numerical taxonomy).
    public static let outlier = Kind("outlier")
    /// Pairs that the method cannot compare (ELECTRE).
    public static let incomparable = Kind("incomparable")
    /// Alternatives without any cost (COPRAS).
    public static let zeroCost = Kind("zero-cost")
  }

  /// The kind of the note.
  public let kind: Kind
  /// What there is to know, in words, without a full stop; positions are counted from 0.
  public var message: String { text.description }
  /// The same, whose positions can be named.
  public let text: PositionedText
  /// The alternative, from 0, if the note is about one.
  public let row: Int?
  /// The criterion, from 0, if the note is about one.
  public let column: Int?

  /// Makes a note.
  ///
  /// - Parameters:
  ///   - kind: The kind.
  ///   - message: What there is to know, in words.
  ///   - row: The alternative, from 0, if the note is about one.
  ///   - column: The criterion, from 0, if the note is about one.
  public init(_ kind: Kind, _ message: PositionedText, row: Int? = nil, column: Int? = nil) {
    self.kind = kind
    text = message
    self.row = row
    self.column = column
  }

  /// Kind and message in one line.
  public var description: String { "\(kind): \(message)" }
}

/// A step of a method, shown so that the ranking can be defended.
public struct IntermediateTable: Hashable, Sendable {
  /// What the rows or the columns of the table are.
  public enum Axis: Hashable, Sendable {
    /// The alternatives of the decision table.
    case alternatives
    /// The criteria of the decision table.
    case criteria
    /// Things of the method with names of their own.
    case named([String])
  }

  /// A stable name, as `weighted`.
  public let name: String
  /// What the rows are.
  public let rows: Axis
  /// What the columns are.
  public let columns: Axis
  /// The values.
  public let values: Matrix

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - name: A stable name, in lower case with underscores.
  ///   - rows: What the rows are.
  ///   - columns: What the columns are.
  ///   - values: The values, of the shape that rows and columns say.
  public init(_ name: String, rows: Axis, columns: Axis, _ values: Matrix) {
    self.name = name
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// A table of alternatives × criteria.
  static func scores(_ name: String, _ values: Matrix) -> IntermediateTable {
    IntermediateTable(name, rows: .alternatives, columns: .criteria, values)
  }

  /// A table of some figures of each alternative.
  static func alternatives(_ name: String, _ columns: [(String, [Double])]) -> IntermediateTable {
    named(name, .alternatives, columns)
  }

  /// A table of some figures of each criterion.
  static func criteria(_ name: String, _ columns: [(String, [Double])]) -> IntermediateTable {
    named(name, .criteria, columns)
  }

  /// A table of some figures of the whole.
  static func summary(_ values: [(String, Double)]) -> IntermediateTable {
    IntermediateTable(
      "summary", rows: .named(["value"]), columns: .named(values.map(\.0)),
      Matrix(unchecked: values.map(\.1), rows: 1, columns: values.count))
  }

  private static func named(_ name: String, _ rows: Axis, _ columns: [(String, [Double])])
    -> IntermediateTable
  {
    let values = Matrix(
      unchecked: columns.flatMap(\.1), rows: columns.count, columns: columns.first?.1.count ?? 0)
    return IntermediateTable(
      name, rows: rows, columns: .named(columns.map(\.0)), values.transposed)
  }
}

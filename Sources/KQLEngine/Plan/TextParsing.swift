import KQLSyntax

extension LogicalPlan {
  /// `parse`, `parse-where`, `parse-kv`: columns taken out of a text.
  public struct TextParsing: Sendable {
    /// What becomes of a row whose text does not have the form asked for.
    public enum Misses: Sendable {
      /// It stays, with nulls.
      case kept
      /// It goes.
      case dropped
    }

    /// When a row counts as a miss.
    public enum Strictness: Sendable {
      /// As soon as one of its columns is none of its type.
      case everyColumn
      /// Only where its text has another form; a column that is none of its type is null.
      case eachColumn
    }

    /// One column taken out of the text.
    public struct Output: Sendable {
      /// Its place among the columns of the node.
      public var position: Int
      /// Its value from its text, which is column `n` for the output `n`.
      public var conversion: BoundExpression
    }

    /// Where rows come from.
    public var input: LogicalPlan
    /// The text.
    public var subject: BoundExpression
    /// How the text is taken apart; gives one text for each output.
    var extractor: any TextExtractor
    /// The columns taken out of it.
    public var outputs: [Output]
    /// When a row is a miss.
    public var strictness: Strictness
    /// What becomes of misses.
    public var misses: Misses
    /// The columns of the input, some of them replaced, then the new ones.
    public var schema: Schema
  }
}

/// Takes texts out of a text.
protocol TextExtractor: Sendable, CustomStringConvertible {
  /// Takes every text apart: each builder gets one text for each row, the empty one for what is not
  /// there.
  ///
  /// - Returns: Which rows have the form asked for.
  func extract(_ texts: StringColumn, into builders: inout [TextBuilder]) -> [Bool]
}

public import KQLSyntax

extension LogicalPlan {
  /// `make-series`: the last step, in which the aggregates of the points become arrays.
  ///
  /// The input has one row for each group and point that has rows: the group's keys, the point,
  /// then one number for each series.
  public struct MakeSeries: Sendable {
    /// Where the aggregates come from.
    public var input: LogicalPlan
    /// How many columns of the input are keys; the point stands behind them.
    public var keyCount: Int
    /// The column of the points, the last of the result.
    public var axis: ColumnSchema
    /// The type of the points: `datetime`, `timespan`, `long` or `real`.
    public var pointType: DataType
    /// The first point; nil for the first that a group has.
    public var from: Value?
    /// Where points end; nil for the last that a group has.
    public var to: Value?
    /// Whether a point may lie on the end.
    public var end: End
    /// The distance of two points, positive.
    public var step: Value
    /// The value of points without rows, for each series.
    public var defaults: [Value]
    /// What becomes of an input without rows.
    public var kind: MakeSeriesClause.Kind

    /// Whether a point may lie on the end.
    public enum End: Sendable {
      /// Points lie before it.
      case excluded
      /// A point may lie on it: `in range(...)`.
      case included
    }

    /// The keys, the series and the axis.
    public var schema: Schema {
      let columns = input.schema.columns
      let series = columns.dropFirst(keyCount + 1).map { ColumnSchema($0.name, .dynamic) }
      return Schema(columns.prefix(keyCount) + series + [axis])
    }

    /// What `explain` shows behind the node's name.
    var summary: String {
      let series = schema.names.dropFirst(keyCount).dropLast().joined(separator: ", ")
      let from = from.map { " from \(ValueText.string($0))" } ?? ""
      let word = end == .included ? "through" : "to"
      let to = to.map { " \(word) \(ValueText.string($0))" } ?? ""
      let keys = schema.names.prefix(keyCount).joined(separator: ", ")
      return "\(series) on \(axis.name)\(from)\(to) step \(ValueText.string(step))"
        + (keys.isEmpty ? "" : " by \(keys)")
    }
  }
}

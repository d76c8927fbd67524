public import KQLSyntax

extension LogicalPlan {
  /// `top-nested`: the greatest groups, then the greatest groups of each of them, and so on.
  public struct TopNested: Sendable {
    /// One level.
    public struct Level: Sendable {
      /// What rows are grouped by, within the groups of the level above.
      public var key: NamedBound
      /// How many groups stay; nil for all.
      public var count: Int?
      /// The key of the row that stands for all other groups; nil where they are left out.
      public var others: Value?
      /// What is worked out for a group.
      public var aggregates: [BoundAggregate]
      /// What groups are ordered by: column 0 is the group's number, the aggregates follow.
      public var measure: NamedBound
      /// The order.
      public var direction: OrderItem.Direction
    }

    /// Where rows come from.
    public var input: LogicalPlan
    /// The levels; at least one.
    public var levels: [Level]
    /// A key and a measure for each level.
    public var schema: Schema { Schema(levels.flatMap { [$0.key.column, $0.measure.column] }) }

    var description: String {
      levels.map { level in
        let count = level.count.map { "\($0) of " } ?? "of "
        return count + "\(level.key.expression) by \(level.measure.column.name)"
      }.joined(separator: ", ")
    }
  }
}

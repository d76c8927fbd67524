/// What stands between two pipes.
public struct TabularOperator: Hashable, Sendable {
  /// What it does.
  public var kind: Kind
  /// The operator's own name, for instance `where`.
  public var keyword: Name
  /// The whole, without the pipe.
  public var span: SourceSpan

  /// Creates an operator.
  public init(kind: Kind, keyword: Name, span: SourceSpan) {
    self.kind = kind
    self.keyword = keyword
    self.span = span
  }

  /// The operators of the subset. One that KQL has and the subset has not is ``unsupported``; the
  /// parser has skipped to the next pipe, and the binder refuses it by its name.
  public indirect enum Kind: Hashable, Sendable {
    case filter(Expression)
    case project([NamedExpression])
    case extend([NamedExpression])
    case projectAway([Expression])
    case projectKeep([Expression])
    case projectReorder([ReorderItem])
    /// `project-rename new = old`.
    case projectRename([NamedExpression])
    case summarize(aggregates: [NamedExpression], by: [NamedExpression])
    /// `distinct a, b`, `distinct *`.
    case distinct([NamedExpression])
    case sort([OrderItem])
    case top(count: Expression, by: [OrderItem])
    case take(Expression)
    case count(as: Name?)
    case join(JoinClause)
    case lookup(JoinClause)
    case union(UnionClause)
    case mvExpand(MvExpandClause)
    case mvApply(MvExpandClause, body: Pipeline)
    case parse(ParseClause)
    case parseKv(ParseKvClause)
    case makeSeries(MakeSeriesClause)
    case evaluate(Call, schema: OutputSchema?)
    case invoke(Call)
    case render(RenderClause)
    case serialize([NamedExpression])
    case asName(Name)
    case getschema
    case sample(Expression)
    case sampleDistinct(count: Expression, of: Expression)
    case topNested([TopNestedLevel])
    case search(SearchClause)
    case partition(by: Expression, body: Pipeline)
    case unsupported
  }
}

/// `column`, `pattern*`, with the order asked for within a pattern.
public struct ReorderItem: Hashable, Sendable {
  /// How the columns of a pattern are ordered among themselves.
  public enum Order: String, Hashable, Sendable {
    case asc, desc
    case granularAsc = "granny-asc"
    case granularDesc = "granny-desc"
  }

  /// A name, a pattern or `*`.
  public var column: Expression
  /// The order, if any was asked for.
  public var order: Order?

  /// Creates an item.
  public init(column: Expression, order: Order? = nil) {
    self.column = column
    self.order = order
  }
}

/// One key of `sort` or `top`.
public struct OrderItem: Hashable, Sendable {
  /// Which way.
  public enum Direction: String, Hashable, Sendable { case ascending = "asc", descending = "desc" }
  /// Where nulls go.
  public enum Nulls: String, Hashable, Sendable { case first, last }

  /// What is compared; may carry a name, as in `top 3 by x = a + b`.
  public var key: NamedExpression
  /// The direction; descending unless said.
  public var direction: Direction
  /// Where nulls go: first for ascending, last for descending unless said.
  public var nulls: Nulls

  /// Creates a key.
  public init(key: NamedExpression, direction: Direction, nulls: Nulls) {
    self.key = key
    self.direction = direction
    self.nulls = nulls
  }
}

/// `join kind=... (right) on a, $left.b == $right.c`; `lookup` has the same shape.
public struct JoinClause: Hashable, Sendable {
  /// The kinds of join.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case innerunique, inner, leftouter, rightouter, fullouter
    case leftsemi, rightsemi, leftanti, rightanti
  }

  /// One equality. For a bare name both sides are that name.
  public struct Condition: Hashable, Sendable {
    /// A column of the left side.
    public var left: Name
    /// A column of the right side.
    public var right: Name
    /// The whole condition.
    public var span: SourceSpan

    /// Creates a condition.
    public init(left: Name, right: Name, span: SourceSpan) {
      self.left = left
      self.right = right
      self.span = span
    }
  }

  /// The kind as written; nil where the query names none (innerunique for join, leftouter for
  /// lookup).
  public var kind: Kind?
  /// The right side: a name or a pipeline.
  public var right: Expression
  /// The equalities.
  public var conditions: [Condition]
  /// The whole.
  public var span: SourceSpan

  /// Creates a join clause.
  public init(kind: Kind?, right: Expression, conditions: [Condition], span: SourceSpan) {
    self.kind = kind
    self.right = right
    self.conditions = conditions
    self.span = span
  }
}

/// `mv-expand [kind=...] [with_itemindex=i] a, b = c to typeof(long) limit 10`.
public struct MvExpandClause: Hashable, Sendable {
  /// What a bag becomes.
  public enum BagKind: String, Hashable, Sendable { case bag, array }

  /// One expanded column.
  public struct Item: Hashable, Sendable {
    /// The expression, perhaps named.
    public var expression: NamedExpression
    /// `to typeof(...)`.
    public var type: TypeName?

    /// Creates an item.
    public init(expression: NamedExpression, type: TypeName?) {
      self.expression = expression
      self.type = type
    }
  }

  /// What a bag becomes; bag unless said.
  public var bagKind: BagKind
  /// The column that numbers the elements from 0.
  public var itemIndex: Name?
  /// The expanded columns.
  public var items: [Item]
  /// The most rows that one row may become.
  public var limit: Expression?

  /// Creates a clause.
  public init(bagKind: BagKind = .bag, itemIndex: Name? = nil, items: [Item], limit: Expression?) {
    self.bagKind = bagKind
    self.itemIndex = itemIndex
    self.items = items
    self.limit = limit
  }
}

/// `parse [kind=simple|regex|relaxed] text with * "a" b:long ...` and `parse-where`.
public struct ParseClause: Hashable, Sendable {
  /// How the pattern is read.
  public enum Kind: String, Hashable, Sendable { case simple, regex, relaxed }

  /// A piece of the pattern.
  public enum Piece: Hashable, Sendable {
    /// `*`: skip.
    case star(SourceSpan)
    /// Text that must stand there.
    case text(String, span: SourceSpan)
    /// A column, string unless a type is given.
    case column(Name, type: TypeName?)
  }

  /// How the pattern is read; simple unless said.
  public var kind: Kind
  /// `flags=` of a regex.
  public var flags: String
  /// Rows that do not match are dropped (`parse-where`).
  public var dropsMisses: Bool
  /// The text parsed.
  public var subject: Expression
  /// The pattern.
  public var pieces: [Piece]

  /// Creates a clause.
  public init(
    kind: Kind, flags: String, dropsMisses: Bool, subject: Expression, pieces: [Piece]
  ) {
    self.kind = kind
    self.flags = flags
    self.dropsMisses = dropsMisses
    self.subject = subject
    self.pieces = pieces
  }
}

/// `parse-kv text as (a:long, b:string) with (pair_delimiter = ...)`.
public struct ParseKvClause: Hashable, Sendable {
  /// The text parsed.
  public var subject: Expression
  /// The keys taken.
  public var columns: [ColumnDeclaration]
  /// `with (...)`, name and value.
  public var properties: [Argument]

  /// Creates a clause.
  public init(subject: Expression, columns: [ColumnDeclaration], properties: [Argument]) {
    self.subject = subject
    self.columns = columns
    self.properties = properties
  }
}

/// `make-series a = count() default = 0 on t from x to y step z by k`.
public struct MakeSeriesClause: Hashable, Sendable {
  /// One series.
  public struct Series: Hashable, Sendable {
    /// The aggregate, perhaps named.
    public var aggregate: NamedExpression
    /// The value of empty places.
    public var defaultValue: Expression?

    /// Creates a series.
    public init(aggregate: NamedExpression, defaultValue: Expression?) {
      self.aggregate = aggregate
      self.defaultValue = defaultValue
    }
  }

  /// What becomes of an input without rows.
  public enum Kind: String, Hashable, Sendable {
    /// No row.
    case standard
    /// One row of default values, where there are no groups.
    case nonempty
  }

  /// What becomes of an input without rows.
  public var kind: Kind
  /// The series.
  public var series: [Series]
  /// The axis.
  public var axis: NamedExpression
  /// First point; the data's least where missing.
  public var from: Expression?
  /// End, excluded; the data's greatest where missing.
  public var to: Expression?
  /// `in range(start, stop, step)` was used, whose end is included.
  public var endIncluded: Bool
  /// Distance of two points.
  public var step: Expression
  /// The groups.
  public var by: [NamedExpression]

  /// Creates a clause.
  public init(
    kind: Kind = .standard, series: [Series], axis: NamedExpression, from: Expression?,
    to: Expression?, endIncluded: Bool, step: Expression, by: [NamedExpression]
  ) {
    self.kind = kind
    self.series = series
    self.axis = axis
    self.from = from
    self.to = to
    self.endIncluded = endIncluded
    self.step = step
    self.by = by
  }
}

/// `: (a:long, *)` behind the call of `evaluate`: the columns that it is to give.
public struct OutputSchema: Hashable, Sendable {
  /// The columns declared.
  public var columns: [ColumnDeclaration]
  /// Before which of them `*` stands, which means the columns of the input; nil where it does not.
  public var wildcard: Int?
  /// From the opening to the closing parenthesis.
  public var span: SourceSpan

  /// Creates a schema.
  public init(columns: [ColumnDeclaration], wildcard: Int?, span: SourceSpan) {
    self.columns = columns
    self.wildcard = wildcard
    self.span = span
  }
}

/// `render barchart with (title = "...", xcolumn = a)`.
public struct RenderClause: Hashable, Sendable {
  /// The kind of chart, as written.
  public var chart: Name
  /// `with (...)`; a list such as `ycolumns = a, b` repeats the property's name for each item.
  public var properties: [Argument]

  /// Creates a clause.
  public init(chart: Name, properties: [Argument]) {
    self.chart = chart
    self.properties = properties
  }
}

/// `top-nested 3 of a with others = "rest" by count()`.
public struct TopNestedLevel: Hashable, Sendable {
  /// How many; nil for all.
  public var count: Expression?
  /// Of what.
  public var of: NamedExpression
  /// The value of the row that gathers the others.
  public var others: Expression?
  /// The measure.
  public var by: NamedExpression
  /// The order of the measure.
  public var direction: OrderItem.Direction

  /// Creates a level.
  public init(
    count: Expression?, of: NamedExpression, others: Expression?, by: NamedExpression,
    direction: OrderItem.Direction
  ) {
    self.count = count
    self.of = of
    self.others = others
    self.by = by
    self.direction = direction
  }
}

/// A tabular expression: a source and the operators it flows through.
public struct Pipeline: Hashable, Sendable {
  /// Where rows come from.
  public var source: Source
  /// What happens to them, in order.
  public var operators: [TabularOperator]
  /// The whole, from the source's first byte to the last operator's last.
  public var span: SourceSpan

  /// Creates a pipeline.
  public init(source: Source, operators: [TabularOperator] = [], span: SourceSpan) {
    self.source = source
    self.operators = operators
    self.span = span
  }
}

/// Where the rows of a pipeline come from.
public enum Source: Hashable, Sendable {
  /// A name, a call, or a pipeline in parentheses. The binder finds out what it is.
  case expression(Expression)
  /// `datatable(a:long, b:string) [ ... ]`; values row by row.
  case datatable(columns: [ColumnDeclaration], values: [Expression], span: SourceSpan)
  /// `print a = 1, 2`.
  case print([NamedExpression], span: SourceSpan)
  /// `range x from 1 to 10 step 1`.
  case range(RangeClause)
  /// `union A, B`.
  case union(UnionClause)
  /// `search`/`find` at the head of a query.
  case search(SearchClause)
}

/// `name: type`.
public struct ColumnDeclaration: Hashable, Sendable {
  /// The column's name.
  public var name: Name
  /// The column's type.
  public var type: TypeName

  /// Creates a declaration.
  public init(name: Name, type: TypeName) {
    self.name = name
    self.type = type
  }
}

/// `range x from a to b step c`.
public struct RangeClause: Hashable, Sendable {
  /// The column it makes.
  public var name: Name
  /// First value.
  public var from: Expression
  /// Last value, included where a step lands on it.
  public var to: Expression
  /// The step.
  public var step: Expression
  /// The whole.
  public var span: SourceSpan

  /// Creates a range clause.
  public init(
    name: Name, from: Expression, to: Expression, step: Expression, span: SourceSpan
  ) {
    self.name = name
    self.from = from
    self.to = to
    self.step = step
    self.span = span
  }
}

/// `union [kind=...] [withsource=...] [isfuzzy=...] A, B, (C | where ...)`.
public struct UnionClause: Hashable, Sendable {
  /// `inner` or `outer`.
  public enum Kind: String, Hashable, Sendable { case inner, outer }

  /// Which columns survive; outer unless said.
  public var kind: Kind
  /// The name of the column that tells where a row came from.
  public var withSource: Name?
  /// Tables that are not there are left out, as long as one is.
  public var isFuzzy = false
  /// The tables; names may hold `*`.
  public var legs: [Expression]
  /// The whole.
  public var span: SourceSpan

  /// Creates a union clause.
  public init(
    kind: Kind = .outer, withSource: Name? = nil, legs: [Expression], span: SourceSpan
  ) {
    self.kind = kind
    self.withSource = withSource
    self.legs = legs
    self.span = span
  }
}

/// `search [kind=...] [in (A, B)] predicate`.
public struct SearchClause: Hashable, Sendable {
  /// The operators that have this shape.
  public enum Form: String, Hashable, Sendable { case search, find }

  /// Which of them was written.
  public var form = Form.search
  /// What only `find` has.
  public var find = FindClause()
  /// `case_sensitive` was asked for.
  public var caseSensitive: Bool
  /// The tables searched; empty for all.
  public var tables: [Expression]
  /// What is searched for: a string stands for `* has "..."`.
  public var predicate: Expression
  /// The whole.
  public var span: SourceSpan

  /// Creates a search clause.
  public init(
    caseSensitive: Bool, tables: [Expression], predicate: Expression, span: SourceSpan
  ) {
    self.caseSensitive = caseSensitive
    self.tables = tables
    self.predicate = predicate
    self.span = span
  }
}

/// What `find` gives: `withsource = name ... project a, b:long, pack(*)`.
public struct FindClause: Hashable, Sendable {
  /// A column that is asked for.
  public struct Column: Hashable, Sendable {
    /// Its name.
    public var name: Name
    /// The type that it is converted to.
    public var type: TypeName?

    /// Creates a column.
    public init(name: Name, type: TypeName?) {
      self.name = name
      self.type = type
    }
  }

  /// The name of the column that tells the table; `source_` where nil.
  public var source: Name?
  /// The columns that are asked for; nil for `project-smart`.
  public var columns: [Column]?
  /// `pack(*)`: the other columns as a bag.
  public var packs = false

  /// Creates the clause of a `find` without `project`.
  public init() {}
}

public import KQLSyntax

/// An analysis from a table to a table, called by `evaluate name(...)`.
public struct TableFunction: Sendable {
  /// The name, as queries write it.
  public var name: String
  /// The parameters, for help and for the check of the number of arguments.
  public var parameters: [FunctionParameter]
  /// One sentence: "Returns the ...".
  public var description: String
  /// Other words a person may look for.
  public var searchTerms: [String]
  /// Examples; each is run as a test.
  public var examples: [FunctionExample]
  /// The part of the reference that it is listed in; empty for a program's own.
  public var topic = ""
  /// What the columns of the result hold; empty where help says nothing of them.
  public var columns: [ResultColumn] = []
  /// Works out the answer.
  public var evaluate: @Sendable (TableFunctionArguments) throws(Diagnostic) -> Table

  /// Creates a table function.
  public init(
    _ name: String, parameters: [FunctionParameter], description: String,
    searchTerms: [String] = [], examples: [FunctionExample] = [],
    evaluate: @escaping @Sendable (TableFunctionArguments) throws(Diagnostic) -> Table
  ) {
    self.name = name
    self.parameters = parameters
    self.description = description
    self.searchTerms = searchTerms
    self.examples = examples
    self.evaluate = evaluate
  }
}

/// What a table function is called with.
public struct TableFunctionArguments: Sendable {
  /// One argument of the call.
  public enum Argument: Sendable {
    /// A column of the input, by position.
    case column(Int)
    /// A constant.
    case value(Value)
    /// Something else, such as an aggregate in `pivot(a, sum(b))`, as written.
    case expression(Expression)
  }

  /// The input's rows.
  public let input: Table
  /// The arguments, in order.
  public let arguments: [Argument]
  /// The name that each argument was given, `name = value`; nil for those without.
  public let names: [String?]
  /// The columns of the input that each argument reads, by position.
  public let reads: [[Int]]
  /// Where each argument stands in the query.
  public let spans: [SourceSpan]
  /// The whole call.
  public let span: SourceSpan
  /// What the function may know of its query.
  public let context: FunctionContext
  /// What the query can name, and what components keep for their functions (``RegistryKey``); nil outside of
  /// a query.
  public let catalog: Catalog?
  /// Runs a further query step over a table; for functions whose arguments are expressions.
  let summarize: @Sendable (Table, [NamedExpression], [NamedExpression]) throws(Diagnostic) -> Table

  init(
    input: Table, arguments: [Argument], names: [String?], reads: [[Int]], spans: [SourceSpan],
    span: SourceSpan, context: FunctionContext, catalog: Catalog?,
    summarize:
      @escaping @Sendable (Table, [NamedExpression], [NamedExpression]) throws(Diagnostic) -> Table
  ) {
    self.input = input
    self.arguments = arguments
    self.names = names
    self.reads = reads
    self.spans = spans
    self.span = span
    self.context = context
    self.catalog = catalog
    self.summarize = summarize
  }

  /// Creates the arguments of a call outside of a query, in a plug-in for instance: none of them is
  /// an expression.
  ///
  /// - Parameters:
  ///   - input: The input's rows.
  ///   - arguments: The arguments, in order; columns and values.
  ///   - names: The name that each was given; nil for those without.
  ///   - context: What the function may know of its query.
  ///   - catalog: Where components keep what their functions need.
  public init(
    input: Table, arguments: [Argument], names: [String?], context: FunctionContext,
    catalog: Catalog? = nil
  ) {
    let nowhere = SourceSpan(start: 0, end: 0)
    self.init(
      input: input, arguments: arguments, names: names,
      reads: arguments.map { if case .column(let index) = $0 { [index] } else { [] } },
      spans: arguments.map { _ in nowhere }, span: nowhere, context: context, catalog: catalog
    ) { (_, _, _) throws(Diagnostic) in
      throw Diagnostic(
        code: "kql.bind.argument-type", message: "expressions have no meaning outside of a query")
    }
  }
}

/// A text of one or more statements, separated by `;`.
public struct Script: Hashable, Sendable {
  /// The statements, in order.
  public var statements: [Statement]

  /// Creates a script.
  public init(statements: [Statement]) { self.statements = statements }
}

/// One statement.
public enum Statement: Hashable, Sendable {
  /// `let name = ...`.
  case letBinding(LetBinding)
  /// A tabular expression whose rows are the answer.
  case query(Pipeline)
  /// `set option = value`: accepted, and ignored but for those of `bin_auto`.
  case setOption(Name, value: Expression?, span: SourceSpan)
  /// `declare query_parameters(a:long = 1)`.
  case queryParameters([Parameter], span: SourceSpan)
  /// `.show tables` and its kin.
  case command(ManagementCommand)

  /// The whole statement, without `;`.
  public var span: SourceSpan {
    switch self {
    case .letBinding(let binding): binding.span
    case .query(let pipeline): pipeline.span
    case .setOption(_, _, let span), .queryParameters(_, let span): span
    case .command(let command): command.span
    }
  }
}

/// `let name = value`.
public struct LetBinding: Hashable, Sendable {
  /// What a name may stand for.
  public indirect enum Value: Hashable, Sendable {
    /// A scalar, or a bare name or call that the binder finds to be a table.
    case expression(Expression)
    /// A table.
    case pipeline(Pipeline)
    /// `(a:long, T:(*)) { ... }`.
    case function(FunctionBody)
  }

  /// The name.
  public var name: Name
  /// What it stands for.
  public var value: Value
  /// The whole.
  public var span: SourceSpan

  /// Creates a binding.
  public init(name: Name, value: Value, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}

/// A parameter of a function or of a query.
public struct Parameter: Hashable, Sendable {
  /// What may be handed over.
  public enum Kind: Hashable, Sendable {
    /// A scalar of a type.
    case scalar(TypeName)
    /// A table with at least these columns; empty for `(*)`.
    case table([ColumnDeclaration])
  }

  /// The name.
  public var name: Name
  /// What may be handed over.
  public var kind: Kind
  /// The value where none is handed over.
  public var defaultValue: Expression?

  /// Creates a parameter.
  public init(name: Name, kind: Kind, defaultValue: Expression? = nil) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
  }
}

/// The parameters and the body of a function or view.
public struct FunctionBody: Hashable, Sendable {
  /// What the body ends in.
  public indirect enum Result: Hashable, Sendable {
    case expression(Expression)
    case pipeline(Pipeline)
  }

  /// The parameters.
  public var parameters: [Parameter]
  /// `let` statements inside the braces.
  public var bindings: [LetBinding]
  /// The last expression.
  public var result: Result
  /// It was declared as a `view`.
  public var isView: Bool
  /// From the parameter list to the closing brace.
  public var span: SourceSpan

  /// Creates a body.
  public init(
    parameters: [Parameter], bindings: [LetBinding], result: Result, isView: Bool,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.bindings = bindings
    self.result = result
    self.isView = isView
    self.span = span
  }
}

/// A name as it stands in a query: an identifier, or quoted as `['odd name']`.
public struct Name: Hashable, Sendable {
  /// The name without its quotes.
  public var text: String
  /// Its place.
  public var span: SourceSpan

  /// Creates a name.
  public init(_ text: String, span: SourceSpan) {
    self.text = text
    self.span = span
  }
}

/// A literal, with its text as written; the engine gives it a value.
public struct Literal: Hashable, Sendable {
  /// What a literal is.
  public enum Kind: Hashable, Sendable {
    /// `true` or `false`.
    case bool
    /// Decimal or hexadecimal digits.
    case long
    /// Digits with a fraction or an exponent.
    case real
    /// `1d`, `30m`, `100ms` ...
    case timespan
    /// A string; ``Literal/text`` holds its value, with escapes resolved.
    case string
    /// `TYPE(...)`, for instance `datetime(2020-01-01)` or `int(null)`; ``Literal/text`` holds
    /// what stands between the parentheses, trimmed, quotes removed.
    case typed(TypeName)
  }

  /// What it is.
  public var kind: Kind
  /// Its text; see ``Kind``.
  public var text: String
  /// Its place.
  public var span: SourceSpan

  /// Creates a literal.
  public init(kind: Kind, text: String, span: SourceSpan) {
    self.kind = kind
    self.text = text
    self.span = span
  }
}

/// The scalar types of the language.
public enum TypeName: String, Hashable, Sendable, CaseIterable {
  case bool, int, long, real, decimal, string, datetime, timespan, guid, dynamic

  /// The type of a name or of one of its aliases (`double`, `date`, `time`, `uuid`, `boolean` ...).
  public init?(alias: String) {
    guard let type = Self.spellings[alias] else { return nil }
    self = type
  }

  private static let spellings: [String: TypeName] = [
    "bool": .bool, "boolean": .bool, "int": .int, "int32": .int, "long": .long, "int64": .long,
    "real": .real, "double": .real, "decimal": .decimal, "string": .string,
    "datetime": .datetime, "date": .datetime, "timespan": .timespan, "time": .timespan,
    "guid": .guid, "uuid": .guid, "uniqueid": .guid, "dynamic": .dynamic, "object": .dynamic,
  ]
  /// Tells of most words that they name no type.
  static let filter = WordFilter(spellings.keys)
}

/// What stands inside `dynamic(...)`: JSON, with typed literals allowed as values.
public indirect enum DynamicNode: Hashable, Sendable {
  /// `null`.
  case null
  /// A scalar literal.
  case scalar(Literal)
  /// A negated number.
  case negative(Literal)
  /// `[ ... ]`.
  case array([DynamicNode])
  /// `{ ... }`, keys in the order written.
  case object([(key: String, value: DynamicNode)])

  /// Equal values, with the members of objects in the same order.
  public static func == (left: DynamicNode, right: DynamicNode) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.scalar(let a), .scalar(let b)), (.negative(let a), .negative(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }

  /// Hashes the value; of objects, the keys only.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .scalar(let literal), .negative(let literal): hasher.combine(literal)
    case .array(let items): hasher.combine(items)
    case .object(let members): for member in members { hasher.combine(member.key) }
    }
  }
}

/// Operators with one operand.
public enum UnaryOperator: String, Hashable, Sendable { case minus = "-", plus = "+" }

/// Operators with two operands that are neither `and` nor `or`.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case equalIgnoringCase = "=~"
  case notEqualIgnoringCase = "!~"
  case has
  case notHas = "!has"
  case hasCs = "has_cs"
  case notHasCs = "!has_cs"
  case contains
  case notContains = "!contains"
  case containsCs = "contains_cs"
  case notContainsCs = "!contains_cs"
  case startswith
  case notStartswith = "!startswith"
  case startswithCs = "startswith_cs"
  case notStartswithCs = "!startswith_cs"
  case endswith
  case notEndswith = "!endswith"
  case endswithCs = "endswith_cs"
  case notEndswithCs = "!endswith_cs"
  case hasprefix
  case notHasprefix = "!hasprefix"
  case hasprefixCs = "hasprefix_cs"
  case notHasprefixCs = "!hasprefix_cs"
  case hassuffix
  case notHassuffix = "!hassuffix"
  case hassuffixCs = "hassuffix_cs"
  case notHassuffixCs = "!hassuffix_cs"
  case matchesRegex = "matches regex"
}

/// `and` and `or`; chains of one of them are one node, so that a long chain is not deep.
public enum LogicalOperator: String, Hashable, Sendable { case and, or }

/// Operators whose right side is a list in parentheses (or a tabular expression).
public enum MembershipOperator: String, Hashable, Sendable, CaseIterable {
  case `in`
  case notIn = "!in"
  case inIgnoringCase = "in~"
  case notInIgnoringCase = "!in~"
  case hasAny = "has_any"
  case hasAll = "has_all"
}

/// One argument of a call; `name` for `f(name = value)`.
public struct Argument: Hashable, Sendable {
  /// The name before `=`, if any.
  public var name: Name?
  /// The value.
  public var value: Expression

  /// Creates an argument.
  public init(name: Name? = nil, value: Expression) {
    self.name = name
    self.value = value
  }
}

/// A call of a function.
public struct Call: Hashable, Sendable {
  /// The function's name.
  public var function: Name
  /// Its arguments.
  public var arguments: [Argument]
  /// From the name to the closing parenthesis.
  public var span: SourceSpan

  /// Creates a call.
  public init(function: Name, arguments: [Argument], span: SourceSpan) {
    self.function = function
    self.arguments = arguments
    self.span = span
  }
}

/// A scalar expression, or a tabular one where the language lets one stand as an argument.
public indirect enum Expression: Hashable, Sendable {
  /// A literal.
  case literal(Literal)
  /// `dynamic(...)`.
  case dynamic(DynamicNode, span: SourceSpan)
  /// A name: a column, a `let` value, a table.
  case name(Name)
  /// `*`, in calls and in `distinct`.
  case star(SourceSpan)
  /// A name with `*` in it, such as `sales_*`, where the operator allows patterns.
  case pattern(Name)
  /// `-x`.
  case unary(UnaryOperator, Expression, span: SourceSpan)
  /// `a + b`, `a has b` ...; `operatorSpan` is the place of the operator.
  case binary(BinaryOperator, Expression, Expression, operatorSpan: SourceSpan)
  /// `a and b and c`; at least two operands.
  case logical(LogicalOperator, [Expression])
  /// `a in (b, c)`.
  case membership(MembershipOperator, Expression, [Expression], span: SourceSpan)
  /// `a between (b .. c)`.
  case between(Expression, lower: Expression, upper: Expression, negated: Bool, span: SourceSpan)
  /// `f(a, b)`.
  case call(Call)
  /// `d.a`.
  case member(Expression, Name)
  /// `d[0]`, `d["a"]`.
  case index(Expression, Expression, span: SourceSpan)
  /// A pipeline as an argument or in parentheses. A parenthesised *scalar* leaves no node.
  case pipeline(Pipeline)
  /// Something that could not be read; a diagnostic has been reported.
  case invalid(SourceSpan)

  /// The place of the whole expression.
  public var span: SourceSpan {
    switch self {
    case .literal(let literal): literal.span
    case .dynamic(_, let span), .star(let span), .unary(_, _, let span), .invalid(let span): span
    case .membership(_, _, _, let span), .between(_, _, _, _, let span), .index(_, _, let span):
      span
    case .name(let name), .pattern(let name): name.span
    case .binary(_, let left, let right, _): left.span.union(right.span)
    case .logical(_, let operands):
      operands.first.map { $0.span.union(operands[operands.count - 1].span) }
        ?? SourceSpan(start: 0, end: 0)
    case .call(let call): call.span
    case .member(let base, let name): base.span.union(name.span)
    case .pipeline(let pipeline): pipeline.span
    }
  }
}

/// `name = expression`, `expression`, or `(a, b) = expression`.
public struct NamedExpression: Hashable, Sendable {
  /// The names given: none, one, or several in parentheses.
  public var names: [Name]
  /// The expression.
  public var expression: Expression

  /// Creates a named expression.
  public init(names: [Name] = [], expression: Expression) {
    self.names = names
    self.expression = expression
  }

  /// From the first name to the end of the expression.
  public var span: SourceSpan {
    names.first.map { $0.span.union(expression.span) } ?? expression.span
  }
}

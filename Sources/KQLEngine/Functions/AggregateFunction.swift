public import KQLSyntax

/// A function from the rows of a group to a scalar.
public struct AggregateFunction: Sendable {
  /// One list of parameters and how it is worked out.
  public struct Overload: Sendable {
    /// The parameters.
    public var parameters: [FunctionParameter]
    /// The result's type.
    public var result: ResultType
    /// Makes an accumulator for one run of the query.
    public var makeAccumulator: @Sendable (AggregateSetup) -> any Accumulator

    /// Creates an overload.
    public init(
      _ parameters: [FunctionParameter], _ result: ResultType,
      makeAccumulator: @escaping @Sendable (AggregateSetup) -> any Accumulator
    ) {
      self.parameters = parameters
      self.result = result
      self.makeAccumulator = makeAccumulator
    }
  }

  /// How a call with several outputs is split into calls with one.
  public enum Expansion: Sendable, Hashable {
    /// One output.
    case single
    /// One output for each argument, `*` for each column: `take_any(a, b)`.
    case eachArgument
    /// The maximised (or minimised) value, then each further argument at its row: `arg_max(v, *)`.
    case extremum
    /// One output for each argument after the first: `percentiles(x, 5, 50)`.
    case eachParameter
  }

  /// The name, as queries write it.
  public var name: String
  /// One sentence: "Returns the ...".
  public var description: String
  /// Other words a person may look for.
  public var searchTerms: [String]
  /// Examples with results; each is run as a test.
  public var examples: [FunctionExample]
  /// How an unnamed result is named.
  public var naming: ResultNaming
  /// The overloads.
  public var overloads: [Overload]
  /// How several outputs come about.
  public var expansion: Expansion
  /// The last argument is a condition, and only rows where it holds count: `sumif(x, p)`.
  public var isConditional: Bool

  /// Creates an aggregate function.
  public init(
    _ name: String, description: String, searchTerms: [String] = [],
    examples: [FunctionExample] = [], naming: ResultNaming, overloads: [Overload],
    expansion: Expansion = .single
  ) {
    self.name = name
    self.description = description
    self.searchTerms = searchTerms
    self.examples = examples
    self.naming = naming
    self.overloads = overloads
    self.expansion = expansion
    isConditional = false
  }

  /// The same function under another name, with a condition as its last argument.
  public func conditional(
    _ name: String, description: String, examples: [FunctionExample] = [],
    naming: ResultNaming
  ) -> AggregateFunction {
    var copy = self
    copy.name = name
    copy.description = description
    copy.examples = examples
    copy.naming = naming
    copy.isConditional = true
    copy.overloads = overloads.map { overload in
      var conditional = overload
      conditional.parameters.append(FunctionParameter("predicate", .bool))
      return conditional
    }
    return copy
  }
}

/// What an accumulator is made for.
public struct AggregateSetup: Sendable {
  /// The types of the arguments, without the condition.
  public let argumentTypes: [DataType]
  /// The arguments that are constants, nil for the others.
  public let constants: [Value?]
  /// The type of the result.
  public let resultType: DataType
  /// What the function may know of its query.
  public let context: FunctionContext

  /// Creates a setup, for checks of a function outside of a query.
  ///
  /// - Parameters:
  ///   - argumentTypes: The types of the arguments, without the condition.
  ///   - constants: One for each argument: its value where it is a constant, otherwise nil.
  ///   - resultType: The type of the result.
  ///   - context: What the function may know of its query.
  public init(
    argumentTypes: [DataType], constants: [Value?], resultType: DataType, context: FunctionContext
  ) {
    self.argumentTypes = argumentTypes
    self.constants = constants
    self.resultType = resultType
    self.context = context
  }
}

/// Works out one aggregate for all groups at once.
///
/// Groups are numbered from 0. An accumulator sees batches in the order of the rows; a group may
/// come up in any of them.
public protocol Accumulator: AnyObject {
  /// Makes room for groups below `count`; called before ``update(_:)`` and ``finish(groupCount:)``.
  func resize(groupCount count: Int)
  /// Takes in one batch.
  func update(_ batch: AggregateBatch)
  /// Takes in what another accumulator of the same call has collected from later rows; group `i`
  /// there is group `groups[i]` here.
  func merge(_ other: any Accumulator, groups: [UInt32])
  /// The results, one a group.
  func finish(groupCount: Int) -> Column
  /// Whether a batch may hold rows that a filter or a condition has rejected, in group 0, whose
  /// result is thrown away. False unless said otherwise, and then such rows are left out first.
  ///
  /// True makes an aggregate faster that does little for each row: nothing is copied. Rejected rows
  /// are in the group that ``AggregateBatch/rejected`` names, where that is not nil.
  var toleratesRejectedRows: Bool { get }
  /// About how many bytes the accumulator keeps beside a few for each group; counted against the
  /// query's limit of memory after every batch, so that it must be known without looking at all of
  /// them. 0 unless said otherwise.
  var byteCount: Int { get }
}

extension Accumulator {
  /// False.
  public var toleratesRejectedRows: Bool { false }
  /// 0.
  public var byteCount: Int { 0 }
}

/// Rows handed to an accumulator.
public struct AggregateBatch: Sendable {
  /// The arguments, without the condition.
  public let operands: [Operand]
  /// The group of each row.
  public let groups: [UInt32]
  /// The group of rows that do not count, or nil where all do.
  public let rejected: UInt32?
  /// The number of rows.
  public var count: Int { groups.count }

  /// Creates a batch, for checks of a function outside of a query.
  ///
  /// - Parameters:
  ///   - operands: The arguments, without the condition, each a row for each of `groups` or a
  ///     constant.
  ///   - groups: The group of each row.
  ///   - rejected: The group of rows that do not count; nil where all do.
  public init(operands: [Operand], groups: [UInt32], rejected: UInt32? = nil) {
    self.operands = operands
    self.groups = groups
    self.rejected = rejected
  }
}

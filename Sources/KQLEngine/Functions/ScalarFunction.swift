public import KQLSyntax

/// A parameter of a function: its name, the types it takes, and whether it may be left out.
public struct FunctionParameter: Sendable, Hashable {
  /// How often an argument may stand for it.
  public enum Arity: Sendable, Hashable {
    /// Exactly once.
    case required
    /// Once or not at all; only further optional parameters may follow.
    case optional
    /// Any number of times, none included; only as the last.
    case repeated
  }

  /// Its name, for help.
  public var name: String
  /// The types it takes as they are. A number of a narrower type is widened (`int` to `long` to
  /// `real` to `decimal`) where only the wider is taken.
  public var types: TypeSet
  /// How often.
  public var arity: Arity

  /// Creates a parameter.
  public init(_ name: String, _ types: TypeSet, _ arity: Arity = .required) {
    self.name = name
    self.types = types
    self.arity = arity
  }

  /// Creates a parameter of one type.
  public init(_ name: String, _ type: DataType, _ arity: Arity = .required) {
    self.init(name, TypeSet([type]), arity)
  }
}

/// The type of what a function gives.
public enum ResultType: Sendable {
  /// Always this.
  case fixed(DataType)
  /// The type of an argument.
  case argument(Int)
  /// The widest of the arguments' types from this one on; those arguments are widened to it.
  case widest(from: Int)
  /// Found from the arguments' types; nil refuses them.
  case custom(@Sendable ([DataType]) -> DataType?)
}

/// How a column made by a call is named where the query gives no name.
public enum ResultNaming: Sendable, Hashable {
  /// `Column1`, `Column2` ...
  case none
  /// The name of the first argument, as in `bin(t, 1d)`.
  case firstArgument
  /// The function's name and the first argument's, as in `strlen_x`.
  case nameAndFirstArgument
  /// A prefix and the first argument's name, as in `sum_x`.
  case prefixAndFirstArgument(String)
  /// A prefix alone.
  case prefixOnly(String)
}

/// A query and what it answers, for help, for documentation, and run as a test.
public struct FunctionExample: Sendable, Hashable {
  /// The query.
  public var query: String
  /// The single cell, or the first row's cells separated by `, `, as CSV would write them.
  public var result: String

  /// Creates an example.
  public init(_ query: String, _ result: String) {
    self.query = query
    self.result = result
  }
}

/// A function from scalars to a scalar, worked out a batch at a time.
public struct ScalarFunction: Sendable {
  /// One list of parameters and how the function is worked out for it.
  public struct Overload: Sendable {
    /// The parameters.
    public var parameters: [FunctionParameter]
    /// The result's type.
    public var result: ResultType
    /// Works out one batch: a column of `arguments.count` rows, of the result's type.
    public var evaluate: @Sendable (ScalarArguments) -> Column
    /// The same for one that may fail, or wait for something outside of the process; nil for others.
    public private(set) var attempt: (@Sendable (ScalarArguments) throws(Diagnostic) -> Column)?

    /// Creates an overload.
    public init(
      _ parameters: [FunctionParameter], _ result: ResultType,
      evaluate: @escaping @Sendable (ScalarArguments) -> Column
    ) {
      self.parameters = parameters
      self.result = result
      self.evaluate = evaluate
    }

    /// Creates an overload whose evaluation may fail, or wait for something outside of the process.
    ///
    /// What it throws ends the query, with the call as its place where it has none of its own. It is
    /// never called while a query is only bound or explained, unless an operator needs its value to
    /// be bound at all (`take f()`). While it waits it has to ask ``FunctionContext/watch``.
    ///
    /// - Parameters:
    ///   - parameters: The parameters.
    ///   - result: The result's type.
    ///   - attempt: Works out one batch of at least one row.
    public init(
      _ parameters: [FunctionParameter], _ result: ResultType,
      attempt: @escaping @Sendable (ScalarArguments) throws(Diagnostic) -> Column
    ) {
      self.init(parameters, result) { arguments in
        do throws(Diagnostic) {
          return try attempt(arguments)
        } catch {
          return .constant(.null, type: arguments.resultType, count: arguments.count)
        }
      }
      self.attempt = attempt
    }

    /// Creates an overload with a result of one type.
    public init(
      _ parameters: [FunctionParameter], _ result: DataType,
      evaluate: @escaping @Sendable (ScalarArguments) -> Column
    ) {
      self.init(parameters, .fixed(result), evaluate: evaluate)
    }
  }

  /// What a caller may rely on.
  public enum Volatility: Sendable, Hashable {
    /// Equal arguments, equal result: calls with constants are worked out once.
    case stable
    /// Each row has its own result, as with `rand()`.
    case volatile
    /// Needs rows in order, all of them at once, as `row_number()` and `prev()` do.
    case window
  }

  /// The name, as queries write it.
  public var name: String
  /// One sentence, in the third person: "Returns the ...".
  public var description: String
  /// Other words a person may look for.
  public var searchTerms: [String]
  /// Examples with results; each is run as a test.
  public var examples: [FunctionExample]
  /// How an unnamed result is named.
  public var naming: ResultNaming
  /// What a caller may rely on.
  public var volatility: Volatility
  /// The overloads; the first that takes the arguments as they are is used, otherwise the first
  /// that takes them widened.
  public var overloads: [Overload]
  /// Looks at the arguments that are literals, nil for the others, before the query runs; gives
  /// what is wrong with them, or nil. For formats, patterns and names of periods.
  public var checkConstants: (@Sendable ([Value?]) -> String?)?
  /// The part of the reference that it is listed in; empty for a program's own.
  public var topic = ""
  /// Not listed in help or completion: an operator's implementation.
  public var isHidden = false

  /// Creates a function.
  public init(
    _ name: String, description: String, searchTerms: [String] = [],
    examples: [FunctionExample] = [], naming: ResultNaming = .none,
    volatility: Volatility = .stable, overloads: [Overload]
  ) {
    self.name = name
    self.description = description
    self.searchTerms = searchTerms
    self.examples = examples
    self.naming = naming
    self.volatility = volatility
    self.overloads = overloads
  }

  /// Creates a function with one list of parameters.
  public init(
    _ name: String, parameters: [FunctionParameter], returns result: DataType,
    description: String, searchTerms: [String] = [], examples: [FunctionExample] = [],
    naming: ResultNaming = .none, volatility: Volatility = .stable,
    evaluate: @escaping @Sendable (ScalarArguments) -> Column
  ) {
    self.init(
      name, description: description, searchTerms: searchTerms, examples: examples,
      naming: naming, volatility: volatility,
      overloads: [Overload(parameters, result, evaluate: evaluate)])
  }

  /// The signatures, one a line, for help.
  public var signatures: [String] {
    overloads.map { overload in
      let list = overload.parameters.map { parameter in
        let types =
          parameter.types == .any
          ? "any" : parameter.types.types.map(\.rawValue).joined(separator: "|")
        let text = "\(parameter.name): \(types)"
        switch parameter.arity {
        case .required: return text
        case .optional: return "[\(text)]"
        case .repeated: return "\(text), ..."
        }
      }
      let result =
        switch overload.result {
        case .fixed(let type): type.rawValue
        case .argument(let index):
          "type of \(overload.parameters.indices.contains(index) ? overload.parameters[index].name : "argument")"
        case .widest: "widest type of the arguments"
        case .custom: "depends on the arguments"
        }
      return "\(name)(\(list.joined(separator: ", "))) -> \(result)"
    }
  }
}

/// One argument of a call in one batch: a value a row, or one value for all rows.
public struct Operand: Sendable {
  /// The values; a constant has one row.
  public let column: Column
  /// Whether the one row stands for every row.
  public let isConstant: Bool

  /// Creates an operand with a value a row.
  public init(_ column: Column) {
    self.column = column
    isConstant = false
  }

  /// Creates an operand with one value for all rows.
  public init(constant value: Value, type: DataType) {
    column = .constant(value, type: type, count: 1)
    isConstant = true
  }

  init(column: Column, isConstant: Bool) {
    self.column = column
    self.isConstant = isConstant
  }

  /// The type of the values.
  public var type: DataType { column.type }

  /// The cell of a row.
  public subscript(row: Int) -> Value { column[isConstant ? 0 : row] }

  /// The column with one cell a row, constants repeated.
  public func materialized(count: Int) -> Column {
    guard isConstant else { return column }
    return .constant(column[0], type: column.type, count: count)
  }
}

/// The arguments of a scalar function for one batch.
public struct ScalarArguments: Sendable {
  /// One for each argument of the call.
  public let operands: [Operand]
  /// The number of rows.
  public let count: Int
  /// The type the result must have.
  public let resultType: DataType
  /// What the function may know of its query.
  public let context: FunctionContext
  /// The position, in the whole input, of the batch's first row.
  public let firstRow: Int

  /// Creates the arguments of a call, for checks of a function outside of a query.
  ///
  /// - Parameters:
  ///   - operands: One for each argument; a column has `count` rows, a constant one.
  ///   - count: The number of rows.
  ///   - resultType: The type the result must have.
  ///   - context: What the function may know of its query.
  ///   - firstRow: The position, in the whole input, of the first row.
  public init(
    operands: [Operand], count: Int, resultType: DataType, context: FunctionContext,
    firstRow: Int = 0
  ) {
    self.operands = operands
    self.count = count
    self.resultType = resultType
    self.context = context
    self.firstRow = firstRow
  }

  /// Whether the call has an argument at `index`.
  public func has(_ index: Int) -> Bool { operands.indices.contains(index) }

  /// The value of an argument that is the same for all rows; nil where it differs by row or is
  /// missing.
  public func constant(_ index: Int) -> Value? {
    guard has(index), operands[index].isConstant else { return nil }
    return operands[index].column[0]
  }

  /// Reads an argument of fixed width, row by row.
  ///
  /// - Returns: A reader; every row of it is null where the argument is missing or of another type.
  public func fixed<Element: FixedElement>(
    _ index: Int, as _: Element.Type = Element.self
  ) -> FixedReader<Element> {
    guard has(index) else { return FixedReader(vector: nil, isConstant: true) }
    return FixedReader(
      vector: Element.vector(in: operands[index].column),
      isConstant: operands[index].isConstant)
  }

  /// Reads a string argument, row by row; empty where the argument is missing or no string.
  public func text(_ index: Int) -> TextReader {
    if has(index), case .string(let column) = operands[index].column {
      return TextReader(column: column, isConstant: operands[index].isConstant)
    }
    return TextReader(column: StringColumn([""]), isConstant: true)
  }

  /// Builds a result of fixed width from one value a row; nil makes a null.
  public func build<Element: FixedElement>(
    _ type: DataType, _ value: (Int) -> Element?
  ) -> Column {
    var builder = VectorBuilder<Element>(capacity: count)
    for row in 0..<count { builder.append(value(row)) }
    return Element.column(builder.finish(), as: type)
      ?? .constant(.null, type: type, count: count)
  }

  /// Builds a text result; the closure writes one row's text.
  public func buildText(_ write: (Int, inout TextBuilder) -> Void) -> Column {
    var builder = TextBuilder(capacity: count)
    for row in 0..<count {
      write(row, &builder)
      builder.endString()
    }
    return builder.finishColumn()
  }
}

/// Reads the rows of an argument of fixed width.
public struct FixedReader<Element: FixedElement>: Sendable {
  let vector: Vector<Element>?
  let isConstant: Bool

  /// The value of a row, or nil where it is null.
  @inline(__always)
  public subscript(row: Int) -> Element? {
    guard let vector else { return nil }
    return vector[isConstant ? 0 : row]
  }
}

/// Reads the rows of a string argument.
public struct TextReader: Sendable {
  let column: StringColumn
  let isConstant: Bool

  /// The bytes of a row's text; valid as long as this reader lives.
  public subscript(row: Int) -> TextBytes { column[isConstant ? 0 : row] }

  /// A row's text; makes a copy.
  public func string(_ row: Int) -> String { column.string(at: isConstant ? 0 : row) }
}

extension ScalarFunction.Overload {
  /// A function of one value of fixed width; null gives null.
  public static func unary<A: FixedElement, R: FixedElement>(
    _ parameter: FunctionParameter, _ result: DataType,
    _ body: @escaping @Sendable (A) -> R?
  ) -> Self {
    Self([parameter], result) { arguments in
      let input = arguments.fixed(0, as: A.self)
      return arguments.build(result) { row in input[row].flatMap(body) }
    }
  }

  /// A function of two values of fixed width; null gives null.
  public static func binary<A: FixedElement, B: FixedElement, R: FixedElement>(
    _ first: FunctionParameter, _ second: FunctionParameter, _ result: DataType,
    _ body: @escaping @Sendable (A, B) -> R?
  ) -> Self {
    Self([first, second], result) { arguments in
      let left = arguments.fixed(0, as: A.self)
      let right = arguments.fixed(1, as: B.self)
      return arguments.build(result) { row in
        guard let a = left[row], let b = right[row] else { return nil as R? }
        return body(a, b)
      }
    }
  }

  /// A function of one text; worked out once for each distinct text of a dictionary.
  public static func text<R: FixedElement>(
    _ name: String, _ result: DataType, _ body: @escaping @Sendable (TextBytes) -> R?
  ) -> Self {
    Self([FunctionParameter(name, .string)], result) { arguments in
      guard case .string(let column) = arguments.operands[0].column else {
        return .constant(.null, type: result, count: arguments.count)
      }
      let isConstant = arguments.operands[0].isConstant
      var builder = VectorBuilder<R>(capacity: arguments.count)
      let results = column.map(body)
      for row in 0..<arguments.count { builder.append(results[isConstant ? 0 : row]) }
      return R.column(builder.finish(), as: result)
        ?? .constant(.null, type: result, count: arguments.count)
    }
  }

  /// A function from one text to another; worked out once for each distinct text of a dictionary.
  public static func textToText(
    _ name: String, _ body: @escaping @Sendable (TextBytes, inout TextBuilder) -> Void
  ) -> Self {
    Self([FunctionParameter(name, .string)], .string) { arguments in
      guard case .string(let column) = arguments.operands[0].column else {
        return .constant(.null, type: .string, count: arguments.count)
      }
      let mapped = column.mapText(body)
      if arguments.operands[0].isConstant {
        return .constant(
          .string(mapped.string(at: 0)), type: .string, count: arguments.count)
      }
      return .string(mapped)
    }
  }
}

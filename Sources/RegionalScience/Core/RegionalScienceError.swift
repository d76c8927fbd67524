/// What went wrong in a method of this module, and where.
///
/// ```swift
/// do { _ = try Matrix(rows: [[1, 2], [3]]) } catch {
///   print(error)   // regional.shape: row 1 has 1 values, expected 2
/// }
/// ```
public struct RegionalScienceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stable name of a kind of error.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The name, as `regional.shape`.
    public let rawValue: String

    /// The name.
    public var description: String { rawValue }

    private init(_ name: String) { rawValue = "regional." + name }

    /// Lengths of arrays or sides of matrices that do not fit.
    public static let shape = Code("shape")
    /// No row, no column or no value where one is needed.
    public static let empty = Code("empty")
    /// A value that is NaN or infinite.
    public static let notFinite = Code("not-finite")
    /// A magnitude above 1e150, whose square does not fit a Double.
    public static let tooLarge = Code("too-large")
    /// A column all of whose magnitudes are below 1e-150, whose squares a Double does not tell from 0.
    public static let tooSmall = Code("too-small")
    /// A value below zero where the method is defined for non-negative values.
    public static let negative = Code("negative")
    /// A value that has to be above zero.
    public static let notPositive = Code("not-positive")
    /// A total of zero that a share would be divided by.
    public static let zeroTotal = Code("zero-total")
    /// Weights whose sum is not 1.
    public static let weightSum = Code("weight-sum")
    /// Columns none of which tells the rows apart.
    public static let noVariation = Code("no-variation")
    /// A pairwise comparison whose mirror is not its reciprocal.
    public static let notReciprocal = Code("not-reciprocal")
    /// A parameter outside its domain.
    public static let parameter = Code("parameter")
    /// More rows, samples or threads than a method takes.
    public static let limit = Code("limit")
    /// A name that no method has, or that one has already.
    public static let name = Code("name")
    /// An iteration that did not settle.
    public static let notConverged = Code("not-converged")
    /// Work that was ended before it was done, see ``Interruption``.
    public static let cancelled = Code("cancelled")
    /// Limits that no allocation keeps; ``RegionalScienceError/conflict`` says which.
    public static let infeasible = Code("infeasible")
  }

  /// The kind of the error.
  public let code: Code
  /// What is wrong, in words, without a full stop; positions are counted from 0.
  public var message: String { text.description }
  /// The message, whose positions can be named.
  public let text: PositionedText
  /// The row, counted from 0, if the error has one.
  public let row: Int?
  /// The column, counted from 0, if the error has one.
  public let column: Int?
  /// The limits that contradict each other, if that is the error.
  public let conflict: LimitConflict?

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - code: The kind.
  ///   - message: What is wrong, in words; a literal with `\(row: …)` and `\(column: …)` can be named.
  ///   - row: The row, from 0, if there is one.
  ///   - column: The column, from 0, if there is one.
  public init(_ code: Code, _ message: PositionedText, row: Int? = nil, column: Int? = nil) {
    self.code = code
    text = message
    self.row = row
    self.column = column
    conflict = nil
  }

  /// An error of limits that contradict each other.
  init(_ conflict: LimitConflict) {
    code = .infeasible
    text = conflict.text
    row = conflict.places.first
    column = conflict.sectors.first
    self.conflict = conflict
  }

  /// Code and message in one line.
  public var description: String { "\(code): \(message)" }
}

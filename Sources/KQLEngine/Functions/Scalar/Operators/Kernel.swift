import KQLSyntax

/// The loops that operators and mathematical functions share.
///
/// Each takes its body as a closure literal and is inlined into the overload, so that what runs is
/// one tight loop a shape (column and column, column and constant, constant and column).
enum Kernel {
  /// A column of nulls of the call's type; for arguments that are not what the overload declares.
  static func nulls(_ arguments: ScalarArguments) -> Column {
    .constant(.null, type: arguments.resultType, count: arguments.count)
  }

  /// Applies a function without nulls of its own to two values; null where either is null.
  ///
  /// The body also runs over the unspecified values of null rows and must not trap on any.
  @inline(__always)
  static func binary<A: FixedElement, B: FixedElement, R: FixedElement>(
    _ arguments: ScalarArguments, as type: DataType, _ body: (A, B) -> R
  ) -> Column {
    guard let pair = Pair<A, B>(arguments) else { return nulls(arguments) }
    let values = pair.map(body)
    return R.column(Vector(values, validity: pair.validity), as: type) ?? nulls(arguments)
  }

  /// Applies a function that may give null to two values; null where either is null.
  @inline(__always)
  static func partialBinary<A: FixedElement, B: FixedElement, R: FixedElement>(
    _ arguments: ScalarArguments, as type: DataType, _ body: (A, B) -> R?
  ) -> Column {
    let left = arguments.fixed(0, as: A.self)
    let right = arguments.fixed(1, as: B.self)
    return arguments.build(type) { row in
      guard let a = left[row], let b = right[row] else { return nil as R? }
      return body(a, b)
    }
  }

  /// Applies a function without nulls of its own to one value; null where it is null.
  ///
  /// The body also runs over the unspecified values of null rows and must not trap on any.
  @inline(__always)
  static func unary<A: FixedElement, R: FixedElement>(
    _ arguments: ScalarArguments, as type: DataType, _ body: (A) -> R
  ) -> Column {
    guard arguments.has(0) else { return nulls(arguments) }
    let operand = arguments.operands[0]
    guard let vector = A.vector(in: operand.column) else { return nulls(arguments) }
    let count = arguments.count
    if operand.isConstant {
      let value: R? = vector[0].map(body)
      let result = Vector<R>.constant(value, filler: R.filler, count: count)
      return R.column(result, as: type) ?? nulls(arguments)
    }
    guard vector.count == count else { return nulls(arguments) }
    let values = vector.withBuffer { input in
      [R](unsafeUninitializedCapacity: count) { output, filled in
        for row in 0..<count { output.initializeElement(at: row, to: body(input[row])) }
        filled = count
      }
    }
    return R.column(Vector(values, validity: vector.validity), as: type) ?? nulls(arguments)
  }
}

/// Two arguments of fixed width, ready to be read together.
struct Pair<A: FixedElement, B: FixedElement> {
  let left: Vector<A>
  let right: Vector<B>
  let leftIsConstant: Bool
  let rightIsConstant: Bool
  let count: Int

  /// The first two arguments; nil where one is missing or of another type.
  init?(_ arguments: ScalarArguments) {
    guard arguments.has(1), let left = A.vector(in: arguments.operands[0].column),
      let right = B.vector(in: arguments.operands[1].column)
    else { return nil }
    self.left = left
    self.right = right
    leftIsConstant = arguments.operands[0].isConstant
    rightIsConstant = arguments.operands[1].isConstant
    count = arguments.count
    guard left.count >= (leftIsConstant ? 1 : count), right.count >= (rightIsConstant ? 1 : count)
    else { return nil }
  }

  /// The results of a function over all rows, null rows included.
  @inline(__always)
  func map<R>(_ body: (A, B) -> R) -> [R] {
    if leftIsConstant && rightIsConstant {
      return Array(repeating: body(left.value(at: 0), right.value(at: 0)), count: count)
    }
    return left.withBuffer { a in
      right.withBuffer { b in
        [R](unsafeUninitializedCapacity: count) { output, filled in
          if leftIsConstant {
            let value = a[0]
            for row in 0..<count { output.initializeElement(at: row, to: body(value, b[row])) }
          } else if rightIsConstant {
            let value = b[0]
            for row in 0..<count { output.initializeElement(at: row, to: body(a[row], value)) }
          } else {
            for row in 0..<count { output.initializeElement(at: row, to: body(a[row], b[row])) }
          }
          filled = count
        }
      }
    }
  }

  /// The rows in which neither is null; nil where that is every row.
  var validity: Bitmap? {
    if leftIsConstant && left.isNull(0) || rightIsConstant && right.isNull(0) {
      return Bitmap(words: Array(repeating: 0, count: (count + 63) / 64), count: count)
    }
    let a = leftIsConstant ? nil : left.validity
    let b = rightIsConstant ? nil : right.validity
    guard let a else { return b }
    guard let b else { return a }
    return a.intersection(b)
  }

  /// Whether the left value of a row is null.
  func leftIsNull(_ row: Int) -> Bool { left.isNull(leftIsConstant ? 0 : row) }

  /// Whether the right value of a row is null.
  func rightIsNull(_ row: Int) -> Bool { right.isNull(rightIsConstant ? 0 : row) }

  /// Whether no value on either side is null.
  var hasNoNulls: Bool { left.validity == nil && right.validity == nil }
}

extension Column {
  /// Which rows hold a value, where a bitmap tells; nil for strings, and for columns without nulls.
  ///
  /// A dynamic value may be null where the bitmap says it is there.
  var validity: Bitmap? {
    switch self {
    case .bool(let vector): vector.validity
    case .int(let vector): vector.validity
    case .long(let vector), .datetime(let vector), .timespan(let vector): vector.validity
    case .real(let vector): vector.validity
    case .decimal(let vector): vector.validity
    case .guid(let vector): vector.validity
    case .dynamic(let vector): vector.validity
    case .string: nil
    }
  }
}

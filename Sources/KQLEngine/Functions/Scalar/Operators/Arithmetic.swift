import Glibc
import KQLSyntax

extension StandardLibrary {
  /// `+ - * / %` and the sign, on numbers.
  ///
  /// Two `int` give a `long`: there is no overload for `int`, so both are widened.
  static let arithmetic: [ScalarFunction] = [
    hiddenOperator("+", "Returns the sum.", addition + temporalAddition),
    hiddenOperator("-", "Returns the difference.", subtraction + temporalSubtraction),
    hiddenOperator("*", "Returns the product.", multiplication + temporalMultiplication),
    hiddenOperator("/", "Returns the quotient.", division + temporalDivision),
    hiddenOperator("%", "Returns the remainder, never negative.", remainder + temporalRemainder),
    hiddenOperator("unary-", "Returns the negated value.", negation),
  ]

  /// An operator's implementation, registered under the operator's text.
  static func hiddenOperator(
    _ name: String, _ description: String, _ overloads: [ScalarFunction.Overload]
  ) -> ScalarFunction {
    var function = ScalarFunction(name, description: description, overloads: overloads)
    function.isHidden = true
    return function
  }

  /// The two parameters of an operator.
  static func operands(_ left: DataType, _ right: DataType) -> [FunctionParameter] {
    [FunctionParameter("left", left), FunctionParameter("right", right)]
  }

  private static let addition: [ScalarFunction.Overload] = [
    .init(operands(.long, .long), .long) {
      Kernel.binary($0, as: .long) { (a: Int64, b: Int64) in a &+ b }
    },
    .init(operands(.real, .real), .real) {
      Kernel.binary($0, as: .real) { (a: Double, b: Double) in a + b }
    },
    .init(operands(.decimal, .decimal), .decimal) {
      Kernel.binary($0, as: .decimal) { (a: Decimal, b: Decimal) in a + b }
    },
  ]

  private static let subtraction: [ScalarFunction.Overload] = [
    .init(operands(.long, .long), .long) {
      Kernel.binary($0, as: .long) { (a: Int64, b: Int64) in a &- b }
    },
    .init(operands(.real, .real), .real) {
      Kernel.binary($0, as: .real) { (a: Double, b: Double) in a - b }
    },
    .init(operands(.decimal, .decimal), .decimal) {
      Kernel.binary($0, as: .decimal) { (a: Decimal, b: Decimal) in a - b }
    },
  ]

  private static let multiplication: [ScalarFunction.Overload] = [
    .init(operands(.long, .long), .long) {
      Kernel.binary($0, as: .long) { (a: Int64, b: Int64) in a &* b }
    },
    .init(operands(.real, .real), .real) {
      Kernel.binary($0, as: .real) { (a: Double, b: Double) in a * b }
    },
    .init(operands(.decimal, .decimal), .decimal) {
      Kernel.binary($0, as: .decimal) { (a: Decimal, b: Decimal) in a * b }
    },
  ]

  private static let division: [ScalarFunction.Overload] = [
    .init(operands(.long, .long), .long) { arguments in
      if case .long(let divisor)? = arguments.constant(1), divisor != 0 {
        return Kernel.binary(arguments, as: .long) { (a: Int64, b: Int64) in
          WholeNumbers.quotient(a, b)
        }
      }
      return Kernel.partialBinary(arguments, as: .long) { (a: Int64, b: Int64) in
        b == 0 ? nil : WholeNumbers.quotient(a, b)
      }
    },
    .init(operands(.real, .real), .real) {
      Kernel.binary($0, as: .real) { (a: Double, b: Double) in a / b }
    },
    .init(operands(.decimal, .decimal), .decimal) {
      Kernel.partialBinary($0, as: .decimal) { (a: Decimal, b: Decimal) in a.divided(by: b) }
    },
  ]

  private static let remainder: [ScalarFunction.Overload] = [
    .init(operands(.long, .long), .long) { arguments in
      if case .long(let divisor)? = arguments.constant(1), divisor != 0 {
        return Kernel.binary(arguments, as: .long) { (a: Int64, b: Int64) in
          WholeNumbers.remainder(a, b)
        }
      }
      return Kernel.partialBinary(arguments, as: .long) { (a: Int64, b: Int64) in
        b == 0 ? nil : WholeNumbers.remainder(a, b)
      }
    },
    .init(operands(.real, .real), .real) {
      Kernel.binary($0, as: .real) { (a: Double, b: Double) in
        let rest = fmod(a, b)
        return rest < 0 ? rest + abs(b) : rest
      }
    },
    .init(operands(.decimal, .decimal), .decimal) {
      Kernel.partialBinary($0, as: .decimal) { (a: Decimal, b: Decimal) in a.remainder(by: b) }
    },
  ]

  private static let negation: [ScalarFunction.Overload] = [
    .init([FunctionParameter("value", .int)], .int) {
      Kernel.unary($0, as: .int) { (value: Int32) in 0 &- value }
    },
    .init([FunctionParameter("value", .long)], .long) {
      Kernel.unary($0, as: .long) { (value: Int64) in 0 &- value }
    },
    .init([FunctionParameter("value", .real)], .real) {
      Kernel.unary($0, as: .real) { (value: Double) in -value }
    },
    .init([FunctionParameter("value", .decimal)], .decimal) {
      Kernel.unary($0, as: .decimal) { (value: Decimal) in -value }
    },
    .init([FunctionParameter("value", .timespan)], .timespan) {
      Kernel.unary($0, as: .timespan) { (value: Int64) in 0 &- value }
    },
  ]
}

/// Division of whole numbers as the language wants it, for any operands.
enum WholeNumbers {
  /// The quotient toward zero; wraps for the one that does not fit, 0 for a divisor of 0.
  @inline(__always)
  static func quotient(_ a: Int64, _ b: Int64) -> Int64 {
    if b == -1 { return 0 &- a }
    return b == 0 ? 0 : a / b
  }

  /// The remainder that is never negative (Euclidean); 0 for a divisor of 0.
  @inline(__always)
  static func remainder(_ a: Int64, _ b: Int64) -> Int64 {
    if b == -1 || b == 0 { return 0 }
    let rest = a % b
    return rest < 0 ? rest &+ (b < 0 ? 0 &- b : b) : rest
  }

  /// The quotient toward negative infinity; the divisor is positive.
  @inline(__always)
  static func floorQuotient(_ a: Int64, _ b: Int64) -> Int64 {
    let quotient = a / b
    return a % b < 0 ? quotient - 1 : quotient
  }
}

extension Decimal {
  /// The remainder that is never negative, or nil for a divisor of 0 and where digits do not fit.
  func remainder(by divisor: Decimal) -> Decimal? {
    guard divisor.coefficient != 0 else { return nil }
    let places = max(scale, divisor.scale)
    guard let a = coefficient(at: places), let b = divisor.coefficient(at: places) else {
      return nil
    }
    let (rest, overflow) = a.remainderReportingOverflow(dividingBy: b)
    if overflow { return Decimal(0) }
    let positive = rest < 0 ? rest &+ (b < 0 ? 0 &- b : b) : rest
    return Decimal(coefficient: positive, scale: places)
  }

  /// The coefficient with `places` digits behind the point, at least as many as there are; nil
  /// where it does not fit.
  func coefficient(at places: Int) -> Int128? {
    var digits = coefficient
    for _ in 0..<max(0, places - scale) {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits = product
    }
    return digits
  }
}

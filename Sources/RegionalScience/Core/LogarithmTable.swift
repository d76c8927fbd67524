import Glibc

/// Binary logarithms of the middles of 1024 parts of 1..<2, in one of which every other number lies but
/// for a power of 2; so that four logarithms take few multiplications and no division.
///
/// In two steps, whose results are to be stored between them: in one, the compiler takes the vectors
/// apart.
///
/// > Source: Tang (1990), *Table-driven implementation of the logarithm function*, ACM Transactions on
/// > Mathematical Software 16.
enum LogarithmTable {
  /// 1 / c of each middle c.
  static let inverses: [Double] = (0..<parts).map { 1 / middle($0) }
  /// log₂ c of each, with the constant of the polynomial.
  static let logarithms: [Double] = (0..<parts).map { log2(middle($0)) + constant }

  /// A power of 2.
  private static let parts = 1024
  private static func middle(_ part: Int) -> Double { 1 + (Double(part) + 0.5) / Double(parts) }

  // log₂(1 + r) to the third power of r, up to 2⁻¹¹. The fourth, −r⁴/4, is spread over the lower
  // ones as the Chebyshev polynomial says, which leaves an eighth of its error: 2.6e-15 at most. Written
  // out, as what is worked out when the program starts is asked for each time.
  private static let constant = 2.5627412030519341e-15
  private static let first = 1.4426950408889634
  private static let second = -0.72134760643580709
  private static let third = 0.48089834696298778

  /// The place of a number's part, 0 to 1023.
  ///
  /// - Parameter bits: The upper half of the bits of a number.
  /// - Returns: A place in both tables.
  @inline(__always)
  static func place(_ bits: UInt32) -> Int { Int(truncatingIfNeeded: (bits >> 10) & 1023) }

  /// What is left of four normal numbers above 0 beside their middles, as a share of these.
  ///
  /// - Parameters:
  ///   - value: The numbers.
  ///   - inverse: 1 / c of each.
  /// - Returns: x / c − 1, for x without its power of 2.
  @inline(__always)
  static func rest(_ value: SIMD4<Double>, _ inverse: SIMD4<Double>) -> SIMD4<Double> {
    // SAFETY: here and below, of one size; any bits are a number.
    let bits = unsafe unsafeBitCast(value, to: SIMD4<UInt64>.self)
    let mantissa = (bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000
    return unsafe unsafeBitCast(mantissa, to: SIMD4<Double>.self) * inverse - 1
  }

  /// The logarithms of their middles.
  ///
  /// - Parameters:
  ///   - value: The numbers.
  ///   - logarithm: log₂ c of each, with the constant.
  /// - Returns: log₂ c and the exponent of the number.
  @inline(__always)
  static func whole(_ value: SIMD4<Double>, _ logarithm: SIMD4<Double>) -> SIMD4<Double> {
    let bits = unsafe unsafeBitCast(value, to: SIMD4<UInt64>.self)
    // Bits of an exponent below 2⁵² behind the bits of 2⁵²: a number without a conversion.
    let exponent = (bits &>> 52) | 0x4330_0000_0000_0000
    return unsafe unsafeBitCast(exponent, to: SIMD4<Double>.self) - (0x1p52 + 1023) + logarithm
  }

  /// log₂ of the numbers; the error is some 3e-15, or 1e-16 of the logarithm.
  ///
  /// - Parameters:
  ///   - rest: What ``rest(_:_:)`` gives; 0 if the other is the logarithm already.
  ///   - whole: What ``whole(_:_:)`` gives.
  /// - Returns: The logarithms.
  @inline(__always)
  static func sum(_ rest: SIMD4<Double>, _ whole: SIMD4<Double>) -> SIMD4<Double> {
    let slope = (rest * third + second) * rest + first
    return whole + slope * rest
  }
}

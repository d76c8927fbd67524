import Glibc

/// Natural logarithms of 512 numbers from √½ to √2, near which every other number lies but for a power
/// of 2; so that four logarithms take few multiplications and no division.
///
/// > Source: Tang (1990), *Table-driven implementation of the logarithm function*, ACM Transactions on
/// > Mathematical Software 16.
enum LogarithmTable {
  /// 1 / c and ln c of each number c, at the nine bits of c behind its first.
  static let entries: [SIMD2<Double>] = {
    var entries = [SIMD2<Double>](repeating: .zero, count: 512)
    for step in 0..<512 {
      let bits = firstCentre + UInt64(step) << 43
      let centre = Double(bitPattern: bits)
      entries[place(bits)] = SIMD2(1 / centre, log(centre))
    }
    return entries
  }()

  /// The least number: about √½.
  private static let firstCentre: UInt64 = 0x3fe6_a000_0000_0000
  /// Half of the way from a number to the next.
  private static let half: UInt64 = 1 << 42
  /// What is as near to the least number as to the one before it: there the exponent changes.
  private static let start = firstCentre - half
  private static let mantissaBits: UInt64 = 0x000f_ffff_ffff_ffff

  /// The bits of the least number that is for ``natural(_:_:_:)``.
  static let least: Int64 = 0x0010_0000_0000_0000

  /// The place of the number that is nearest but for a power of 2, 0 to 511.
  @inline(__always)
  static func place(_ bits: UInt64) -> Int {
    Int(truncatingIfNeeded: ((bits &+ half) >> 43) & 511)
  }

  /// ln of four normal numbers above 0; the error is some 1e-16 of the logarithm.
  ///
  /// - Parameters:
  ///   - value: The numbers.
  ///   - inverse: 1 / c of each.
  ///   - logarithm: ln c of each.
  /// - Returns: The logarithms.
  @inline(__always)
  static func natural(
    _ value: SIMD4<Double>, _ inverse: SIMD4<Double>, _ logarithm: SIMD4<Double>
  ) -> SIMD4<Double> {
    // SAFETY: here and below, of one size; any bits are a number.
    let bits = unsafe unsafeBitCast(value, to: SIMD4<UInt64>.self)
    let shifted = bits &+ (0x3ff0_0000_0000_0000 - start)
    let mantissa = (shifted & mantissaBits) &+ start
    let nearest = (mantissa &+ half) & ~(2 * half - 1)
    // Bits of an exponent below 2⁵² behind the bits of 2⁵²: a number without a conversion.
    let whole = (shifted &>> 52) | 0x4330_0000_0000_0000
    let exponent = unsafe unsafeBitCast(whole, to: SIMD4<Double>.self) - (0x1p52 + 1023)
    // The difference of near numbers is exact.
    let number = unsafe unsafeBitCast(mantissa, to: SIMD4<Double>.self)
    let difference = unsafe number - unsafeBitCast(nearest, to: SIMD4<Double>.self)
    let r = difference * inverse
    let square = r * r
    // Below 2⁻¹⁰, the sixth power is nothing.
    let rest = square * ((r * (1.0 / 3) - 0.5) + square * (r * 0.2 - 0.25))
    return (exponent * 0.693147180559945309 + logarithm) + (r + rest)
  }
}

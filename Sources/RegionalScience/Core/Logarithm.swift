/// The natural logarithm of four numbers at a time.
///
/// > Source: Tang's and the usual reduction to √½...√2 with a polynomial in (m − 1)/(m + 1), as in Ng's
/// > *fdlibm* (1993); its error is below one unit in the last place.
enum Logarithm {
  /// ln of numbers of 0 or more, and a number over each; −1e300 stands for the ln of 0.
  ///
  /// Both ask for a division, and get it out of one.
  @inline(__always)
  static func natural(_ value: SIMD4<Double>, dividing number: SIMD4<Double>)
    -> (logarithm: SIMD4<Double>, quotient: SIMD4<Double>)
  {
    // Numbers that may have no leading bit are made larger first.
    let isSmall = value .< 0x1p-1000
    let scaled = value.replacing(with: value * 0x1p100, where: isSmall)
    // SAFETY: here and below, of one size; any bits are a number.
    let bits = unsafe unsafeBitCast(scaled, to: SIMD4<UInt64>.self)
    // So that the mantissa is between √½ and √2.
    let shifted = bits &+ (0x3ff0_0000_0000_0000 - 0x3fe6_a09e_0000_0000)
    let mantissa = (shifted & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_0000_0000
    // Bits of an exponent below 2⁵² behind the bits of 2⁵²: a number without a conversion.
    let whole = (shifted &>> 52) | 0x4330_0000_0000_0000
    let exponent =
      unsafe (unsafeBitCast(whole, to: SIMD4<Double>.self) - (0x1p52 + 1023)).replacing(
        with: unsafeBitCast(whole, to: SIMD4<Double>.self) - (0x1p52 + 1123), where: isSmall)
    let f = unsafe unsafeBitCast(mantissa, to: SIMD4<Double>.self) - 1
    // 1 / (value · (f + 2)) holds 1 / (f + 2) and 1 / value.
    let inverse = 1 / ((f + 2) * scaled)
    let s = f * scaled * inverse
    let quotient = number * (f + 2) * inverse
    let z = s * s
    let w = z * z
    let even =
      w * (w * (w * 1.531383769920937332e-01 + 2.222219843214978396e-01) + 3.999999999940941908e-01)
    let odd =
      z
      * (w
        * (w * (w * 1.479819860511658591e-01 + 1.818357216161805012e-01)
          + 2.857142874366239149e-01) + 6.666666666666735130e-01)
    let half = f * f * 0.5
    let rest = s * (half + (even + odd)) + exponent * 1.90821492927058770002e-10
    let result = exponent * 6.93147180369123816490e-01 - ((half - rest) - f)
    return (
      result.replacing(with: -1e300, where: value .== 0),
      quotient.replacing(with: quotient * 0x1p100, where: isSmall)
    )
  }
}

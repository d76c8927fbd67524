import Glibc

/// Powers of 2 of many numbers, four at a time.
enum BinaryPowers {
  /// 2ˣ of each x of −½ to ½, by the series of ln 2ᵏ / k! up to 12; what follows is below 2e-16.
  @inline(__always)
  private static func polynomial(_ x: SIMD4<Double>) -> SIMD4<Double> {
    // Written out, as what is worked out when the program starts is asked for each time.
    var sum = x * 2.5678435993488206e-11 + 4.4455382718708116e-10
    sum = sum * x + 7.054911620801123e-09
    sum = sum * x + 1.01780860092397e-07
    sum = sum * x + 1.321548679014431e-06
    sum = sum * x + 1.5252733804059841e-05
    sum = sum * x + 0.0001540353039338161
    sum = sum * x + 0.0013333558146428443
    sum = sum * x + 0.009618129107628477
    sum = sum * x + 0.05550410866482158
    sum = sum * x + 0.24022650695910072
    sum = sum * x + 0.6931471805599453
    return sum * x + 1
  }

  /// Puts 2ˣ in the place of each x of 0 or less; the error is some units in the last place. What comes
  /// of a number does not depend on its neighbours.
  static func raise(_ numbers: inout [Double]) {
    let left = numbers.count & 3
    let fours = numbers.count - left
    // SAFETY: groups of four end before the last number.
    unsafe numbers.withUnsafeMutableBytes { bytes in
      for place in stride(from: 0, to: fours, by: 4) {
        let x = unsafe bytes.loadUnaligned(fromByteOffset: place &* 8, as: SIMD4<Double>.self)
        unsafe bytes.storeBytes(of: powers(x), toByteOffset: place &* 8, as: SIMD4<Double>.self)
        // Below there may be no leading bit.
        if x.min() < least { unsafe raiseRare(bytes, place, x) }
      }
    }
    guard left > 0 else { return }
    var x = SIMD4<Double>.zero
    for lane in 0..<left { x[lane] = numbers[fours + lane] }
    let power = powers(x)
    for lane in 0..<left { numbers[fours + lane] = x[lane] < least ? exp2(x[lane]) : power[lane] }
  }

  private static let least = -1000.0

  @unsafe @inline(never)
  private static func raiseRare(
    _ bytes: UnsafeMutableRawBufferPointer, _ place: Int, _ x: SIMD4<Double>
  ) {
    // SAFETY: a group of four begins at the place.
    for lane in 0..<4 where x[lane] < least {
      unsafe bytes.storeBytes(
        of: exp2(x[lane]), toByteOffset: (place &+ lane) &* 8, as: Double.self)
    }
  }

  /// 2ˣ of each x of −1000 to 0; of one below, anything.
  @inline(__always)
  private static func powers(_ x: SIMD4<Double>) -> SIMD4<Double> {
    // The last bits of this are those of the whole number that is nearest.
    let shifted = x + 0x1.8p52
    let part = polynomial(x - (shifted - 0x1.8p52))
    // SAFETY: of one size; the sum has the exponent of a number of √½ to √2, less at most 1000.
    let power = unsafe unsafeBitCast(shifted, to: SIMD4<UInt64>.self) &<< 52
    return unsafe unsafeBitCast(
      unsafeBitCast(part, to: SIMD4<UInt64>.self) &+ power, to: SIMD4<Double>.self)
  }
}

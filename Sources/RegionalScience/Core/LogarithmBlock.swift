import Glibc

/// Sums of the values and of the logarithms of rows, with a factor and an exponent for each column.
struct LogarithmBlock {
  private let columns: Int
  /// Whether all values of four columns have logarithms.
  private let isPlain: [Bool]
  private let factors: [SIMD4<Double>]
  private let exponents: [SIMD4<Double>]
  private let inverses = LogarithmTable.inverses
  private let logarithms = LogarithmTable.logarithms
  /// The parts of the logarithms of a row, for each four columns.
  private var rests: [SIMD4<Double>]
  private var wholes: [SIMD4<Double>]

  /// - Parameters:
  ///   - columns: The length of a row.
  ///   - isPlain: For each four columns whether no value is 0 or without a leading bit.
  ///   - factors: What values are multiplied with, in fours of which the last is filled up with 0.
  ///   - exponents: What logarithms are multiplied with, in the same way.
  init(columns: Int, isPlain: [Bool], factors: [SIMD4<Double>], exponents: [SIMD4<Double>]) {
    self.columns = columns
    self.isPlain = isPlain
    self.factors = factors
    self.exponents = exponents
    rests = [SIMD4<Double>](repeating: .zero, count: isPlain.count)
    wholes = rests
  }

  /// For each row the sum of the values times factors, and that of the binary logarithms times exponents;
  /// the logarithm of 0 counts −1e300.
  ///
  /// - Parameters:
  ///   - values: Rows of values of 0 or more.
  ///   - range: Some of the rows.
  ///   - each: Gets the place of a row within the range, and its sums.
  @unsafe @inline(__always)
  mutating func sums(
    _ values: UnsafeBufferPointer<Double>, _ range: Range<Int>,
    _ each: (Int, Double, Double) -> Void
  ) {
    let (columns, groups, left) = (columns, columns / 4, columns & 3)
    let bytes = UnsafeRawBufferPointer(values)
    // SAFETY: `columns` values in a row; the last ones are read one by one. Places are below the number
    // of the table's parts. All else has a member for each four columns, the last one filled up.
    unsafe inverses.withUnsafeBufferPointer { inverses in
      unsafe logarithms.withUnsafeBufferPointer { logarithms in
        unsafe isPlain.withUnsafeBufferPointer { isPlain in
          unsafe factors.withUnsafeBufferPointer { factors in
            unsafe exponents.withUnsafeBufferPointer { exponents in
              unsafe rests.withUnsafeMutableBufferPointer { rests in
                unsafe wholes.withUnsafeMutableBufferPointer { wholes in
                  for row in range {
                    let start = row &* columns &* 8
                    var offset = start
                    for group in 0..<groups {
                      let value = unsafe bytes.loadUnaligned(
                        fromByteOffset: offset, as: SIMD4<Double>.self)
                      if unsafe isPlain[group] {
                        let (a, b) = unsafe (
                          Self.place(bytes, offset), Self.place(bytes, offset &+ 8)
                        )
                        let (c, d) = unsafe (
                          Self.place(bytes, offset &+ 16), Self.place(bytes, offset &+ 24)
                        )
                        unsafe rests[group] = LogarithmTable.rest(
                          value, SIMD4(inverses[a], inverses[b], inverses[c], inverses[d]))
                        unsafe wholes[group] = LogarithmTable.whole(
                          value, SIMD4(logarithms[a], logarithms[b], logarithms[c], logarithms[d]))
                      } else {
                        // The other part stays 0.
                        unsafe wholes[group] = Self.careful(value)
                      }
                      offset &+= 32
                    }
                    var (up, down) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
                    offset = start
                    for group in 0..<groups {
                      let value = unsafe bytes.loadUnaligned(
                        fromByteOffset: offset, as: SIMD4<Double>.self)
                      unsafe up += value * factors[group]
                      unsafe down +=
                        exponents[group] * LogarithmTable.sum(rests[group], wholes[group])
                      offset &+= 32
                    }
                    if left > 0 {
                      // The logarithm of 1 is 0, as are the figures of the columns that are missing.
                      var value = SIMD4<Double>(repeating: 1)
                      for lane in 0..<left {
                        value[lane] = unsafe bytes.loadUnaligned(
                          fromByteOffset: offset &+ 8 &* lane, as: Double.self)
                      }
                      unsafe up += value * factors[groups]
                      unsafe down += exponents[groups] * Self.careful(value)
                    }
                    each(row &- range.lowerBound, up.sum(), down.sum())
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// The place of the value at an offset, by the upper half of its bits.
  @unsafe @inline(__always)
  private static func place(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    #if _endian(little)
      let half = 4
    #else
      let half = 0
    #endif
    return unsafe LogarithmTable.place(
      bytes.loadUnaligned(fromByteOffset: offset &+ half, as: UInt32.self))
  }

  @inline(never)
  private static func careful(_ value: SIMD4<Double>) -> SIMD4<Double> {
    var result = SIMD4<Double>.zero
    for lane in 0..<4 { result[lane] = value[lane] > 0 ? log2(value[lane]) : -1e300 }
    return result
  }
}

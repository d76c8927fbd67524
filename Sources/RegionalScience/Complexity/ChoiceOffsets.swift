/// Where the choices of the rows of a binary matrix are in tables of sums.
///
/// Of six columns at a time the sums of all 64 choices are made once; every row picks one of these. Eight
/// such tables stay in the nearest cache.
struct ChoiceOffsets: Sendable {
  /// How many groups of six columns have tables at a time.
  static let groups = 8
  /// How many columns these are.
  static let width = 48
  /// How many sums the tables hold.
  static let tableSize = 8 * 64

  /// The number of rows.
  let rows: Int
  /// For each 48 columns and each row of them the number of its sum in each of the tables.
  let places: [SIMD8<UInt16>]

  /// - Parameters:
  ///   - bytes: Eight columns of each row, one group after the other.
  ///   - rows: The number of rows.
  ///   - columns: The number of columns.
  /// - Complexity: O(*rows* · *columns* / 6).
  init(_ bytes: [UInt8], rows: Int, columns: Int) {
    self.rows = rows
    let byteCount = (columns + 7) / 8
    let parts = (columns + Self.width - 1) / Self.width
    var places = [SIMD8<UInt16>](repeating: .zero, count: parts * rows)
    for part in 0..<parts {
      for row in 0..<rows {
        // Six bytes are eight groups of six bits.
        var bits: UInt64 = 0
        for byte in 0..<min(6, byteCount - part * 6) {
          bits |= UInt64(bytes[(part * 6 + byte) * rows + row]) << UInt64(8 * byte)
        }
        var own = SIMD8<UInt16>.zero
        for group in 0..<Self.groups {
          let choice = UInt16(truncatingIfNeeded: (bits >> UInt64(6 * group)) & 63)
          own[group] = UInt16(truncatingIfNeeded: group << 6) | choice
        }
        places[part * rows + row] = own
      }
    }
    self.places = places
  }
}

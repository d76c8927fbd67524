/// Sorts some numbers many times: by dividing their range into 65,536 parts, whose numbers are sorted by
/// eight bits and eight bits more, and the few of one part by comparing.
///
/// Where most fall into few parts it sorts by all bits.
struct BucketOrder: Sendable {
  /// The positions of the numbers, first to last, after a ``sort(_:_:)``; ties by position.
  private(set) var positions: [Int32]
  /// The numbers in that order, those of ``Ranks/Order/highestFirst`` with the other sign.
  private(set) var values: [Double]
  /// Parts and positions, before and behind the first eight bits.
  private var entries: [UInt64]
  private var spare: [UInt64]
  /// How many have each of the first and of the second eight bits.
  private var starts: [UInt32]

  init(count: Int) {
    positions = [Int32](repeating: 0, count: count)
    values = [Double](repeating: 0, count: count)
    entries = [UInt64](repeating: 0, count: count)
    spare = entries
    starts = [UInt32](repeating: 0, count: 512)
  }

  /// Sorts as many finite numbers as the order was made for.
  ///
  /// - Complexity: O(*n*) for numbers that are spread over their range.
  mutating func sort(_ numbers: [Double], _ order: Ranks.Order = .lowestFirst) {
    guard numbers.count == positions.count else { return }
    // SAFETY: as many numbers as the order was made for.
    unsafe numbers.withUnsafeBufferPointer { unsafe sort($0, order) }
  }

  /// The same for numbers of which there must be as many as the order was made for.
  ///
  /// Numbers that are not finite come somewhere.
  @unsafe mutating func sort(_ numbers: UnsafeBufferPointer<Double>, _ order: Ranks.Order) {
    let count = positions.count
    let sign: Double = order == .highestFirst ? -1 : 1
    guard count > 1 else {
      for index in 0..<count {
        positions[index] = 0
        values[index] = unsafe sign * numbers[index]
      }
      return
    }
    var (low, high) = unsafe Self.range(numbers)
    if sign < 0 { (low, high) = (-high, -low) }
    let scale = 65_535 / (high - low)
    if high > low, (high - low).isFinite, scale.isFinite {
      unsafe divide(numbers, sign, low, scale)
      if unsafe compare(numbers, sign) { return }
    }
    let signed = unsafe numbers.map { sign * $0 }
    for (place, index) in SortOrder.ascending(signed).enumerated() {
      positions[place] = Int32(truncatingIfNeeded: index)
      values[place] = signed[index]
    }
  }

  @unsafe private static func range(_ numbers: UnsafeBufferPointer<Double>) -> (Double, Double) {
    let bytes = UnsafeRawBufferPointer(numbers)
    var (low, high) = unsafe (numbers[0], numbers[0])
    var place = 0
    // SAFETY: groups of eight end before the last number.
    if numbers.count >= 8 {
      var least = unsafe bytes.loadUnaligned(as: SIMD4<Double>.self)
      var (most, otherLeast, otherMost) = (least, least, least)
      while place + 8 <= numbers.count {
        let value = unsafe bytes.loadUnaligned(fromByteOffset: place &* 8, as: SIMD4<Double>.self)
        let other = unsafe bytes.loadUnaligned(
          fromByteOffset: place &* 8 &+ 32, as: SIMD4<Double>.self)
        least.replace(with: value, where: value .< least)
        most.replace(with: value, where: value .> most)
        otherLeast.replace(with: other, where: other .< otherLeast)
        otherMost.replace(with: other, where: other .> otherMost)
        place &+= 8
      }
      low = min(least.min(), otherLeast.min())
      high = max(most.max(), otherMost.max())
    }
    while place < numbers.count {
      let value = unsafe numbers[place]
      low = value < low ? value : low
      high = value > high ? value : high
      place &+= 1
    }
    return (low, high)
  }

  /// Sorts by the parts that the numbers fall into.
  @unsafe private mutating func divide(
    _ numbers: UnsafeBufferPointer<Double>, _ sign: Double, _ low: Double, _ scale: Double
  ) {
    let count = positions.count
    // SAFETY: all arrays have `count` members, `starts` 512; a part has sixteen bits; the counts of a
    // digit sum to `count`, so every target is below it.
    unsafe entries.withUnsafeMutableBufferPointer { entries in
      unsafe spare.withUnsafeMutableBufferPointer { spare in
        unsafe starts.withUnsafeMutableBufferPointer { starts in
          for digit in 0..<512 { unsafe starts[digit] = 0 }
          for index in 0..<count {
            // The last bits of such a number are those of the whole number that is nearest.
            let shifted = unsafe (sign * numbers[index] - low) * scale + 0x1p52
            let part = shifted.bitPattern & 0xffff
            unsafe entries[index] = part << 32 | UInt64(truncatingIfNeeded: index)
            unsafe starts[Int(truncatingIfNeeded: part & 255)] &+= 1
            unsafe starts[Int(truncatingIfNeeded: part >> 8) | 256] &+= 1
          }
          var (first, second): (UInt32, UInt32) = (0, 0)
          for digit in 0..<256 {
            let (one, two) = unsafe (starts[digit], starts[digit | 256])
            unsafe starts[digit] = first
            unsafe starts[digit | 256] = second
            first &+= one
            second &+= two
          }
          for index in 0..<count {
            let entry = unsafe entries[index]
            let digit = Int(truncatingIfNeeded: (entry >> 32) & 255)
            let place = unsafe Int(starts[digit])
            unsafe starts[digit] &+= 1
            unsafe spare[place] = entry
          }
          for index in 0..<count {
            let entry = unsafe spare[index]
            let digit = Int(truncatingIfNeeded: entry >> 40) | 256
            let place = unsafe Int(starts[digit])
            unsafe starts[digit] &+= 1
            unsafe entries[place] = entry
          }
        }
      }
    }
  }

  /// Moves the numbers of one part into their order; whether it came to an end before it had to move too
  /// much.
  @unsafe private mutating func compare(
    _ numbers: UnsafeBufferPointer<Double>, _ sign: Double
  ) -> Bool {
    let count = positions.count
    // SAFETY: all arrays have `count` members, and entries hold positions.
    return unsafe entries.withUnsafeBufferPointer { entries in
      unsafe positions.withUnsafeMutableBufferPointer { positions in
        unsafe values.withUnsafeMutableBufferPointer { values in
          var moves = 0
          var before = -Double.infinity
          for place in 0..<count {
            let position = unsafe Int32(truncatingIfNeeded: entries[place])
            let value = unsafe sign * numbers[Int(position)]
            guard before > value else {
              unsafe values[place] = value
              unsafe positions[place] = position
              before = value
              continue
            }
            var hole = place
            while unsafe hole > 0 && values[hole - 1] > value {
              unsafe values[hole] = values[hole - 1]
              unsafe positions[hole] = positions[hole - 1]
              hole &-= 1
            }
            unsafe values[hole] = value
            unsafe positions[hole] = position
            moves &+= place &- hole
            if moves > 16 &* count { return false }
          }
          return true
        }
      }
    }
  }
}

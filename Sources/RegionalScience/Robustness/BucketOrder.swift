/// Sorts few numbers many times: by dividing their range into as many buckets as there are numbers.
///
/// Where most fall into few buckets it sorts by bits.
struct BucketOrder: Sendable {
  /// The positions of the numbers, smallest first, after ``sort(_:)``; ties by position.
  private(set) var positions: [Int32]
  /// The numbers in that order.
  private(set) var values: [Double]
  private var starts: [Int32]
  private var buckets: [Int32]

  init(count: Int) {
    positions = [Int32](repeating: 0, count: count)
    values = [Double](repeating: 0, count: count)
    starts = [Int32](repeating: 0, count: count + 1)
    buckets = positions
  }

  /// Sorts as many finite numbers as the order was made for.
  ///
  /// - Complexity: O(*n*) for numbers that are spread over their range.
  mutating func sort(_ numbers: [Double]) {
    let count = positions.count
    guard count > 1, numbers.count == count else { return copy(numbers) }
    var (low, high) = (numbers[0], numbers[0])
    for number in numbers {
      low = number < low ? number : low
      high = number > high ? number : high
    }
    let scale = Double(count - 1) / (high - low)
    guard high > low, (high - low).isFinite, scale.isFinite else { return sortByBits(numbers) }
    let isSorted = bucketSort(numbers, low, scale)
    if !isSorted { sortByBits(numbers) }
  }

  private mutating func copy(_ numbers: [Double]) {
    for (index, number) in numbers.enumerated().prefix(positions.count) {
      positions[index] = Int32(index)
      values[index] = number
    }
  }

  private mutating func sortByBits(_ numbers: [Double]) {
    for (place, index) in SortOrder.ascending(numbers).enumerated() {
      positions[place] = Int32(truncatingIfNeeded: index)
      values[place] = numbers[index]
    }
  }

  /// Whether it came to an end before it had to move too much.
  private mutating func bucketSort(_ numbers: [Double], _ low: Double, _ scale: Double) -> Bool {
    let count = positions.count
    // SAFETY: all arrays have `count` members and `starts` one more; a bucket is 0 to count − 1, as
    // numbers are between the least, which makes 0, and the largest, which makes count − 1; the
    // minimum guards against rounding.
    return unsafe numbers.withUnsafeBufferPointer { numbers in
      unsafe positions.withUnsafeMutableBufferPointer { positions in
        unsafe values.withUnsafeMutableBufferPointer { values in
          unsafe starts.withUnsafeMutableBufferPointer { starts in
            unsafe buckets.withUnsafeMutableBufferPointer { buckets in
              for index in 0...count { unsafe starts[index] = 0 }
              for index in 0..<count {
                let bucket = unsafe min(Int32(count - 1), Int32((numbers[index] - low) * scale))
                unsafe buckets[index] = bucket
                unsafe starts[Int(bucket) + 1] &+= 1
              }
              for index in 1...count { unsafe starts[index] &+= starts[index - 1] }
              for index in 0..<count {
                let bucket = unsafe Int(buckets[index])
                let place = unsafe Int(starts[bucket])
                unsafe starts[bucket] &+= 1
                unsafe positions[place] = Int32(truncatingIfNeeded: index)
                unsafe values[place] = numbers[index]
              }
              var moves = 0
              for place in 1..<count {
                let (value, position) = unsafe (values[place], positions[place])
                var hole = place
                while unsafe hole > 0 && values[hole - 1] > value {
                  unsafe values[hole] = values[hole - 1]
                  unsafe positions[hole] = positions[hole - 1]
                  hole -= 1
                }
                unsafe values[hole] = value
                unsafe positions[hole] = position
                moves += place - hole
                if moves > 16 * count { return false }
              }
              return true
            }
          }
        }
      }
    }
  }
}

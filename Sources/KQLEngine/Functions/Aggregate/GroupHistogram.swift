import KQLSyntax

/// Counts whole numbers by group, where they lie so close together that a count for each number
/// takes less room than the numbers would.
struct GroupHistogram {
  /// `width` counts a group: of the numbers `low ..< low + width`.
  private var counts: [UInt32] = []
  private var low: Int64 = 0
  private var width = 0
  private var groupCount = 0
  /// The smallest and greatest number so far.
  private var least = Int64.max
  private var most = Int64.min

  private static let widthLimit = 1 << 16
  private static let countLimit = 1 << 21

  /// How many bytes the counts take.
  var byteCount: Int { counts.count * 4 }

  /// Makes room for groups; false where that would take too much.
  mutating func resize(groupCount count: Int) -> Bool {
    guard count > groupCount else { return true }
    guard count * width <= Self.countLimit else { return false }
    counts.append(contentsOf: repeatElement(0, count: (count - groupCount) * width))
    groupCount = count
    return true
  }

  /// Counts the numbers of a batch; false, with nothing counted, where they lie too far apart.
  mutating func add(_ batch: AggregateBatch) -> Bool {
    guard let operand = batch.operands.first, let vector = Int64.vector(in: operand.column) else {
      return false
    }
    if operand.isConstant {
      guard let value = vector[0] else { return true }
      guard cover(value, value) else { return false }
      for group in batch.groups { count(group, value) }
      return true
    }
    let counting = Self.counting(batch, vector.validity)
    guard let (first, last) = Self.range(vector, counting) else { return true }
    guard cover(first, last) else { return false }
    let low = low
    let width = width
    counts.withUnsafeMutableBufferPointer { counts in
      batch.groups.withUnsafeBufferPointer { groups in
        vector.withBuffer { values in
          guard let counting else {
            for row in 0..<values.count {
              counts[Int(groups[row]) &* width &+ Int(values[row] &- low)] &+= 1
            }
            return
          }
          counting.withBytes { counting in
            for row in 0..<values.count {
              // A row that does not count adds 0 at the beginning of its group.
              let place = (values[row] &- low) & (0 &- Int64(counting[row]))
              counts[Int(groups[row]) &* width &+ Int(place)] &+= UInt32(counting[row])
            }
          }
        }
      }
    }
    return true
  }

  /// Which rows count; nil where all do.
  private static func counting(_ batch: AggregateBatch, _ validity: Bitmap?) -> [Bool]? {
    guard let rejected = batch.rejected else { return validity?.flags() }
    return [Bool](count: batch.count) { output in
      batch.groups.withUnsafeBufferPointer { groups in
        if let validity {
          validity.expand(into: output, inverted: false)
          for row in 0..<groups.count { output[row] &= groups[row] == rejected ? 0 : 1 }
        } else {
          for row in 0..<groups.count { output[row] = groups[row] == rejected ? 0 : 1 }
        }
      }
    }
  }

  /// The least and the greatest number that count; nil where none does.
  private static func range(
    _ vector: Vector<Int64>, _ counting: [Bool]?
  ) -> (least: Int64, most: Int64)? {
    var least = Int64.max
    var most = Int64.min
    vector.withBuffer { values in
      guard let counting else {
        for value in values {
          least = min(least, value)
          most = max(most, value)
        }
        return
      }
      counting.withBytes { counting in
        for row in 0..<values.count {
          let kept = 0 &- Int64(counting[row])
          least = min(least, (values[row] & kept) | (Int64.max & ~kept))
          most = max(most, (values[row] & kept) | (Int64.min & ~kept))
        }
      }
    }
    return least <= most ? (least, most) : nil
  }

  private mutating func count(_ group: UInt32, _ value: Int64) {
    counts[Int(group) * width + Int(value - low)] += 1
  }

  /// Makes room for numbers from `first` to `last`; false where that would take too much.
  private mutating func cover(_ first: Int64, _ last: Int64) -> Bool {
    let newLeast = min(least, first)
    let newMost = max(most, last)
    if newLeast >= low, width > 0, newMost < low + Int64(width) {
      least = newLeast
      most = newMost
      return true
    }
    let (span, overflows) = newMost.subtractingReportingOverflow(newLeast)
    guard !overflows, span < Int64(Self.widthLimit) else { return false }
    // Twice the room, for what may yet come on either side.
    let newWidth = max(64, (Int(span) + 1).nextPowerOfTwo * 2)
    guard groupCount * newWidth <= Self.countLimit, newLeast > Int64.min + Int64(newWidth),
      newMost < Int64.max - Int64(newWidth)
    else { return false }
    let newLow = newLeast - (Int64(newWidth) - span) / 2
    var moved = [UInt32](repeating: 0, count: groupCount * newWidth)
    if least <= most {
      for group in 0..<groupCount {
        for value in least...most {
          moved[group * newWidth + Int(value - newLow)] =
            counts[
              group * width + Int(value - low)]
        }
      }
    }
    counts = moved
    low = newLow
    width = newWidth
    least = newLeast
    most = newMost
    return true
  }

  /// Takes in the counts of later rows; false, with nothing taken in, where there is no room.
  mutating func merge(_ later: GroupHistogram, groups: [UInt32]) -> Bool {
    guard later.least <= later.most else { return true }
    guard cover(later.least, later.most) else { return false }
    later.forEach { group, value, count in
      counts[Int(groups[Int(group)]) * width + Int(value - low)] += UInt32(count)
    }
    return true
  }

  /// Calls `body` with each group, number and count that is not 0.
  func forEach(_ body: (UInt32, Int64, Int) -> Void) {
    guard least <= most else { return }
    for group in 0..<groupCount {
      for value in least...most {
        let count = counts[group * width + Int(value - low)]
        if count > 0 { body(UInt32(group), value, Int(count)) }
      }
    }
  }

  /// The number at a percentile of each group, by the nearest rank.
  func percentile(_ percent: Double, groupCount: Int, as type: DataType) -> Column {
    var builder = VectorBuilder<Int64>(capacity: groupCount)
    for group in 0..<groupCount { builder.append(value(at: percent, of: group)) }
    return Int64.column(builder.finish(), as: type)
      ?? .constant(.null, type: type, count: groupCount)
  }

  private func value(at percent: Double, of group: Int) -> Int64? {
    guard percent >= 0, percent <= 100, group < groupCount, width > 0 else { return nil }
    let own = counts[(group * width)..<((group + 1) * width)]
    let total = own.reduce(0) { $0 + Int($1) }
    guard total > 0 else { return nil }
    let rank = NearestRank<Int64>.rank(of: percent, in: total)
    var seen = 0
    for (index, count) in zip(own.indices, own) {
      seen += Int(count)
      if seen >= rank { return low + Int64(index - own.startIndex) }
    }
    return nil
  }
}

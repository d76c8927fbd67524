/// The rows of each group, in order.
struct RowChains {
  private let starts: [Int]
  /// All rows, group by group; see ``places(of:)``.
  let sorted: [Int32]

  /// Sorts rows by their groups.
  ///
  /// - Precondition: Every group is below `groupCount`.
  init(_ groups: [UInt32], groupCount: Int) {
    // One place more: while rows are put in place, `starts[g + 1]` is where the next of group `g`
    // goes, and so ends as the start of the group behind it.
    var starts = [Int](repeating: 0, count: groupCount + 2)
    sorted = [Int32](unsafeUninitializedCapacity: groups.count) { sorted, filled in
      starts.withUnsafeMutableBufferPointer { starts in
        groups.withUnsafeBufferPointer { groups in
          for group in groups { starts[Int(group) &+ 2] &+= 1 }
          for group in 1..<starts.count { starts[group] &+= starts[group &- 1] }
          for row in 0..<groups.count {
            let slot = Int(groups[row]) &+ 1
            let place = starts[slot]
            // SAFETY: the places of a group follow on each other and end where those of the next
            // begin, so that every place is below the number of rows and is written once.
            sorted[place] = Int32(truncatingIfNeeded: row)
            starts[slot] = place &+ 1
          }
        }
      }
      filled = groups.count
    }
    self.starts = starts
  }

  /// Where in ``sorted`` the rows of a group stand.
  func places(of group: UInt32) -> Range<Int> { starts[Int(group)]..<starts[Int(group) + 1] }

  /// The rows of a group.
  func rows(of group: UInt32) -> ArraySlice<Int32> { sorted[places(of: group)] }
}

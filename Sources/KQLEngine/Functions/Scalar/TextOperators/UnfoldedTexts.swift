import Synchronization

/// Finds the texts that folding changes.
///
/// Most columns hold hardly any, so that a search may go through their bytes as they are.
enum UnfoldedTexts {
  /// The rows of a storage whose texts a folding changes, as far as they lie in `range`.
  ///
  /// - Complexity: O(bytes of the storage) when it is first asked, then O(log rows).
  static func rows(
    of storage: TextStorage, _ folding: TextFolding, in range: Range<Int>
  ) -> ArraySlice<Int32> {
    let all = storage.traits.withLock { traits -> [Int32] in
      if let known = traits.unfolded, known.folding == folding.name { return known.rows }
      let found = find(in: storage, folding)
      traits.unfolded = (folding.name, found)
      return found
    }
    return all[lowerBound(all, range.lowerBound)..<lowerBound(all, range.upperBound)]
  }

  private static func lowerBound(_ rows: [Int32], _ value: Int) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle]) < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func find(in storage: TextStorage, _ folding: TextFolding) -> [Int32] {
    // Scalars of two bytes, in which most of the world's alphabets lie, are asked for once each.
    let isKept = (0..<0x800).map { scalar in
      scalar < 0x80
        ? !(0x41...0x5A).contains(scalar) : folding.fold(UInt32(scalar)) == UInt32(scalar)
    }
    var rows: [Int32] = []
    isKept.withUnsafeBufferPointer { isKept in
      for row in 0..<storage.count where changes(storage[row], folding, isKept) {
        rows.append(Int32(truncatingIfNeeded: row))
      }
    }
    return rows
  }

  private static func changes(
    _ text: TextBytes, _ folding: TextFolding, _ isKept: UnsafeBufferPointer<Bool>
  ) -> Bool {
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        if !isKept[Int(byte)] { return true }
        position &+= 1
      } else if byte >= 0xC2 && byte < 0xE0 && position &+ 1 < text.count
        && text[position &+ 1] & 0xC0 == 0x80
      {
        if !isKept[Int(byte & 0x1F) << 6 | Int(text[position &+ 1] & 0x3F)] { return true }
        position &+= 2
      } else {
        let (scalar, size) = UTF8Decoding.scalar(in: text, at: position)
        if size > 0 && folding.fold(scalar) != scalar { return true }
        position += max(size, 1)
      }
    }
    return false
  }
}

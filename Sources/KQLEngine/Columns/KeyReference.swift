/// A column in which no value comes twice and none is null, so that a value stands for a row.
final class KeyColumn: Sendable {
  /// The values, one a row of the table that they identify.
  let values: Vector<Int64>

  init(_ values: Vector<Int64>) { self.values = values }

  /// The number of rows of that table.
  var count: Int { values.count }
}

/// Where the values of a column stand in a key column: row numbers beside values.
///
/// Joining and grouping by row numbers needs neither a hash table nor a comparison. References are
/// found once, when data is loaded (see ``Registry/linkTables(_:)``), and follow their column
/// through filters and projections.
final class KeyReference: Sendable {
  /// The key column.
  let target: KeyColumn
  /// For each element of the column's storage the row of its value, -1 for null. Nil in the key
  /// column itself, where element and row are the same.
  let rows: [Int32]?

  init(_ target: KeyColumn, rows: [Int32]?) {
    self.target = target
    self.rows = rows
  }

  /// The reference of a gathered column; `positions` count from `offset` of the storage.
  func gather(_ positions: [Int32], offset: Int) -> KeyReference {
    let count = positions.count
    let gathered = [Int32](unsafeUninitializedCapacity: count) { output, filled in
      if let rows {
        rows.withUnsafeBufferPointer { rows in
          for index in 0..<count {
            let position = positions[index]
            output[index] = position < 0 ? -1 : rows[offset &+ Int(position)]
          }
        }
      } else {
        for index in 0..<count {
          let position = positions[index]
          output[index] = position < 0 ? -1 : Int32(truncatingIfNeeded: offset) &+ position
        }
      }
      filled = count
    }
    return KeyReference(target, rows: gathered)
  }

  /// Writes the rows of a window of the column: its elements `offset ..< offset + count`.
  func copyRows(
    offset: Int, count: Int, into output: UnsafeMutablePointer<Int32>
  ) {
    if let rows {
      rows.withUnsafeBufferPointer { rows in
        for index in 0..<count { output[index] = rows[offset &+ index] }
      }
    } else {
      for index in 0..<count { output[index] = Int32(truncatingIfNeeded: offset &+ index) }
    }
  }

  /// The reference of columns put one behind the other; nil where they do not all refer to one key.
  static func concatenate(_ vectors: [Vector<Int64>]) -> KeyReference? {
    guard let target = vectors.first?.keys?.target,
      vectors.allSatisfy({ $0.keys?.target === target })
    else { return nil }
    let total = vectors.reduce(0) { $0 + $1.count }
    let rows = [Int32](unsafeUninitializedCapacity: total) { output, filled in
      var start = 0
      for vector in vectors {
        if let base = output.baseAddress {
          vector.keys?.copyRows(offset: vector.offset, count: vector.count, into: base + start)
        }
        start += vector.count
      }
      filled = total
    }
    return KeyReference(target, rows: rows)
  }
}

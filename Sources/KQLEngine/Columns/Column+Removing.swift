extension Column {
  /// The column without some rows.
  ///
  /// - Parameter rows: The numbers of the rows to leave out; ascending, each once.
  /// - Returns: The rows that stay, in their order.
  /// - Complexity: O(rows of the column).
  func removing(rows: [Int]) -> Column {
    switch self {
    case .bool(let vector): .bool(vector.removing(rows))
    case .int(let vector): .int(vector.removing(rows))
    case .long(let vector): .long(vector.removing(rows))
    case .real(let vector): .real(vector.removing(rows))
    case .decimal(let vector): .decimal(vector.removing(rows))
    case .string(let column): .string(column.removing(rows))
    case .datetime(let vector): .datetime(vector.removing(rows))
    case .timespan(let vector): .timespan(vector.removing(rows))
    case .guid(let vector): .guid(vector.removing(rows))
    case .dynamic(let vector): .dynamic(vector.removing(rows))
    }
  }

  /// Calls `body` with each run of rows that stay.
  fileprivate static func forEachKeptRun(
    of count: Int, without rows: [Int], _ body: (Range<Int>) -> Void
  ) {
    var begin = 0
    for row in rows {
      if row > begin { body(begin..<row) }
      begin = row + 1
    }
    if begin < count { body(begin..<count) }
  }
}

extension Vector {
  fileprivate func removing(_ rows: [Int]) -> Vector {
    var values: [Element] = []
    values.reserveCapacity(count - rows.count)
    var bits = BitmapBuilder(capacity: validity == nil ? 0 : count - rows.count)
    Column.forEachKeptRun(of: count, without: rows) { run in
      withBuffer { values.append(contentsOf: $0[run]) }
      if let validity {
        for row in run { bits.append(validity.bit(row)) }
      }
    }
    return Vector(values, validity: validity == nil ? nil : bits.finish())
  }
}

extension StringColumn {
  fileprivate func removing(_ rows: [Int]) -> StringColumn {
    if isDictionary {
      var codes: [UInt32] = []
      codes.reserveCapacity(count - rows.count)
      Column.forEachKeptRun(of: count, without: rows) { run in
        for row in run { codes.append(UInt32(index(row))) }
      }
      return StringColumn(dictionary: texts, codes: codes)
    }
    var builder = TextBuilder(unlimited: count - rows.count)
    Column.forEachKeptRun(of: count, without: rows) { run in
      for row in run { builder.append(self[row]) }
    }
    return StringColumn(builder.finish())
  }
}

import KQLSyntax
import Synchronization

/// One side of a join, held in memory, and how its rows are found by key.
final class JoinTable: Sendable {
  /// The side's columns; for an outer join with one more row, of nulls, at ``padding``.
  let columns: [Column]
  /// The number of rows, the row of nulls aside.
  let rowCount: Int
  /// The row that stands for no partner, in an outer join.
  var padding: Int32 { Int32(truncatingIfNeeded: rowCount) }
  /// The rows of each group of equal keys; nil where no key comes twice, and groups are rows.
  let chains: RowChains?
  private let keys: [Column]
  private let reference: ReferenceLookup?
  private let general = Mutex<KeyLookup?>(nil)
  private let foreign = Mutex<GroupIndex?>(nil)

  /// Builds the table of a join's right side.
  convenience init(
    _ side: Exec, _ node: LogicalPlan.Join, _ context: ExecutionContext
  ) throws(Diagnostic) {
    try self.init(
      side, keys: node.rightKeys, isPadded: node.kind == .leftouter, context)
  }

  /// Builds a table.
  ///
  /// - Parameters:
  ///   - side: The rows.
  ///   - keyExpressions: The keys.
  ///   - isPadded: Whether a row of nulls is wanted.
  ///   - context: The run.
  /// - Throws: `kql.limit.join-rows`, or what making the rows throws.
  init(
    _ side: Exec, keys keyExpressions: [BoundExpression], isPadded: Bool,
    _ context: ExecutionContext
  ) throws(Diagnostic) {
    let table = try side.table(context)
    try JoinExec.checkSize(table)
    rowCount = table.rowCount
    let evaluator = Evaluator(context: context)
    let rows = Batch(columns: table.columns, count: table.rowCount)
    let keys = keyExpressions.map { evaluator.column($0, rows) }
    self.keys = keys
    if isPadded {
      let all = (0...table.rowCount).map { row in
        row == table.rowCount ? -1 : Int32(truncatingIfNeeded: row)
      }
      columns = table.columns.map { $0.gather(all) }
    } else {
      columns = table.columns
    }
    try context.check()
    let found = ReferenceLookup(keys, rowCount: table.rowCount)
    reference = found
    guard found == nil else {
      chains = nil
      return
    }
    let (lookup, chains) = try Self.lookup(keys, rowCount: table.rowCount, context)
    self.chains = chains
    general.withLock { $0 = lookup }
  }

  private static func lookup(
    _ keys: [Column], rowCount: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> (KeyLookup, RowChains?) {
    if let (direct, groups, count) = DirectLookup.make(keys, rowCount: rowCount) {
      try context.check()
      return (.direct(direct), groups.map { RowChains($0, groupCount: count) })
    }
    var index = GroupIndex(keyCount: keys.count)
    let groups = index.groups(of: keys, count: rowCount)
    try context.check()
    // Without repetition the groups are the rows.
    let chains =
      index.count == rowCount ? nil : RowChains(groups, groupCount: index.count)
    return (.index(index), chains)
  }

  /// A finder of rows for one thread.
  func finder() -> KeyFinder { KeyFinder(self, reference) }

  /// How keys without references are found.
  fileprivate var lookup: KeyLookup {
    general.withLock { lookup in
      if let lookup { return lookup }
      // Rows that came with references found a side that has them; these come without.
      var index = GroupIndex(keyCount: keys.count)
      _ = index.groups(of: keys, count: rowCount)
      lookup = .index(index)
      return .index(index)
    }
  }

  /// The same for texts that come from other dictionaries than the table's.
  fileprivate func settled(_ index: GroupIndex) -> GroupIndex {
    foreign.withLock { known in
      if let known { return known }
      let settled = index.settled()
      known = settled
      return settled
    }
  }
}

/// How keys that carry no reference are found.
enum KeyLookup: Sendable {
  case direct(DirectLookup)
  case index(GroupIndex)
}

/// Finds the row (or the group) of keys, batch by batch; used by one thread.
struct KeyFinder {
  private let table: JoinTable
  private let reference: ReferenceLookup?
  private var general: KeyLookup?
  private var foreign: GroupIndex?

  fileprivate init(_ table: JoinTable, _ reference: ReferenceLookup?) {
    self.table = table
    self.reference = reference
  }

  /// Writes the row or group of each key, -1 where there is none.
  mutating func find(_ keys: [Column], count: Int) -> [Int32] {
    if let reference, let found = reference.find(keys, count: count) { return found }
    let lookup = general ?? table.lookup
    // Let go of it while it is searched, so that nothing is copied.
    general = nil
    switch lookup {
    case .direct(let direct):
      general = lookup
      return direct.find(keys[0], count: count)
    case .index(var index):
      guard index.isNative(keys) else {
        general = lookup
        var own = foreign ?? table.settled(index)
        foreign = nil
        defer { foreign = own }
        return own.find(keys, count: count).map { Int32(bitPattern: $0) }
      }
      defer { general = .index(index) }
      return index.find(keys, count: count).map { Int32(bitPattern: $0) }
    }
  }
}

/// Rows found by the row numbers that both sides' keys carry: no key is looked at.
struct ReferenceLookup: Sendable {
  private let target: KeyColumn
  /// For each row of the key column the row of this side, -1 for none; nil where they are the same.
  private let rows: [Int32]?
  /// The row whose key is null, -1 for none.
  private let nullRow: Int32

  /// The lookup of a side; nil where its key carries no reference or comes twice.
  init?(_ keys: [Column], rowCount: Int) {
    guard keys.count == 1, case .long(let vector) = keys[0], let reference = vector.keys else {
      return nil
    }
    target = reference.target
    guard let own = reference.rows else {
      guard vector.offset == 0, vector.count == reference.target.count else { return nil }
      rows = nil
      nullRow = -1
      return
    }
    var rows = [Int32](repeating: -1, count: reference.target.count)
    var nullRow: Int32 = -1
    for row in 0..<rowCount {
      let place = own[vector.offset + row]
      if place < 0 {
        if nullRow >= 0 { return nil }
        nullRow = Int32(truncatingIfNeeded: row)
      } else {
        if rows[Int(place)] >= 0 { return nil }
        rows[Int(place)] = Int32(truncatingIfNeeded: row)
      }
    }
    self.rows = rows
    self.nullRow = nullRow
  }

  /// The rows of keys; nil where they do not carry the same reference.
  func find(_ keys: [Column], count: Int) -> [Int32]? {
    guard case .long(let vector) = keys[0], let reference = vector.keys,
      reference.target === target
    else { return nil }
    var found = [Int32](unsafeUninitializedCapacity: count) { output, filled in
      if let base = output.baseAddress {
        reference.copyRows(offset: vector.offset, count: count, into: base)
      }
      filled = count
    }
    guard rows != nil || nullRow >= 0 else { return found }
    found.withUnsafeMutableBufferPointer { found in
      if let rows {
        rows.withUnsafeBufferPointer { rows in
          for index in 0..<count {
            let place = found[index]
            found[index] = place < 0 ? nullRow : rows[Int(place)]
          }
        }
      } else {
        for index in 0..<count where found[index] < 0 { found[index] = nullRow }
      }
    }
    return found
  }
}

/// Rows (or groups) found by whole numbers that lie close together: the number is the address.
struct DirectLookup: Sendable {
  private let low: Int64
  private let places: [Int32]
  private let nullPlace: Int32

  /// The most memory that the table may take, as a multiple of its rows.
  private static let sparseness = 8

  /// The lookup of a side and, where keys come more than once, the group of each row, and how many
  /// groups there are; nil where the
  /// key is no whole number or its values lie too far apart.
  static func make(
    _ keys: [Column], rowCount: Int
  ) -> (lookup: DirectLookup, groups: [UInt32]?, groupCount: Int)? {
    guard keys.count == 1, rowCount > 0, let vector = Int64.vector(in: keys[0]),
      let (least, most) = vector.range
    else { return nil }
    let (span, overflows) = most.subtractingReportingOverflow(least)
    guard !overflows, span < Int64(max(rowCount * sparseness, 1 << 12)) else { return nil }
    var places = [Int32](repeating: -1, count: Int(span) + 1)
    var nullPlace: Int32 = -1
    var isUnique = true
    vector.withBuffer { values in
      places.withUnsafeMutableBufferPointer { places in
        let hasNulls = vector.validity != nil
        for row in 0..<rowCount {
          let number = Int32(truncatingIfNeeded: row)
          if hasNulls && vector.isNull(row) {
            if nullPlace >= 0 { isUnique = false }
            nullPlace = number
          } else {
            // The span of the keys fits, so that no difference overflows.
            let place = Int(truncatingIfNeeded: values[row] &- least)
            if places[place] >= 0 { isUnique = false }
            places[place] = number
          }
          if !isUnique { return }
        }
      }
    }
    if isUnique {
      return (DirectLookup(low: least, places: places, nullPlace: nullPlace), nil, rowCount)
    }
    return grouped(vector, least, Int(span) + 1)
  }

  private static func grouped(
    _ vector: Vector<Int64>, _ least: Int64, _ size: Int
  ) -> (lookup: DirectLookup, groups: [UInt32]?, groupCount: Int) {
    var places = [Int32](repeating: -1, count: size)
    var nullPlace: Int32 = -1
    var count: Int32 = 0
    let groups = [UInt32](unsafeUninitializedCapacity: vector.count) { groups, filled in
      vector.withBuffer { values in
        places.withUnsafeMutableBufferPointer { places in
          let hasNulls = vector.validity != nil
          var next: Int32 = 0
          defer { count = next }
          for row in 0..<vector.count {
            if hasNulls && vector.isNull(row) {
              if nullPlace < 0 {
                nullPlace = next
                next &+= 1
              }
              groups[row] = UInt32(bitPattern: nullPlace)
              continue
            }
            let place = Int(truncatingIfNeeded: values[row] &- least)
            var group = places[place]
            if group < 0 {
              group = next
              places[place] = group
              next &+= 1
            }
            groups[row] = UInt32(bitPattern: group)
          }
        }
      }
      filled = vector.count
    }
    return (
      DirectLookup(low: least, places: places, nullPlace: nullPlace), groups, Int(count)
    )
  }

  /// The rows or groups of keys, -1 where there is none.
  func find(_ key: Column, count: Int) -> [Int32] {
    guard let vector = Int64.vector(in: key), !places.isEmpty else {
      return Array(repeating: -1, count: count)
    }
    var found = [Int32](unsafeUninitializedCapacity: count) { output, filled in
      vector.withBuffer { values in
        places.withUnsafeBufferPointer { places in
          let limit = UInt64(places.count)
          for row in 0..<count {
            let place = UInt64(bitPattern: values[row] &- low)
            output[row] = place < limit ? places[Int(truncatingIfNeeded: place)] : -1
          }
        }
      }
      filled = count
    }
    if vector.validity != nil {
      for row in 0..<count where vector.isNull(row) { found[row] = nullPlace }
    }
    return found
  }
}

/// The identifiers that decide by themselves: national identifiers and the like.
struct DecidingIdentifiers {
  private let fields: [Int]
  private let first: FoldedRecords
  private let second: FoldedRecords
  /// The values of each field that stand more than once in a register of two, and so tell no record.
  private let repeated: [Set<[UInt32]>]

  /// The second register is nil where the first is compared with itself, and a value that stands in it twice
  /// is what is looked for.
  init(_ all: [LinkageField], _ first: FoldedRecords, _ other: FoldedRecords?) {
    fields = all.indices.filter { all[$0].comparison == .decidingIdentifier }
    self.first = first
    second = other ?? first
    guard let other else {
      repeated = fields.map { _ in [] }
      return
    }
    repeated = fields.map { field in
      Self.repeated(first, field).union(Self.repeated(other, field))
    }
  }

  /// Whether a pair is one by an identifier.
  func decide(_ left: Int, _ right: Int) -> Bool {
    for (place, field) in fields.enumerated() {
      let (one, other) = (first.columns[field][left], second.columns[field][right])
      if !one.isEmpty, one == other, !repeated[place].contains(one) { return true }
    }
    return false
  }

  private static func repeated(_ records: FoldedRecords, _ field: Int) -> Set<[UInt32]> {
    var (seen, twice): (Set<[UInt32]>, Set<[UInt32]>) = ([], [])
    for value in records.columns[field] where !value.isEmpty && !seen.insert(value).inserted {
      twice.insert(value)
    }
    return twice
  }
}

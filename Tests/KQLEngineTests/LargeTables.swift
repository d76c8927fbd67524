import KQLEngine
import KQLSyntax
import SamatTesting

/// Tables of some thousand rows that refer to each other, the same in every run.
enum LargeTables {
  static let unitCount = 5_000
  static let caseCount = 12_000

  static let provinces = ["تهران", "کرمان", "البرز", "یزد", "قم", "فارس", "گیلان"]
  static let obstacles = ["bank", "tax", "energy", "customs", "land"]

  /// Units: a sparse number, a text and a name of their own each.
  static let units: Table = {
    var random = SeededGenerator(seed: 41)
    var id: Int64 = 10_000_000
    // Spelling variants, capitals and joiners, which folding changes.
    let products = ["کاشی", "كاشي", "کا\u{200C}شی", "سیمان", "Steel KASHI", "لبنیات", "شی", "کا"]
    return Table(
      schema: Schema([
        ColumnSchema("id", .long), ColumnSchema("unit", .string), ColumnSchema("name", .string),
        ColumnSchema("province", .string), ColumnSchema("size", .string),
        ColumnSchema("employees", .long), ColumnSchema("capacity", .real),
        ColumnSchema("founded", .datetime), ColumnSchema("estate_id", .long),
      ]),
      rows: (0..<unitCount).map { row -> [Value] in
        id += Int64.random(in: 1...9, using: &random)
        let product = products[Int.random(in: 0..<products.count, using: &random)]
        return [
          .long(id), .string("U-\(row * 7 % 9973)"), .string("واحد \(row) \(product) \(row % 89)"),
          .string(provinces[row * row % provinces.count]),
          .string(["small", "medium", "large"][Int.random(in: 0..<3, using: &random)]),
          .long(Int64.random(in: 1...900, using: &random)),
          row % 11 == 0 ? .null : .real(Double(Int.random(in: 0...9_999, using: &random)) / 8),
          .datetime(630_000_000_000_000_000 + Int64(row) * 864_000_000_000),
          row % 3 == 0 ? .null : .long(Int64(row % 40 + 1)),
        ]
      })
  }()

  /// Cases: each of a unit, by its number and its text.
  static let cases: Table = {
    var random = SeededGenerator(seed: 42)
    return Table(
      schema: Schema([
        ColumnSchema("case_no", .long), ColumnSchema("unit_id", .long),
        ColumnSchema("unit", .string), ColumnSchema("obstacle", .string),
        ColumnSchema("opened", .datetime), ColumnSchema("closed", .datetime),
        ColumnSchema("amount", .long),
      ]),
      rows: (0..<caseCount).map { row -> [Value] in
        // Few units have many cases.
        let pick = Int.random(in: 0..<unitCount, using: &random)
        let unit = pick * pick / unitCount
        let opened = 638_000_000_000_000_000 + Int64(row / 13) * 864_000_000_000
        return [
          .long(Int64(row)), units.columns[0][unit],
          row % 501 == 0 ? .string("") : units.columns[1][unit],
          .string(obstacles[Int.random(in: 0..<obstacles.count, using: &random)]),
          .datetime(opened),
          row % 5 == 0
            ? .null
            : .datetime(opened + Int64.random(in: 0...90, using: &random) * 864_000_000_000),
          row % 17 == 0
            ? .null : .long(Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)),
        ]
      })
  }()

  /// Forty estates, of which some have no unit.
  static let estates = Table(
    schema: Schema([ColumnSchema("id", .long), ColumnSchema("title", .string)]),
    rows: (1...44).map { [.long(Int64($0)), .string("شهرک \($0 % 9)")] })

  /// A catalog of the three.
  static func catalog(isLinked: Bool) throws -> Catalog {
    var registry = Registry()
    try registry.add(TableDefinition("units", table: units))
    try registry.add(TableDefinition("cases", table: cases))
    try registry.add(TableDefinition("estates", table: estates))
    if isLinked { try registry.linkTables(leastRows: 0) }
    return Catalog(registry)
  }
}

import KQLEngine
import KQLSyntax
import PersianText

/// The 31 provinces of Iran as tiles of a grid that keeps about who borders whom.
struct ProvinceTiles {
  /// A province on the grid.
  struct Tile {
    /// The ISO 3166-2 code.
    let code: String
    /// Two letters for where there is no more room.
    let short: String
    /// The name in English.
    var name: String
    /// The name in Persian.
    var persianName: String
    /// The column, from the west.
    let column: Int
    /// The row, from the north.
    let row: Int
  }

  /// The columns of the grid.
  static let columns = 7
  /// The rows of the grid.
  static let rows = 6

  /// The tiles, from the north-west.
  let tiles: [Tile]
  private let positions: [String: Int]

  /// Codes (behind `IR-`) and short names, row by row; `.` is no tile.
  private static let grid = [
    "04 WA|03 EA|24 AR|.|.|.|.",
    "12 KD|19 ZN|01 GI|02 MZ|27 GO|28 NK|.",
    "05 KS|13 HM|26 QZ|30 AL|23 TH|20 SM|09 RK",
    "16 IL|15 LO|00 MK|25 QM|10 ES|21 YZ|29 SK",
    ".|06 KZ|14 CB|17 KB|07 FA|08 KR|11 SB",
    ".|.|.|18 BU|22 HG|.|.",
  ]

  /// Reads the names from the table of provinces.
  init() {
    let provinces = ReferenceTables.provinces
    let table = try? SeedData.reference.table(provinces.name, provinces.schema)
    var names: [String: Row] = [:]
    for row in (table ?? .empty(provinces.schema)).rows {
      if let code = row["province"].text { names[code] = row }
    }
    var tiles: [Tile] = []
    var positions: [String: Int] = [:]
    for (row, line) in ProvinceTiles.grid.enumerated() {
      for (column, cell) in line.split(separator: "|").enumerated() where cell != "." {
        let parts = cell.split(separator: " ").map(String.init)
        let code = "IR-" + parts[0]
        let entry = names[code]
        let tile = Tile(
          code: code, short: parts[1], name: entry?["name"].text ?? code,
          persianName: entry?["name_fa"].text ?? code, column: column, row: row)
        var spellings = [code, tile.name, tile.persianName]
        if case .dynamic(.array(let aliases))? = entry?["aliases"] {
          for case .string(let alias) in aliases { spellings.append(alias) }
        }
        for spelling in spellings { positions[ProvinceTiles.key(spelling)] = tiles.count }
        tiles.append(tile)
      }
    }
    self.tiles = tiles
    self.positions = positions
  }

  /// The tile of a province by its code, its name in either language, or another spelling; `استان`
  /// and `province` beside it are passed over.
  func index(of text: String) -> Int? {
    let key = ProvinceTiles.key(text)
    if let index = positions[key] { return index }
    for (prefix, suffix) in [("استان", ""), ("", "province")] {
      if !prefix.isEmpty, key.hasPrefix(prefix) {
        return positions[String(key.dropFirst(prefix.count))]
      }
      if !suffix.isEmpty, key.hasSuffix(suffix) {
        return positions[String(key.dropLast(suffix.count))]
      }
    }
    return nil
  }

  private static func key(_ text: String) -> String {
    PersianNormalizer.searchKey(text).filter { $0.isLetter || $0.isNumber }
  }
}

/// What `render map` shows: a value for each province that has one.
struct ProvinceMap {
  /// The grid.
  let tiles = ProvinceTiles()
  /// A value a tile; nil where there is none.
  private(set) var values: [Double?]
  /// The least and the greatest value.
  private(set) var range: ClosedRange<Double>?
  /// The name of the values.
  private(set) var title = ""
  /// Whether the provinces are named in Persian.
  private(set) var isPersian = false
  /// What was left out.
  private(set) var notes: [String]
  /// Why nothing can be drawn.
  private(set) var problem: String?
  /// The values by the names that the rows have, for shapes of a file.
  private(set) var named: [String: Double] = [:]

  /// How many steps the shades have.
  static let shades = 5

  /// Takes the values from a table: the first column names provinces, the first of numbers is shown.
  init(_ table: Table, _ properties: ChartProperties) {
    values = [Double?](repeating: nil, count: tiles.tiles.count)
    notes = properties.notes
    guard table.rowCount > 0 else {
      problem = "nothing to draw: the result has no rows"
      return
    }
    let columns = ChartColumns(table, properties)
    notes += columns.notes
    guard let x = columns.x, let y = columns.values.first else {
      problem = "a map needs a column of provinces and a column of numbers"
      return
    }
    title = ChartText.label(properties.yTitle ?? table.schema.names[y])
    var reading = ChartReading(isLogarithmic: properties.isLogarithmic)
    var unknown: [String] = []
    var unknownCount = 0
    for row in 0..<table.rowCount {
      let name = ChartText.label(table.columns[x][row])
      let place = tiles.index(of: name)
      guard let value = reading.value(table.columns[y][row]) else { continue }
      named[name] = ChartData.sum(named[name] ?? 0, value)
      guard let place else {
        unknownCount += 1
        if unknown.count < 5, !unknown.contains(name) { unknown.append(name) }
        continue
      }
      if BidiText.hasRightToLeft(name) { isPersian = true }
      if values[place] != nil { reading.added += 1 }
      values[place] = ChartData.sum(values[place] ?? 0, value)
    }
    for case .some(let value) in values { ChartData.widen(&range, by: value) }
    if columns.values.count > 1 { notes.append("'\(title)' is shown of several columns") }
    notes += reading.notes
    if unknownCount > 0 {
      let names = unknown.map { "'\($0)'" }.joined(separator: ", ")
      let rest = unknownCount > unknown.count ? ", …" : ""
      notes.append(
        isPersian
          ? "\(DocumentLanguage.persian.number(unknownCount)) سطر نام استانی نیست: \(names)\(rest)"
          : "\(unknownCount) \(unknownCount == 1 ? "row names" : "rows name") no province: "
            + "\(names)\(rest)")
    }
    let missing = values.filter { $0 == nil }.count
    if range != nil, missing > 0 {
      notes.append(
        isPersian
          ? "\(DocumentLanguage.persian.number(missing)) استان مقداری ندارد"
          : "\(missing) \(missing == 1 ? "province has" : "provinces have") no value")
    }
    if range == nil {
      problem =
        unknownCount > 0
        ? "nothing to draw: no row names a province" : "nothing to draw: " + reading.reason
    }
  }

  /// The same map with the shades of other values.
  func scaled(to range: ClosedRange<Double>?) -> ProvinceMap {
    var map = self
    map.range = range
    return map
  }

  /// The shade of a value, 0 to 4: equal parts of what there is.
  func shade(_ value: Double) -> Int {
    guard let range, range.upperBound > range.lowerBound else { return ProvinceMap.shades - 1 }
    let (low, high) = (range.lowerBound / 4, range.upperBound / 4)
    let share = (value / 4 - low) / (high - low)
    // Numbers so small that a quarter of them is 0.
    guard share.isFinite else { return ProvinceMap.shades - 1 }
    return min(ProvinceMap.shades - 1, max(0, Int(share * Double(ProvinceMap.shades))))
  }

  /// The values that a shade stands for, as `3 – 8`.
  func label(ofShade shade: Int) -> String {
    guard let range else { return "" }
    let (low, high) = (range.lowerBound, range.upperBound)
    if low == high { return ChartText.value(low) }
    let step = high / Double(ProvinceMap.shades) - low / Double(ProvinceMap.shades)
    let from = low + step * Double(shade)
    let to = shade == ProvinceMap.shades - 1 ? high : low + step * Double(shade + 1)
    return ChartText.value(from) + " – " + ChartText.value(to)
  }

  /// The shades that stand for something: one where all values are the same.
  var usedShades: Range<Int> {
    guard let range, range.upperBound > range.lowerBound else {
      return ProvinceMap.shades - 1..<ProvinceMap.shades
    }
    return 0..<ProvinceMap.shades
  }
}

public import KQLEngine
public import KQLSyntax
import RegionalScience

/// Amounts as a chart or on the map.
extension AllocationGuide {
  /// The amounts as rows that ask for a chart.
  ///
  /// - Parameters:
  ///   - chart: `barchart`, `map` or another kind.
  ///   - language: The language of names, unit and title.
  /// - Returns: Place, its name, what is drawn (in the largest unit that leaves the greatest amount ten or
  ///   more), the exact amount and what decides it, the largest first.
  /// - Throws: `samat.guide.too-early`; `samat.guide.place` for a map without provinces.
  public func table(
    chart: String, in language: DocumentLanguage = .english
  ) throws(Diagnostic) -> Table {
    let plan = try planned()
    let rows = try chosen().rows
    var shown = places.indices.sorted { (plan.amounts[$1], $0) < (plan.amounts[$0], $1) }
    if chart == "map" {
      shown = shown.filter { rows.places.provinces.contains(places[$0]) }
      guard !shown.isEmpty else {
        throw Diagnostic(
          code: GuideRefusal.place,
          message: "no place is a province, and the map is one of provinces",
          help: "':allocate chart' shows the amounts of all places")
      }
    }
    let unit = AmountUnit.fitting(shown.map { plan.amounts[$0] }.max() ?? 0)
    let drawn = unit.name(in: language)
    var table = Table(
      schema: Schema([
        ColumnSchema("place", .string), ColumnSchema("name", .string),
        ColumnSchema(drawn, .real), ColumnSchema("amount", .long),
        ColumnSchema("reason", .string),
      ]),
      rows: shown.map {
        [
          .string(places[$0]), .string(rows.places.name(places[$0], in: language)),
          .real(unit.rounded(plan.amounts[$0])), .long(plan.amounts[$0]),
          .string(plan.reasons[$0].text(in: language)),
        ]
      })
    table.visualization = Visualization(
      chart: chart,
      properties: [
        .init(
          name: "title",
          value: language.say(
            "Budget by '\(plan.rule)', \(drawn)",
            "بودجه، \(rules.name(plan.rule, in: language))، \(drawn)")),
        // A map speaks the language of the names of its places.
        .init(
          name: "xcolumn", value: chart == "map" && language == .english ? "place" : "name"),
        .init(name: "xtitle", value: ""),
        .init(name: "ycolumns", value: drawn), .init(name: "ytitle", value: drawn),
      ])
    return table
  }
}

/// A unit in which amounts of rials are drawn.
enum AmountUnit: Int64, CaseIterable {
  case thousandBillion = 1_000_000_000_000
  case billion = 1_000_000_000
  case million = 1_000_000
  case rial = 1

  /// The largest unit of which an amount has ten or more.
  static func fitting(_ amount: Int64) -> AmountUnit {
    allCases.first { amount / $0.rawValue >= 10 } ?? .rial
  }

  func name(in language: DocumentLanguage) -> String {
    switch self {
    case .thousandBillion: language.say("thousand billion rial", "هزار میلیارد ریال")
    case .billion: language.say("billion rial", "میلیارد ریال")
    case .million: language.say("million rial", "میلیون ریال")
    case .rial: language.say("rial", "ریال")
    }
  }

  /// An amount in the unit, with two digits behind the point.
  func rounded(_ amount: Int64) -> Double {
    (Double(amount) / Double(rawValue) * 100).rounded() / 100
  }
}

import KQLEngine
public import KQLSyntax
public import PersianText

/// The file of an estate (پرونده شهرک): what it is, its balance of area, power and water, its licence,
/// parcels, supplies, service companies and its score.
public struct EstateFile: Hashable, Sendable {
  /// A parcel.
  public struct Parcel: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Who holds it: the production unit, else the holder.
    public var holder: DocumentName?
    /// The area in square metres.
    public var areaSquareMetres: Double?
    /// The day by which it must be built on.
    public var deadline: SolarHijriDate?
    /// The share that is built.
    public var built: Double?
    /// Its state, as the table has it.
    public var status: String
    /// What was paid and planned, and the price, in rial.
    public var paid: Int64?, planned: Int64?, price: Int64?
  }

  /// A line of the balance.
  public struct Balance: Hashable, Sendable {
    /// `area`, or the utility.
    public var kind: String
    /// What is needed, or bound.
    public var demand: Double?
    /// What there is.
    public var supply: Double?
    /// The unit of measure.
    public var measure: String
    /// Where it comes from.
    public var source: String

    /// What is left; negative where something is missing.
    public var left: Double? { demand.flatMap { demand in supply.map { $0 - demand } } }
  }

  /// A pillar of the last score.
  public struct Pillar: Hashable, Sendable {
    /// The pillar.
    public var pillar: String
    /// Its points, its weight, and their product.
    public var points: Double, weight: Double, contribution: Double
  }

  /// A step of the licence.
  public struct Step: Hashable, Sendable {
    /// The step, or `turned_down`.
    public var step: String
    /// The day on which it was done.
    public var taken: SolarHijriDate?
    /// The day by which it had to be done.
    public var due: SolarHijriDate?
    /// By how many days it was late.
    public var daysLate: Int
  }

  /// The estate.
  public var estate: DocumentName
  /// Names and values of what is known of it: kind, governance, province, company, class.
  public var kind: String?, governance: String?, province: DocumentName?, company: String?
  /// Whether it is a rural zone.
  public var isRural: Bool
  /// The area in hectares.
  public var areaHectares: Double?
  /// The total and the class of its last score.
  public var total: Double?, estateClass: String?
  /// The balance of area, then of each utility.
  public var balance: [Balance]
  /// The steps of its licence.
  public var steps: [Step]
  /// Its parcels, by id.
  public var parcels: [Parcel]
  /// The pillars of its last score.
  public var pillars: [Pillar]
  /// Its service companies at work, with what they do.
  public var companies: [String]
}

extension Workspace {
  /// The file of an estate.
  ///
  /// - Parameter id: The estate.
  /// - Returns: The file.
  /// - Throws: `samat.estate.unknown`, and what the tables report.
  /// - Complexity: O(rows of the tables of estates).
  public func estateFile(_ id: String) throws(Diagnostic) -> EstateFile {
    let source = try DocumentSource(self)
    let key: [String: Value] = ["id": .string(id)]
    let row = try source.record(
      "estates", "estate", id, "estate", columns: "estate, name",
      or: EstateRefusal.unknownEstate)
    let parcels = try source.rows("parcels | where estate == id | sort by parcel asc", key)
    let units = try source.units(parcels.compactMap { $0.text("production_unit") })
    let places = try source.names("provinces", "province", [row.text("province") ?? ""])
    let bound =
      row.number("bound_m2")
      ?? parcels.filter { $0.text("status") != "rescinded" }
      .reduce(0.0) { $0 + ($1.number("area_m2") ?? 0) }
    let area = EstateFile.Balance(
      kind: "area", demand: bound / 10_000, supply: row.number("area_ha"), measure: "ha", source: ""
    )
    let balance = try source.rows("utilities | where estate == id | sort by kind asc", key).map {
      EstateFile.Balance(
        kind: $0.text("kind") ?? "", demand: $0.number("demand"), supply: $0.number("supply"),
        measure: $0.text("unit") ?? "", source: $0.text("supply_source") ?? "")
    }
    let steps = try source.rows("estate_licence_steps | where estate == id", key).map {
      EstateFile.Step(
        step: $0.text("step") ?? "", taken: $0.day("taken"), due: $0.day("due"),
        daysLate: Int(clamping: $0["days_late"].int64 ?? 0))
    }
    let scores = try source.rows("estate_scores | where estate == id", key)
    let pillars = scores.filter { $0.text("score") == scores.last?.text("score") }.map {
      EstateFile.Pillar(
        pillar: $0.text("pillar") ?? "", points: $0.number("points") ?? 0,
        weight: $0.number("weight") ?? 0, contribution: $0.number("contribution") ?? 0)
    }
    let companies = try source.rows(
      "estate_companies | where estate == id and isnull(work_to) | sort by company asc", key
    ).map { row in
      [row.text("company") ?? "", row.text("service").map { "(\($0))" } ?? ""]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    return EstateFile(
      estate: DocumentName(id, english: row.text("name"), persian: row.text("name_fa")),
      kind: row.text("kind"), governance: row.text("governance"),
      province: row.text("province").map { places[$0] ?? DocumentName($0) },
      company: row.text("operator"), isRural: row["rural"] == .bool(true),
      areaHectares: row.number("area_ha"), total: row.number("score"),
      estateClass: row.text("class"), balance: [area] + balance, steps: steps,
      parcels: parcels.map { parcel in
        EstateFile.Parcel(
          id: parcel.text("parcel") ?? "",
          holder: parcel.text("production_unit").map { units[$0] ?? DocumentName($0) }
            ?? parcel.text("holder").map { DocumentName($0) },
          areaSquareMetres: parcel.number("area_m2"), deadline: parcel.day("deadline"),
          built: parcel.number("built"), status: parcel.text("status") ?? "",
          paid: parcel["paid_rial"].int64, planned: parcel["planned_rial"].int64,
          price: parcel["price_rial"].int64)
      }, pillars: pillars, companies: companies)
  }
}

extension Row {
  /// A number; nil where there is none.
  fileprivate func number(_ column: String) -> Double? {
    if case .real(let number) = self[column], number.isFinite { return number }
    return nil
  }
}

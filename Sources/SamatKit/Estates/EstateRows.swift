import KQLEngine

/// The cells that end every row.
private func ending(_ source: CaseworkSource) -> [Value] {
  [.string(source.rawValue), .string(FactPrecision.exact.rawValue), .bool(false)]
}

private let endingColumns = ["source", "precision", "inferred"]

/// Recorded estates in the table `estates`.
struct EstateRows: TableProjection {
  let table = "estates"
  let columns =
    [
      "estate", "name", "name_fa", "kind", "governance", "rural", "province", "county", "area_ha",
      "operator", "licence_step", "score", "class", "bound_m2", "free_m2",
    ] + endingColumns

  func rows(in state: EstatesState) -> [String] {
    state.estates.ids.filter { state.estates[$0]?.isRegistered == true }
  }

  func row(_ id: String, in state: EstatesState) -> [Value]? {
    guard let estate = state.estates[id], estate.isRegistered else { return nil }
    let free = estate.areaHectares.map {
      ParcelArea.squareMetres(ParcelArea.units(hectares: $0) - estate.bound)
    }
    return [
      .string(id), Value(estate.name), Value(estate.persianName), Value(term: estate.kind),
      Value(term: estate.governance), Value(estate.isRural), Value(estate.province),
      Value(estate.county), Value(estate.areaHectares), Value(estate.managingCompany),
      Value(term: estate.step), Value(estate.total), Value(term: estate.estateClass),
      .real(ParcelArea.squareMetres(estate.bound)), Value(free),
    ] + ending(estate.source)
  }

  func rows(touchedBy event: EstateEvent, _ record: EventRecord, in state: EstatesState) -> [String]
  {
    switch event {
    case .assigned(let event): [event.estate]
    case .rescinded(let event): [event.estate]
    default: event.subject.kind == "estate" ? [event.subject.id] : []
    }
  }
}

/// Steps of licences in the table `estate_licence_steps`.
struct EstateStepRows: TableProjection {
  let table = "estate_licence_steps"
  let columns =
    ["estate", "application", "step", "taken", "due", "days_late", "note"] + endingColumns

  func rows(in state: EstatesState) -> [String] { state.steps.ids }

  func row(_ id: String, in state: EstatesState) -> [Value]? {
    state.steps[id].map { step in
      [
        .string(step.estate), .long(Int64(step.application)),
        .string(step.step?.rawValue ?? "turned_down"), step.day.value, Value(step.due),
        .long(Int64(step.daysLate)), Value(step.note),
      ] + ending(step.source)
    }
  }

  func rows(touchedBy event: EstateEvent, _ record: EventRecord, in state: EstatesState) -> [String]
  {
    switch event {
    case .stepTaken, .turnedDown: ["\(event.subject.id)/\(record.position)"]
    default: []
    }
  }
}

/// Scores in the table `estate_scores`: one row for each pillar.
struct EstateScoreRows: TableProjection {
  let table = "estate_scores"
  let columns =
    [
      "score", "estate", "scored", "pillar", "points", "weight", "contribution", "total", "class",
      "policy",
    ] + endingColumns

  func rows(in state: EstatesState) -> [String] { state.scores.ids }

  func row(_ id: String, in state: EstatesState) -> [Value]? {
    state.scores[id].map { score in
      [
        .string(score.score), .string(score.estate), score.day.value, .string(score.pillar),
        .real(score.points), .real(score.weight), .real(score.contribution), .real(score.total),
        Value(term: score.estateClass), .string(score.policy),
      ] + ending(score.source)
    }
  }

  func rows(touchedBy event: EstateEvent, _ record: EventRecord, in state: EstatesState) -> [String]
  {
    guard case .scored(let event) = event else { return [] }
    return event.pillars.map { "\(event.estate)-\(record.position)/\($0)" }
  }
}

/// Service companies in the table `estate_companies`.
struct EstateCompanyRows: TableProjection {
  let table = "estate_companies"
  let columns = ["estate", "company", "service", "work_from", "work_to"] + endingColumns

  func rows(in state: EstatesState) -> [String] { state.companies.ids }

  func row(_ id: String, in state: EstatesState) -> [Value]? {
    state.companies[id].map { company in
      [
        .string(company.estate), .string(company.company), Value(company.service),
        company.from.value, Value(company.to),
      ] + ending(company.source)
    }
  }

  func rows(touchedBy event: EstateEvent, _ record: EventRecord, in state: EstatesState) -> [String]
  {
    switch event {
    case .companyAdded(let event): ["\(event.estate)/\(event.company)/\(record.position)"]
    case .companyEnded(let event):
      // The last one of the company in this estate is the one that ended.
      state.companies.ids.last {
        state.companies[$0]?.estate == event.estate && state.companies[$0]?.company == event.company
      }.map { [$0] } ?? []
    default: []
    }
  }
}

/// Parcels in the table `parcels`.
struct ParcelRows: TableProjection {
  let table = "parcels"
  let columns =
    [
      "parcel", "estate", "area_m2", "production_unit", "holder", "assigned", "deadline",
      "first_deadline", "built", "built_reported", "status", "licence", "licensed", "settle_by",
      "settled", "settlement", "waived", "warned_until", "rescinded", "rescinded_by", "price_rial",
      "planned_rial", "paid_rial",
    ] + endingColumns

  func rows(in state: EstatesState) -> [String] { state.parcels.ids }

  func row(_ id: String, in state: EstatesState) -> [Value]? {
    guard let parcel = state.parcels[id] else { return nil }
    var row: [Value] = [
      .string(id), .string(parcel.estate), .real(ParcelArea.squareMetres(parcel.area)),
      Value(parcel.unit), Value(parcel.holder), parcel.assigned.value, parcel.deadline.value,
      parcel.firstDeadline.value, Value(parcel.built), Value(parcel.builtDay),
      Value(term: parcel.status), Value(parcel.licence), Value(parcel.licensed),
      Value(parcel.settleBy), Value(parcel.settled), Value(term: parcel.settlement),
    ]
    row += [
      Value(parcel.waived), Value(parcel.warnedUntil), Value(parcel.rescinded),
      Value(parcel.rescindedBy), parcel.price.map(Value.long) ?? .null, .long(parcel.planned),
      .long(parcel.paid),
    ]
    return row + ending(parcel.source)
  }

  func rows(touchedBy event: EstateEvent, _ record: EventRecord, in state: EstatesState) -> [String]
  {
    event.subject.kind == "parcel" ? [event.subject.id] : []
  }
}

/// Instalments in the table `parcel_instalments`.
struct InstalmentRows: TableProjection {
  let table = "parcel_instalments"
  let columns =
    ["parcel", "instalment", "amount_rial", "due", "paid_rial", "open_rial", "paid"]
    + endingColumns

  func rows(in state: EstatesState) -> [String] { state.instalments.ids }

  func row(_ id: String, in state: EstatesState) -> [Value]? {
    state.instalments[id].map { plan in
      [
        .string(plan.parcel), .string(plan.instalment), .long(plan.amount), plan.due.value,
        .long(plan.paid), .long(plan.amount - plan.paid), Value(plan.paidOn),
      ] + ending(plan.source)
    }
  }

  func rows(touchedBy event: EstateEvent, _ record: EventRecord, in state: EstatesState) -> [String]
  {
    switch event {
    case .instalmentSet(let event): ["\(event.parcel)/\(event.instalment)"]
    case .instalmentPaid(let event): ["\(event.parcel)/\(event.instalment)"]
    default: []
    }
  }
}

/// Utilities in the table `utilities`: one row for each estate and utility.
struct UtilityRows: TableProjection {
  let table = "utilities"
  let columns =
    ["estate", "kind", "supply_source", "demand", "supply", "shortage", "unit"] + endingColumns

  func rows(in state: EstatesState) -> [String] { state.utilities.ids }

  func row(_ id: String, in state: EstatesState) -> [Value]? {
    guard let utility = state.utilities[id] else { return nil }
    let now = utility.supplies.compactMap { state.supplies[$0] }.filter { $0.ended == nil }
    var sources: [String] = []
    for supply in now where !sources.contains(supply.from.rawValue) {
      sources.append(supply.from.rawValue)
    }
    // No supply on record is unknown, not nothing.
    let supply = utility.supplies.isEmpty ? nil : state.supply(of: utility)
    let shortage = utility.demand.flatMap { demand in supply.map { max(0, demand - $0) } }
    return [
      .string(utility.estate), Value(term: utility.kind),
      .string(sources.joined(separator: ", ")), Value(utility.demand), Value(supply),
      Value(shortage), .string(utility.measure),
    ] + ending(utility.source)
  }

  func rows(touchedBy event: EstateEvent, _ record: EventRecord, in state: EstatesState) -> [String]
  {
    switch event {
    case .demandSet(let event): [EstatesDecider.key(event.estate, event.utility)]
    case .supplySet(let event): [EstatesDecider.key(event.estate, event.utility)]
    case .supplyEnded(let event): [EstatesDecider.key(event.estate, event.utility)]
    default: []
    }
  }
}

/// Supplies in the table `utility_supplies`.
struct SupplyRows: TableProjection {
  let table = "utility_supplies"
  let columns =
    ["estate", "kind", "supply_name", "supply_source", "amount", "unit", "since", "ended"]
    + endingColumns

  func rows(in state: EstatesState) -> [String] { state.supplies.ids }

  func row(_ id: String, in state: EstatesState) -> [Value]? {
    state.supplies[id].map { supply in
      [
        .string(supply.estate), Value(term: supply.kind), .string(supply.supply),
        Value(term: supply.from), .real(supply.amount), .string(supply.measure),
        supply.since.value, Value(supply.ended),
      ] + ending(supply.source)
    }
  }

  func rows(touchedBy event: EstateEvent, _ record: EventRecord, in state: EstatesState) -> [String]
  {
    switch event {
    case .supplySet(let event):
      ["\(EstatesDecider.key(event.estate, event.utility))/\(event.supply)"]
    case .supplyEnded(let event):
      ["\(EstatesDecider.key(event.estate, event.utility))/\(event.supply)"]
    default: []
    }
  }
}

/// What units need, in the table `utility_connections`.
struct ConnectionRows: TableProjection {
  let table = "utility_connections"
  let columns =
    ["estate", "kind", "production_unit", "demand", "supplied", "recorded"] + endingColumns

  func rows(in state: EstatesState) -> [String] { state.connections.ids }

  func row(_ id: String, in state: EstatesState) -> [Value]? {
    state.connections[id].map { connection in
      [
        .string(connection.estate), Value(term: connection.kind), .string(connection.unit),
        .real(connection.demand), .bool(connection.isSupplied), connection.day.value,
      ] + ending(connection.source)
    }
  }

  func rows(touchedBy event: EstateEvent, _ record: EventRecord, in state: EstatesState) -> [String]
  {
    guard case .connected(let event) = event else { return [] }
    return ["\(EstatesDecider.key(event.estate, event.utility))/\(event.unit)"]
  }
}

import KQLEngine

/// Recorded units in the table `units`.
struct UnitRows: TableProjection {
  let table = "units"
  let columns = [
    "unit", "name", "name_fa", "domain", "sector", "province", "county", "estate", "size",
    "status", "knowledge_based", "employees", "utilisation", "record_owner", "retired",
    "merged_into", "source", "precision", "inferred",
  ]

  func rows(in state: UnitsState) -> [String] {
    state.units.ids.filter { state.units[$0]?.isRegistered == true }
  }

  // A unit that a table tells of keeps that row; what happens to it is in `status_changes`.
  func row(_ id: String, in state: UnitsState) -> [Value]? {
    guard let unit = state.units[id], unit.isRegistered else { return nil }
    return [
      .string(id), Value(unit.name), Value(unit.persianName), Value(term: unit.domain),
      Value(unit.sector), Value(unit.province), Value(unit.county), Value(unit.estate),
      Value(term: unit.size), Value(term: unit.status), Value(unit.isKnowledgeBased),
      Value(unit.employees), Value(unit.utilisation), Value(unit.recordOwner),
      Value(unit.retired), Value(unit.mergedInto), .string(unit.source.rawValue),
      .string(FactPrecision.exact.rawValue), .bool(false),
    ]
  }

  func rows(touchedBy event: UnitEvent, _ record: EventRecord, in state: UnitsState) -> [String] {
    if case .merged(let event) = event { return [event.unit, event.duplicate] }
    if case .unmerged(let event) = event { return [event.unit, event.duplicate] }
    return [event.subject.id]
  }
}

/// Changes of status in the table `status_changes`.
struct StatusChangeRows: TableProjection {
  let table = "status_changes"
  let columns = [
    "change", "unit", "province", "changed", "status_before", "status_after", "returned",
    "preceded_by", "source", "precision", "inferred",
  ]

  func rows(in state: UnitsState) -> [String] { state.changes.ids }

  func row(_ id: String, in state: UnitsState) -> [Value]? {
    state.changes[id].map { change in
      [
        .string(id), .string(change.unit), Value(change.province), change.day.value,
        Value(term: change.from), Value(term: change.to), .bool(change.returned),
        Value(change.precededBy), .string(change.source.rawValue),
        .string(FactPrecision.exact.rawValue), .bool(false),
      ]
    }
  }

  func rows(touchedBy event: UnitEvent, _ record: EventRecord, in state: UnitsState) -> [String] {
    guard case .statusChanged(let event) = event else { return [] }
    return ["\(event.unit)/\(record.position)"]
  }
}

extension EstatesDecider {
  /// Takes up what has happened.
  public func evolve(_ state: inout EstatesState, by event: EstateEvent, _ record: EventRecord) {
    let day = DayNumber(record.day)
    let source = CaseworkSource(record)
    let subject = event.subject
    if subject.kind == "estate" { Self.touch(&state, subject.id, day, source) }
    switch event {
    case .registered(let event):
      state.estates.update(event.estate) {
        $0.isRegistered = true
        $0.take(event)
      }
    case .corrected(let event): state.estates.update(event.estate) { $0.take(event) }
    case .stepTaken(let event):
      let application = (state.estates[event.estate]?.turnedDown ?? 0) + 1
      state.steps.set(
        "\(event.estate)/\(record.position)",
        .init(
          estate: event.estate, application: application, step: event.step, day: day,
          due: event.due.map { DayNumber($0) }, daysLate: Int32(clamping: event.daysLate),
          note: event.note, source: source))
      state.estates.update(event.estate) {
        $0.step = event.step
        $0.stepDay = day
      }
    case .turnedDown(let event):
      let application = (state.estates[event.estate]?.turnedDown ?? 0) + 1
      state.steps.set(
        "\(event.estate)/\(record.position)",
        .init(
          estate: event.estate, application: application, step: nil, day: day, due: nil,
          daysLate: 0, note: event.reason, source: source))
      state.estates.update(event.estate) {
        $0.step = nil
        $0.stepDay = nil
        $0.turnedDown = application
      }
    case .scored(let event):
      let sum = event.weights.reduce(0, +)
      let score = "\(event.estate)-\(record.position)"
      for (index, pillar) in event.pillars.enumerated()
      where index < event.points.count && index < event.weights.count {
        let weight = sum > 0 ? event.weights[index] / sum : 0
        state.scores.set(
          "\(score)/\(pillar)",
          .init(
            score: score, estate: event.estate, day: day, pillar: pillar,
            points: event.points[index], weight: weight,
            contribution: weight * event.points[index], total: event.total,
            estateClass: event.estateClass, policy: event.policy, source: source))
      }
      state.estates.update(event.estate) {
        $0.total = event.total
        $0.estateClass = event.estateClass
      }
    case .companyAdded(let event):
      let key = "\(event.estate)/\(event.company)"
      state.companies.set(
        "\(key)/\(record.position)",
        .init(
          estate: event.estate, company: event.company, service: event.service, from: day,
          source: source))
      state.companiesNow[key] = "\(key)/\(record.position)"
    case .companyEnded(let event):
      if let key = state.companiesNow.removeValue(forKey: "\(event.estate)/\(event.company)") {
        state.companies.update(key) { $0.to = day }
      }
    case .demandSet(let event):
      Self.touch(&state, event.estate, event.utility, event.measure, source)
      state.utilities.update(Self.key(event.estate, event.utility)) { $0.demand = event.demand }
    case .supplySet(let event):
      Self.touch(&state, event.estate, event.utility, event.measure, source)
      let key = Self.key(event.estate, event.utility)
      let supply = "\(key)/\(event.supply)"
      if state.supplies[supply] == nil {
        state.utilities.update(key) { $0.supplies.append(supply) }
      }
      state.supplies.set(
        supply,
        .init(
          estate: event.estate, kind: event.utility, supply: event.supply, from: event.source,
          amount: event.amount, measure: event.measure,
          since: state.supplies[supply]?.since ?? day, source: source))
    case .supplyEnded(let event):
      state.supplies.update("\(Self.key(event.estate, event.utility))/\(event.supply)") {
        $0.ended = day
      }
    case .connected(let event):
      state.connections.set(
        "\(Self.key(event.estate, event.utility))/\(event.unit)",
        .init(
          estate: event.estate, kind: event.utility, unit: event.unit, demand: event.demand,
          isSupplied: event.isSupplied, day: day, source: source))
    default: evolveParcel(&state, by: event, day, source)
    }
  }

  private func evolveParcel(
    _ state: inout EstatesState, by event: EstateEvent, _ day: DayNumber,
    _ source: CaseworkSource
  ) {
    let parcel = event.subject.id
    switch event {
    case .assigned(let event):
      let area = ParcelArea.units(squareMetres: event.areaSquareMetres) ?? 0
      // An event's day is the parcel's; a parcel does not make its estate's last day later.
      if state.estates[event.estate] == nil {
        Self.touch(&state, event.estate, day, source)
      }
      state.estates.update(event.estate) { $0.bound += area }
      let deadline = DayNumber(event.deadline)
      state.parcels.set(
        parcel,
        .init(
          estate: event.estate, area: area, unit: event.unit, holder: event.holder,
          price: event.priceRial, assigned: day, firstDeadline: deadline, deadline: deadline,
          last: day, source: source))
    case .instalmentSet(let event):
      let key = "\(parcel)/\(event.instalment)"
      state.instalments.set(
        key,
        .init(
          parcel: parcel, instalment: event.instalment, amount: event.amountRial,
          due: DayNumber(event.due), source: source))
      state.parcels.update(parcel) {
        $0.planned += event.amountRial
        $0.instalments.append(key)
      }
    case .instalmentPaid(let event):
      state.instalments.update("\(parcel)/\(event.instalment)") {
        $0.paid += event.amountRial
        if $0.paid == $0.amount { $0.paidOn = day }
      }
      state.parcels.update(parcel) { $0.paid += event.amountRial }
    case .buildingReported(let event):
      state.parcels.update(parcel) {
        $0.built = event.built
        $0.builtDay = day
        if $0.status == .assigned, event.built > 0 { $0.status = .building }
      }
    case .licensed(let event):
      state.parcels.update(parcel) {
        $0.status = .licensed
        $0.licence = event.licence
        $0.licensed = day
        $0.warnedUntil = nil
      }
    case .settled(let event):
      state.parcels.update(parcel) {
        $0.settlement = event.settlement
        $0.settled = day
        if let deadline = event.deadline { $0.deadline = DayNumber(deadline) }
        if event.settlement == .extended, $0.status == .warned {
          $0.status = ($0.built ?? 0) > 0 ? .building : .assigned
          $0.warnedUntil = nil
        }
      }
    case .waived:
      state.parcels.update(parcel) {
        $0.status = .waived
        $0.waived = day
      }
    case .warned(let event):
      state.parcels.update(parcel) {
        $0.status = .warned
        $0.warnedUntil = DayNumber(event.until)
      }
    case .rescinded(let event):
      let area = state.parcels[parcel]?.area ?? 0
      state.estates.update(event.estate) { $0.bound -= area }
      state.parcels.update(parcel) {
        $0.status = .rescinded
        $0.rescinded = day
        $0.rescindedBy = event.body
      }
    default: break
    }
    state.parcels.update(parcel) { $0.last = max($0.last, day) }
  }

  /// The key of a utility.
  static func key(_ estate: String, _ utility: UtilityKind) -> String {
    "\(estate)/\(utility.rawValue)"
  }

  private static func touch(
    _ state: inout EstatesState, _ estate: String, _ day: DayNumber, _ source: CaseworkSource
  ) {
    if state.estates[estate] == nil {
      // What a table says of it is not taken over: a state comes of events alone.
      state.estates.set(estate, EstatesState.Record(last: day, source: source))
    }
    state.estates.update(estate) { $0.last = max($0.last, day) }
  }

  private static func touch(
    _ state: inout EstatesState, _ estate: String, _ utility: UtilityKind, _ measure: String,
    _ source: CaseworkSource
  ) {
    let key = key(estate, utility)
    if state.utilities[key] == nil {
      state.utilities.set(
        key,
        EstatesState.Utility(estate: estate, kind: utility, measure: measure, source: source))
    }
  }
}

extension EstatesState.Record {
  fileprivate mutating func take(_ event: EstateDescribed) {
    if let value = event.name { name = value }
    if let value = event.persianName { persianName = value }
    if let value = event.kind { kind = value }
    if let value = event.governance { governance = value }
    if let value = event.isRural { isRural = value }
    if let value = event.province { province = value }
    if let value = event.county { county = value }
    if let value = event.areaHectares { areaHectares = value }
    if let value = event.managingCompany { managingCompany = value }
  }
}

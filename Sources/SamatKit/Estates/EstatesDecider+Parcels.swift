import PersianText

extension EstatesDecider {
  /// The largest amount of rials.
  static let largestAmount: Int64 = 1_000_000_000_000_000_000

  func assign(
    _ parcel: String, _ estate: String, _ squareMetres: Double, _ unit: String?,
    _ holder: String?, _ price: Int64?, _ deadline: SolarHijriDate?, _ state: EstatesState,
    _ context: DecisionContext
  ) throws(Refusal) -> EstateEvent {
    try CaseworkIDs.check(parcel, "a parcel")
    let facts = try living(estate, state, context)
    if facts.governance == .nonGovernmental, facts.known == nil,
      (facts.record?.step?.place ?? -1) < EstateLicenceStep.establishmentPermit.place
    {
      throw Refusal(
        EstateRefusal.noPermit, "non-governmental estate '\(estate)' has no establishment permit",
        by: .nonGovernmentalSteps, remedy: "take the steps to the establishment permit first")
    }
    if let unit { try check(unit: unit, context) }
    guard let area = ParcelArea.units(squareMetres: squareMetres) else {
      throw Refusal(
        EstateRefusal.area, "a parcel of \(squareMetres) m2 cannot be", by: .areasAddUp,
        remedy: "give an area above 0 in square metres")
    }
    if let hectares = facts.areaHectares {
      let free = ParcelArea.units(hectares: hectares) - facts.bound
      guard area <= free else {
        throw Refusal(
          EstateRefusal.areaExceeded,
          "parcel '\(parcel)' of \(squareMetres) m2 does not fit: "
            + "\(ParcelArea.squareMetres(max(free, 0))) m2 of estate '\(estate)' are free",
          by: .areasAddUp, remedy: "give a smaller area, or rescind what stands idle")
      }
    }
    if let price, !(0...Self.largestAmount).contains(price) { throw badAmount(price) }
    let policy = policy(facts.province, context)
    let last: SolarHijriDate
    if let deadline {
      last = deadline
    } else if let months = policy.policy.buildingMonths,
      let day = context.day.adding(months: months)
    {
      last = day
    } else {
      throw unset("building_months", facts.province, .pastBuildingDeadline)
    }
    guard last >= context.day else {
      throw Refusal(
        EstateRefusal.deadline, "the deadline \(last) is before the assignment",
        by: .pastBuildingDeadline, remedy: "give a day from \(context.day) on")
    }
    return .assigned(
      ParcelAssigned(
        parcel: parcel, estate: estate, areaSquareMetres: ParcelArea.squareMetres(area),
        unit: unit, holder: holder, priceRial: price, deadline: last, policy: policy.id))
  }

  /// Says what happens to a parcel that is there.
  func decideParcel(
    _ command: EstateCommand, in state: EstatesState, _ context: DecisionContext
  ) throws(Refusal) -> EstateEvent {
    let id = command.subject?.id ?? ""
    guard let parcel = state.parcels[id] else {
      throw Refusal(
        EstateRefusal.unknownParcel, "there is no parcel '\(CaseworkIDs.shown(id))' on record",
        remedy: "assign it first")
    }
    try context.refuseDay(before: parcel.last, of: "parcel '\(id)'", EstateRefusal.dayBefore)
    let province =
      state.estates[parcel.estate]?.province ?? known[parcel.estate]?.province
    let policy = policy(province, context)
    let today = DayNumber(context.day)
    func late(_ due: DayNumber?) -> Int { max(0, Int(today.days) - Int((due ?? today).days)) }
    func need(
      _ holds: Bool, _ what: String, _ rule: DomainRule, _ remedy: String
    ) throws(Refusal) {
      guard holds else {
        throw Refusal(
          EstateRefusal.parcelState, "parcel '\(id)' is \(parcel.status.rawValue): \(what)",
          by: rule, remedy: remedy)
      }
    }
    switch command {
    case .setInstalment(_, let instalment, let amount, let due):
      try need(
        parcel.status != .rescinded && parcel.status != .waived, "no instalment can be set",
        .parcelInstalments, "set instalments while it is held")
      try CaseworkIDs.check(instalment, "an instalment")
      guard !state.instalments.contains("\(id)/\(instalment)") else {
        throw Refusal(
          EstateRefusal.instalment, "parcel '\(id)' has an instalment '\(instalment)' already",
          by: .parcelInstalments, remedy: "give another id")
      }
      guard (1...Self.largestAmount).contains(amount) else { throw badAmount(amount) }
      // Both are within 0 and 10^18, so that their difference is exact.
      guard let price = parcel.price, amount <= price - parcel.planned else {
        throw Refusal(
          EstateRefusal.beyondPrice,
          "an instalment of \(amount) rial is beyond the price of parcel '\(id)'",
          by: .parcelInstalments,
          remedy: parcel.price.map { "\($0 - parcel.planned) rial are left" }
            ?? "its price is not known")
      }
      guard DayNumber(due) >= parcel.assigned else {
        throw Refusal(
          EstateRefusal.deadline, "instalment '\(instalment)' is due before the assignment",
          by: .parcelInstalments, remedy: "give a later day")
      }
      return .instalmentSet(
        ParcelInstalmentSet(parcel: id, instalment: instalment, amountRial: amount, due: due))
    case .payInstalment(_, let instalment, let amount):
      try need(
        parcel.status != .rescinded, "nothing can be paid", .parcelInstalments,
        "payments end with the rescission")
      guard let plan = state.instalments["\(id)/\(instalment)"] else {
        throw Refusal(
          EstateRefusal.instalment,
          "parcel '\(id)' has no instalment '\(CaseworkIDs.shown(instalment))'",
          by: .parcelInstalments, remedy: "set it first")
      }
      guard (1...Self.largestAmount).contains(amount) else { throw badAmount(amount) }
      guard amount <= plan.amount - plan.paid else {
        throw Refusal(
          EstateRefusal.beyondPrice,
          "\(amount) rial is more than what is open of instalment '\(instalment)'",
          by: .parcelInstalments, remedy: "\(plan.amount - plan.paid) rial are open")
      }
      return .instalmentPaid(
        ParcelInstalmentPaid(
          parcel: id, instalment: instalment, amountRial: amount, daysLate: late(plan.due)))
    case .reportBuilding(_, let built):
      try need(parcel.status.isOpen, "no building is reported", .parcelLife, "it must be held")
      guard built >= parcel.built ?? 0, built <= 1 else {
        throw Refusal(
          EstateRefusal.progress, "a built share of \(built) of parcel '\(id)' cannot be",
          by: .parcelLife, remedy: "give a share from \(parcel.built ?? 0) to 1")
      }
      return .buildingReported(ParcelBuildingReported(parcel: id, built: built))
    case .license(_, let licence):
      try need(parcel.status.isOpen, "it cannot be licensed", .parcelLife, "it must be held")
      guard let built = parcel.built, built >= policy.policy.licenceFromBuilt else {
        throw Refusal(
          EstateRefusal.notBuilt, "parcel '\(id)' is not built", by: .parcelLife,
          remedy: "report that \(policy.policy.licenceFromBuilt) of it is built")
      }
      return .licensed(
        ParcelLicensed(
          parcel: id, licence: licence, daysLate: late(parcel.deadline), policy: policy.id))
    case .settle(_, let settlement, let deadline, let reason):
      try need(
        parcel.status.isOpen, "its state is settled", .settleAssignedLand,
        "settle what is assigned and not licensed")
      switch (settlement, deadline) {
      case (.extended, let deadline?) where DayNumber(deadline) > max(parcel.deadline, today): break
      case (.continued, nil), (.toRescind, nil): break
      default:
        throw Refusal(
          EstateRefusal.deadline, "the settlement '\(settlement.rawValue)' has a wrong deadline",
          by: .settleAssignedLand,
          remedy: "an extension has a deadline after today and the one in force, others have none")
      }
      return .settled(
        ParcelSettled(
          parcel: id, settlement: settlement, deadline: deadline, daysLate: late(parcel.settleBy),
          reason: reason))
    case .waive(_, let reason):
      try need(parcel.status.isOpen, "it cannot be given back", .rescission, "it must be held")
      try needReason(reason, "parcel '\(id)' cannot be given back")
      return .waived(ParcelWaived(parcel: id, reason: reason))
    case .warn(_, let until):
      try need(
        parcel.status == .assigned || parcel.status == .building, "no notice can be given",
        .rescission, "give notice once, while it is held")
      guard parcel.deadline < today || parcel.settlement == .toRescind else {
        throw Refusal(
          EstateRefusal.tooEarly, "parcel '\(id)' is not past its building deadline",
          by: .rescission, remedy: "settle its state as to_rescind, or wait for the deadline")
      }
      guard let days = policy.policy.reasonablePeriodDays else {
        throw unset("reasonable_period_days", province, .rescission)
      }
      guard let earliest = context.day.adding(days: days), (until ?? earliest) >= earliest else {
        throw Refusal(
          EstateRefusal.deadline, "the notice of parcel '\(id)' is shorter than \(days) days",
          by: .rescission, remedy: "give a later day, or none")
      }
      return .warned(ParcelWarned(parcel: id, until: until ?? earliest, policy: policy.id))
    case .rescind(_, let body, let reason):
      try need(
        parcel.status == .waived || parcel.status == .warned, "it cannot be rescinded",
        .rescission, "a waiver or a notice comes first")
      if parcel.status == .warned, let until = parcel.warnedUntil, today <= until {
        throw Refusal(
          EstateRefusal.tooEarly, "the reasonable period of parcel '\(id)' has not run out",
          by: .rescission, remedy: "rescind it after \(until.date?.description ?? "that day")")
      }
      guard let bodies = policy.policy.competentBodies else {
        throw unset("competent_bodies", province, .rescission)
      }
      guard bodies.contains(body) else {
        throw Refusal(
          EstateRefusal.notCompetent, "'\(CaseworkIDs.shown(body))' may not rescind parcel '\(id)'",
          by: .rescission,
          remedy: "the competent bodies are \(bodies.joined(separator: ", "))")
      }
      try needReason(reason, "parcel '\(id)' cannot be rescinded")
      return .rescinded(
        ParcelRescinded(
          parcel: id, estate: parcel.estate,
          areaSquareMetres: ParcelArea.squareMetres(parcel.area), body: body, reason: reason))
    default:
      throw Refusal(
        EstateRefusal.nothing, "'\(command.name)' is no command of parcels", remedy: "give another")
    }
  }

  private func badAmount(_ amount: Int64) -> Refusal {
    Refusal(
      EstateRefusal.amount, "an amount of \(amount) rial cannot be", by: .parcelInstalments,
      remedy: "give rials above 0 and up to \(Self.largestAmount)")
  }
}

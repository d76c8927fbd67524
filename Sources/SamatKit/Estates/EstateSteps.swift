import PersianText

extension EstatesDecider {
  /// The names of the commands that an estate or a parcel may have next.
  public func nextSteps(
    of subject: Subject, in state: EstatesState, _ context: DecisionContext
  ) -> [String] {
    switch subject.kind {
    case "estate": estateSteps(subject.id, state, context)
    case "parcel": parcelSteps(subject.id, state, context)
    default: []
    }
  }

  private func estateSteps(
    _ id: String, _ state: EstatesState, _ context: DecisionContext
  ) -> [String] {
    guard let facts = try? living(id, state, context) else { return [] }
    var steps: [String] = []
    let record = facts.record
    if facts.governance == .nonGovernmental, record?.step != .operationLicence {
      steps.append("estate.take_step")
      if let step = record?.step, step.place < EstateLicenceStep.establishmentPermit.place {
        steps.append("estate.turn_down")
      }
    }
    let mayAssign =
      facts.governance != .nonGovernmental || facts.known != nil
      || (record?.step?.place ?? -1) >= EstateLicenceStep.establishmentPermit.place
    if mayAssign { steps.append("parcel.assign") }
    steps += ["utility.set_demand", "utility.set_supply"]
    if state.supplies.ids.contains(where: {
      $0.hasPrefix(id + "/") && state.supplies[$0]?.ended == nil
    }) {
      steps.append("utility.end_supply")
    }
    if UtilityKind.allCases.contains(where: { state.utilities.contains(Self.key(id, $0)) }) {
      steps.append("utility.connect")
    }
    let values = policy(facts.province, context).policy
    if values.challengerFrom != nil, values.leaderFrom != nil { steps.append("estate.score") }
    steps.append("estate.add_company")
    if state.companiesNow.keys.contains(where: { $0.hasPrefix(id + "/") }) {
      steps.append("estate.end_company")
    }
    steps.append("estate.correct")
    return steps
  }

  private func parcelSteps(
    _ id: String, _ state: EstatesState, _ context: DecisionContext
  ) -> [String] {
    guard let parcel = state.parcels[id], DayNumber(context.day) >= parcel.last else { return [] }
    let province = state.estates[parcel.estate]?.province ?? known[parcel.estate]?.province
    let values = policy(province, context).policy
    let today = DayNumber(context.day)
    var steps: [String] = []
    if parcel.status != .rescinded, parcel.status != .waived, let price = parcel.price,
      price > parcel.planned
    {
      steps.append("parcel.set_instalment")
    }
    if parcel.status != .rescinded, parcel.paid < parcel.planned {
      steps.append("parcel.pay_instalment")
    }
    if parcel.status.isOpen {
      steps.append("parcel.report_building")
      if let built = parcel.built, built >= values.licenceFromBuilt {
        steps.append("parcel.license")
      }
      steps += ["parcel.settle", "parcel.waive"]
      if parcel.status != .warned, parcel.deadline < today || parcel.settlement == .toRescind,
        values.reasonablePeriodDays != nil
      {
        steps.append("parcel.warn")
      }
    }
    let isOver = parcel.status == .warned && parcel.warnedUntil.map { $0 < today } ?? true
    if parcel.status == .waived || isOver, values.competentBodies?.isEmpty == false {
      steps.append("parcel.rescind")
    }
    return steps
  }
}

extension EstatesDecider {
  /// Says what happens to a utility.
  func decideUtility(
    _ command: EstateCommand, in state: EstatesState, _ context: DecisionContext
  ) throws(Refusal) -> EstateEvent {
    _ = try living(command.subject?.id ?? "", state, context)
    switch command {
    case .setDemand(let estate, let utility, let demand, let measure):
      try check(demand)
      let plain = try check(measure, estate, utility, state)
      return .demandSet(
        UtilityDemandSet(estate: estate, utility: utility, demand: demand, measure: plain))
    case .setSupply(let estate, let utility, let supply, let source, let amount, let measure):
      try CaseworkIDs.check(supply, "a supply")
      try check(amount)
      let plain = try check(measure, estate, utility, state)
      return .supplySet(
        UtilitySupplySet(
          estate: estate, utility: utility, supply: supply, source: source, amount: amount,
          measure: plain))
    case .endSupply(let estate, let utility, let supply):
      guard let known = state.supplies["\(Self.key(estate, utility))/\(supply)"], known.ended == nil
      else {
        throw Refusal(
          EstateRefusal.unknownUtility,
          "estate '\(estate)' has no supply '\(CaseworkIDs.shown(supply))' of \(utility.rawValue)",
          by: .powerAndWater, remedy: "set it first")
      }
      return .supplyEnded(UtilitySupplyEnded(estate: estate, utility: utility, supply: supply))
    case .connect(let estate, let utility, let unit, let demand, let isSupplied):
      try check(unit: unit, context)
      try check(demand)
      guard state.utilities.contains(Self.key(estate, utility)) else {
        throw Refusal(
          EstateRefusal.unknownUtility, "estate '\(estate)' has no \(utility.rawValue) on record",
          by: .powerAndWater,
          remedy: "set its demand or a supply first: they say the unit of measure")
      }
      return .connected(
        UtilityConnected(
          estate: estate, utility: utility, unit: unit, demand: demand, isSupplied: isSupplied))
    default:
      throw Refusal(
        EstateRefusal.nothing, "'\(command.name)' is no command of utilities",
        remedy: "give another")
    }
  }

  private func check(_ quantity: Double) throws(Refusal) {
    guard quantity >= 0, quantity <= 1e12 else {
      throw Refusal(
        EstateRefusal.quantity, "a quantity of \(quantity) cannot be", by: .powerAndWater,
        remedy: "give a number from 0 to 10^12")
    }
  }

  private func check(
    _ measure: String, _ estate: String, _ utility: UtilityKind, _ state: EstatesState
  ) throws(Refusal) -> String {
    try CaseworkIDs.check(measure, "a unit of measure")
    if let known = state.utilities[Self.key(estate, utility)]?.measure, known != measure {
      throw Refusal(
        EstateRefusal.measure,
        "\(utility.rawValue) of estate '\(estate)' is measured in '\(known)', not in '\(measure)'",
        by: .powerAndWater, remedy: "give the quantity in '\(known)'")
    }
    return measure
  }
}

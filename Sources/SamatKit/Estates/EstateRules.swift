/// The rules of estates, parcels and utilities.
extension DomainRule {
  static let estateGovernance = DomainRule(
    "estates.governance", .seed, "S003-15",
    "An estate or zone is governmental or non-governmental.")
  static let settleAssignedLand = DomainRule(
    "estates.settle-assigned-land", .seed, "S003-36",
    "The state of an assigned parcel is settled by the end of the year.")
  static let pastBuildingDeadline = DomainRule(
    "estates.past-building-deadline", .seed, "S003-36",
    "A parcel past its building deadline without progress is listed with the area that rescission "
      + "would free.")
  static let rescission = DomainRule(
    "estates.rescission", .public, nil,
    "A waiver, a reasonable period and the competent body come before a rescission.")
  static let powerAndWater = DomainRule(
    "estates.power-and-water", .seed, "S003-30",
    "Demand, supply, source and shortage of power and water are kept by estate.")
  static let ruralZone = DomainRule(
    "estates.rural-zone", .public, nil, "A rural zone is smaller than 50 hectares.")
  static let scorePillars = DomainRule(
    "estates.score-pillars", .public, nil,
    "An estate is scored in internal infrastructure, external connectivity, business services, and "
      + "environment and safety, and falls into one of three classes.")
  static let nonGovernmentalSteps = DomainRule(
    "estates.non-governmental-steps", .public, "S003-15",
    "A non-governmental estate passes application, inquiries and studies, checklist in 3 days, "
      + "review in 17 days, establishment permit, works and operation licence.")
  static let areasAddUp = DomainRule(
    "estates.areas-add-up", .policy, nil,
    "The parcels of an estate do not add up to more than its area.")
  static let parcelInstalments = DomainRule(
    "estates.parcel-instalments", .policy, nil,
    "The instalments of a parcel, and what is paid of them, do not exceed its price.")
  static let parcelLife = DomainRule(
    "estates.parcel-life", .seed, "S003-36",
    "A parcel is assigned, built on and licensed, or waived or rescinded, in this order.")
  static let serviceCompanies = DomainRule(
    "estates.service-companies", .seed, "S003-18",
    "The service companies of an estate are recorded from day to day.")

  /// Every rule of estates, parcels and utilities.
  public static let estateRules: [DomainRule] = [
    estateGovernance, settleAssignedLand, pastBuildingDeadline, rescission, powerAndWater,
    ruralZone,
    scorePillars, nonGovernmentalSteps, areasAddUp, parcelInstalments, parcelLife, serviceCompanies,
  ]
}

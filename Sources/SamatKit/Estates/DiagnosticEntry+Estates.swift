public import KQLSyntax

extension DiagnosticEntry {
  /// What the decider of estates refuses.
  public static let estates: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.estate.area",
      "an area that cannot be",
      wayOut: "Give an area above 0: hectares for an estate, square metres for a parcel."),
    DiagnosticEntry(
      "samat.estate.area-exceeded",
      "parcels that add up to more than their estate",
      wayOut: "Give a smaller area, rescind what stands idle, or correct the estate's area."),
    DiagnosticEntry(
      "samat.estate.day-before",
      "a day before the last event of an estate or a parcel",
      wayOut: "Give the day of the last event or a later one."),
    DiagnosticEntry(
      "samat.estate.exists",
      "an estate that there is already",
      wayOut: "Give another id, or correct the one that is there."),
    DiagnosticEntry(
      "samat.estate.governance",
      "a step of a licence for an estate that is not non-governmental",
      wayOut: "Correct the governance, or leave the steps out."),
    DiagnosticEntry(
      "samat.estate.no-permit",
      "a parcel of a non-governmental estate without an establishment permit",
      wayOut: "Take the steps up to the establishment permit first."),
    DiagnosticEntry(
      "samat.estate.nothing",
      "a correction that says nothing",
      wayOut: "Give what is right."),
    DiagnosticEntry(
      "samat.estate.place",
      "a province that there is not",
      wayOut: "Give the ISO 3166-2 code of a province."),
    DiagnosticEntry(
      "samat.estate.points",
      "points of a pillar that are missing or not from 0 to 100",
      wayOut: "Give points from 0 to 100 for each of the four pillars."),
    DiagnosticEntry(
      "samat.estate.policy-unset",
      "a number that no source gives and no policy sets",
      wayOut: "Set the key that the message names in the section 'estates' of a policy file."),
    DiagnosticEntry(
      "samat.estate.rural-zone",
      "a rural zone that is no zone, too large or of unknown area",
      wayOut: "Give the kind 'zone' and an area below the limit of the policy."),
    DiagnosticEntry(
      "samat.estate.service-company",
      "a service company that works there already, or not",
      wayOut: "Look into 'estate_companies' for who works where."),
    DiagnosticEntry(
      "samat.estate.step-order",
      "a step of a licence that is not the next one",
      wayOut: "Take the step that the help names."),
    DiagnosticEntry(
      "samat.estate.unknown",
      "an estate that there is not",
      wayOut: "Register it first."),
    DiagnosticEntry(
      "samat.parcel.amount",
      "an amount that is not positive or above 10^18 rial",
      wayOut: "Give rials above 0 and up to 10^18."),
    DiagnosticEntry(
      "samat.parcel.beyond-price",
      "instalments beyond the price, or a payment beyond its instalment",
      wayOut: "Give an amount up to what the help says is left."),
    DiagnosticEntry(
      "samat.parcel.deadline",
      "a deadline that is too early, missing or not wanted",
      wayOut: "Give a day that the help allows."),
    DiagnosticEntry(
      "samat.parcel.exists",
      "a parcel that there is already",
      wayOut: "Give another id."),
    DiagnosticEntry(
      "samat.parcel.instalment",
      "an instalment that there is already, or not",
      wayOut: "Set an instalment once, then pay it."),
    DiagnosticEntry(
      "samat.parcel.no-reason",
      "a step that needs a reason and has none",
      wayOut: "Say why: the reason is kept."),
    DiagnosticEntry(
      "samat.parcel.not-built",
      "a licence for a parcel that is not built",
      wayOut: "Report the building first."),
    DiagnosticEntry(
      "samat.parcel.not-competent",
      "a rescission by a body that the policy does not name",
      wayOut: "Name one of the competent bodies."),
    DiagnosticEntry(
      "samat.parcel.progress",
      "a built share that falls or is not from 0 to 1",
      wayOut: "Give a share from the last one to 1."),
    DiagnosticEntry(
      "samat.parcel.state",
      "a step that the state of the parcel does not allow",
      wayOut: "Look at the parcel for what may come next."),
    DiagnosticEntry(
      "samat.parcel.too-early",
      "a notice before the deadline, or a rescission within the reasonable period",
      wayOut: "Wait for the day that the help names."),
    DiagnosticEntry(
      "samat.parcel.unknown",
      "a parcel that is not on record",
      wayOut: "Assign it first; parcels of loaded tables take no commands."),
    DiagnosticEntry(
      "samat.utility.measure",
      "a unit of measure that differs from the one in use",
      wayOut: "Give the quantity in the unit that the estate uses."),
    DiagnosticEntry(
      "samat.utility.quantity",
      "a quantity that cannot be",
      wayOut: "Give a number from 0 to 10^12."),
    DiagnosticEntry(
      "samat.utility.unknown",
      "a utility or supply that is not on record",
      wayOut: "Set its demand or its supply first."),
  ]
}

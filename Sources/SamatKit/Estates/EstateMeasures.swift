import KQLEngine
import KQLSyntax

/// The measures of estates, as functions that are written in the query language. None looks at a clock.
enum EstateMeasures {
  static let all: [Measure] = [
    pastDeadline, rescissionFrees, unsettled, overdueInstalments, shortage, withoutPower,
    powerWouldReach, balance,
  ]

  /// Adds every measure.
  ///
  /// - Throws: `kql.register.duplicate` where a name is taken.
  static func register(in registry: inout Registry) throws(Diagnostic) {
    try registry.add(all, folder: "estates")
  }

  static let pastDeadline = Measure(
    name: "parcels_past_deadline",
    summary:
      "Parcels past their building deadline on a day without a licence, with the area that "
      + "rescission would free; by default those without any progress.",
    text: """
      (as_of:datetime, built_up_to:real = 0.0) {
        parcels
        | where assigned <= as_of and deadline < as_of
          and (isnull(licensed) or licensed > as_of) and (isnull(rescinded) or rescinded > as_of)
          and not(status in ('licensed', 'rescinded') and isnull(licensed) and isnull(rescinded))
        | where coalesce(built, 0.0) <= built_up_to or built_reported > as_of
        | extend days_late = tolong((as_of - deadline) / 1d)
        | project estate, parcel, days_late, deadline, first_deadline, built, status,
            would_free_m2 = area_m2, production_unit, holder
        | sort by days_late desc, parcel asc
      }
      """)

  static let rescissionFrees = Measure(
    name: "rescission_would_free",
    summary: "The area of each estate that rescinding its parcels past the deadline would free.",
    text: """
      (as_of:datetime, built_up_to:real = 0.0) {
        parcels_past_deadline(as_of, built_up_to)
        | summarize parcels = count(), would_free_m2 = sum(would_free_m2), longest_days = max(days_late)
          by estate
        | join kind=leftouter (estates | project estate, area_ha, free_m2) on estate
        | project estate, parcels, would_free_m2, longest_days, free_m2,
            share_of_estate = would_free_m2 / (area_ha * 10000)
        | sort by would_free_m2 desc, estate asc
      }
      """)

  static let unsettled = Measure(
    name: "parcels_unsettled",
    summary:
      "Parcels whose state had to be settled by a day and was not: not licensed, rescinded, waived "
      + "or settled.",
    text: """
      (as_of:datetime) {
        parcels
        | where assigned <= as_of and settle_by < as_of
          and (isnull(licensed) or licensed > as_of) and (isnull(rescinded) or rescinded > as_of)
          and (isnull(waived) or waived > as_of) and (isnull(settled) or settled > as_of)
        | extend days_late = tolong((as_of - settle_by) / 1d)
        | project estate, parcel, settle_by, days_late, status, area_m2
        | sort by days_late desc, parcel asc
      }
      """)

  static let overdueInstalments = Measure(
    name: "instalments_overdue",
    summary: "Instalments of parcels that are past their day and not wholly paid on a day.",
    text: """
      (as_of:datetime) {
        parcel_instalments
        | where due < as_of and (isnull(paid) or paid > as_of)
        | extend days_late = tolong((as_of - due) / 1d)
        | lookup kind=leftouter (parcels | project parcel, estate, holder) on parcel
        | project estate, parcel, instalment, due, days_late, amount_rial, paid_rial, open_rial, holder
        | sort by days_late desc, parcel asc, instalment asc
      }
      """)

  static let shortage = Measure(
    name: "utility_shortages",
    summary: "Estates whose demand for a utility exceeds the supply, with the share that is met.",
    text: """
      (utility:string = '') {
        utilities
        | where utility == '' or kind == utility
        | extend short = demand - supply
        | where short > 0
        | project estate, kind, demand, supply, shortage = short, share_met = supply / demand, unit,
            supply_source
        | sort by kind asc, shortage desc, estate asc
      }
      """)

  static let withoutPower = Measure(
    name: "idle_without_power",
    summary: "Idle units in estates that are short of power, or that have no power themselves.",
    text: """
      () {
        units
        | where status == 'idle' and isnotempty(estate)
        | join kind=leftouter (utility_connections | where kind == 'power'
            | project estate, unit = production_unit, demand, supplied) on estate, unit
        | join kind=leftouter (utilities | where kind == 'power'
            | project estate, lacking = demand - supply, measure = unit) on estate
        | where supplied == false or (isnull(supplied) and lacking > 0)
        | project estate, unit, name, name_fa, demand, supplied, estate_shortage = lacking, measure
        | sort by estate asc, unit asc
      }
      """)

  static let powerWouldReach = Measure(
    name: "power_would_reach",
    summary:
      "Which idle units of an estate would have power with an added supply, the smallest demand "
      + "first.",
    text: """
      (of_estate:string, added:real) {
        let spare = toscalar(utilities | where estate == of_estate and kind == 'power'
          | summarize sum(max_of(0.0, supply - demand)));
        idle_without_power()
        | where estate == of_estate and isnotnull(demand)
        | sort by demand asc, unit asc
        | extend needed_so_far = row_cumsum(demand)
        | extend would_have_power = needed_so_far <= added + coalesce(spare, 0.0)
        | project unit, name, name_fa, demand, needed_so_far, would_have_power
      }
      """)

  static let balance = Measure(
    name: "estate_balance",
    summary: "The balance of area, power, water and other utilities of an estate, to be drawn.",
    text: """
      (of_estate:string) {
        utilities
        | where estate == of_estate
        | mv-expand part = dynamic(['demand', 'supply']) to typeof(string)
        | project balance = strcat(kind, ' (', unit, ')'), part,
            amount = iff(part == 'demand', demand, supply)
        | union (estates | where estate == of_estate
          | mv-expand part = dynamic(['bound', 'free']) to typeof(string)
          | project balance = 'area (ha)', part,
              amount = iff(part == 'bound', bound_m2, free_m2) / 10000)
        | where isnotnull(amount)
      }
      """)
}

import KQLEngine

/// The tables of ``EstatesComponent``.
enum EstatesTables {
  static let all = [estates, parcels, utilities] + ProjectsTables.all

  static let estates = SeedTable(
    "estates", ["شهرک‌ها", "شهرک‌های_صنعتی"],
    "Industrial estates and zones with their governance, place and area.",
    [
      .text("estate", ["شهرک"], "The estate or zone."),
      .name, .nameFa,
      .text("kind", ["نوع"], "Estate or zone."),
      .text("governance", ["مدیریت", "دولتی_یا_غیردولتی"], "Governmental or non_governmental."),
      .province, .county,
      .real("area_ha", ["مساحت", "مساحت_هکتار"], "The area in hectares."),
      .text("operator", ["شرکت_مدیریت", "بهره‌بردار"], "The managing company."),
    ] + .provenance)

  static let parcels = SeedTable(
    "parcels", ["قطعه‌ها", "قطعات"],
    "Parcels of estates, with the day by which they have to be built on.",
    [
      .text("parcel", ["قطعه"], "The parcel."),
      .text("estate", ["شهرک"], "The estate it is in."),
      .real("area_m2", ["مساحت", "مساحت_متر_مربع"], "The area in square metres."),
      .day("assigned", ["تاریخ_واگذاری"], "The day it was assigned."),
      .day("deadline", ["مهلت"], "The day by which it must be built on."),
      .real("built", ["پیشرفت", "پیشرفت_ساخت"], "The share that is built, from 0 to 1."),
      .status,
    ] + .provenance)

  static let utilities = SeedTable(
    "utilities", ["تأسیسات", "برق_و_آب"],
    "Demand and supply of power, water and other utilities by estate.",
    [
      .text("estate", ["شهرک"], "The estate."),
      .text("kind", ["نوع"], "The utility, for instance power or water."),
      .text(
        "supply_source", ["محل_تأمین"], "Where it comes from: grid, own plant, treated effluent."),
      .real("demand", ["تقاضا", "نیاز"], "The demand."),
      .real("supply", ["عرضه", "تأمین"], "The supply."),
      .measure,
    ] + .provenance)
}

import KQLEngine

/// The tables of ``EstatesComponent``.
enum EstatesTables {
  static let all =
    [estates, parcels, utilities, infrastructureProjects, projectEvents, funding] + ofEstates
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
      .flag("rural", ["روستایی"], "Whether it is a rural zone."),
      .text("licence_step", ["مرحله_مجوز"], "The last step of its licence that was taken."),
      .real("score", ["امتیاز"], "The points of its last score, from 0 to 100."),
      .text("class", ["رده"], "Leader, challenger or aspirer, by its last score."),
      .real("bound_m2", ["مساحت_واگذارشده"], "The area of parcels that are not rescinded."),
      .real("free_m2", ["مساحت_آزاد"], "The area less that of such parcels."),
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
      .text("production_unit", ["واحد_تولیدی"], "The production unit that is to stand on it."),
      .text("holder", ["دارنده"], "Who holds it."),
      .day("first_deadline", ["مهلت_نخست"], "The deadline that was set first."),
      .day("built_reported", ["تاریخ_گزارش_ساخت"], "The day of the last report of building."),
      .text("licence", ["پروانه"], "The licence."),
      .day("licensed", ["تاریخ_پروانه"], "The day of the licence."),
      .day("settle_by", ["مهلت_تعیین_تکلیف"], "The end of the Solar Hijri year of the deadline."),
      .day("settled", ["تاریخ_تعیین_تکلیف"], "The day on which its state was settled last."),
      .text("settlement", ["تعیین_تکلیف"], "Extended, continued or to_rescind."),
      .day("waived", ["تاریخ_انصراف"], "The day on which its holder gave it back."),
      .day("warned_until", ["پایان_مهلت_متعارف"], "The last day of the reasonable period."),
      .day("rescinded", ["تاریخ_فسخ"], "The day of the rescission."),
      .text("rescinded_by", ["مرجع_فسخ"], "The body that rescinded it."),
      .long("price_rial", ["بها_ریال", "بها"], "The price in rial."),
      .long("planned_rial", ["اقساط_ریال"], "The sum of its instalments in rial."),
      .long("paid_rial", ["پرداخت_ریال"], "What was paid in rial."),
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
      .real("supply", ["عرضه", "تأمین"], "The supply, of all sources."),
      .measure,
      .real("shortage", ["کمبود"], "What the demand exceeds the supply by; 0 where it does not."),
    ] + .provenance)
}

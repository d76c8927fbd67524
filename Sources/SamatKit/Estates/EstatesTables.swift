import KQLEngine

/// The tables of ``EstatesComponent``.
enum EstatesTables {
  static let all = [estates, parcels, utilities, infrastructureProjects, projectEvents, funding]

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

  static let infrastructureProjects = SeedTable(
    "infrastructure_projects", ["طرح‌های_زیرساخت", "پروژه‌های_زیرساخت"],
    "Infrastructure projects of estates, from estimate to payment.",
    [
      .project,
      .text("estate", ["شهرک"], "The estate."),
      .text("title", ["عنوان"], "The title."),
      .kind,
      .text("stage", ["مرحله"], "Estimate, tender, contract, progress, certified or payment."),
      .long("estimate_rial", ["برآورد_ریال", "برآورد"], "The estimate in rial."),
      .long("contract_rial", ["قرارداد_ریال", "قرارداد"], "The contract in rial."),
      .long("certified_rial", ["صورت_وضعیت_ریال", "صورت_وضعیت"], "The certified work in rial."),
      .long("paid_rial", ["پرداخت_ریال", "پرداخت"], "What was paid, in rial."),
    ] + .provenance)

  static let projectEvents = SeedTable(
    "project_events", ["رویدادهای_طرح"],
    "What happened to an infrastructure project, step by step.",
    [
      .project,
      .text("event", ["رویداد"], "What happened."),
      .day("date", ["تاریخ"], "The day."),
      .long("amount_rial", ["مبلغ_ریال", "مبلغ"], "The amount in rial."),
      .text("actor", ["عامل"], "Who did it."),
    ] + .provenance)

  static let funding = SeedTable(
    "funding", ["منابع_مالی", "تأمین_مالی"],
    "Money promised or given for a purpose, in rial and as written.",
    [
      .text("fund", ["اعتبار"], "The fund."),
      .text("purpose", ["هدف", "مصرف"], "What it is for."),
      .long("amount_rial", ["مبلغ_ریال", "مبلغ"], "The amount in rial."),
      .text("amount_as_written", ["مبلغ_نوشته‌شده"], "The amount as the document writes it."),
      .text("unit_as_written", ["یکای_نوشته‌شده"], "The unit as the document writes it."),
      .text("fund_source", ["محل_تأمین"], "Parliament, stock exchange, own or bank."),
      .legalBasis, .year,
      .text("axis", ["محور"], "The axis of a programme that it belongs to."),
      .note,
    ] + .provenance)
}

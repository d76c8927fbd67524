import KQLEngine

/// The tables of ``UnitsComponent``.
enum UnitsTables {
  static let all = [units, statusChanges]

  static let units = SeedTable(
    "units", ["واحدها", "واحدهای_تولیدی"],
    "Production units with their domain, sector, place, size and status.",
    [
      .text("unit", ["واحد", "شناسه_واحد"], "The unit."),
      .name, .nameFa, .domain, .sector, .province, .county,
      .text("estate", ["شهرک"], "The industrial estate; empty where it is in none or unknown."),
      .text("size", ["اندازه"], "Micro, small, medium, large or very-large, by employees."),
      .text("status", ["وضعیت"], "Active, semi-active or idle, by utilisation."),
      .flag("knowledge_based", ["دانش‌بنیان"], "Whether it is knowledge-based."),
      .long("employees", ["کارکنان", "شاغلان"], "The number of employees."),
      .real(
        "utilisation", ["بهره‌برداری_از_ظرفیت", "بهره‌برداری"],
        "Actual output as a share of nominal capacity, 1 being all of it."),
      .text("session", ["جلسه"], "The session that examined the unit."),
      .text("record_owner", ["دارنده_سابقه"], "The agency that keeps the record."),
      .day("retired", ["تاریخ_حذف"], "The day on which it left the register."),
      .text("merged_into", ["ادغام_در"], "The record that this one was joined to."),
    ] + .provenance)

  static let statusChanges = SeedTable(
    "status_changes", ["تغییرهای_وضعیت", "تغییر_وضعیت"],
    "Changes of the status of units; a rise is a return to production.",
    [
      .text("change", ["تغییر"], "The change."),
      .text("unit", ["واحد"], "The unit."),
      .province,
      .day("changed", ["تاریخ", "تاریخ_تغییر"], "The day on which it was reported."),
      .text("status_before", ["وضعیت_پیشین"], "The status before."),
      .text("status_after", ["وضعیت_تازه"], "The status after."),
      .flag("returned", ["بازگشت_به_تولید"], "Whether it is a return to production."),
      .text("preceded_by", ["پس_از"], "The last resolution for the unit that was done before."),
    ] + .provenance)
}

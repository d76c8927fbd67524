import KQLEngine

/// The tables of ``UnitsComponent``.
enum UnitsTables {
  static let all = [units]

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
    ] + .provenance)
}

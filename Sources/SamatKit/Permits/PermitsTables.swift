import KQLEngine

/// The tables of ``PermitsComponent``.
enum PermitsTables {
  static let all = [permitKinds, permitSteps, permits, changeRequests]

  static let permitKinds = SeedTable(
    "permit_kinds", ["انواع_مجوز"],
    "Kinds of permits.",
    [.permitKind, .name, .nameFa] + .provenance)

  static let permitSteps = SeedTable(
    "permit_steps", ["مراحل_مجوز", "مرحله‌های_مجوز"],
    "Steps of a permit's procedure in one of its versions.",
    [
      .permitKind,
      .int("version", ["نسخه"], "The version of the procedure, from 1."),
      .text("step", ["مرحله", "گام"], "The step."),
      .agency,
      .real("days", ["روز", "مدت"], "How many days it takes."),
      .long("cost_rial", ["هزینه_ریال", "هزینه"], "What it costs, in rial."),
      .text("law", ["قانون"], "The law that demands it."),
    ] + .provenance)

  static let permits = SeedTable(
    "permits", ["مجوزها"],
    "Permits that units applied for, with the days of application and issue.",
    [
      .text("permit", ["مجوز"], "The permit."),
      .permitKind,
      .text("unit", ["واحد"], "The unit that applied."),
      .province,
      .day("applied", ["تاریخ_درخواست"], "The day of the application."),
      .day("issued", ["تاریخ_صدور"], "The day of issue."),
    ] + .provenance)

  static let changeRequests = SeedTable(
    "change_requests", ["درخواست‌های_تغییر"],
    "Changes to a permit's procedure that provinces ask for.",
    [
      .text("request", ["درخواست"], "The request."),
      .text("province", ["استان"], "The province that asks."),
      .permitKind,
      .day("proposed", ["تاریخ_پیشنهاد", "تاریخ"], "The day of the request."),
      .status,
    ] + .provenance)
}

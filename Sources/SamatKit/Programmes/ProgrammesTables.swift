import KQLEngine

/// The tables of ``ProgrammesComponent``.
enum ProgrammesTables {
  static let all = [
    programmes, axes, actions, programmeProvinces, axisStatements, actionAssignments,
    actionReports, programmeProgress,
  ]

  static let programmes = SeedTable(
    "programmes", ["برنامه‌ها"],
    "Programmes and projects with their executor and legal basis.",
    [
      .programme, .name, .nameFa,
      .text("executor", ["مجری"], "The organization that carries it out."),
      .legalBasis, .year,
      .text("kind", ["نوع"], "Programme or project."),
      .status,
    ] + .provenance)

  static let axes = SeedTable(
    "axes", ["محورها"],
    "Axes of a programme; those that the document does not name have an empty title.",
    [
      .axis, .programme, .title, .titleFa,
      .long("amount_rial", ["مبلغ_ریال", "مبلغ"], "The amount in rial, where one is named."),
      .deadline,
      .text("deadline_jalali", ["مهلت_شمسی"], "The deadline in the Solar Hijri calendar."),
      .legalBasis, .status, .fact,
    ] + .provenance)

  static let actions = SeedTable(
    "actions", ["اقدام‌ها", "اقدامات"],
    "Actions of a programme, with their owner, indicator, target and deadline.",
    [
      .text("action", ["اقدام"], "The action."),
      .programme,
      .text("owner", ["متولی"], "The organization that has to act."),
      .province,
      .text("indicator", ["شاخص"], "What shows its progress."),
      .real("target", ["هدف"], "The value to reach."),
      .measure, .deadline, .status,
      .text("title", ["عنوان"], "What is to be done."),
      .axis,
      .real("baseline", ["مقدار_پایه"], "The indicator's value at the beginning."),
      .firstDeadline, .weight,
      .day("ended", ["تاریخ_پایان"], "The day on which it was done or given up."),
    ] + .provenance)

  static let programmeProvinces = SeedTable(
    "programme_provinces", ["استان‌های_برنامه"],
    "Provinces in which a programme begins, and which of them is the pilot.",
    [
      .programme, .province,
      .text("role", ["نقش"], "Pilot or priority; a pilot has priority too."),
      .status, .note,
    ] + .provenance)

  static let axisStatements = SeedTable(
    "axis_statements", ["گفته‌های_محور", "اظهارات_محور"],
    "What sources said of axes after they were listed: a name, an amount, a deadline.",
    [
      .axis, .programme,
      .day("stated", ["تاریخ"], "The day on which it was recorded."),
      .title, .titleFa,
      .long("amount_rial", ["مبلغ_ریال", "مبلغ"], "The amount in rial."),
      .deadline, .legalBasis, .weight,
      .text("stated_in", ["گفته_شده_در"], "The document that says so."),
    ] + .provenance)

  static let actionAssignments = SeedTable(
    "action_assignments", ["ابلاغ‌های_اقدام", "اقدام‌های_ابلاغ‌شده"],
    "Actions as they were notified to provinces, with the last report of each.",
    [
      .action, .programme, .axis, .province,
      .text("owner", ["متولی"], "The organization that has to act."),
      .day("notified", ["تاریخ_ابلاغ"], "The day of the notification."),
      .long(
        "silent_after", ["روز_تا_سکوت"], "After how many days without a report it is silent."),
      .deadline, .firstDeadline,
      .long("moves", ["جابه‌جایی‌ها"], "How often the deadline was moved."),
      .long("reports", ["گزارش‌ها"], "How many reports there are."),
      .day("reported", ["آخرین_گزارش"], "The day of the last report."),
      .real("value", ["مقدار"], "The indicator's value in the last report that gives one."),
      .real("target", ["هدف"], "The value to reach."),
      .progress, .weight,
      .text("outcome", ["سرانجام"], "Done or dropped; empty while it goes on."),
      .day("ended", ["تاریخ_پایان"], "The day on which it was done or given up."),
    ] + .provenance)

  static let actionReports = SeedTable(
    "action_reports", ["گزارش‌های_اقدام"],
    "Reports of provinces and owners on actions.",
    [
      .text("report", ["گزارش"], "The report."),
      .action, .province,
      .day("reported", ["تاریخ_گزارش", "تاریخ"], "The day of the report."),
      .real("value", ["مقدار"], "The indicator's value."),
      .progress,
      .text("text", ["متن"], "What else was said."),
    ] + .provenance)

  static let programmeProgress = SeedTable(
    "programme_progress", ["پیشرفت_برنامه", "پیشرفت_برنامه‌ها"],
    "How far programmes, axes and actions have come, at least and at most, with the sum written out.",
    [
      .level,
      .text("id", ["شناسه"], "The programme, axis or action."),
      .programme, .axis,
      .long("parts", ["اجزا"], "How many parts are in the sum."),
      .long("dropped", ["کنارگذاشته"], "How many parts were given up and are in no sum."),
      .real("weight", ["جمع_وزن"], "The sum of the weights; null where one is not stated."),
      .real("at_least", ["دست‌کم"], "The share done, with everything unknown as nothing."),
      .real("at_most", ["دست‌بالا"], "The share done, with everything unknown as done."),
      .real("known", ["سهم_معلوم"], "The share of the weights of which something is known."),
      .real("of_known", ["پیشرفت_معلوم"], "The share done of what is known."),
      .text("arithmetic", ["محاسبه"], "The sum, written out."),
    ] + .provenance)
}

extension ColumnSchema {
  fileprivate static let axis = text("axis", ["محور"], "The axis.")
  fileprivate static let action = text("action", ["اقدام"], "The action.")
  fileprivate static let weight = real(
    "weight", ["وزن"], "Its weight among its like; null where none is stated.")
  fileprivate static let progress = real(
    "progress", ["پیشرفت"], "The share of the target that is reached; null where it is unknown.")
  fileprivate static let firstDeadline = day(
    "first_deadline", ["نخستین_مهلت"], "The deadline before it was moved.")
}

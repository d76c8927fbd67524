import KQLEngine

/// The tables of ``WorkingGroupsComponent``.
enum WorkingGroupsTables {
  static let all = [workingGroups, sessions, attendance, cases, resolutions, reports]

  static let workingGroups = SeedTable(
    "working_groups", ["کارگروه‌ها"],
    "Working groups that facilitate production and remove its obstacles, with their charters.",
    [
      .workingGroup, .name, .nameFa, .level, .province,
      .text("chair_post", ["سمت_رئیس"], "The post whose holder chairs the sessions."),
      .text("secretary_post", ["سمت_دبیر"], "The post whose holder is secretary."),
      .text("committee_weekday", ["روز_کمیته"], "The weekday of the expert committee."),
      .text("committee_place", ["محل_کمیته"], "The place where the committee meets."),
      .text("numbering", ["شماره‌گذاری"], "How sessions are numbered: per_year or cumulative."),
      .text("organization", ["سازمان"], "The group as an organization."),
      .note,
    ] + .provenance)

  static let sessions = SeedTable(
    "sessions", ["جلسه‌ها", "جلسات"],
    "Sessions of working groups and other meetings that the documents tell of.",
    [
      .session, .workingGroup,
      .text("body", ["نهاد"], "The kind of body that met, for instance working_group."),
      .year,
      .int("number", ["شماره"], "The number of the session, counted as the charter says."),
      .day("held", ["تاریخ", "تاریخ_برگزاری"], "The day, where it is known."),
      .text("held_jalali", ["تاریخ_شمسی"], "The day in the Solar Hijri calendar."),
      .text("venue", ["محل", "محل_برگزاری"], "Where it was held."),
      .text("chair", ["رئیس", "رئیس_جلسه"], "The person who chaired."),
      .long("units_examined", ["واحدهای_بررسی‌شده"], "How many units were examined."),
      .title, .organization,
      .day("held_from", ["برگزاری_از"], "The earliest day it can have been."),
      .day("held_to", ["برگزاری_تا"], "The latest day it can have been."),
    ] + .provenance)

  static let attendance = SeedTable(
    "attendance", ["حاضران", "حضور"],
    "Who was at a session, for which organization and in which role.",
    [
      .session, .organization, .person, .post,
      .text("role", ["نقش"], "Chair, secretary, head, representative or member."),
      .text("described_as", ["توصیف"], "How the document describes who came."),
    ] + .provenance)

  static let cases = SeedTable(
    "cases", ["پرونده‌ها"],
    "Cases of units before a working group, from opening to closing.",
    [
      .text("case", ["پرونده"], "The case."),
      .text("unit", ["واحد"], "The unit whose case it is."),
      .workingGroup, .session, .obstacle, .agency,
      .day("opened", ["تاریخ_گشایش"], "The day it was opened."),
      .text("stage", ["مرحله"], "How far it has come, for instance decided."),
      .status,
      .day("closed", ["تاریخ_بسته‌شدن"], "The day it was closed."),
    ] + .provenance)

  static let resolutions = SeedTable(
    "resolutions", ["مصوبه‌ها", "مصوبات"],
    "Resolutions of sessions, each with a responsible agency and a deadline.",
    [
      .text("resolution", ["مصوبه"], "The resolution."),
      .text("case", ["پرونده"], "The case that it decides."),
      .session,
      .text("agency", ["دستگاه"], "The responsible agency."),
      .text("text", ["متن"], "What was resolved."),
      .day("adopted", ["تاریخ_تصویب", "تاریخ"], "The day it was adopted."),
      .deadline,
      .day("first_deadline", ["مهلت_نخست"], "The deadline before any was moved."),
      .day("reported", ["تاریخ_گزارش"], "The day of the agency's last report."),
      .day("done", ["تاریخ_انجام"], "The day it was done."),
      .status,
    ] + .provenance)

  static let reports = SeedTable(
    "reports", ["گزارش‌ها"],
    "Performance reports of agencies to the secretariat.",
    [
      .text("report", ["گزارش"], "The report."),
      .text("resolution", ["مصوبه"], "The resolution that it reports on."),
      .agency,
      .day("reported", ["تاریخ_گزارش", "تاریخ"], "The day of the report."),
      .real("progress", ["پیشرفت"], "The share that is done, from 0 to 1."),
      .text("text", ["متن"], "What is reported."),
    ] + .provenance)
}

import KQLEngine

/// The tables of ``WorkingGroupsComponent``.
enum WorkingGroupsTables {
  static let all = [
    workingGroups, sessions, attendance, cases, opinions, resolutions, notifications, objections,
    reports, escalations,
  ]

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
      .long("ordinal", ["شماره_پیاپی"], "The number counted from the group's first session on."),
      .text("charter", ["آیین‌نامه"], "The policy that was in force on its day."),
      .flag("off_schedule", ["خارج_از_برنامه"], "Whether a committee met on another weekday."),
      .day("ended", ["تاریخ_پایان"], "The day on which its record was closed."),
    ] + .provenance)

  static let attendance = SeedTable(
    "attendance", ["حاضران", "حضور"],
    "Who was at a session, for which organization and in which role.",
    [
      .session, .organization, .person, .post,
      .text("role", ["نقش"], "Chair, secretary, head, representative or member."),
      .text("described_as", ["توصیف"], "How the document describes who came."),
      .flag("present", ["حاضر"], "Whether somebody came; false where an absence was recorded."),
      .flag("plenipotentiary", ["تام‌الاختیار"], "Whether a representative has full powers."),
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
      .province,
      .list("agencies", ["دستگاه‌ها"], "The agencies whose opinions are needed."),
      .list("documents", ["مدارک"], "The documents that were handed in."),
      .statement,
      .text("charter", ["آیین‌نامه"], "The policy in force on the day it was opened."),
      .day("answered", ["تاریخ_پاسخ"], "The day of the first answer to the unit."),
      .day("committee", ["تاریخ_کمیته"], "The day on which the committee took it up."),
      .day("referred", ["تاریخ_ارجاع"], "The day on which the committee referred it."),
      .day("heard", ["تاریخ_استماع"], "The day on which the unit was heard in a session."),
      .day("summed_up", ["تاریخ_جمع‌بندی"], "The day on which the proposals were summed up."),
      .day("decided", ["تاریخ_تصمیم"], "The day of the first resolution."),
      .day("notified", ["تاریخ_ابلاغ"], "The day of the first notification."),
      .day("answer_due", ["مهلت_پاسخ"], "By when the first answer was due."),
      .day("committee_due", ["مهلت_کمیته"], "By when the committee was due."),
      .day("solution_due", ["مهلت_حل"], "By when a solution was due."),
      .text("outcome", ["نتیجه"], "With what it was closed."),
    ] + .provenance)

  static let opinions = SeedTable(
    "opinions", ["نظرها", "نظرات"],
    "Opinions of agencies on cases.",
    [
      .text("opinion", ["نظر"], "The opinion."),
      .text("case", ["پرونده"], "The case."),
      .agency,
      .text("position", ["موضع"], "Agree, conditional, disagree or none."),
      .person, .session,
      .day("given", ["تاریخ"], "The day on which it was given."),
      .text("text", ["متن"], "The opinion in words."),
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
      .text("unit", ["واحد"], "The unit that it is for."),
      .workingGroup, .province, .obstacle,
      .day("notified", ["تاریخ_ابلاغ"], "The day of the first notification."),
      .day("objection_until", ["مهلت_اعتراض"], "The last day on which an objection is in time."),
      .int("moves", ["تمدیدها"], "How often a session moved its deadline."),
      .real("progress", ["پیشرفت"], "The share that the last report says is done."),
      .day("ended", ["تاریخ_پایان"], "The day on which it was done, failed or annulled."),
      .text("reason", ["دلیل"], "Why it was not done."),
    ] + .provenance)

  static let notifications = SeedTable(
    "notifications", ["ابلاغ‌ها"],
    "Notifications of resolutions.",
    [
      .text("notification", ["ابلاغ"], "The notification."),
      .text("case", ["پرونده"], "The case."),
      .text("resolution", ["مصوبه"], "The resolution."),
      .text("recipient", ["گیرنده"], "Whom it was sent to."),
      .day("notified", ["تاریخ_ابلاغ", "تاریخ"], "The day."),
      .day("objection_until", ["مهلت_اعتراض"], "The last day on which an objection is in time."),
    ] + .provenance)

  static let objections = SeedTable(
    "objections", ["اعتراض‌ها"],
    "Objections to resolutions, and what a session decided on them.",
    [
      .text("objection", ["اعتراض"], "The objection."),
      .text("case", ["پرونده"], "The case."),
      .text("resolution", ["مصوبه"], "The resolution."),
      .text("objector", ["معترض"], "Who objects."),
      .day("raised", ["تاریخ", "تاریخ_اعتراض"], "The day on which it was raised."),
      .text("text", ["متن"], "What is objected to."),
      .session,
      .day("decided", ["تاریخ_تصمیم"], "The day on which a session decided on it."),
      .text("outcome", ["نتیجه"], "Upheld or rejected; empty until it is decided."),
    ] + .provenance)

  static let escalations = SeedTable(
    "escalations", ["ارجاع‌ها_به_مرجع_بالاتر", "ارجاع_به_بالا"],
    "Cases that were escalated, to whom and with what outcome.",
    [
      .text("escalation", ["ارجاع_به_مرجع_بالاتر"], "The escalation."),
      .text("case", ["پرونده"], "The case."),
      .text("resolution", ["مصوبه"], "The resolution that led to it; empty where none did."),
      .text("step", ["مرجع"], "The body that it was escalated to."),
      .text("reason", ["دلیل"], "Why."),
      .day("escalated", ["تاریخ", "تاریخ_ارجاع"], "The day."),
      .day("answered", ["تاریخ_پاسخ"], "The day of the answer."),
      .text("outcome", ["نتیجه"], "The answer; empty until there is one."),
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

import KQLEngine

/// The tables of ``PermitsComponent``.
enum PermitsTables {
  static let all = [
    permitKinds, permitSteps, permits, changeRequests, permitVersions, requestedChanges,
    permitWaiting, powerDelegations, policyTopics, topicViews,
  ]

  static let permitKinds = SeedTable(
    "permit_kinds", ["انواع_مجوز"],
    "Kinds of permits.",
    [.permitKind, .name, .nameFa] + .provenance)

  static let permitSteps = SeedTable(
    "permit_steps", ["مراحل_مجوز", "مرحله‌های_مجوز"],
    "Steps of a permit's procedure in one of its versions.",
    [
      .permitKind,
      .version, .step, .agency,
      .real("days", ["روز", "مدت"], "How many days it takes."),
      .long("cost_rial", ["هزینه_ریال", "هزینه"], "What it costs, in rial."),
      .text("law", ["قانون"], "The law that demands it; empty where none is named."),
      .int("place", ["ترتیب"], "Its place among the steps, from 1."),
      .documents, .recourse,
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
      .version, .status, .step, .agency,
      .day("ended", ["تاریخ_پایان"], "The day on which it was issued, refused or given up."),
      .text("issuer", ["صادرکننده"], "Headquarters or province."),
      .text("power", ["تفویض"], "The delegation by which a province issued it."),
      .reason, .recourse,
      .day("execution", ["ورود_به_اجرا"], "The day on which its project entered execution."),
      .day(
        "stalled", ["تاریخ_توقف"],
        "The day on which it was found not to have entered execution in time."),
    ] + .provenance)

  static let changeRequests = SeedTable(
    "change_requests", ["درخواست‌های_تغییر"],
    "Changes to a permit's procedure that provinces ask for.",
    [
      .text("request", ["درخواست"], "The request."),
      .text("province", ["استان"], "The province that asks."),
      .permitKind,
      .day("proposed", ["تاریخ_پیشنهاد", "تاریخ"], "The day of the request."),
      .status, .reason,
      .long("changes", ["تغییرها"], "How many changes it asks for."),
      .day("reviewed", ["تاریخ_بررسی"], "The day of the review."),
      .text("finding", ["نتیجه_بررسی"], "What the review found."),
      .day("ended", ["تاریخ_پایان"], "The day on which it was adopted, rejected or withdrawn."),
      .text("answer", ["پاسخ"], "The basis of the adoption, or why it was rejected or withdrawn."),
      .version,
    ] + .provenance)

  static let permitVersions = SeedTable(
    "permit_versions", ["نسخه‌های_مجوز", "نسخه‌های_فرایند"],
    "Versions of procedures, with what each asks for in all.",
    [
      .permitKind, .version,
      .day("in_force_from", ["از_تاریخ"], "The first day on which it is in force."),
      .day("in_force_to", ["تا_تاریخ"], "The last day; null for the latest."),
      .text("request", ["درخواست"], "The change request that it comes from."),
      .legalBasis,
      .long("steps", ["تعداد_مرحله"], "How many steps it has."),
      .long("agencies", ["تعداد_دستگاه"], "How many agencies take part."),
      .long("documents", ["تعداد_مدرک"], "How many documents are asked for, each time."),
      .long("documents_unknown", ["مدرک_نامعلوم"], "Steps whose documents are unknown."),
      .long("days", ["روز", "مدت"], "Days, one step after the other, as far as they are known."),
      .long("days_unknown", ["مدت_نامعلوم"], "Steps whose days are unknown."),
      .long("cost_rial", ["هزینه_ریال", "هزینه"], "The cost in rial, as far as it is known."),
      .long("cost_unknown", ["هزینه_نامعلوم"], "Steps whose cost is unknown."),
      .long("without_law", ["بدون_قانون"], "Steps for which no law is named."),
    ] + .provenance)

  static let requestedChanges = SeedTable(
    "requested_changes", ["تغییرهای_درخواستی"],
    "What change requests would add, remove or set, step by step.",
    [
      .text("request", ["درخواست"], "The request."),
      .text("change", ["تغییر"], "Add, remove or set."),
      .step,
      .text("after", ["پس_از"], "The step behind which it comes; empty for the end."),
      .agency, .documents,
      .real("days", ["روز", "مدت"], "How many days it takes."),
      .long("cost_rial", ["هزینه_ریال", "هزینه"], "What it costs, in rial."),
      .text("law", ["قانون"], "The law that demands it."),
      .recourse,
      .day("asked", ["تاریخ"], "The day on which it was asked for."),
    ] + .provenance)

  static let permitWaiting = SeedTable(
    "permit_waiting", ["انتظار_مجوز", "زمان_انتظار"],
    "How long applications wait at each step, and on whom.",
    [
      .text("permit", ["مجوز"], "The application."),
      .permitKind, .version, .province,
      .int("place", ["ترتیب"], "Its place among the waits of the application, from 1."),
      .text("step", ["مرحله", "گام"], "The step; empty while the decision is awaited."),
      .agency,
      .text("waits_on", ["نزد"], "Agency or applicant."),
      .day("waiting_from", ["از_تاریخ"], "The first day."),
      .day("waiting_to", ["تا_تاریخ"], "The last day; null while it lasts."),
      .long("days", ["روز", "مدت"], "How many days it was; null while it lasts."),
      .real(
        "planned_days", ["روز_مقرر"], "How many days the version gives the agency for the step."),
    ] + .provenance)

  static let powerDelegations = SeedTable(
    "power_delegations", ["تفویض_اختیارها", "تفویض_صدور"],
    "Powers to issue permits that the headquarters delegated to provinces.",
    [
      .text("power", ["تفویض"], "The delegation."),
      .permitKind, .province, .legalBasis,
      .day("in_force_from", ["از_تاریخ"], "The first day."),
      .day("in_force_to", ["تا_تاریخ"], "The last day; null where none is set."),
      .day("revoked", ["تاریخ_لغو"], "The day from which it is taken back."),
      .reason,
    ] + .provenance)

  static let policyTopics = SeedTable(
    "policy_topics", ["موضوع‌های_سیاستی", "موضوعات"],
    "Topics of policy: superfluous regulations, free zones, financing.",
    [
      .text("topic", ["موضوع"], "The topic."),
      .kind, .title, .titleFa,
      .text("proposer", ["پیشنهاددهنده"], "The organization that proposes it."),
      .permitKind, .step,
      .day("proposed", ["تاریخ_پیشنهاد"], "The day of the proposal."),
      .long("views", ["نظرها"], "How many views were recorded."),
      .text("outcome", ["نتیجه"], "Removed, changed or kept; empty while it is open."),
      .day("decided", ["تاریخ_تصمیم"], "The day of the decision."),
      .legalBasis, .fact,
    ] + .provenance)

  static let topicViews = SeedTable(
    "topic_views", ["نظرهای_موضوع"],
    "Views of the private sector on topics of policy.",
    [
      .text("topic", ["موضوع"], "The topic."),
      .organization,
      .day("given", ["تاریخ"], "The day on which it was given."),
      .text("text", ["متن"], "The view."),
    ] + .provenance)
}

extension ColumnSchema {
  fileprivate static let version = int("version", ["نسخه"], "The version of the procedure, from 1.")
  fileprivate static let step = text("step", ["مرحله", "گام"], "The step.")
  fileprivate static let documents = list(
    "documents", ["مدارک"], "The documents that are asked for; null where they are unknown.")
  fileprivate static let recourse = text(
    "recourse", ["مرجع_شکایت"], "Where an applicant may complain.")
  fileprivate static let reason = text("reason", ["دلیل"], "Why.")
}

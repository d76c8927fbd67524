import KQLEngine

/// The tables of ``SourcesComponent``.
enum SourcesTables {
  static let all = [
    sources, referenceSources, facts, sourceIssues, issueSteps, recordLinks, people, organizations,
    posts, holdings, rules,
  ]

  static let sources = SeedTable(
    "sources", ["منابع", "اسناد"],
    "The documents that facts were read from.",
    [
      .text("source", ["منبع", "سند"], "The document."),
      .text("title", ["عنوان"], "What it is about."),
      .text("publisher", ["ناشر"], "The organization that published it."),
      .list("reported_by", ["گزارشگران"], "The reporters that it names."),
      .day("published", ["تاریخ", "تاریخ_انتشار"], "The day of publication, where it is known."),
      .text("published_jalali", ["تاریخ_شمسی"], "That day in the Solar Hijri calendar."),
      .flag("published_inferred", ["انتشار_استنباطی"], "Whether that day is inferred."),
      .int("paragraphs", ["بندها"], "How many paragraphs it has."),
      .note,
    ])

  static let referenceSources = SeedTable(
    "reference_sources", ["منابع_مرجع", "مراجع"],
    "What rows rest on that do not come from a document.",
    [
      .text("reference_source", ["منبع_مرجع"], "The reference source."),
      .text("title", ["عنوان"], "What it is."),
      .text("publisher", ["ناشر"], "Who published it."),
      .text("year", ["سال"], "The year, in the calendar of the publisher."),
      .text("licence_note", ["پروانه", "یادداشت_پروانه"], "What is known of its terms."),
    ])

  static let facts = SeedTable(
    "facts", ["گزاره‌ها", "یافته‌ها"],
    "Every fact read from the documents, with its paragraph and a term that stands there.",
    [
      .text("fact", ["گزاره"], "The fact."),
      .kind, .statement,
      .text("term", ["عبارت"], "A short term of the paragraph, spelt as there."),
      .real("value", ["مقدار"], "The quantity, where it is one."),
      .measure,
      .day("date", ["تاریخ"], "The day, where it is one."),
      .text("date_jalali", ["تاریخ_شمسی"], "That day in the Solar Hijri calendar."),
      .text("subject", ["موضوع"], "Whom or what it is about."),
      .text("part_of", ["جزء"], "The fact that gives the total which it is a part of."),
      .text("weekday", ["روز_هفته"], "The weekday that its source gives, in English."),
      .day("other_date", ["تاریخ_دیگر"], "The day that its source gives in another calendar."),
    ] + .provenance)

  static let sourceIssues = SeedTable(
    "source_issues", ["ایرادها", "ایرادهای_منابع"],
    "What is missing, ambiguous, misspelt, contradictory or inferred in the sources.",
    [
      .text("issue", ["ایراد"], "The issue."),
      .text("kind", ["نوع"], "Date, missing, ambiguous, typo, contradiction or inference."),
      .statement,
      .list("facts", ["گزاره‌ها"], "The facts that it concerns."),
      .text("status", ["وضعیت"], "Open or decided; empty for what the tables tell of."),
      .text("rule", ["قاعده"], "The rule that found it; empty where a person did."),
    ] + .provenance)

  static let issueSteps = SeedTable(
    "issue_steps", ["گام‌های_ایراد"],
    "What was done about issues: comments, decisions, reopenings.",
    [
      .text("issue", ["ایراد"], "The issue."),
      .day("stepped", ["تاریخ"], "The day."),
      .text("step", ["گام"], "Commented, decided or reopened."),
      .text("decision", ["تصمیم"], "What was decided."),
      .text("reason", ["دلیل"], "The comment or the reason."),
      .text("actor", ["کننده"], "Who did it."),
    ] + .provenance)

  static let recordLinks = SeedTable(
    "record_links", ["پیوندهای_رکورد", "پیوند_رکوردها"],
    "Pairs of records that may be of one unit, with what was decided on them.",
    [
      .text("link", ["پیوند"], "The pair."),
      .text("left", ["چپ"], "One record."),
      .text("right", ["راست"], "The other."),
      .real("score", ["امتیاز"], "The score of the linkage."),
      .text("reason", ["دلیل"], "Why it was proposed."),
      .text("status", ["وضعیت"], "Proposed, accepted or rejected."),
      .day("proposed", ["تاریخ_پیشنهاد"], "The day of the proposal."),
      .day("decided", ["تاریخ_تصمیم"], "The day of the decision."),
      .text("decided_by", ["تصمیم‌گیر"], "Who decided."),
      .text("decision_reason", ["دلیل_تصمیم"], "Why it was decided so."),
    ] + .provenance)

  static let people = SeedTable(
    "people", ["اشخاص", "افراد"],
    "People whom the documents name.",
    [
      .person, .name, .nameFa,
      .text("title", ["لقب"], "The form of address."),
      .alternatives,
    ] + .provenance)

  static let organizations = SeedTable(
    "organizations", ["سازمان‌ها", "دستگاه‌ها"],
    "Bodies, agencies and outlets that the documents name.",
    [
      .organization, .name, .nameFa, .kind, .level, .province,
      .text("parent", ["سازمان_بالادست", "بالادست"], "The organization above it."),
      .alternatives, .collective,
    ] + .provenance)

  static let posts = SeedTable(
    "posts", ["سمت‌ها", "پست‌ها"],
    "Posts of organizations.",
    [.post, .title, .titleFa, .organization] + .provenance)

  static let holdings = SeedTable(
    "holdings", ["تصدی‌ها", "سوابق_تصدی"],
    "Who held which post, when, and how the source says so.",
    [
      .person, .post,
      .day("held_from", ["از_تاریخ"], "The first day."),
      .day("held_to", ["تا_تاریخ"], "The last day."),
      .day("as_of", ["در_تاریخ", "تاریخ"], "The day for which the source says so."),
      .day("as_of_from", ["در_تاریخ_از"], "The earliest that day can be."),
      .day("as_of_to", ["در_تاریخ_تا"], "The latest that day can be."),
      .text("basis", ["مبنا"], "Stated, same_speaker or context."),
      .note,
    ] + .provenance)

  static let rules = SeedTable(
    "rules", ["قواعد", "قاعده‌ها"],
    "The rules of the components and where each comes from.",
    [
      .text("rule", ["قاعده"], "The rule."),
      .text("component", ["مؤلفه"], "The component that applies it."),
      .statement,
      .text("origin", ["خاستگاه"], "Seed, public or policy."),
      .fact,
      .list("facts", ["گزاره‌ها"], "Every fact that it rests on."),
    ] + .provenance)
}

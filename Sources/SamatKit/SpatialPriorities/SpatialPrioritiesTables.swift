import KQLEngine

/// The tables of ``SpatialPrioritiesComponent``.
enum SpatialPrioritiesTables {
  static let all = [
    priorities, indicators, documents, contents, permits, rollout, allocations, allocationAmounts,
    allocationProjects,
  ]

  static let priorities = SeedTable(
    "priorities", ["اولویت‌ها", "اولویت‌های_آمایش"],
    "Which activity has priority in which place, by which method and how stably.",
    [
      .text("place", ["مکان", "محل"], "The province or county, by its code."),
      .text("level", ["سطح"], "Province or county."),
      .domain, .sector,
      .real("score", ["امتیاز"], "The score; a higher one is better."),
      .long("rank", ["رتبه"], "The rank, from 1."),
      .text("method", ["روش"], "The method that gave score and rank."),
      .real("stability", ["پایداری"], "How stable the rank is, from 0 to 1."),
      .document,
      .text("weights", ["وزن‌ها"], "The weights of the indicators."),
      .text("indicators", ["شاخص‌ها"], "The indicators with their sources."),
      .status,
    ] + .provenance)

  static let indicators = SeedTable(
    "indicators", ["شاخص‌ها"],
    "Quantities that the documents give for a place.",
    [
      .text("indicator", ["شاخص"], "The indicator."),
      .text("place", ["مکان", "محل"], "The province by its code, or IR for the country."),
      .text("subject", ["موضوع"], "What is measured."),
      .real("value", ["مقدار"], "The value; null where no number is given."),
      .measure,
      .day("as_of", ["در_تاریخ", "تاریخ"], "The day for which it holds."),
      .text("period", ["دوره"], "The period that it covers."),
      .fact,
    ] + .provenance)

  static let documents = SeedTable(
    "priority_documents", ["سندهای_آمایش", "اسناد_آمایش"],
    "Documents of priorities of provinces and counties, every version.",
    [
      .document, .place,
      .text("level", ["سطح"], "Province or county."),
      .province,
      .version,
      .status,
      .day("begun", ["آغاز"], "The day on which the draft was begun."),
      .day("adopted", ["تاریخ_تصویب"], "The day on which it was adopted."),
      .text("basis", ["مبنا"], "The resolution or letter that adopted it."),
      .day("superseded", ["تاریخ_جایگزینی"], "The day on which a later version took its place."),
      .programme,
    ] + .provenance)

  static let contents = SeedTable(
    "priority_contents", ["محتوای_سند_آمایش"],
    "Requirements, resources and projects of documents of priorities.",
    [
      .document, .place,
      .text("kind", ["نوع"], "Requirement, resource or project."),
      .text("text", ["متن"], "What it is."),
      .sector,
      .text("stated_in", ["گفته_شده_در"], "The document that says so."),
    ] + .provenance)

  static let permits = SeedTable(
    "priority_permits", ["مجوزهای_سند_آمایش"],
    "Permits set against the document of their place, and whether their sector has priority there.",
    [
      .text("permit", ["مجوز"], "The permit."),
      .place, .sector, .document,
      .flag("fits", ["سازگار"], "Whether the document gives the sector or its section priority."),
      .day("recorded", ["تاریخ_ثبت"], "The day on which it was recorded."),
    ] + .provenance)

  static let rollout = SeedTable(
    "priority_rollout", ["گام‌های_آمایش"],
    "Steps of the programme in provinces: chosen, in progress, document adopted.",
    [
      .programme, .province,
      .text("step", ["گام"], "The step."),
      .day("since", ["از_تاریخ"], "The day of the step."),
      .text("reason", ["دلیل"], "Why out of turn."),
    ] + .provenance)

  static let allocations = SeedTable(
    "allocations", ["تخصیص‌ها", "تخصیص‌های_بودجه"],
    "Budgets that were shared out, every version, with the rule and the source of the scores.",
    [
      .allocation, .version, .status,
      .text("title", ["عنوان"], "What it is for."),
      .long("budget_rial", ["بودجه_ریال", "بودجه"], "What is shared out, in rial."),
      .long("allocated_rial", ["تخصیص‌یافته_ریال"], "The sum of the amounts, in rial."),
      .text("rule", ["قاعده"], "The rule by which it is shared out."),
      .text("scores_from", ["منبع_امتیاز"], "The table or query that the scores come from."),
      .text("score", ["امتیاز"], "The score, a column or an expression."),
      .text("basis", ["مبنا"], "The resolution or letter that decides it."),
      .day("decided", ["تاریخ_تصمیم"], "The day on which it was decided."),
      .text("decided_by", ["ثبت‌کننده"], "Who recorded it."),
      .day("ended", ["تاریخ_پایان"], "The day on which it was superseded or withdrawn."),
      .text("reason", ["دلیل"], "Why it was withdrawn."),
      .long("doubt_samples", ["شمار_آزمون"], "How many plans were made with drawn scores."),
      .real("doubt_spread", ["پراکندگی_آزمون"], "The standard deviation of the draws."),
      .long("doubt_seed", ["بذر_آزمون"], "Where the random numbers started."),
    ] + .provenance)

  static let allocationAmounts = SeedTable(
    "allocation_amounts", ["مبلغ‌های_تخصیص"],
    "What places, or pairs of place and sector, get of a budget, with floors, caps and reasons.",
    [
      .allocation, .version, .status, .place,
      .text("sector", ["بخش"], "The sector, as the scores name it."),
      .real("score", ["امتیاز"], "The score by which it shares."),
      .long("amount_rial", ["مبلغ_ریال", "مبلغ"], "What it gets, in rial."),
      .long("floor_rial", ["کف_ریال", "کف"], "What the place gets at least, in rial."),
      .long("cap_rial", ["سقف_ریال", "سقف"], "What the place gets at most, in rial."),
      .long("sector_floor_rial", ["کف_بخش_ریال"], "What the sector gets at least, in rial."),
      .long("sector_cap_rial", ["سقف_بخش_ریال"], "What the sector gets at most, in rial."),
      .long(
        "unlimited_rial", ["بی_کف_و_سقف_ریال"], "What the place would get without limits, in rial."),
      .text(
        "reason", ["دلیل"], "What decides the amount of the place: floor, cap, share or value."),
      .long("mean_rial", ["میانگین_ریال"], "What the place gets in the mean of drawn scores."),
      .long("low_rial", ["کمینه_ریال"], "What one plan in twenty with drawn scores stays below."),
      .long("high_rial", ["بیشینه_ریال"], "What one plan in twenty with drawn scores goes beyond."),
      .real("above_floor", ["بالاتر_از_کف"], "The share of these plans above the floor."),
    ] + .provenance)

  static let allocationProjects = SeedTable(
    "allocation_projects", ["طرح‌های_تخصیص"],
    "Projects that the amounts of an allocation are for, chosen or not.",
    [
      .allocation, .version, .status,
      .text("project", ["طرح"], "The project."),
      .place,
      .long("cost_rial", ["هزینه_ریال", "هزینه"], "What it costs, in rial."),
      .real("value", ["ارزش"], "What it is worth."),
      .flag("chosen", ["برگزیده"], "Whether it was chosen."),
      .real("frequency", ["بسامد"], "How often it is chosen when values are drawn."),
    ] + .provenance)
}

extension ColumnSchema {
  fileprivate static let document = text("document", ["سند_آمایش"], "The document of priorities.")
  fileprivate static let allocation = text(
    "allocation", ["تخصیص"], "The allocation of a budget.")
  fileprivate static let version = long("version", ["نسخه"], "The number of the version, from 1.")
  fileprivate static let place = text(
    "place", ["مکان", "محل"], "The province or county, by its code.")
}

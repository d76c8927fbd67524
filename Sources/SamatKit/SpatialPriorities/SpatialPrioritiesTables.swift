import KQLEngine

/// The tables of ``SpatialPrioritiesComponent``.
enum SpatialPrioritiesTables {
  static let all = [priorities, indicators, documents, contents, permits, rollout]

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
      .long("version", ["نسخه"], "The number of the version, from 1."),
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
}

extension ColumnSchema {
  fileprivate static let document = text("document", ["سند_آمایش"], "The document of priorities.")
  fileprivate static let place = text(
    "place", ["مکان", "محل"], "The province or county, by its code.")
}

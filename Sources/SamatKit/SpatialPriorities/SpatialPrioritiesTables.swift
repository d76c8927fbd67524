import KQLEngine

/// The tables of ``SpatialPrioritiesComponent``.
enum SpatialPrioritiesTables {
  static let all = [priorities, indicators]

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
}

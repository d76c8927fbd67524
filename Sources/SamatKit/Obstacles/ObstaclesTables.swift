import KQLEngine

/// The tables of ``ObstaclesComponent``.
enum ObstaclesTables {
  static let all = [obstacleKinds, obstacleMentions]

  static let obstacleKinds = SeedTable(
    "obstacle_kinds", ["انواع_موانع", "گونه‌های_مانع"],
    "The taxonomy of obstacles to production, with synonyms and the agency that usually answers.",
    [
      .obstacle,
      .text("parent", ["مانع_بالادست", "بالادست"], "The wider kind; empty at the top."),
      .name, .nameFa,
      .text("usual_agency", ["دستگاه_معمول"], "The agency that usually answers, in words."),
      .text("wbes", ["دسته_بانک_جهانی"], "The category of the World Bank Enterprise Surveys."),
      .text("origin", ["خاستگاه"], "Regulation, procedure or environment."),
      .list("synonyms_en", ["مترادف‌های_انگلیسی"], "Words for it in English."),
      .list("synonyms_fa", ["مترادف‌های_فارسی", "مترادف‌ها"], "Words for it in Persian."),
    ] + .provenance)

  static let obstacleMentions = SeedTable(
    "obstacle_mentions", ["موانع", "موانع_نام‌برده"],
    "Where a document names an obstacle, and the agency where it names one as the cause.",
    [
      .text("mention", ["اشاره"], "The mention."),
      .obstacle, .session, .province,
      .text("agency", ["دستگاه"], "The agency named as the cause; empty where none is."),
      .statement, .fact,
    ] + .provenance)
}

import KQLEngine

/// The tables of ``ProgrammesComponent``.
enum ProgrammesTables {
  static let all = [programmes, axes, actions, programmeProvinces]

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
      .text("axis", ["محور"], "The axis."),
      .programme, .title, .titleFa,
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
    ] + .provenance)

  static let programmeProvinces = SeedTable(
    "programme_provinces", ["استان‌های_برنامه"],
    "Provinces in which a programme begins, and which of them is the pilot.",
    [
      .programme, .province,
      .text("role", ["نقش"], "Pilot or priority; a pilot has priority too."),
      .status, .note,
    ] + .provenance)
}

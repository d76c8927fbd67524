import KQLEngine

/// The tables of ``AssociationsComponent``.
enum AssociationsTables {
  static let all =
    [associations, associationProvinces, elections, delegations, instructions] + recorded

  static let associations = SeedTable(
    "associations", ["تشکل‌ها", "انجمن‌ها"],
    "Associations of homogeneous industries and Houses of industry, mine and trade.",
    [
      .text("association", ["تشکل", "انجمن"], "The association."),
      .name, .nameFa,
      .text("kind", ["نوع"], "Homogeneous, national_homogeneous or house."),
      .level, .province,
      .int("year", ["سال"], "The Solar Hijri year of its approval."),
      .text("approved_by", ["تأییدکننده"], "The organization that approved it."),
      .status,
      .text("organization", ["سازمان"], "The association as an organization."),
      .collective,
      .text("field", ["رشته"], "The field of industry."),
      .list("founders", ["هیئت_مؤسس"], "The founding board."),
      .day("approved", ["تاریخ_تأیید"], "The day of its approval."),
      .day("registered", ["تاریخ_ثبت"], "The day on which it was registered."),
      .text("number", ["شماره_ثبت"], "Its number in the register."),
      .day("ended", ["تاریخ_پایان"], "The day on which it was taken back or dissolved."),
    ] + .provenance)

  static let associationProvinces = SeedTable(
    "association_provinces", ["استان‌های_تشکل‌ها"],
    "Provinces in which associations were formed in a year, without the number for each.",
    [.year, .province] + .provenance)

  static let elections = SeedTable(
    "elections", ["انتخابات"],
    "Elections of the boards of associations, with quorum, turnout and term.",
    [
      .text("election", ["انتخاب"], "The election."),
      .text("association", ["تشکل", "انجمن"], "The association."),
      .day("called", ["تاریخ_فراخوان"], "The day it was called."),
      .day("held", ["تاریخ", "تاریخ_برگزاری"], "The day it was held."),
      .real("quorum", ["حد_نصاب"], "The share of members that must take part."),
      .real("turnout", ["مشارکت"], "The share of members that took part."),
      .text("result", ["نتیجه"], "The result."),
      .day("term_to", ["پایان_دوره"], "The last day of the board's term."),
      .long("call", ["نوبت"], "The first or the second call."),
      .day("date", ["تاریخ_تعیین‌شده"], "The day for which it was called."),
      .long("eligible", ["واجدان"], "How many might vote."),
      .long("ballots", ["آرا"], "How many voted."),
      .text("supervisor", ["ناظر"], "The organization that supervised it."),
    ] + .provenance)

  static let delegations = SeedTable(
    "delegations", ["واگذاری‌ها", "تفویض‌ها"],
    "Functions and powers that one body hands over to another.",
    [
      .text("delegation", ["واگذاری", "تفویض"], "The delegation."),
      .text("function", ["وظیفه", "تصدی"], "What is handed over."),
      // `to` is a word of the language and needs ['to'] in a query; hence the English aliases.
      .text("from", ["given_by", "واگذارنده", "از"], "The organization that gives."),
      .text("to", ["given_to", "گیرنده", "به"], "The organization that takes."),
      .legalBasis,
      .day("date", ["تاریخ"], "The day of its status."),
      .status,
      .day("proposed", ["تاریخ_پیشنهاد"], "The day on which it was proposed."),
      .day("given", ["تاریخ_واگذاری"], "The day on which it was handed over."),
      .day("withdrawn", ["تاریخ_بازپس‌گیری"], "The day on which it was taken back."),
      .text(
        "proposed_basis", ["مبنای_پیشنهاد"], "The legal basis that was named when it was proposed."),
    ] + .provenance)

  static let instructions = SeedTable(
    "instructions", ["دستورالعمل‌ها"],
    "Instructions and the body that has to carry them out.",
    [
      .text("instruction", ["دستورالعمل"], "The instruction."),
      .text("issuer", ["صادرکننده"], "The organization that issued it."),
      .text("addressee", ["مخاطب"], "The organization that has to carry it out."),
      .day("date", ["تاریخ"], "The day."),
      .status, .title, .titleFa,
      .day("deadline", ["مهلت"], "The day by which it is to be carried out."),
      .real("progress", ["پیشرفت"], "How much is carried out, 1 being in full."),
      .day("answered", ["تاریخ_پاسخ"], "The day of the addressee's last word."),
    ] + .provenance)
}

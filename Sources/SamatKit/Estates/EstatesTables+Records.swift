/// Tables that only the journal fills.
extension EstatesTables {
  static let ofEstates = [
    licenceSteps, scores, companies, instalments, supplies, connections,
  ]

  static let licenceSteps = SeedTable(
    "estate_licence_steps", ["مراحل_مجوز_شهرک"],
    "Steps of the licences of non-governmental estates, with their lateness.",
    [
      .text("estate", ["شهرک"], "The estate."),
      .long("application", ["درخواست"], "Which application of the estate, from 1."),
      .text("step", ["مرحله"], "The step, or turned_down."),
      .day("taken", ["تاریخ"], "The day on which it was done."),
      .day("due", ["مهلت"], "The day by which it had to be done; null without a limit."),
      .long("days_late", ["روزهای_تأخیر"], "By how many days it was late."),
      .note,
    ] + .provenance)

  static let scores = SeedTable(
    "estate_scores", ["امتیازهای_شهرک‌ها"],
    "Scores of estates with their working: one row for each of the four pillars.",
    [
      .text("score", ["امتیازدهی"], "The score."),
      .text("estate", ["شهرک"], "The estate."),
      .day("scored", ["تاریخ"], "The day."),
      .text("pillar", ["رکن"], "The pillar."),
      .real("points", ["امتیاز"], "Its points, from 0 to 100."),
      .real("weight", ["وزن"], "Its weight; those of a score add up to 1."),
      .real("contribution", ["سهم"], "Points times weight; those of a score add up to the total."),
      .real("total", ["جمع"], "The total of the score."),
      .text("class", ["رده"], "Leader, challenger or aspirer."),
      .text("policy", ["سیاست"], "The policy of weights and thresholds."),
    ] + .provenance)

  static let companies = SeedTable(
    "estate_companies", ["شرکت‌های_خدماتی"],
    "Service companies of estates.",
    [
      .text("estate", ["شهرک"], "The estate."),
      .text("company", ["شرکت"], "The company."),
      .text("service", ["خدمت"], "What it does."),
      .day("work_from", ["از_تاریخ"], "Its first day."),
      .day("work_to", ["تا_تاریخ"], "Its last day; null while it works."),
    ] + .provenance)

  static let instalments = SeedTable(
    "parcel_instalments", ["اقساط_قطعه‌ها"],
    "Instalments of the prices of parcels.",
    [
      .text("parcel", ["قطعه"], "The parcel."),
      .text("instalment", ["قسط"], "The instalment."),
      .long("amount_rial", ["مبلغ_ریال", "مبلغ"], "The amount in rial."),
      .day("due", ["سررسید"], "The day by which it is due."),
      .long("paid_rial", ["پرداخت_ریال"], "What was paid of it."),
      .long("open_rial", ["مانده_ریال"], "What is left."),
      .day("paid", ["تاریخ_پرداخت"], "The day on which all of it was paid."),
    ] + .provenance)

  static let supplies = SeedTable(
    "utility_supplies", ["منابع_تأسیسات"],
    "Supplies of utilities of estates.",
    [
      .text("estate", ["شهرک"], "The estate."),
      .text("kind", ["نوع"], "The utility."),
      .text("supply_name", ["نام_منبع"], "Which of the supplies."),
      .text("supply_source", ["محل_تأمین"], "Grid, own_plant, treated_effluent, well or other."),
      .real("amount", ["مقدار"], "How much."),
      .measure,
      .day("since", ["از_تاریخ"], "Its first day."),
      .day("ended", ["تا_تاریخ"], "The day on which it ended."),
    ] + .provenance)

  static let connections = SeedTable(
    "utility_connections", ["انشعاب‌ها"],
    "What production units in estates need of a utility, and whether they have it.",
    [
      .text("estate", ["شهرک"], "The estate."),
      .text("kind", ["نوع"], "The utility."),
      .text("production_unit", ["واحد_تولیدی"], "The production unit."),
      .real("demand", ["نیاز"], "What it needs, in the estate's unit of measure."),
      .flag("supplied", ["تأمین‌شده"], "Whether it has it."),
      .day("recorded", ["تاریخ"], "The day."),
    ] + .provenance)
}

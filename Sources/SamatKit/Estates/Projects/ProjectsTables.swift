import KQLEngine

/// The tables of infrastructure projects and funds; they belong to ``EstatesComponent``.
enum ProjectsTables {
  static let all = [
    infrastructureProjects, projectEvents, ledgerPostings, statements, bids, projectFlags, funding,
    fundFlows,
  ]

  private static let estate = ColumnSchema.text("estate", ["شهرک"], "The estate.")
  private static let fund = ColumnSchema.text("fund", ["اعتبار"], "The fund.")
  private static let date = ColumnSchema.day("date", ["تاریخ"], "The day.")
  private static let amount = ColumnSchema.long(
    "amount_rial", ["مبلغ_ریال", "مبلغ"], "The amount in rial.")
  private static let entry = ColumnSchema.long(
    "entry", ["سند_حسابداری", "ردیف"], "The place in the journal, from 1.")
  private static let actor = ColumnSchema.text("actor", ["عامل"], "Who did it.")

  static let infrastructureProjects = SeedTable(
    "infrastructure_projects", ["طرح‌های_زیرساخت", "پروژه‌های_زیرساخت"],
    "Infrastructure projects of estates, from estimate to payment.",
    [
      .project, estate, .text("title", ["عنوان"], "The title."), .kind, .province,
      .text(
        "stage", ["مرحله"],
        "Estimate, tender, contract, progress, certified, payment, completed, accepted, closed or "
          + "cancelled: the furthest step reached."),
      .text("contractor", ["پیمانکار"], "The contractor."),
      .flag("direct", ["بدون_مناقصه"], "Whether the contract was awarded without a tender."),
      .long("estimate_rial", ["برآورد_ریال", "برآورد"], "The estimate in rial."),
      .long("contract_rial", ["قرارداد_ریال", "قرارداد"], "The contract in rial."),
      .long("certified_rial", ["صورت_وضعیت_ریال", "صورت_وضعیت"], "The certified work in rial."),
      .long("paid_rial", ["پرداخت_ریال", "پرداخت"], "What was paid, in rial."),
      .long("payable_rial", ["پرداختنی_ریال", "پرداختنی"], "What is certified and not yet paid."),
      .long("retention_rial", ["سپرده_حسن_انجام_کار"], "What is kept back."),
      .long("advance_rial", ["پیش‌پرداخت_ریال", "پیش‌پرداخت"], "Advances that are still open."),
      .long(
        "unsupported_rial", ["پرداخت_بدون_پشتوانه"],
        "What was paid without certified work behind it."),
      .real("progress", ["پیشرفت"], "The share of the work that is done, from 0 to 1."),
      .long("flags", ["نشانه‌ها"], "How many red flags were raised."),
      .long("open_flags", ["نشانه‌های_باز"], "How many of them nobody has answered."),
      .day("last_step", ["آخرین_گام"], "The day of the last step."),
      .long("standstill_days", ["روزهای_توقف"], "After how many days it stands still."),
    ] + .provenance)

  static let projectEvents = SeedTable(
    "project_events", ["رویدادهای_طرح"],
    "What happened to an infrastructure project, step by step.",
    [
      .project, .text("event", ["رویداد"], "What happened."), date, amount, actor,
      .text(
        "detail", ["شرح_کوتاه"], "The bidder, contractor, statement, fund, red flag or reason."),
    ] + .provenance)

  static let ledgerPostings = SeedTable(
    "ledger_postings", ["دفتر_کل", "ثبت‌های_حسابداری"],
    "The ledger of projects and funds in double entry: the debits of an entry equal its credits.",
    [
      entry, .text("event", ["رویداد"], "What happened."), date,
      .text(
        "account", ["حساب"],
        "Fund, financing, work_certified, payable, retention, advance or unsupported."),
      .project, fund,
      .long("debit_rial", ["بدهکار_ریال", "بدهکار"], "The debit in rial."),
      .long("credit_rial", ["بستانکار_ریال", "بستانکار"], "The credit in rial."),
    ] + .provenance)

  static let statements = SeedTable(
    "statements", ["صورت_وضعیت‌ها"],
    "Certified statements: gross is retention, advances taken off, payments settled, and payable.",
    [
      .text("statement", ["شماره_صورت_وضعیت"], "The statement."), .project,
      .long("number", ["شماره"], "Its number, from 1."), date,
      .long("gross_rial", ["ناخالص_ریال", "ناخالص"], "The work since the last one."),
      .long("retention_rial", ["سپرده_ریال", "سپرده"], "The part kept back."),
      .long("recovered_rial", ["استهلاک_پیش‌پرداخت"], "The part taken off for advances."),
      .long("settled_rial", ["تهاتر_ریال"], "The part that had been paid without work behind it."),
      .long("payable_rial", ["پرداختنی_ریال", "پرداختنی"], "The part to be paid."),
      .long("total_rial", ["جمع_ریال", "جمع"], "All certified work up to this statement."),
    ] + .provenance)

  static let bids = SeedTable(
    "bids", ["پیشنهادهای_قیمت"], "Bids in the tenders of infrastructure projects.",
    [
      .text("bid", ["پیشنهاد"], "The bid."), .project,
      .text("bidder", ["پیشنهاددهنده"], "Who bids."), date, amount,
      .flag("won", ["برنده"], "Whether it got the contract."),
    ] + .provenance)

  static let projectFlags = SeedTable(
    "project_flags", ["نشانه‌های_هشدار"],
    "Red flags of projects, each with its test, threshold, evidence and the reason that was stated; "
      + "a flag proves nothing by itself.",
    [
      .text("flag", ["نشانه"], "The flag."), .project,
      .text("red_flag", ["نوع_نشانه"], "Which test raised it."),
      .day("raised", ["تاریخ", "تاریخ_نشانه"], "The day on which it was raised."),
      .long("measured", ["اندازه"], "What was measured."),
      .long("threshold", ["حد", "آستانه"], "The threshold it was held against."),
      .text("unit", ["یکا"], "The unit of both: rial or bidders."),
      .text("policy_key", ["کلید_ضابطه"], "The key of the policy that sets the threshold."),
      .text("policy", ["ضابطه"], "The policy in force."),
      .list("evidence", ["شواهد"], "What shows it: ids and amounts."),
      .text("reason", ["دلیل"], "The reason that was stated."),
      .text("test", ["آزمون"], "What is tested."),
      .text("false_positive", ["هشدار_نادرست"], "When it is raised without anything being wrong."),
      .status,
      .day("answered", ["تاریخ_پاسخ"], "The day on which it was answered."),
      .text("answer", ["پاسخ"], "What was found, in words."),
    ] + .provenance)

  static let funding = SeedTable(
    "funding", ["منابع_مالی", "تأمین_مالی"],
    "Money promised or given for a purpose, in rial and as written.",
    [
      fund, .text("purpose", ["هدف", "مصرف"], "What it is for."), amount,
      .text("amount_as_written", ["مبلغ_نوشته‌شده"], "The amount as the document writes it."),
      .text("unit_as_written", ["یکای_نوشته‌شده"], "The unit as the document writes it."),
      .text("fund_source", ["محل_تأمین"], "Parliament, stock exchange, own or bank."),
      .legalBasis, .year,
      .text("axis", ["محور"], "The axis of a programme that it belongs to."),
      .note,
    ] + .provenance)

  static let fundFlows = SeedTable(
    "fund_flows", ["گردش_منابع_مالی"],
    "Movements of funds: promised, changed, raised, returned, spent, refunded.",
    [
      fund, .text("flow", ["گردش"], "What moved."), date, amount, .project, actor,
    ] + .provenance)
}

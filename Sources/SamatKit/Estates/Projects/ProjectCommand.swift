public import PersianText

/// What somebody may ask of ``InfrastructureProjectsDecider``. Amounts are whole rials.
public enum ProjectCommand: DomainCommand {
  /// Begins a project with its estimate (برآورد).
  case estimate(
    project: String, estate: String, title: String, kind: String, amount: Int64,
    province: String? = nil)
  /// Puts another estimate in place of the first, before there is a contract.
  case reestimate(project: String, amount: Int64, reason: String)
  /// Puts a project out to tender (مناقصه).
  case tender(project: String, until: SolarHijriDate? = nil)
  /// Records a bid (پیشنهاد قیمت).
  case bid(project: String, bidder: String, amount: Int64)
  /// Awards the contract (قرارداد): to a bidder of the tender, or without one below the threshold.
  case contract(
    project: String, contractor: String, amount: Int64? = nil, direct: Bool = false,
    reason: String? = nil)
  /// Changes the amount of the contract (الحاقیه).
  case change(project: String, amount: Int64, reason: String)
  /// Reports progress (پیشرفت): how much of the work is done, from 0 to 1.
  case progress(project: String, progress: Double, reason: String? = nil)
  /// Certifies a statement (صورت‌وضعیت): work since the last one.
  ///
  /// - Parameters:
  ///   - gross: The work.
  ///   - retention: The part kept back, as the paper has it; nil for what the contract says.
  ///   - recovered: The part taken off for advances; nil for the share that was advanced.
  ///   - net: What is to be paid, as the paper has it; nil for what is left.
  case certify(
    project: String, gross: Int64, retention: Int64? = nil, recovered: Int64? = nil,
    net: Int64? = nil, reason: String? = nil)
  /// Pays an advance (پیش‌پرداخت).
  case advance(project: String, fund: String, amount: Int64)
  /// Pays (پرداخت).
  case pay(
    project: String, fund: String, amount: Int64, statement: String? = nil, reason: String? = nil)
  /// Takes money back from the contractor: first what no work is behind, then advances.
  case refund(project: String, fund: String, amount: Int64, reason: String)
  /// Takes the work over provisionally (تحویل موقت).
  case complete(project: String)
  /// Takes the work over finally (تحویل قطعی).
  case accept(project: String)
  /// Releases retention (آزادسازی سپرده).
  case release(project: String, fund: String, amount: Int64)
  /// Closes the ledger (تسویه).
  case close(project: String)
  /// Gives the project up (لغو).
  case cancel(project: String, reason: String)
  /// Answers a red flag (پاسخ به نشانه).
  case answerFlag(project: String, flag: String, outcome: FlagOutcome, reason: String)
  /// Records money promised for a purpose (اعتبار مصوب); `written` is the amount with its unit as the
  /// document has it.
  case promise(
    fund: String, purpose: String, amount: Int64, source: FundSource, legalBasis: String? = nil,
    year: Int? = nil, written: String? = nil)
  /// Changes the amount that was promised.
  case changePromise(fund: String, amount: Int64, reason: String, written: String? = nil)
  /// Records money that came in (جذب).
  case raise(fund: String, amount: Int64, document: String? = nil)
  /// Gives money back to its source.
  case giveBack(fund: String, amount: Int64, reason: String)

  /// What the command is called.
  public var name: String {
    switch self {
    case .estimate: "project.estimate"
    case .reestimate: "project.reestimate"
    case .tender: "project.tender"
    case .bid: "project.bid"
    case .contract: "project.contract"
    case .change: "project.change"
    case .progress: "project.progress"
    case .certify: "project.certify"
    case .advance: "project.advance"
    case .pay: "project.pay"
    case .refund: "project.refund"
    case .complete: "project.complete"
    case .accept: "project.accept"
    case .release: "project.release"
    case .close: "project.close"
    case .cancel: "project.cancel"
    case .answerFlag: "project.answer_flag"
    case .promise: "fund.promise"
    case .changePromise: "fund.change"
    case .raise: "fund.raise"
    case .giveBack: "fund.return"
    }
  }

  /// The project, or the fund.
  public var subject: Subject? {
    switch self {
    case .estimate(let id, _, _, _, _, _), .reestimate(let id, _, _), .tender(let id, _),
      .bid(let id, _, _), .contract(let id, _, _, _, _), .change(let id, _, _),
      .progress(let id, _, _), .certify(let id, _, _, _, _, _), .advance(let id, _, _),
      .pay(let id, _, _, _, _), .refund(let id, _, _, _), .complete(let id), .accept(let id),
      .release(let id, _, _), .close(let id), .cancel(let id, _), .answerFlag(let id, _, _, _):
      Subject("project", id)
    case .promise(let id, _, _, _, _, _, _), .changePromise(let id, _, _, _), .raise(let id, _, _),
      .giveBack(let id, _, _):
      Subject("fund", id)
    }
  }
}

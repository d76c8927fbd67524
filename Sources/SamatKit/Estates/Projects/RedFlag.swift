/// A sign that something about a project deserves a look (نشانه هشدار); it proves nothing by itself.
///
/// > Source: rule `estates.red-flags`, facts S003-17 and S003-20.
public enum RedFlag: String, Hashable, Sendable, CaseIterable, Codable {
  /// More was paid than certified work bears.
  case paymentAboveCertified = "payment_above_certified"
  /// Money was paid before any statement was certified, other than an advance.
  case paymentBeforeCertification = "payment_before_certification"
  /// A statement certifies more work than the reported progress bears.
  case certifiedAboveProgress = "certified_above_progress"
  /// Statements certify more than the contract.
  case certifiedAboveContract = "certified_above_contract"
  /// A contract is above its estimate.
  case contractAboveEstimate = "contract_above_estimate"
  /// A change takes the contract further from its first amount than the policy allows.
  case changeAboveLimit = "change_above_limit"
  /// Contracts without a tender that together reach the tender threshold.
  case splitContracts = "split_contracts"
  /// Fewer bidders than the policy asks for.
  case singleBidder = "single_bidder"

  /// What is tested.
  public var test: String {
    switch self {
    case .paymentAboveCertified:
      "a payment is larger than what is certified, less retention and advance, and not yet paid"
    case .paymentBeforeCertification: "a payment is made when no statement has been certified"
    case .certifiedAboveProgress:
      "certified work in total is above the reported progress times the contract, plus the tolerance"
    case .certifiedAboveContract: "certified work in total is above the contract"
    case .contractAboveEstimate: "the contract is above the estimate, plus the tolerance"
    case .changeAboveLimit:
      "the contract differs from its first amount by more than the share of the policy"
    case .splitContracts:
      "contracts without a tender for one kind of work of one estate, within the days of the policy, "
        + "together reach the tender threshold"
    case .singleBidder: "a tender had fewer bidders than the policy asks for"
    }
  }

  /// The key of the policy that sets its threshold; empty where the ledger itself is the threshold.
  public var policyKey: String {
    switch self {
    case .paymentAboveCertified, .paymentBeforeCertification, .certifiedAboveContract: ""
    case .certifiedAboveProgress: "progress_tolerance"
    case .contractAboveEstimate: "estimate_tolerance"
    case .changeAboveLimit: "change_share"
    case .splitContracts: "tender_threshold_rial"
    case .singleBidder: "least_bidders"
    }
  }

  /// When it is raised without anything being wrong.
  public var falsePositive: String {
    switch self {
    case .paymentAboveCertified:
      "a statement was approved on paper and entered after the payment; the next one settles it"
    case .paymentBeforeCertification:
      "an advance was entered as a payment, or materials on site were paid on delivery"
    case .certifiedAboveProgress:
      "progress is reported by another measure than cost, or work is dear at the beginning"
    case .certifiedAboveContract:
      "a change of the contract was agreed and is not entered yet, or prices were adjusted by law"
    case .contractAboveEstimate:
      "the estimate was old when the tender was held, and prices had risen since"
    case .changeAboveLimit: "the ground or the design turned out to be other than supposed"
    case .splitContracts:
      "works of one kind that stand apart in place or time, or follow an emergency"
    case .singleBidder: "few firms in the province can do such work, or the call was repeated"
    }
  }

  /// When it is raised without anything being wrong, in Persian.
  public var persianFalsePositive: String {
    switch self {
    case .paymentAboveCertified:
      "صورت‌وضعیت روی کاغذ تأیید و پس از پرداخت ثبت شده است؛ صورت‌وضعیت بعدی آن را تسویه می‌کند"
    case .paymentBeforeCertification:
      "پیش‌پرداختی به نام پرداخت ثبت شده، یا بهای مصالح پای کار هنگام تحویل پرداخت شده است"
    case .certifiedAboveProgress:
      "پیشرفت با سنجه‌ای جز هزینه گزارش می‌شود، یا کار در آغاز پرهزینه است"
    case .certifiedAboveContract:
      "تغییر قرارداد توافق شده و هنوز ثبت نشده، یا بها به حکم قانون تعدیل شده است"
    case .contractAboveEstimate: "برآورد هنگام مناقصه کهنه بوده و بها از آن پس بالا رفته است"
    case .changeAboveLimit: "زمین یا طرح جز آن از کار درآمد که فرض شده بود"
    case .splitContracts: "کارهایی هم‌نوع که در جا یا زمان جدا هستند، یا در پی وضعیت اضطراری"
    case .singleBidder: "در استان شرکت‌های کمی از عهده چنین کاری برمی‌آیند، یا فراخوان تکرار شده است"
    }
  }

  /// What it is called in Persian.
  public var persian: String {
    switch self {
    case .paymentAboveCertified: "پرداخت بیش از کار تأییدشده"
    case .paymentBeforeCertification: "پرداخت پیش از صورت‌وضعیت"
    case .certifiedAboveProgress: "صورت‌وضعیت بیش از پیشرفت"
    case .certifiedAboveContract: "صورت‌وضعیت بیش از قرارداد"
    case .contractAboveEstimate: "قرارداد بیش از برآورد"
    case .changeAboveLimit: "تغییر قرارداد بیش از سقف"
    case .splitContracts: "خرد کردن قرارداد زیر حد نصاب مناقصه"
    case .singleBidder: "مناقصه با یک پیشنهاددهنده"
    }
  }
}

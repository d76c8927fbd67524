/// How far an infrastructure project has come (مرحله طرح): the furthest step that it has reached.
public enum ProjectStage: String, Hashable, Sendable, CaseIterable, Codable, Comparable {
  /// It is estimated (برآورد).
  case estimate
  /// It is out to tender (مناقصه).
  case tender
  /// There is a contract (قرارداد).
  case contract
  /// Work was reported (پیشرفت).
  case progress
  /// Work was certified (صورت‌وضعیت).
  case certified
  /// Certified work was paid (پرداخت).
  case payment
  /// It was handed over provisionally (تحویل موقت).
  case completed
  /// It was handed over finally (تحویل قطعی).
  case accepted
  /// Its ledger is closed (تسویه).
  case closed
  /// It was given up (لغو).
  case cancelled

  private var degree: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether the first comes earlier.
  public static func < (left: ProjectStage, right: ProjectStage) -> Bool {
    left.degree < right.degree
  }
}

/// Where the money of a fund comes from (محل تأمین اعتبار).
///
/// > Source: rule `estates.funding-sources`, fact S003-34.
public enum FundSource: String, Hashable, Sendable, CaseIterable, Codable {
  /// The parliament (مجلس).
  case parliament
  /// The stock exchange (بورس).
  case stockExchange = "stock_exchange"
  /// Own means (منابع داخلی).
  case own
  /// A bank (بانک).
  case bank
}

/// An account of the ledger (حساب).
///
/// Every balance stands on its account's normal side and never on the other.
public enum LedgerAccount: String, Hashable, Sendable, CaseIterable, Codable {
  /// Money that a fund has (موجودی اعتبار): debit.
  case fund
  /// What sources have given to a fund (منابع تأمین‌شده): credit.
  case financing
  /// Work that was certified (کار تأییدشده): debit.
  case workCertified = "work_certified"
  /// What was certified and is to be paid (پرداختنی): credit.
  case payable
  /// What is kept back until the work has proved good (سپرده حسن انجام کار): credit.
  case retention
  /// What was paid before work, to be taken off statements (پیش‌پرداخت): debit.
  case advance
  /// What was paid without certified work behind it (پرداخت بدون پشتوانه): debit.
  case unsupported

  /// Whether its balance stands on the debit side.
  public var isDebit: Bool {
    switch self {
    case .fund, .workCertified, .advance, .unsupported: true
    case .financing, .payable, .retention: false
    }
  }
}

/// Movements of a fund (گردش اعتبار).
enum FundFlow: String, Hashable, Sendable, CaseIterable, Codable {
  case promised, changed, raised, returned, spent, refunded
}

/// What a supervisor finds of a red flag (نتیجه بررسی نشانه).
public enum FlagOutcome: String, Hashable, Sendable, CaseIterable, Codable {
  /// There was a good reason (موجه).
  case justified
  /// There was none (تأیید تخلف).
  case upheld
}

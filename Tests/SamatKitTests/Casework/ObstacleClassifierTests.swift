import KQLEngine
import PersianText
import Testing

@testable import SamatKit

@Suite struct ObstacleClassifierTests {
  /// Sentences of our own with the kind that a person gives them; empty where it is unknown, or where
  /// the sentence is two reports.
  static let sentences: [(text: String, kind: String)] = [
    // Banks.
    ("بانک با درخواست وام ما موافقت کرده ولی پول نمی‌دهد", "bank_loan"),
    ("برای خرید دستگاه تسهیلات می‌خواهیم", "bank_loan"),
    ("تسهيلات سرمايه در گردش پرداخت نشده است", "bank_loan"),
    ("خواستار امهال بدهی خود به بانک هستیم", "bank_rescheduling"),
    ("تقسیط مجدد بدهی‌ها را می‌خواهیم", "bank_rescheduling"),
    ("استمهال دو ساله", "bank_rescheduling"),
    ("بانک وثیقه ملکی بیشتری می‌خواهد", "bank_collateral"),
    ("سند کارخانه در رهن بانک است و فک رهن نمی‌شود", "bank_collateral"),
    ("به علت معوقات بانکی حساب شرکت بسته است", "bank_arrears"),
    ("چک برگشتی داریم و بانک همکار نیست", "bank_arrears"),
    ("بانک کارخانه را تملک کرده است", "bank_takeover"),
    ("مزایده وثیقه فردا برگزار می‌شود", "bank_takeover"),
    ("عدم همکاری بانک عامل", "bank_refusal"),
    ("بانک همکاری نمی‌کند", "bank_refusal"),
    ("the bank has not paid out the loan", "bank_loan"),
    ("we ask for a working capital loan", "bank_loan"),
    ("rescheduling of our debt for three years", "bank_rescheduling"),
    ("the bank wants more collateral", "bank_collateral"),
    ("overdue loans of the last two years", "bank_arrears"),
    ("the plant was seized by the bank", "bank_takeover"),
    ("the bank refuses every request", "bank_refusal"),
    ("problems with banks", "bank"),
    // Taxes, insurance, customs.
    ("جریمه‌های مالیاتی سال گذشته", "tax"),
    ("ماليات بر ارزش افزوده سنگين است", "tax"),
    ("بدهی به سازمان تأمین اجتماعی", "social_security"),
    ("حق بیمه کارگران", "social_security"),
    ("ترخیص قطعات از گمرک ماه‌ها طول می‌کشد", "customs"),
    ("VAT refunds take a year", "tax"),
    ("the tax assessment is wrong", "tax"),
    ("insurance premiums of workers are too high", "social_security"),
    ("our machines are stuck in customs clearance", "customs"),
    // Energy, water, infrastructure.
    ("قطعی برق هر روز خط تولید را می‌خواباند", "energy_electricity"),
    ("برق نداریم", "energy_electricity"),
    ("انشعاب برق ۲ مگاواتی", "energy_electricity"),
    ("افت فشار گاز در زمستان", "energy_gas"),
    ("سوخت و انرژی", "energy_fuel"),
    ("سهمیه گازوئیل کافی نیست", "energy_fuel"),
    ("آب کافی برای تولید نیست", "water"),
    ("پروانه چاه تمدید نمی‌شود", "water"),
    ("جاده دسترسی به کارخانه خاکی است", "infrastructure"),
    ("power cuts twice a day", "energy_electricity"),
    ("we have no electricity", "energy_electricity"),
    ("the gas pressure drops in winter", "energy_gas"),
    ("diesel quota was cut", "energy_fuel"),
    ("water shortage in the estate", "water"),
    ("there is no access road", "infrastructure"),
    // Land, permits, standards, endowments.
    ("واگذاری زمین برای طرح توسعه", "land"),
    ("استعلام‌ها بی‌پاسخ مانده است", "permits"),
    ("پاسخ منابع طبیعی نرسیده است", "permits_natural_resources"),
    ("مجوز محیط زیست صادر نمی‌شود", "permits_environment"),
    ("ايراد زيست محيطي گرفته‌اند", "permits_environment"),
    ("تغییر کاربری اراضی کشاورزی", "permits_land_affairs"),
    ("قرارداد با شرکت شهرک‌های صنعتی امضا نمی‌شود", "permits_estates_company"),
    ("نشان استاندارد باطل شد", "standards"),
    ("زمین موقوفه است و اوقاف اجاره را بالا برده", "endowments"),
    ("environmental permit is pending", "permits_environment"),
    ("change of land use is refused", "permits_land_affairs"),
    ("the rangeland office of natural resources does not answer", "permits_natural_resources"),
    ("our certificate of conformity expired", "standards"),
    ("the plot is waqf land", "endowments"),
    // The rest.
    ("کمبود مواد اولیه", "raw_material"),
    ("بازار فروش نداریم", "market"),
    ("کمبود نقدینگی", "liquidity"),
    ("سرمايه در گردش نداريم", "liquidity"),
    ("کاغذبازی ادارات", "bureaucracy"),
    ("اختلاف سهامداران به دادگاه رفته است", "legal_conflict"),
    ("raw materials are too expensive", "raw_material"),
    ("lack of working capital", "liquidity"),
    ("too much red tape", "bureaucracy"),
    ("a lawsuit among the heirs", "legal_conflict"),
    // What is unknown, negated, or two reports.
    ("", ""),
    ("سلام، لطفاً با ما تماس بگیرید", ""),
    ("please call us back", ""),
    ("آبان ماه گذشته درخواست دادیم", ""),
    ("حساب‌های ما زمینه رشد داشت", ""),
    ("مشکل بانکی نداریم", ""),
    ("از نظر مالیات مشکلی نیست", ""),
    ("مشکل برق حل شد", ""),
    ("no problem with taxes", ""),
    ("tax is not an issue for us", ""),
    ("the customs matter has been resolved", ""),
    ("قطعی برق و بدهی مالیاتی داریم", ""),
    ("مسائل بانکی از جمله امهال، سوخت و انرژی، تضامین", ""),
    ("both the tax office and the gas supply", ""),
    ("مشکل مالیاتی نداریم، اما برق قطع می‌شود", "energy_electricity"),
    ("no problem with customs, but the collateral is too high", "bank_collateral"),
    ("the power supply problem must be resolved", "energy_electricity"),
    ("برق هنوز وصل نشده", "energy_electricity"),
  ]

  static let classifier: TermListClassifier = {
    let setting = try? CaseworkSetting(data: .seeds)
    return setting?.classifier as? TermListClassifier
      ?? TermListClassifier(terms: .empty(Schema([])), kinds: [:])
  }()

  @Test func theLabelledSentencesAreFoundWithHighPrecisionAndRecall() {
    #expect(Self.sentences.count >= 60)
    var (right, given, labelled) = (0, 0, 0)
    for (text, kind) in Self.sentences {
      let found = Self.classifier.classify(text).kind ?? ""
      if !found.isEmpty { given += 1 }
      if !kind.isEmpty { labelled += 1 }
      if !found.isEmpty, found == kind { right += 1 }
      if found != kind { print("classifier: '\(text)' is '\(kind)', found '\(found)'") }
    }
    let precision = Double(right) / Double(given)
    let recall = Double(right) / Double(labelled)
    #expect(precision >= 0.95, "precision \(precision)")
    #expect(recall >= 0.95, "recall \(recall)")
  }

  @Test(arguments: [
    "سوخت و انرژی", "مسائل بانکی: سوخت و انرژی", "fuel and energy",
    "بانک‌ها، تضامین، معوقات، سوخت و انرژی",
  ])
  func fuelIsNeverAMatterOfBanks(text: String) {
    let found = Self.classifier.classify(text)
    #expect(found.candidates.contains { $0.kind == "energy_fuel" })
    for candidate in found.candidates where candidate.kind.hasPrefix("bank") {
      #expect(!candidate.evidence.contains { $0.text.contains("سوخت") || $0.text.contains("fuel") })
    }
    #expect(found.verdict == .found ? found.kind == "energy_fuel" : found.kind == nil)
  }

  @Test func evidenceStandsWhereItSays() {
    for (text, _) in Self.sentences {
      let bytes = Array(text.utf8)
      for candidate in Self.classifier.classify(text).candidates {
        #expect(!candidate.evidence.isEmpty)
        for evidence in candidate.evidence {
          #expect(String(decoding: bytes[evidence.span], as: UTF8.self) == evidence.text)
        }
      }
    }
  }

  @Test func spellingsAreOne() {
    for text in ["زیست‌محیطی", "زیست محیطی", "زیستمحیطی", "زيست‌محيطي", "زیستــمحیطی"] {
      #expect(Self.classifier.classify(text).kind == "permits_environment", "\(text)")
    }
  }

  @Test func verdictsAreHonest() {
    #expect(Self.classifier.classify("مشکل بانکی نداریم").verdict == .negated)
    #expect(Self.classifier.classify("tax and power cuts").verdict == .several)
    #expect(Self.classifier.classify("hello").verdict == .nothing)
    // Two kinds of one family are the family.
    #expect(Self.classifier.classify("loan and lending, mortgage").kind?.hasPrefix("bank") == true)
  }

  @Test func noTextMakesItTrap() {
    var random = SplitMix64(seed: 11)
    let pieces = [
      "آب", "\u{200C}", " ", "بانک", "ها", ".", "نداریم", "مشکل", "no", "problem", "with", "tax",
      "\u{FEFF}", "é", "👩‍🏭", "\0", "ـ", "برق", ",", "'", "solved", "is", "حل", "شد",
    ]
    for _ in 0..<3000 {
      let text = (0..<random.whole(0...14)).map { _ in random.one(of: pieces) }.joined(
        separator: random.chance(0.5) ? " " : "")
      let found = Self.classifier.classify(text)
      #expect((found.kind != nil) == (found.verdict == .found))
    }
  }

  @Test func aProgramBringsItsOwn() throws {
    struct Always: ObstacleClassifier {
      func classify(_ text: String) -> ObstacleFinding {
        ObstacleFinding(
          verdict: .found, kind: text.contains("?") ? "ghost" : "customs", candidates: [])
      }
    }
    var ledger = CaseworkLedger(try CaseworkSetting(data: .reference, classifier: Always()))
    let today = try day("1404-01-01")
    try ledger.perform(.report(mention: "a", statement: "anything"), today)
    try ledger.perform(.report(mention: "b", statement: "anything?"), today)
    #expect(ledger.obstacles.mentions["a"]?.obstacle == "customs")
    // A kind that the taxonomy has not stays unknown.
    #expect(ledger.obstacles.mentions["b"]?.obstacle == nil)
    let workspace = Workspace()
    try workspace.register(ObstaclesComponent(data: .reference, classifier: Always()))
    #expect(
      text(of: try workspace.query("print classify_obstacle('x')")) == [["customs"]])
  }

  @Test func reportsAreJudgedByWhatTheTextSays() throws {
    var ledger = try CaseworkLedger()
    let today = try day("1404-01-01")
    try ledger.perform(.register(unit: "u"), today)
    let events = try ledger.perform(
      .report(statement: "قطعی برق هر روز", unit: "u"), today)
    guard case .reported(let event)? = events.first else { return }
    #expect(event.judge == .classifier && event.obstacle == "energy_electricity")
    #expect(event.evidence == ["قطعی برق"])
    let unknown = try ledger.perform(.report(statement: "لطفاً کمک کنید", unit: "u"), today)
    guard case .reported(let second)? = unknown.first else { return }
    #expect(second.judge == .nobody && second.obstacle == nil)
    // Within twelve months it is a repeat, a day later it is not.
    let again = try ledger.perform(
      .report(obstacle: "energy_electricity", unit: "u"), day("1405-01-01"))
    guard case .reported(let third)? = again.first else { return }
    #expect(third.repeats == event.mention)
    let after = try ledger.perform(
      .report(obstacle: "energy_electricity", unit: "u"), day("1406-01-02"))
    guard case .reported(let fourth)? = after.first else { return }
    #expect(fourth.repeats == nil)
  }
}

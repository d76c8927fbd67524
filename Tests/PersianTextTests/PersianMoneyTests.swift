import PersianText
import Testing

@Suite struct PersianMoneyTests {
  @Test(
    arguments: [
      ("۵۰۰ میلیارد تومان", 5_000_000_000_000, 10_000_000_000),
      ("500 billion toman", 5_000_000_000_000, 10_000_000_000),
      ("۱.۵ میلیارد ریال", 1_500_000_000, 100_000_000),
      ("۱٫۵ میلیارد ریال", 1_500_000_000, 100_000_000),
      ("۱/۵ میلیارد ریال", 1_500_000_000, 100_000_000),
      ("2 همت", 20_000_000_000_000, 10_000_000_000_000),
      ("۱.۵همت", 15_000_000_000_000, 1_000_000_000_000),
      ("هزار میلیارد تومان", 10_000_000_000_000, 10_000_000_000_000),
      ("۲ هزار میلیارد ریال", 2_000_000_000_000, 1_000_000_000_000),
      ("پانصد میلیارد تومان", 5_000_000_000_000, 10_000_000_000),
      ("دو هزار و پانصد میلیارد تومان", 25_000_000_000_000, 10_000_000_000),
      ("یک و نیم میلیون تومان", 15_000_000, 1_000_000),
      ("یک میلیارد و نیم تومان", 15_000_000_000, 1_000_000_000),
      ("۵ میلیون و ۲۰۰ هزار تومان", 52_000_000, 10_000), ("۱٬۲۵۰٬۰۰۰ ریال", 1_250_000, 1),
      ("1,250,000 IRR", 1_250_000, 1), ("﷼ ۵۰۰", 500, 1), ("ريال ۵۰۰", 500, 1),
      ("منفی ۵ تومان", -50, 10),
      ("-5 toman", -50, 10), ("۱۲٫۳ تومان", 123, 1), ("۱.۵۰ تومان", 15, 1), ("صفر ریال", 0, 1),
      ("۵۰۰میلیاردتومان", 5_000_000_000_000, 10_000_000_000),
      ("1.5 bn rials", 1_500_000_000, 100_000_000),
      ("۲۰۰۰ هزار تومان", 20_000_000, 10_000),
      ("7,134,611.16 هزار میلیارد ریال", 7_134_611_160_000_000_000, 10_000_000_000),
      ("هزار همت", 10_000_000_000_000_000, 10_000_000_000_000_000),
      ("۵ تریلیون ریال", 5_000_000_000_000, 1_000_000_000_000),
      ("9223372036854775807 ریال", Int64.max, 1), ("-9223372036854775808 ریال", Int64.min, 1),
    ] as [(String, Int64, Int64)])
  func readsAmounts(text: String, rials: Int64, precision: Int64) throws {
    let amount = try PersianMoney.parse(text)
    #expect(amount.rials == rials)
    #expect(amount.precision == precision)
    #expect(PersianMoney.parseRials(text) == amount)
  }

  @Test(arguments: [
    (" ۵۰۰ میلیارد تومان ", "۵۰۰ میلیارد", MoneyUnit.toman, "تومان"),
    ("۲ همت", "۲", .toman, "همت"), ("ریال ۵۰۰", "۵۰۰", .rial, "ریال"), ("۵۰۰﷼", "۵۰۰", .rial, "﷼"),
    ("1.5 Billion Toman", "1.5 Billion", .toman, "Toman"),
    ("پنج هزار ريال", "پنج هزار", .rial, "ريال"),
  ])
  func keepsWhatWasWritten(
    text: String, amount: String, unit: MoneyUnit, unitText: String
  ) throws {
    let result = try PersianMoney.parse(text)
    #expect(result.amount == amount)
    #expect(result.unit == unit)
    #expect(result.unitText == unitText)
  }

  @Test func anAssumedUnitFillsIn() throws {
    let amount = try PersianMoney.parse("۵۰۰ میلیارد", assuming: .toman)
    #expect(amount.rials == 5_000_000_000_000)
    #expect(amount.unitText.isEmpty && amount.amount == "۵۰۰ میلیارد")
    #expect(try PersianMoney.parse("۵ ریال", assuming: .toman).rials == 5)
  }

  @Test(arguments: [
    ("", MoneyParsingError.empty), ("  ", .empty), ("۵۰۰", .missingUnit("۵۰۰")),
    ("تومان", .malformed("تومان")), ("۵ ریال تومان", .repeatedUnit("۵ ریال تومان")),
    ("۵ همت تومان", .repeatedUnit("۵ همت تومان")), ("۱٫۵ ریال", .notWholeRials("۱٫۵ ریال")),
    ("9223372036854775808 ریال", .outOfRange("9223372036854775808 ریال")),
    ("۹۹۹۹۹۹۹۹۹ همت", .outOfRange("۹۹۹۹۹۹۹۹۹ همت")), ("سلام تومان", .malformed("سلام تومان")),
    ("۵ دلار", .malformed("۵ دلار")), ("۵ تومان ۶", .malformed("۵ تومان ۶")),
    ("سوم تومان", .malformed("سوم تومان")), ("۱٪ تومان", .malformed("۱٪ تومان")),
    ("1.2.3 toman", .malformed("1.2.3 toman")), ("5 - 6 toman", .malformed("5 - 6 toman")),
  ])
  func saysWhatIsWrong(text: String, error: MoneyParsingError) {
    #expect(throws: error) { try PersianMoney.parse(text) }
    #expect(PersianMoney.parseRials(text) == nil)
    #expect(error.code.hasPrefix("persian.money.") && !error.description.isEmpty)
  }

  @Test func overflowIsAnErrorNotATrap() {
    for count in 1...60 {
      let digits = String(repeating: "9", count: count)
      for unit in ["ریال", "تومان", "میلیارد تومان", "همت", "کوینتیلیون تومان"] {
        let amount = PersianMoney.parseRials(digits + " " + unit)
        if count > 19 { #expect(amount == nil) }
      }
    }
  }

  @Test func writesAmounts() {
    #expect(PersianMoney.format(rials: 5_000_000_000_000) == "۵۰۰ میلیارد تومان")
    #expect(PersianMoney.format(rials: 15_000_000_000_000) == "۱٫۵ هزار میلیارد تومان")
    #expect(PersianMoney.format(rials: 1_250_000_000, in: .rial) == "۱٫۲۵ میلیارد ریال")
    #expect(
      PersianMoney.format(rials: 1_050_000_000, in: .rial, digits: .ascii) == "1.05 میلیارد ریال")
    #expect(PersianMoney.format(rials: 123_450) == "۱۲٬۳۴۵ تومان")
    #expect(PersianMoney.format(rials: 250_000) == "۲۵ هزار تومان")
    #expect(PersianMoney.format(rials: 5) == "۵ ریال")
    #expect(PersianMoney.format(rials: 0) == "۰ تومان")
  }

  @Test(arguments: MoneyUnit.allCases, PersianDigits.DigitSet.allCases)
  func writtenAmountsAreReadBack(unit: MoneyUnit, digits: PersianDigits.DigitSet) {
    var generator = SeededGenerator(seed: 5)
    var amounts: [Int64] = [.min, .max, 0, 1, -1, 10, 1000, 1_000_000]
    for shift in 0..<63 {
      let value = Int64(truncatingIfNeeded: generator.next()) >> Int64(shift)
      amounts += [value, value / 1_000_000 * 1_000_000, value / 10_000_000_000 * 10_000_000_000]
    }
    for rials in amounts {
      let text = PersianMoney.format(rials: rials, in: unit, digits: digits)
      #expect(PersianMoney.parseRials(text)?.rials == rials, "\(text)")
    }
  }
}

/// The words of the synthetic data: provinces are real, every firm, estate and case is invented.
enum Vocabulary {
  static let provinces = utf8([
    "تهران", "خراسان رضوی", "اصفهان", "فارس", "خوزستان", "آذربایجان شرقی", "مازندران",
    "آذربایجان غربی", "کرمان", "سیستان و بلوچستان", "البرز", "گیلان", "کرمانشاه", "گلستان",
    "هرمزگان", "لرستان", "همدان", "کردستان", "مرکزی", "قم", "قزوین", "اردبیل", "بوشهر", "یزد",
    "زنجان", "چهارمحال و بختیاری", "خراسان شمالی", "خراسان جنوبی", "کهگیلویه و بویراحمد", "سمنان",
    "ایلام",
  ])

  /// Divisions of manufacturing after ISIC, 10 to 33.
  static let sectors = utf8((10..<34).map { "\($0)" })
  static let sizes = utf8(["micro", "small", "medium", "large", "mega"])
  static let statuses = utf8(["active", "semi_active", "idle"])
  static let obstacles = utf8([
    "working_capital", "raw_material", "foreign_currency", "bank_debt", "tax", "social_insurance",
    "customs", "electricity", "gas", "water", "environment", "land_title", "technology", "demand",
    "export", "standard", "labour", "machinery", "transport", "ownership",
  ])
  static let agencies = utf8((1...25).map { "agency_" + ($0 < 10 ? "0\($0)" : "\($0)") })
  static let estateKinds = utf8(["industrial", "zone", "park"])

  static let firmKinds = utf8([
    "کارگاه", "تولیدی", "صنایع", "کارخانه", "شرکت", "مجتمع", "تعاونی", "گروه",
  ])
  static let products = utf8([
    "فولاد", "کاشی", "سیمان", "شیشه", "مس", "آلومینیوم", "گچ", "آجر", "سنگ", "چوب", "کاغذ",
    "مقوا", "فرش", "پوشاک", "کفش", "چرم", "نخ", "پارچه", "لبنیات", "آرد", "قند", "روغن", "کنسرو",
    "نوشابه", "شکلات", "چای", "دارو", "رنگ", "رزین", "کود", "لاستیک", "پلاستیک", "لوله", "کابل",
    "باتری", "پمپ", "موتور", "قطعات", "مبلمان", "ظروف",
  ])
  static let firstNames = utf8([
    "آبان", "آذین", "آرام", "آسمان", "باران", "برکت", "بلوط", "پرتو", "پگاه", "تارا", "توسن",
    "جام", "چکاد", "خزر", "درخشان", "دریا", "رویا", "زاینده", "ساحل", "سپیدار", "سرو", "شکوفه",
    "صبا", "فردا", "کوهسار", "گلبرگ", "لاله", "مینا", "نسیم", "یاس",
  ])
  static let secondNames = utf8([
    "آغاز", "ابزار", "اندیشه", "بافت", "بنا", "پایه", "پیشه", "پیوند", "ترنج", "تلاش", "جوش",
    "چرخ", "دانش", "رهاورد", "ساخت", "سازه", "شتاب", "صنعت", "فراورده", "کار", "کوشش", "گستر",
    "مهارت", "نمونه", "ورز",
  ])

  private static func utf8(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }
}

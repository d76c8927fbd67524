/// What ranking and weighting methods are called on pages.
enum MethodNames {
  private static let persian: [String: String] = [
    "aras": "آراس (نسبت تجمعی)", "codas": "کداس (فاصله ترکیبی)",
    "copras": "کوپراس (نسبت پیچیده)", "edas": "ایداس (فاصله از میانگین)",
    "electre_i": "الکتره یک (برتری)", "electre_iii": "الکتره سه (برتری)",
    "grey_relational": "تحلیل رابطه خاکستری", "mabac": "مابک (مرز تقریبی)",
    "marcos": "مارکوس (راه‌حل سازشی)", "moora": "مورا (تحلیل نسبت)", "morris": "شاخص موریس",
    "taxonomy": "تاکسونومی عددی", "promethee_ii": "پرومته دو (ترجیح)",
    "saw": "وزن‌دهی ساده", "topsis": "تاپسیس (نزدیکی به ایده‌آل)", "vikor": "ویکور (سازش)",
    "waspas": "واسپاس (جمع و ضرب وزنی)", "equal": "وزن برابر", "given": "وزن داده‌شده",
    "ahp": "تحلیل سلسله‌مراتبی", "entropy": "آنتروپی شانون", "standard_deviation": "انحراف معیار",
    "critic": "کریتیک (همبستگی شاخص‌ها)", "merec": "مرک (اثر حذف شاخص)",
    "principal_components": "مؤلفه‌های اصلی",
  ]

  /// The name of a method: as commands write it, in Persian what it is called; others by their name.
  static func text(_ method: String, in language: DocumentLanguage) -> String {
    language == .persian ? persian[method] ?? method : method
  }
}

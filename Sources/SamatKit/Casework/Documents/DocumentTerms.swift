/// The words of closed vocabularies in both languages.
///
/// What a table says in other words is shown as it is.
enum DocumentTerms {
  static let persian: [String: String] = [
    // Roles.
    "chair": "رئیس", "secretary": "دبیر", "head": "مدیر دستگاه", "representative": "نماینده",
    "member": "عضو",
    // Positions.
    "agree": "موافق", "conditional": "موافق مشروط", "disagree": "مخالف", "none": "بدون نظر",
    // Stages.
    "opened": "گشوده", "committee": "در کمیته", "referred": "ارجاع‌شده", "heard": "استماع‌شده",
    "summed_up": "جمع‌بندی‌شده", "decided": "تصمیم‌گرفته", "notified": "ابلاغ‌شده",
    "closed": "بسته",
    // Resolutions.
    "in_progress": "در دست اجرا", "done": "انجام‌شده", "not_done": "انجام‌نشده",
    "annulled": "لغوشده",
    // Outcomes.
    "solved": "حل‌شده", "partly": "حل‌شده در بخشی", "unsolved": "حل‌نشده",
    "withdrawn": "پس‌گرفته", "rejected": "رد", "escalated": "ارجاع به مرجع بالاتر",
    "upheld": "پذیرفته",
    // Steps of escalation.
    "national_headquarters": "ستاد ملی", "board_of_experts": "هیئت خبرگان",
    "banks_disciplinary_board": "هیئت انتظامی بانک‌ها", "prosecutor": "دادستان",
    // Bodies.
    // Origins of rules.
    "seed": "سند", "public": "رویه عمومی", "policy": "سیاست قابل تنظیم",
    "working_group": "جلسه اصلی", "expert_committee": "کمیته تخصصی",
  ]

  /// A word in a language.
  static func text(_ word: String, in language: DocumentLanguage) -> String {
    if word.isEmpty { return language.unknown }
    if language == .persian { return persian[word] ?? word }
    return persian[word] == nil
      ? word : String(word.map { $0 == "_" ? " " : $0 })
  }

  /// Rules in Persian, for documents; the English sentences are those of the table `rules`.
  static let persianRules: [String: String] = [
    "working-groups.order":
      "پرونده به ترتیب گشوده، در کمیته بررسی، ارجاع، تصمیم‌گیری، ابلاغ، گزارش و بسته می‌شود.",
    "working-groups.committee-first":
      "جلسه تنها درباره پرونده‌ای تصمیم می‌گیرد که کمیته آن را ارجاع کرده باشد.",
    "working-groups.unit-heard": "مدیر واحد گزارش می‌دهد و مدارک، پرونده به پرونده، بررسی می‌شود.",
    "working-groups.opinions-first":
      "پیش از رسیدن نظر دستگاه‌های ذی‌ربط و جمع‌بندی پیشنهادها تصمیمی گرفته نمی‌شود.",
    "working-groups.specific-resolution": "تصمیم، مصوبه‌ای مشخص برای یک واحد است.",
    "working-groups.deadline-required": "مصوبه دستگاه مسئول و مهلت دارد.",
    "working-groups.performance-report":
      "دستگاه مسئول عملکرد خود را به دبیرخانه گزارش می‌دهد و گزارش نرسیده فهرست می‌شود.",
    "working-groups.no-delay":
      "هیچ دستگاهی مصوبه را به تأخیر نمی‌اندازد؛ تنها جلسه مهلت را جابه‌جا می‌کند.",
    "working-groups.objection-days":
      "اعتراض تنها در روزهای تعیین‌شده آیین‌نامه پس از ابلاغ پذیرفته است.",
    "working-groups.escalation-ladder":
      "پرونده پله به پله به ستاد ملی، هیئت خبرگان، هیئت انتظامی بانک‌ها و دادستان می‌رود.",
    "working-groups.closed-is-final":
      "پس از بسته شدن، چیزی در پرونده رخ نمی‌دهد؛ موضوع تازه پرونده تازه است.",
    "working-groups.clocks": "مهلت نخستین پاسخ، کمیته و راه‌حل از روز گشایش شمرده می‌شود.",
    "obstacles.one-per-report": "هر گزارش یک مانع را نام می‌برد.",
    "obstacles.classifier-unknown": "دسته‌بند متن می‌تواند بگوید نمی‌داند و پنهانی حدس نمی‌زند.",
  ]
}

/// A section of the profile of a province (بخش شناسنامه), in the order of the page.
public enum ProfileSection: String, Hashable, Sendable, CaseIterable {
  /// What and where the province is.
  case identity
  /// Production units.
  case units
  /// Categories in which the province leads.
  case leading
  /// The rank in knowledge-based units, and other ranks.
  case ranks
  /// Workshops of 1394.
  case workshops
  /// Obstacles to production.
  case obstacles
  /// How its working groups perform.
  case casework
  /// Associations and Houses.
  case associations
  /// Industrial estates.
  case estates
  /// Programmes and spatial priorities.
  case programmes
  /// Permits.
  case permits
  /// Whatever else a document counts.
  case indicators

  /// The heading.
  ///
  /// - Parameter language: The language.
  /// - Returns: A few words.
  public func title(in language: DocumentLanguage) -> String {
    switch self {
    case .identity: language.say("Identity and place", "مشخصات و جایگاه")
    case .units: language.say("Production units", "واحدهای تولیدی")
    case .leading: language.say("Leading categories", "رسته‌های پیشتاز")
    case .ranks: language.say("Ranks", "رتبه‌ها")
    case .workshops:
      language.say(
        "Workshops of ten and more workers, 1394", "کارگاه‌های ده نفر کارکن و بیشتر، ۱۳۹۴")
    case .obstacles: language.say("Obstacles to production", "موانع تولید")
    case .casework: language.say("Working groups", "عملکرد کارگروه")
    case .associations: language.say("Associations and Houses", "تشکل‌ها و خانه‌ها")
    case .estates: language.say("Industrial estates", "شهرک‌ها و نواحی صنعتی")
    case .programmes: language.say("Programmes and priorities", "برنامه‌ها و اولویت‌ها")
    case .permits: language.say("Permits", "مجوزها")
    case .indicators: language.say("Other indicators", "شاخص‌های دیگر")
    }
  }
}

import RegionalScience

extension PriorityGuide {
  /// What a ranking says of the table, with the names of place and criterion.
  func text(of note: RankingNote, in language: DocumentLanguage) -> String {
    let say = language.say
    let place = note.row.flatMap { row in
      rows.flatMap {
        $0.ids.indices.contains(row) ? $0.places.text($0.ids[row], in: language) : nil
      }
    }
    let criterion = note.column.flatMap { column in
      choice.flatMap { $0.criteria.indices.contains(column) ? $0.criteria[column].name : nil }
    }
    let named = note.text.naming(
      rows: rows?.ids.map { rows?.places.text($0, in: .english) ?? $0 } ?? [],
      columns: choice?.criteria.map(\.name) ?? [])
    let (who, what) = (place ?? "", criterion ?? "")
    switch note.kind {
    case .constantColumn:
      return say(
        "'\(what)' is the same everywhere and tells nothing apart",
        "«\(what)» همه‌جا یکسان است و چیزی را از هم جدا نمی‌کند")
    case .zeroWeight: return say("'\(what)' has weight 0", "وزن «\(what)» صفر است")
    case .zeroRow:
      return say(named, "سطری سراسر صفر است، نخستین: \(who)")
    case .tie: return say(named, "مکان‌هایی رتبه یکسان دارند")
    case .singleAlternative:
      return say("there is one place, it is first", "تنها یک مکان هست، پس نخست است")
    case .ignoresWeights: return say(named, "این روش وزن‌ها را به حساب نمی‌آورد")
    case .compromiseSet:
      return say(named, "نخست به‌روشنی از دوم پیش نیست؛ جواب مجموعه‌ای سازشی است")
    case .outlier:
      return say(
        named, "مکانی بیرون از مرزهای همگنی است، نخستین: \(who)")
    case .incomparable: return say(named, "زوج‌هایی را این روش نمی‌تواند بسنجد")
    case .zeroCost: return say(named, "مکانی هیچ هزینه‌ای ندارد: \(who)")
    default:
      let names = [place, criterion].compactMap { $0 }
      return names.isEmpty ? note.message : named
    }
  }
}

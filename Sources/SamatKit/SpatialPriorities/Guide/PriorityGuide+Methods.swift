import RegionalScience

extension PriorityGuide {
  /// The most places that methods look at by pairs, and pairs of pairs, where methods are compared.
  private static let mostPairedPlaces = 200

  /// The ranking by every method, and how far they agree.
  ///
  /// - Parameter table: Places, criteria, weights and directions.
  /// - Returns: The comparison; nil where no method but the chosen one takes part.
  /// - Throws: What all of the methods refuse.
  func comparison(of table: DecisionTable) throws(RegionalScienceError) -> MethodComparison.Result?
  {
    let methods = rankingMethods.all.filter {
      table.alternatives <= Self.mostPairedPlaces || !Self.isPairwise($0.name)
    }
    return methods.count > 1 ? try MethodComparison.comparison(of: table, methods: methods) : nil
  }

  /// Whether a method compares all places with each other, so that many of them take long.
  static func isPairwise(_ method: String) -> Bool { method.hasPrefix("electre") }

  /// Which places the methods put first, how far they agree, and which of them refuse the table.
  func methodSentences(
    of comparison: MethodComparison.Result, in language: DocumentLanguage
  ) -> [String] {
    guard let rows else { return [] }
    let say = language.say
    func name(_ row: Int) -> String { rows.places.text(rows.ids[row], in: language) }
    var firsts: [Int: [String]] = [:]
    for ranking in comparison.rankings {
      let best = ranking.best
      // Who shares the first place counts for each of them, so that the counts may sum to more.
      let tied = best.count > 1 ? say(" (tied)", " (مشترک)") : ""
      for row in best { firsts[row, default: []].append(ranking.method + tied) }
    }
    let count = language.number(comparison.rankings.count)
    var sentences = firsts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(5)
      .map { row, methods in
        say(
          "\(name(row)) is first by \(methods.count) of \(count) methods: "
            + language.list(methods),
          "\(name(row)) با \(language.number(methods.count)) روش از \(count) نخست است: "
            + language.list(methods))
      }
    if let best = comparison.copeland.max(),
      case let winners = comparison.copeland.indices.filter({ comparison.copeland[$0] == best }),
      winners.count < rows.ids.count
    {
      let names = language.list(winners.prefix(5).map(name))
      sentences.append(
        say(
          "over all methods \(names) is first by wins less losses (Copeland)",
          "بر پایه همه روش‌ها، با برد منهای باخت (کوپلند) \(names) نخست است"))
    }
    if let concordance = comparison.concordance {
      let isRoundedUp = concordance >= 0.995 && concordance < 1 - 1e-12
      let value =
        isRoundedUp ? say("above 0.99", "بیش از ۰٫۹۹") : language.decimal(concordance, places: 2)
      sentences.append(
        say(
          "how far the methods agree on the order, by Kendall's W: \(value) (1 is the same order by all)",
          "هم‌رأیی روش‌ها در ترتیب، W کندال، \(value) است؛ ۱ یعنی همه یک ترتیب می‌دهند"))
    }
    if !comparison.refusals.isEmpty {
      let methods = language.list(comparison.refusals.map(\.method))
      sentences.append(
        say(
          "methods that do not take these numbers: \(methods)",
          "روش‌هایی که این اعداد را نمی‌پذیرند: \(methods)"))
    }
    return sentences
  }
}

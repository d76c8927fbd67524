public import KQLSyntax
import RegionalScience

extension PriorityGuide {
  /// The ranking.
  ///
  /// - Throws: `samat.guide.too-early`.
  public func rankingPage() throws(Diagnostic) -> GuidePage {
    _ = try ranked()
    return step("Ranking", "رتبه‌بندی") { self.addRanking(to: &$0, most: 40) }
  }

  /// How the ranking holds, in words.
  ///
  /// - Throws: `samat.guide.too-early` before ``testDoubt(samples:seed:)``.
  public func doubtPage() throws(Diagnostic) -> GuidePage {
    _ = try ranked()
    guard doubt != nil else {
      throw Diagnostic(
        code: GuideRefusal.tooEarly, message: "the ranking was not tested yet",
        help: "test it first: ':priorities doubt' in the shell")
    }
    return step("How the ranking holds", "استواری رتبه‌بندی") { self.addDoubt(to: &$0) }
  }

  /// The whole as a document: data, what was distrusted, weights, ranking, doubt; with a place, what it says
  /// of it.
  ///
  /// - Parameter place: The place, by code or name; nil for none in particular.
  /// - Returns: The document.
  /// - Throws: `samat.guide.too-early`, `samat.guide.place`.
  public func document(of place: String? = nil) throws(Diagnostic) -> GuidePage {
    _ = try ranked()
    let id = try place.map { (text) throws(Diagnostic) in try self.place(text) }
    return GuidePage { language in self.document(id, in: language) }
  }

  private func document(_ id: String?, in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    let name = id.flatMap { rows?.places.text($0, in: language) }
    var page = DocumentPage(
      name.map { say("Spatial priority of \($0)", "اولویت آمایش \($0)") }
        ?? say("Spatial priorities", "اولویت‌های آمایش"), in: language)
    if let id { addPlace(id, to: &page) }
    page.heading(say("Data", "داده"))
    page.paragraph((rows?.context ?? "") + (choice?.query ?? ""))
    if let sums = result?.printed, let result, sums.best != result.ranking.best {
      page.paragraph(
        say(
          "With the numbers as printed the first would be \(firsts(sums, in: language)).",
          "با اعداد چاپی، نخست \(firsts(sums, in: language)) می‌بود."))
    }
    page.heading(say("Check of sums", "بررسی جمع‌ها"))
    addCheck(to: &page)
    page.heading(say("Weights", "وزن‌ها"))
    addWeights(to: &page)
    page.heading(say("Ranking", "رتبه‌بندی"))
    addRanking(to: &page, most: 1000)
    page.heading(say("How it holds", "استواری"))
    if doubt == nil {
      page.paragraph(say("It was not tested.", "آزموده نشده است."))
    } else {
      addDoubt(to: &page)
    }
    if let query {
      page.heading(say("How to ask it again", "پرسش دوباره"))
      page.paragraph((rows?.context ?? "") + query)
    }
    return page
  }

  /// What is to be said of one place.
  private func addPlace(_ id: String, to page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    guard let result, let choice, let scores, let row = places.firstIndex(of: id) else { return }
    page.fields([
      (
        say("Rank", "رتبه"),
        say(
          "\(language.decimal(result.ranking.ranks[row])) of \(places.count)",
          "\(language.decimal(result.ranking.ranks[row])) از \(language.number(places.count))")
      ),
      (say("Score", "امتیاز"), language.decimal(result.ranking.scores[row], places: 4)),
      (say("Method", "روش"), MethodNames.text(result.method, in: language)),
      (
        say("Stability of the rank", "پایداری رتبه"),
        stability(of: id).map(language.share) ?? language.unknown
      ),
    ])
    page.table(
      [say("Criterion", "شاخص"), say("Value", "مقدار"), say("Rank in it", "رتبه در آن")],
      choice.criteria.indices.map { column in
        let cells = scores.column(column)
        let isBetter: (Double) -> Bool = {
          choice.criteria[column].direction == .benefit ? $0 > cells[row] : $0 < cells[row]
        }
        return [
          choice.criteria[column].name, language.decimal(cells[row]),
          language.number(cells.filter(isBetter).count + 1),
        ]
      })
  }

  func addRanking(to page: inout DocumentPage, most: Int) {
    let language = page.language
    let say = language.say
    guard let result, let rows else { return }
    let ranking = result.ranking
    var columns = [say("Rank", "رتبه"), say("Place", "مکان"), say("Score", "امتیاز")]
    if result.printed != nil { columns.append(say("Rank as printed", "رتبه با اعداد چاپی")) }
    let sorted = ranking.sorted
    page.paragraph(
      say("By '\(result.method)'", "با «\(MethodNames.text(result.method, in: language))»")
        + (ranking.order == .lowestFirst ? say(", lower is better", "، کمتر بهتر") : ""))
    page.table(
      columns,
      sorted.prefix(most).map { row in
        [
          language.decimal(ranking.ranks[row], places: 1),
          rows.places.text(rows.ids[row], in: language),
          language.decimal(ranking.scores[row], places: 4),
        ] + (result.printed.map { [language.decimal($0.ranks[row], places: 1)] } ?? [])
      })
    if sorted.count > most {
      page.paragraph(
        say(
          "\(sorted.count - most) more: ':priorities document' has all.",
          "\(language.number(sorted.count - most)) مکان دیگر در سند است."))
    }
    if let printed = result.printed {
      page.paragraph(
        printed.best == ranking.best
          ? say(
            "With the numbers as printed the first would be the same.",
            "با اعداد چاپی نیز همین نخست می‌بود.")
          : say(
            "With the numbers as printed the first would be \(firsts(printed, in: language)).",
            "با اعداد چاپی، نخست \(firsts(printed, in: language)) می‌بود."))
    }
    for note in ranking.notes {
      page.paragraph(say("Note: ", "یادداشت: ") + text(of: note, in: language))
    }
  }

  func addDoubt(to page: inout DocumentPage) {
    page.blocks.append(.list(doubtSentences(in: page.language)))
  }

  /// How the ranking holds, a sentence each.
  ///
  /// - Parameter language: The language.
  /// - Returns: The sentences; none before it was tested.
  public func doubtSentences(in language: DocumentLanguage) -> [String] {
    guard let doubt, let result, let rows, let choice, let weights else { return [] }
    let say = language.say
    func name(_ row: Int) -> String { rows.places.text(rows.ids[row], in: language) }
    let first = doubt.draws.acceptability
    var sentences: [String] = []
    let often = rows.ids.indices.filter { first[$0, 0] > 0 }.sorted {
      (first[$1, 0], $0) < (first[$0, 0], $1)
    }
    for row in often.prefix(5) {
      sentences.append(
        say(
          "\(name(row)) is first in \(percent(first[row, 0], language)) of "
            + "\(doubt.samples) weightings, on average it has rank "
            + "\(language.decimal(doubt.draws.expectedRanks[row], places: 1))",
          "\(name(row)) در \(percent(first[row, 0], language)) از "
            + "\(language.number(doubt.samples)) وزن‌دهی نخست است؛ رتبه میانگین آن "
            + language.decimal(doubt.draws.expectedRanks[row], places: 1) + " است"))
    }
    let never = rows.ids.count - often.count
    if never > 0 {
      sentences.append(
        say(
          "\(never) of \(rows.ids.count) places are first under no weights that were drawn",
          "\(language.number(never)) مکان از \(language.number(rows.ids.count)) با هیچ وزنی نخست نشد"
        ))
    }
    for interval in doubt.intervals {
      let criterion = choice.criteria[interval.criterion].name
      let (low, high) = (interval.best.lowerBound, interval.best.upperBound)
      let whole = low <= 1e-9 && high >= 1 - 1e-9
      let now = language.decimal(weights.values[interval.criterion])
      let span = "\(language.decimal(low)) \(say("to", "تا")) \(language.decimal(high))"
      sentences.append(
        whole
          ? say(
            "the first stays first whatever '\(criterion)' weighs (now \(now))",
            "نخست، با هر وزنِ «\(criterion)» نخست می‌ماند (اکنون \(now))")
          : say(
            "the first stays first while '\(criterion)' weighs \(span) (now \(now))",
            "نخست، تا وقتی وزنِ «\(criterion)» \(span) است نخست می‌ماند (اکنون \(now))"))
    }
    for item in doubt.withoutCriterion {
      sentences.append(
        without(
          "'\(choice.criteria[item.left].name)'", "«\(choice.criteria[item.left].name)»", item,
          language))
    }
    let best = Set(result.ranking.best)
    let upset = doubt.withoutPlace.filter { !$0.bestStays && !best.contains($0.left) }
    if doubt.withoutPlace.isEmpty, rows.ids.count > 200 {
      sentences.append(
        say(
          "of more than 200 places none was left out", "از بیش از ۲۰۰ مکان هیچ‌یک کنار گذاشته نشد"))
    }
    if !doubt.withoutPlace.isEmpty {
      sentences.append(
        upset.isEmpty
          ? say(
            "leaving out any other place leaves the first in its place",
            "با کنار گذاشتن هیچ مکان دیگری نخست جابه‌جا نمی‌شود")
          : say(
            "leaving out \(language.list(upset.prefix(5).map { name($0.left) })) would change the first",
            "کنار گذاشتن \(language.list(upset.prefix(5).map { name($0.left) })) نخست را عوض می‌کند")
      )
    }
    if let methods = doubt.methods { sentences += methodSentences(of: methods, in: language) }
    return sentences
  }

  private func without(
    _ english: String, _ persian: String, _ item: LeaveOneOut.Case, _ language: DocumentLanguage
  ) -> String {
    let say = language.say
    if let refusal = item.refusal {
      return say("without \(english) the method refuses: ", "بی \(persian) روش نمی‌پذیرد: ")
        + refusal.text.naming()
    }
    let pairs = language.number(item.reversedPairs)
    return item.bestStays
      ? say(
        "without \(english) the first stays, and \(pairs) pairs change places",
        "بی \(persian) نخست می‌ماند و \(pairs) جفت جابه‌جا می‌شود")
      : say(
        "without \(english) another place is first, and \(pairs) pairs change places",
        "بی \(persian) مکان دیگری نخست است و \(pairs) جفت جابه‌جا می‌شود")
  }

  /// A share in percent that is not rounded to 0 or 100 where it is neither.
  private func percent(_ share: Double, _ language: DocumentLanguage) -> String {
    if share > 0, share < 0.005 { return language.say("less than 1 %", "کمتر از ۱٪") }
    if share < 1, share > 0.995 { return language.say("more than 99 %", "بیش از ۹۹٪") }
    return language.share(share)
  }
}

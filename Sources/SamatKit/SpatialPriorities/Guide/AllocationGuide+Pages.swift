public import KQLSyntax
import RegionalScience

extension AllocationGuide: SteppedGuide {
  /// Where one stands, and what comes next.
  public var statusPage: GuidePage {
    step("A budget, step by step", "تخصیص بودجه، گام‌به‌گام") { page in
      let language = page.language
      let say = language.say
      let open = say("not yet", "هنوز نه")
      let conflicts = self.conflicts(in: language)
      page.fields([
        (
          say("data", "داده"),
          self.choice.map {
            self.data($0, language) + ": " + self.size(language)
          } ?? open
        ),
        (say("budget", "بودجه"), self.budget.map { self.amount($0, language) } ?? open),
        (
          say("limits", "کف و سقف"),
          conflicts.isEmpty
            ? self.limitsText(language) : conflicts.joined(separator: say("; ", "؛ "))
        ),
        (
          say("plan", "برنامه"),
          self.result.map {
            say("by '\($0.rule)'", "\(self.rules.name($0.rule, in: language)) («\($0.rule)»)")
          } ?? open
        ),
        (
          say("doubt", "تردید"),
          self.doubt.map {
            say("\($0.planned) samples", "\(language.number($0.planned)) نمونه")
          } ?? open
        ),
      ])
      self.addSums(to: &page)
    }
  }

  /// What is shared out by, in a line.
  private func data(_ choice: Choice, _ language: DocumentLanguage) -> String {
    let say = language.say
    if let ranked = choice.ranking {
      return say(
        "the ranking of \(ranked.query) by '\(ranked.method)'",
        "رتبه‌بندی \(ranked.query) با «\(MethodNames.text(ranked.method, in: language))»")
    }
    return "\(choice.query)" + say(", score ", "، امتیاز ") + choice.score
  }

  private func size(_ language: DocumentLanguage) -> String {
    let say = language.say
    let count = language.number(places.count)
    guard choice?.sector != nil else { return say("\(count) places", "\(count) مکان") }
    let (pairs, kinds) = (
      language.number(isThere.filter { $0 }.count), language.number(sectors.count)
    )
    return say(
      "\(pairs) pairs of \(count) places and \(kinds) sectors",
      "\(pairs) زوج از \(count) مکان و \(kinds) بخش")
  }

  func nextText(in language: DocumentLanguage) -> String {
    let say = language.say
    switch nextStep {
    case .data:
      return say("choose rows and a score, ", "سطرها و امتیاز را برگزینید: ")
        + ":allocate data TABLE place=COLUMN score=COLUMN [sector=COLUMN]"
    case .budget: return say("say the budget, ", "بودجه را بگویید: ") + ":allocate budget AMOUNT"
    case .check:
      return say("mend the limits, ", "کف و سقف را درست کنید: ")
        + ":allocate check, :allocate limit [place=..|sector=..] floor=.. cap=.. | none"
    case .plan:
      return say("plan, ", "برنامه بریزید: ")
        + ":allocate plan by=\(rules.names.joined(separator: "|"))"
    case .doubt: return say("doubt the plan, ", "برنامه را بیازمایید: ") + ":allocate doubt"
    case .document:
      return say("show it and write it down, ", "نشان دهید و بنویسید: ")
        + ":allocate chart, :allocate map, :allocate document [--fa] [FILE]"
    }
  }

  private func amount(_ amount: Int64, _ language: DocumentLanguage) -> String {
    language.grouped(amount)
  }

  private func name(_ place: Int, _ language: DocumentLanguage) -> String {
    rows?.places.text(places[place], in: language) ?? places[place]
  }

  private func limitsText(_ language: DocumentLanguage) -> String {
    let say = language.say
    var parts: [String] = []
    func add(_ name: String, _ limit: Limit) {
      var words: [String] = []
      if let floor = limit.floor { words.append(say("floor ", "کف ") + amount(floor, language)) }
      if let cap = limit.cap { words.append(say("cap ", "سقف ") + amount(cap, language)) }
      if !words.isEmpty { parts.append("\(name): \(words.joined(separator: say(", ", "، ")))") }
    }
    add(say("every place", "هر مکان"), common)
    for place in places.indices {
      if let limit = placeLimits[places[place]] { add(name(place, language), limit) }
    }
    for sector in sectors { if let limit = sectorLimits[sector] { add(sector, limit) } }
    return parts.isEmpty ? say("none", "ندارد") : parts.joined(separator: say("; ", "؛ "))
  }

  /// Limits that cannot be kept, named; none where all can.
  ///
  /// - Parameter language: The language.
  /// - Returns: A sentence each, without a full stop; none before data and budget are there.
  public func conflicts(in language: DocumentLanguage) -> [String] {
    guard let problem = try? problem() else { return [] }
    let say = language.say
    var found: [String] = []
    let budget = Int128(problem.budget)
    for place in places.indices where problem.placeFloors[place] > problem.placeCaps[place] {
      let (floor, cap) = (problem.placeFloors[place], problem.placeCaps[place])
      found.append(
        say(
          "the floor of \(name(place, language)) is \(amount(floor, language)), above its cap of "
            + amount(cap, language),
          "کفِ \(name(place, language))، \(amount(floor, language))، بالاتر از سقفش \(amount(cap, language)) است"
        ))
    }
    func sum(_ list: [Int64]) -> Int128 { list.reduce(Int128(0)) { $0 + Int128($1) } }
    let floors = sum(problem.placeFloors)
    if floors > budget {
      let largest = places.indices.filter { problem.placeFloors[$0] > 0 }.sorted {
        (problem.placeFloors[$1], $0) < (problem.placeFloors[$0], $1)
      }
      let named = language.list(
        largest.prefix(8).map {
          "\(name($0, language)) \(amount(problem.placeFloors[$0], language))"
        })
      let more =
        largest.count > 8
        ? say(
          " and \(largest.count - 8) more", " و \(language.number(largest.count - 8)) مکان دیگر")
        : ""
      let whole = amount(Int64(clamping: floors), language)
      found.append(
        say(
          "the floors of \(named)\(more) sum to \(whole), above the budget of \(amount(problem.budget, language))",
          "جمع کف‌های \(named)\(more)، \(whole)، بالاتر از بودجه \(amount(problem.budget, language)) است"
        ))
    }
    let caps = sum(problem.placeCaps)
    if caps < budget {
      let whole = amount(Int64(clamping: caps), language)
      found.append(
        say(
          "the caps of all \(places.count) places sum to \(whole), below the budget of \(amount(problem.budget, language))",
          "جمع سقف‌های هر \(language.number(places.count)) مکان، \(whole)، کمتر از بودجه \(amount(problem.budget, language)) است"
        ))
    }
    for sector in sectors.indices where problem.sectorFloors[sector] > problem.sectorCaps[sector] {
      found.append(
        say(
          "the floor of sector '\(sectors[sector])' is above its cap",
          "کفِ بخش «\(sectors[sector])» بالاتر از سقفش است"))
    }
    let sectorFloors = sum(problem.sectorFloors)
    if sectorFloors > budget {
      let named = language.list(
        sectors.indices.filter { problem.sectorFloors[$0] > 0 }.prefix(8).map {
          "'\(sectors[$0])' \(amount(problem.sectorFloors[$0], language))"
        })
      found.append(
        say(
          "the floors of sectors \(named) sum to \(amount(Int64(clamping: sectorFloors), language)), above "
            + "the budget of \(amount(problem.budget, language))",
          "جمع کف‌های بخش‌های \(named)، \(amount(Int64(clamping: sectorFloors), language))، بالاتر از بودجه است"
        ))
    }
    if sum(problem.sectorCaps) < budget {
      found.append(
        say(
          "the caps of all sectors sum to less than the budget of \(amount(problem.budget, language))",
          "جمع سقف‌های همه بخش‌ها کمتر از بودجه \(amount(problem.budget, language)) است"))
    }
    return found
  }

  /// The limits, and which cannot be kept.
  ///
  /// - Throws: `samat.guide.too-early`.
  public func checkPage() throws(Diagnostic) -> GuidePage {
    _ = try chosen()
    _ = try problem()
    return step("Check of limits", "بررسی کف و سقف") { self.addCheck(to: &$0) }
  }

  private func addCheck(to page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    page.paragraph(say("Limits: ", "کف و سقف: ") + limitsText(language))
    let conflicts = conflicts(in: language)
    if conflicts.isEmpty {
      page.paragraph(say("They can be kept.", "می‌توان آن‌ها را رعایت کرد."))
    } else {
      page.blocks.append(.list(conflicts))
    }
    addSums(to: &page)
    let none = places.indices.filter { scores?.row($0).allSatisfy { $0 == 0 } ?? false }
    if !none.isEmpty {
      page.paragraph(
        say("A score of 0, so no more than the floor: ", "امتیاز صفر، پس تنها کف: ")
          + language.list(none.prefix(8).map { name($0, language) }))
    }
  }

  /// Says which printed totals do not fit: a score that rests on a misprint shares out by it.
  private func addSums(to page: inout DocumentPage) {
    guard !sumFindings.isEmpty else { return }
    let language = page.language
    let say = language.say
    let named = sumFindings.prefix(8).map { finding in
      let place =
        finding.place.flatMap { rows?.places.text($0, in: language) } ?? say("all", "همه")
      return "\(place) \(finding.column)"
    }
    page.paragraph(
      say(
        "Printed totals of these rows do not fit: \(language.list(named)); ':priorities data' and "
          + "':priorities check' explain them.",
        "جمع‌های چاپی این سطرها نمی‌خوانند: \(language.list(named))؛ توضیح با :priorities data و "
          + ":priorities check"
      ))
  }

  /// The plan.
  ///
  /// - Throws: `samat.guide.too-early`.
  public func planPage() throws(Diagnostic) -> GuidePage {
    _ = try planned()
    return step("Plan", "برنامه") {
      self.addPlan(to: &$0)
      self.addSums(to: &$0)
    }
  }

  private func addPlan(to page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    guard let result, let scores, let budget else { return }
    page.paragraph(
      say(
        "\(amount(budget, language)) rial by '\(result.rule)': ",
        "\(amount(budget, language)) ریال با قاعده «\(rules.name(result.rule, in: language))»: ")
        + (rules.all.first { $0.name == result.rule }.map { say($0.summary, $0.persian) } ?? ""))
    let hasSectors = choice?.sector != nil
    let order = places.indices.sorted { (result.amounts[$1], $0) < (result.amounts[$0], $1) }
    let needs = scores.rowSums
    page.table(
      [
        say("Place", "مکان"), say("Score", "امتیاز"), say("Amount, rial", "مبلغ، ریال"),
        say("Share", "سهم"), say("Without limits, rial", "بی کف و سقف، ریال"),
        say("Decided by", "تعیین‌کننده"),
      ],
      order.map { place -> [String] in
        var cells = [name(place, language), language.decimal(needs[place])]
        cells.append(amount(result.amounts[place], language))
        cells.append(
          language.decimal(Double(result.amounts[place]) / Double(budget) * 100, places: 1)
            + say(" %", "٪"))
        cells.append(result.unlimited.map { amount($0[place], language) } ?? language.unknown)
        cells.append(result.reasons[place].text(in: language))
        return cells
      })
    let spent = result.amounts.reduce(0, &+)
    if spent < budget {
      page.paragraph(
        say("Not spent: ", "خرج‌نشده: ") + amount(budget - spent, language)
          + say(", as no score asks for it.", "، چون هیچ امتیازی آن را نمی‌خواهد."))
    }
    if hasSectors {
      page.heading(say("By sector, rial", "به تفکیک بخش، ریال"))
      page.table(
        [say("Place", "مکان")] + sectors,
        order.map { place in
          [name(place, language)]
            + sectors.indices.map { sector in
              let cell = place * sectors.count + sector
              return result.cells.indices.contains(cell) ? amount(result.cells[cell], language) : ""
            }
        })
    }
    addPortfolios(to: &page)
  }

  private func addPortfolios(to page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    guard let result, !projects.isEmpty else { return }
    page.section(
      say("Projects", "طرح‌ها"),
      [
        say("Place", "مکان"), say("Amount, rial", "مبلغ، ریال"), say("Chosen", "برگزیده"),
        say("Cost, rial", "هزینه، ریال"), say("Value", "ارزش"), say("At most", "کران"),
        say("Gap", "شکاف"),
      ],
      result.portfolios.map { item in
        [
          item.place.flatMap(places.firstIndex).map { name($0, language) } ?? say("all", "همه"),
          amount(item.amount, language), language.list(item.chosen.map { projects[$0].id }),
          amount(item.cost, language), language.decimal(item.value), language.decimal(item.bound),
          language.decimal(max(0, item.bound - item.value)),
        ]
      })
  }

  /// Why a place gets what it gets, a sentence each.
  ///
  /// - Parameters:
  ///   - text: The place, by code or name; nil for all.
  ///   - language: The language.
  /// - Returns: The sentences.
  /// - Throws: `samat.guide.too-early`, `samat.guide.place`.
  public func why(_ text: String?, in language: DocumentLanguage) throws(Diagnostic) -> [String] {
    _ = try planned()
    let id = try text.map { (text) throws(Diagnostic) in try place(text) }
    return places.indices.filter { id == nil || places[$0] == id }.map { why($0, language) }
  }

  private func why(_ place: Int, _ language: DocumentLanguage) -> String {
    guard let result, let problem = try? problem() else { return "" }
    let say = language.say
    let got = result.amounts[place]
    let (floor, cap) = (problem.placeFloors[place], problem.placeCaps[place])
    var text = say(
      "\(name(place, language)) gets \(amount(got, language))",
      "\(name(place, language)) \(amount(got, language)) می‌گیرد")
    let free = result.unlimited.map { $0[place] }
    let score = language.decimal(problem.needs[place])
    if let free {
      text += say(
        ": without limits its score of \(score) would give \(amount(free, language))",
        ": بی کف و سقف، امتیاز \(score) به او \(amount(free, language)) می‌داد")
    }
    switch result.reasons[place] {
    case .floor:
      text += say(
        ", its floor of \(amount(floor, language)) holds it up",
        "، کفِ \(amount(floor, language)) آن را بالا نگه می‌دارد")
    case .cap:
      text += say(
        ", its cap of \(amount(cap, language)) holds it down",
        "، سقفِ \(amount(cap, language)) آن را پایین نگه می‌دارد")
    case .share, .value:
      guard let free, free != got else { break }
      let (difference, overflow) = got.subtractingReportingOverflow(free)
      if overflow { break }
      text +=
        difference > 0
        ? say(
          ", the floors and caps of others add \(amount(difference, language))",
          "، کف و سقف دیگران \(amount(difference, language)) به آن می‌افزاید")
        : say(
          ", the floors and caps of others take \(amount(0 - difference, language))",
          "، کف و سقف دیگران \(amount(0 - difference, language)) از آن می‌کاهد")
    }
    return text
  }

  /// Why each place, or one, gets what it gets.
  ///
  /// - Parameter place: The place, by code or name; nil for all.
  /// - Returns: The page.
  /// - Throws: `samat.guide.too-early`, `samat.guide.place`.
  public func whyPage(_ place: String?) throws(Diagnostic) -> GuidePage {
    let (english, persian) = try (why(place, in: .english), why(place, in: .persian))
    return GuidePage { language in
      var page = DocumentPage(
        language.say("Why they get what they get", "چرا هر مکان این مبلغ را می‌گیرد"), in: language)
      page.blocks.append(.list(language == .english ? english : persian))
      return page
    }
  }

  /// How sure the plan is.
  ///
  /// - Throws: `samat.guide.too-early` before ``testDoubt(samples:spread:seed:)``.
  public func doubtPage() throws(Diagnostic) -> GuidePage {
    _ = try planned()
    guard doubt != nil else {
      throw Diagnostic(
        code: GuideRefusal.tooEarly, message: "the plan was not tested yet",
        help: "test it first: ':allocate doubt' in the shell")
    }
    return step("How sure the plan is", "استواری برنامه") { self.addDoubt(to: &$0) }
  }

  private func addDoubt(to page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    guard let doubt, let result else { return }
    let spread = language.share(doubt.sampling.spread)
    page.paragraph(
      say(
        "\(doubt.planned) plans with scores drawn around what was given, standard deviation \(spread), seed \(doubt.sampling.seed)",
        "\(language.number(doubt.planned)) برنامه با امتیازهای تصادفی پیرامون مقدار داده‌شده، انحراف معیار \(spread)"
      ))
    let others = doubt.sampling.count - doubt.planned
    if others > 0 {
      let (left, all) = (language.number(others), language.number(doubt.sampling.count))
      page.paragraph(
        say(
          "\(left) of the \(all) draws could not be planned and are left out",
          "\(left) نمونه از \(all) برنامه‌پذیر نبود و کنار گذاشته شد")
          + (doubt.refusal.map { ": \($0)" } ?? ""))
    }
    page.table(
      [
        say("Place", "مکان"), say("Amount, rial", "مبلغ، ریال"),
        say("Mean, rial", "میانگین، ریال"), say("5 %, rial", "۵٪، ریال"),
        say("95 %, rial", "۹۵٪، ریال"), say("Above its floor", "بالاتر از کف"),
      ],
      places.indices.sorted { (result.amounts[$1], $0) < (result.amounts[$0], $1) }.map {
        [
          name($0, language), amount(result.amounts[$0], language),
          amount(Int64(doubt.means[$0].rounded()), language), amount(doubt.low[$0], language),
          amount(doubt.high[$0], language), language.share(doubt.aboveFloor[$0]),
        ]
      })
    if !projects.isEmpty {
      let chosen = Set(result.portfolios.flatMap(\.chosen))
      page.section(
        say("How often each project is chosen", "بسامد گزینش هر طرح"),
        [
          say("Project", "طرح"), say("Place", "مکان"), say("Chosen now", "اکنون"),
          say("Frequency", "بسامد"),
        ],
        projects.indices.map { item in
          [
            projects[item].id,
            projects[item].place.flatMap(places.firstIndex).map { name($0, language) } ?? "",
            chosen.contains(item) ? say("yes", "بله") : say("no", "خیر"),
            language.share(doubt.projects[item]),
          ]
        })
    }
  }

  /// The whole as a document.
  ///
  /// - Throws: `samat.guide.too-early`.
  public func document() throws(Diagnostic) -> GuidePage {
    _ = try planned()
    return GuidePage { language in
      let say = language.say
      var page = DocumentPage(say("A budget shared out", "تخصیص بودجه"), in: language)
      page.heading(say("Data", "داده"))
      if let choice = self.choice {
        let context = choice.ranking == nil ? self.rows?.context ?? "" : ""
        page.fields([
          (
            choice.ranking == nil ? say("Query", "پرس‌وجو") : say("Ranking of", "رتبه‌بندی"),
            context + (choice.ranking?.query ?? choice.query)
          ),
          choice.ranking.map { (say("Method", "روش"), MethodNames.text($0.method, in: language)) }
            ?? (say("Score", "امتیاز"), choice.score),
          (say("Size", "اندازه"), self.size(language)),
        ])
      }
      page.heading(say("Limits", "کف و سقف"))
      self.addCheck(to: &page)
      page.heading(say("Plan", "برنامه"))
      self.addPlan(to: &page)
      page.heading(say("Why", "چرایی"))
      page.blocks.append(.list(self.places.indices.map { self.why($0, language) }))
      page.heading(say("How sure it is", "استواری"))
      if self.doubt == nil {
        page.paragraph(say("It was not tested.", "آزموده نشده است."))
      } else {
        self.addDoubt(to: &page)
      }
      if let choice = self.choice, choice.ranking != nil {
        page.heading(say("How to ask the scores again", "پرسش دوباره امتیازها"))
        page.fields([(say("Query", "پرس‌وجو"), (self.rows?.context ?? "") + choice.query)])
      }
      return page
    }
  }
}

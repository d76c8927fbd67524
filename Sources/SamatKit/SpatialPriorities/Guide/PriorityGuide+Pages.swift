import RegionalScience

extension PriorityGuide: SteppedGuide {
  /// Where one stands, and what comes next.
  public var statusPage: GuidePage {
    step("Spatial priorities, step by step", "اولویت‌های آمایش، گام‌به‌گام") {
      self.addStatus(to: &$0)
    }
  }

  private func addStatus(to page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    let open = say("not yet", "هنوز نه")
    var fields: [(String, String)] = []
    if let choice {
      fields.append(
        (
          say("data", "داده"),
          say(
            "\(choice.query): \(places.count) places, \(choice.criteria.count) criteria",
            "\(choice.query): \(language.number(places.count)) مکان، "
              + "\(language.number(choice.criteria.count)) شاخص")
        ))
      let standing = standingFindings.count
      let sums: String
      if choice.totals.isEmpty && choice.printed.isEmpty {
        sums = say("no totals are known, nothing was checked", "جمعی شناخته نیست؛ چیزی سنجیده نشد")
      } else if findings.isEmpty {
        sums = say("every printed total is the sum of its parts", "هر جمع چاپی با اجزایش می‌خواند")
      } else {
        sums = say(
          "\(findings.count) totals do not fit, \(distrusted.count) numbers distrusted, "
            + "\(standing) open",
          "\(language.number(findings.count)) جمع نمی‌خواند، "
            + "\(language.number(distrusted.count)) عدد نامعتمد، \(language.number(standing)) باز")
      }
      fields.append((say("check", "بررسی جمع‌ها"), sums))
    } else {
      fields.append((say("data", "داده"), open))
      fields.append((say("check", "بررسی جمع‌ها"), open))
    }
    fields.append((say("weights", "وزن‌ها"), weights.map { text(of: $0, in: language) } ?? open))
    fields.append(
      (
        say("rank", "رتبه‌بندی"),
        result.map {
          say(
            "\($0.method), first: ", "\(MethodNames.text($0.method, in: language))، نخست: ")
            + firsts($0.ranking, in: language)
        } ?? open
      ))
    fields.append(
      (
        say("doubt", "تردید"),
        doubt.map {
          say(
            "\($0.samples) weightings, seed \($0.seed)",
            "\(language.number($0.samples)) وزن‌دهی، بذر \($0.seed)")
        } ?? open
      ))
    page.fields(fields)
  }

  /// The next step as it is written in the shell.
  func nextText(in language: DocumentLanguage) -> String {
    let say = language.say
    switch nextStep {
    case .data:
      return say(
        "choose rows and criteria, ", "سطرها و شاخص‌ها را برگزینید: ")
        + ":priorities data TABLE id=COLUMN benefit=A,B cost=C"
    case .check:
      return say("say which printed number is distrusted, ", "بگویید کدام عدد چاپی نامعتمد است: ")
        + ":priorities check, :priorities distrust row=... column=... reason=..."
    case .weights:
      return say("weigh the criteria, ", "به شاخص‌ها وزن دهید: ")
        + ":priorities weights A=0.5 B=0.5 | by=entropy | pairs=A/B=3"
    case .rank: return say("rank, ", "رتبه‌بندی کنید: ") + ":priorities rank method=topsis"
    case .doubt: return say("doubt the ranking, ", "رتبه‌بندی را بیازمایید: ") + ":priorities doubt"
    case .document:
      return say("look at the map and write it down, ", "نقشه را ببینید و سند را بنویسید: ")
        + ":priorities map, :priorities document [place=PLACE] [--fa] [FILE]"
    }
  }

  /// What the check of sums has found, and what was decided about it.
  public var checkPage: GuidePage {
    GuidePage { language in
      var page = DocumentPage(language.say("Check of sums", "بررسی جمع‌ها"), in: language)
      self.addCheck(to: &page)
      if self.choice != nil {
        page.paragraph(language.say("Next: ", "گام بعد: ") + self.nextText(in: language))
      }
      return page
    }
  }

  func addCheck(to page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    guard let choice, let rows else {
      return page.paragraph(say("No data is chosen.", "داده‌ای برگزیده نشده است."))
    }
    if rows.areUnknownPlaces { page.paragraph(rows.unknownPlacesNote(in: language)) }
    if choice.totals.isEmpty && choice.printed.isEmpty {
      page.paragraph(
        say(
          "No totals are known, so nothing could be checked: totals=TOTAL:A+B names them, "
            + "printed=A:NUMBER gives what is printed for all places.",
          "جمعی شناخته نیست، پس چیزی سنجیده نشد؛ جمع‌ها را چنین نام ببرید: totals=TOTAL:A+B"))
      return
    }
    let checked =
      choice.totals.map { "\($0.column) = \($0.parts.joined(separator: " + "))" }
      + choice.printed.keys.sorted().map {
        say("\($0) of all = ", "\($0) در کل = ") + language.decimal(choice.printed[$0])
      }
    page.paragraph(say("Checked: ", "سنجیده: ") + checked.joined(separator: say("; ", "؛ ")))
    if findings.isEmpty {
      page.paragraph(
        say("Every printed total is the sum of its parts.", "هر جمع چاپی با اجزایش می‌خواند."))
    } else {
      let open = Set(standingFindings.map { "\($0.place ?? "")/\($0.column)" })
      page.section(
        say("Totals that do not fit", "جمع‌هایی که نمی‌خوانند"),
        [
          say("Place", "مکان"), say("Total", "جمع"), say("Printed", "چاپی"),
          say("Parts make", "جمع اجزا"), say("State", "وضعیت"), say("May be wrong", "شاید نادرست"),
        ],
        findings.map { finding in
          let pointed = finding.culprit.map { [$0] } ?? finding.suspects
          return [
            finding.place.map { rows.places.text($0, in: language) } ?? say("all", "همه"),
            finding.column, language.decimal(finding.printed), language.decimal(finding.sum),
            open.contains("\(finding.place ?? "")/\(finding.column)")
              ? say("open", "باز") : say("explained", "روشن"),
            pointed.map { suspect in
              let (old, new) = (
                language.decimal(suspect.printed), language.decimal(suspect.demanded)
              )
              // An arrow would point the wrong way in a line from right to left.
              return say(
                "\(suspect.column) \(old)→\(new)", "\(suspect.column): \(new) به‌جای \(old)")
            }.joined(separator: say(", ", "، "))
              + (finding.culprit == nil ? "" : say(" (both totals)", " (هر دو جمع)")),
          ]
        })
    }
    addDistrusted(to: &page)
  }

  /// What is distrusted, and what still does not fit.
  public var distrustPage: GuidePage {
    GuidePage { language in
      let say = language.say
      var page = DocumentPage(say("Printed numbers", "عددهای چاپی"), in: language)
      if self.distrusted.isEmpty {
        page.paragraph(say("None is distrusted.", "هیچ‌کدام نامعتمد نیست."))
      }
      self.addDistrusted(to: &page)
      let open = self.standingFindings
      page.paragraph(
        open.isEmpty
          ? say("Every total fits now.", "اکنون هر جمع می‌خواند.")
          : say("Totals that still do not fit: ", "جمع‌هایی که هنوز نمی‌خوانند: ")
            + language.list(
              open.prefix(8).map { finding in
                (finding.place.flatMap { self.rows?.places.text($0, in: language) }
                  ?? say("all", "همه")) + " \(finding.column)"
              }))
      page.paragraph(say("Next: ", "گام بعد: ") + self.nextText(in: language))
      return page
    }
  }

  private func addDistrusted(to page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    guard !distrusted.isEmpty, let rows else { return }
    page.section(
      say("Distrusted", "اعداد نامعتمد"),
      [
        say("Place", "مکان"), say("Column", "ستون"), say("Printed", "چاپی"),
        say("Taken", "به‌کاررفته"), say("Reason", "دلیل"),
      ],
      distrusted.map {
        [
          $0.place.map { rows.places.text($0, in: language) } ?? say("all", "همه"), $0.column,
          language.decimal($0.printed), language.decimal($0.value), $0.reason,
        ]
      })
    for item in lateCorrections {
      page.paragraph(
        say(
          "'\(item.column)' is computed by the query: only criteria that name it follow the "
            + "correction.",
          "«\(item.column)» را خود پرس‌وجو می‌سازد: تنها شاخص‌هایی که آن را نام می‌برند اصلاح "
            + "می‌شوند."))
    }
  }

  /// The weights, and where they come from.
  public var weightsPage: GuidePage {
    step("Weights", "وزن‌ها") { self.addWeights(to: &$0) }
  }

  func addWeights(to page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    guard let choice, let weights else {
      return page.paragraph(say("No weights are given yet.", "هنوز وزنی داده نشده است."))
    }
    page.table(
      [
        say("Criterion", "شاخص"), say("Is", "تعریف"), say("Direction", "جهت"), say("Weight", "وزن"),
      ],
      zip(choice.criteria, weights.values).map { criterion, weight in
        [
          criterion.name, criterion.expression == criterion.name ? "" : criterion.expression,
          criterion.direction == .benefit
            ? say("more is better", "بیشتر بهتر")
            : say("less is better", "کمتر بهتر"),
          language.decimal(weight, places: 4),
        ]
      })
    page.paragraph(text(of: weights, in: language))
  }

  /// Where weights come from, in one line.
  func text(of weights: Weights, in language: DocumentLanguage) -> String {
    let say = language.say
    if let method = weights.method {
      return say(
        "by '\(method)', from the data",
        "با «\(MethodNames.text(method, in: language))»، از داده‌ها")
    }
    if weights.comparisons.isEmpty { return say("given by the analyst", "داده تحلیلگر") }
    let ratio = language.decimal(weights.consistencyRatio)
    var text = say(
      "pairwise comparisons, consistency ratio \(ratio)", "مقایسه زوجی، نرخ سازگاری \(ratio)")
    if let reason = weights.accepted {
      text += say(", above 0.10, accepted: ", "، بالای ۰٫۱۰، پذیرفته: ") + reason
    }
    return text
  }

  /// The places of the best rank.
  func firsts(_ ranking: Ranking, in language: DocumentLanguage) -> String {
    guard let rows else { return "" }
    return language.list(
      ranking.best.prefix(5).compactMap {
        rows.ids.indices.contains($0) ? rows.places.text(rows.ids[$0], in: language) : nil
      })
  }
}

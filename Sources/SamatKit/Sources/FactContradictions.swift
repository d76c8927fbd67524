import PersianText

/// The rules that find contradictions among recorded facts.
struct FactContradictions {
  let state: SourcesState

  /// What the weekday that a source gives is; nil where there is no such day.
  static func weekday(_ text: String) -> Weekday? {
    let key = PersianNormalizer.searchKey(text)
    return Weekday.allCases.first {
      PersianNormalizer.searchKey($0.persianName) == key
        || $0.englishName.lowercased() == text.lowercased()
    }
  }

  /// What is wrong with the days of a fact.
  func days(_ fact: FactAdded) -> [IssueRaised] {
    var found: [IssueRaised] = []
    guard let date = fact.date else { return [] }
    if let text = fact.weekday, let weekday = Self.weekday(text), weekday != date.weekday {
      found.append(
        issue(
          "\(fact.fact)-weekday", .date,
          "\(date) is a \(date.weekday.englishName), and the source calls it a "
            + "\(weekday.englishName).", fact, [fact.fact], .twoDates))
    }
    if let other = fact.otherDate, other != date {
      found.append(
        issue(
          "\(fact.fact)-calendar", .date,
          "The source gives two days for one: \(date), and in the other calendar \(other).",
          fact, [fact.fact], .twoDates))
    }
    return found
  }

  /// Other facts that give another value of the same.
  func values(_ fact: FactAdded) -> [IssueRaised] {
    guard let key = SourcesState.key(fact), let value = fact.value else { return [] }
    let others = (state.values[key] ?? []).filter { id in
      guard id != fact.fact, let other = state.facts[id]?.event, let known = other.value else {
        return false
      }
      return Self.contradict((value, fact.precision), (known, other.precision))
    }
    guard let first = others.first, let known = state.facts[first]?.event.value else { return [] }
    return [
      issue(
        "\(fact.fact)-two-values", .contradiction,
        "\(first) gives \(known) where \(fact.fact) gives \(value); both are kept.", fact,
        others + [fact.fact], .twoValues)
    ]
  }

  /// Parts that do not make their total.
  ///
  /// - Parameters:
  ///   - total: The fact that gives the total.
  ///   - part: A part that is not recorded yet.
  ///   - isWhole: Whether all parts are there; else only too much is wrong.
  /// - Returns: An issue where they do not make it.
  func parts(of total: FactAdded, and part: FactAdded?, isWhole: Bool) -> [IssueRaised] {
    guard let value = total.value, let record = state.facts[total.fact] else { return [] }
    var parts = record.parts.compactMap { state.facts[$0]?.event }
    if let part { parts.append(part) }
    let exact = ([total] + parts).allSatisfy { $0.precision == .exact }
    guard exact, !parts.isEmpty else { return [] }
    let numbers = parts.compactMap(\.value)
    let sum = numbers.reduce(0, +)
    let isOff = abs(sum - value) > 1e-9 * max(1, abs(value))
    guard isOff, isWhole || (sum > value && numbers.allSatisfy { $0 >= 0 }) else { return [] }
    return [
      issue(
        "\(total.fact)-parts", .contradiction,
        "The parts make \(sum) and the total is \(value); every figure is kept.", total,
        [total.fact] + parts.map(\.fact), .partsTotal)
    ]
  }

  private static func contradict(
    _ left: (value: Double, precision: FactPrecision),
    _ right: (value: Double, precision: FactPrecision)
  ) -> Bool {
    switch (left.precision, right.precision) {
    case (.exact, .exact): left.value != right.value
    case (.exact, .atLeast): left.value < right.value
    case (.exact, .moreThan): left.value <= right.value
    case (.atLeast, .exact), (.moreThan, .exact): contradict(right, left)
    default: false
    }
  }

  private func issue(
    _ id: String, _ kind: SourceIssueKind, _ statement: String, _ fact: FactAdded,
    _ facts: [String], _ rule: DomainRule
  ) -> IssueRaised {
    IssueRaised(
      issue: id, kind: kind, statement: statement, source: fact.source,
      paragraph: fact.paragraph, facts: facts, rule: rule.reference.rule)
  }
}

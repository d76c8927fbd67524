import PersianText

/// One decision on sources: what it rests on, and the look-ups that every part of it needs.
struct SourceDecision {
  let setting: SourcesSetting
  let state: SourcesState
  let context: DecisionContext

  private func shown(_ id: String) -> String { CaseworkIDs.shown(id) }

  private func refuse(
    _ code: SourceRefusal, _ message: String, by rule: DomainRule? = nil, _ remedy: String
  ) -> Refusal {
    Refusal(code, message, by: rule, remedy: remedy)
  }

  private func notBefore(_ last: DayNumber, _ what: String) throws(Refusal) {
    try context.refuseDay(before: last, of: what)
  }

  // MARK: Documents and facts

  func addSource(_ event: SourceAdded) throws(Refusal) -> [SourceEvent] {
    try CaseworkIDs.check(event.source, "a document")
    if state.documents.contains(event.source) || setting.paragraphs[event.source] != nil {
      throw refuse(
        .sourceExists, "there is a document '\(event.source)' already", "give another id")
    }
    for (text, what) in [(event.title, "title"), (event.publisher, "publisher")]
    where CaseworkIDs.isBlank(text) {
      throw refuse(
        .sourceNothing, "document '\(event.source)' has no \(what)", by: .documents,
        "give it: \(what)=...")
    }
    guard (1...1_000_000).contains(event.paragraphs) else {
      throw refuse(
        .sourceParagraphs, "document '\(event.source)' cannot have \(event.paragraphs) paragraphs",
        by: .documents, "count its paragraphs: from 1 to 1000000")
    }
    if let published = event.published, published > context.day {
      throw refuse(
        .publishedAhead,
        "document '\(event.source)' is published on \(published), after the day of the command, "
          + "\(context.day)",
        by: .documents,
        "give a day up to \(context.day), add it on=\(published) or later, or leave 'published' out where it "
          + "is unknown")
    }
    return [.sourceAdded(event)]
  }

  /// How many paragraphs a document has; nil where they are not counted.
  private func paragraphs(_ source: String) throws(Refusal) -> Int? {
    if let document = state.documents[source] {
      try notBefore(document.day, "document '\(source)'")
      return document.event.paragraphs
    }
    guard let known = setting.paragraphs[source] else {
      throw refuse(
        .unknownSource, "there is no document '\(shown(source))'",
        "add it first, or see the table sources")
    }
    return known
  }

  private func check(_ paragraph: Int, of source: String) throws(Refusal) {
    let count = try paragraphs(source) ?? Int.max
    guard paragraph >= 1, paragraph <= count else {
      throw refuse(
        .factParagraph, "document '\(source)' has no paragraph \(paragraph)",
        by: .factParagraph, "give one from 1 to \(count)")
    }
  }

  func addFact(
    _ id: String, _ source: String, _ paragraph: Int, _ details: FactDetails
  ) throws(Refusal) -> [SourceEvent] {
    try CaseworkIDs.check(id, "a fact")
    if state.facts.contains(id) || setting.facts.contains(id) {
      throw refuse(.factExists, "there is a fact '\(id)' already", "give another id")
    }
    try check(paragraph, of: source)
    guard !CaseworkIDs.isBlank(details.kind), !CaseworkIDs.isBlank(details.statement) else {
      throw refuse(
        .factNothing, "fact '\(id)' says nothing", by: .factParagraph,
        "give its kind and its statement")
    }
    if let value = details.value, !value.isFinite {
      throw refuse(.factNumber, "\(value) is no value of fact '\(id)'", "give a finite number")
    }
    let hasDay = details.date != nil
    let isDay = details.weekday.map { FactContradictions.weekday($0) != nil } ?? true
    guard isDay, hasDay || (details.weekday == nil && details.otherDate == nil) else {
      throw refuse(
        .factWeekday, "the weekday or other day of fact '\(id)' cannot be compared",
        by: .twoDates, "give the day, and the weekday in English or Persian")
    }
    let fact = FactAdded(
      fact: id, source: source, paragraph: paragraph, kind: details.kind,
      statement: details.statement, about: details.subject, term: details.term,
      value: details.value, unit: details.unit, date: details.date,
      otherDate: details.otherDate, weekday: details.weekday, total: details.total,
      precision: details.precision, isInferred: details.isInferred)
    let contradictions = FactContradictions(state: state)
    var found = contradictions.days(fact) + contradictions.values(fact)
    if let totalID = details.total {
      guard let total = state.facts[totalID]?.event, total.value != nil, fact.value != nil,
        total.source == source, total.unit == fact.unit
      else {
        throw refuse(
          .factTotal, "fact '\(id)' cannot be a part of '\(shown(totalID))'", by: .partsTotal,
          "name a recorded fact of the same document with a value in the same unit")
      }
      found += contradictions.parts(of: total, and: fact, isWhole: false)
    }
    return [.factAdded(fact)] + raised(found)
  }

  func check(_ source: String) throws(Refusal) -> [SourceEvent] {
    _ = try paragraphs(source)
    let contradictions = FactContradictions(state: state)
    var found: [IssueRaised] = []
    for id in state.facts(of: source) {
      guard let fact = state.facts[id]?.event else { continue }
      found += contradictions.days(fact)
      found += contradictions.parts(of: fact, and: nil, isWhole: true)
    }
    return raised(found)
  }

  /// Issues that are not there yet: what is decided is not raised anew.
  private func raised(_ found: [IssueRaised]) -> [SourceEvent] {
    found.filter { !state.issues.contains($0.issue) && !setting.issues.contains($0.issue) }
      .map(SourceEvent.raised)
  }

  // MARK: Issues

  func raise(_ event: IssueRaised) throws(Refusal) -> [SourceEvent] {
    try CaseworkIDs.check(event.issue, "an issue")
    if state.issues.contains(event.issue) || setting.issues.contains(event.issue) {
      throw refuse(
        .issueExists, "there is an issue '\(event.issue)' already",
        "comment on it, or give another id")
    }
    if let paragraph = event.paragraph {
      try check(paragraph, of: event.source)
    } else {
      _ = try paragraphs(event.source)
    }
    guard !CaseworkIDs.isBlank(event.statement) else {
      throw refuse(
        .issueNothing, "issue '\(event.issue)' says nothing", by: .contradictionsAreRows,
        "say what is doubtful")
    }
    for fact in event.facts where !state.facts.contains(fact) && !setting.facts.contains(fact) {
      throw refuse(
        .unknownFact, "there is no fact '\(shown(fact))'", "add it first, or see the table facts")
    }
    return [.raised(event)]
  }

  /// Whether an issue is decided.
  private func issue(_ id: String) throws(Refusal) -> Bool {
    guard let issue = state.issues[id] else {
      guard setting.issues.contains(id) else {
        throw refuse(
          .unknownIssue, "there is no issue '\(shown(id))'",
          "raise it first, or see the table source_issues")
      }
      return false
    }
    try notBefore(issue.last, "issue '\(id)'")
    return issue.isDecided
  }

  func comment(_ id: String, _ text: String) throws(Refusal) -> [SourceEvent] {
    _ = try issue(id)
    guard !CaseworkIDs.isBlank(text) else {
      throw refuse(
        .issueNothing, "the comment on issue '\(id)' says nothing", by: .contradictionsAreRows,
        "say something")
    }
    return [.commented(IssueTreated(issue: id, decision: nil, reason: text))]
  }

  func decide(
    _ id: String, _ outcome: String, _ reason: String
  ) throws(Refusal) -> [SourceEvent] {
    if try issue(id) {
      throw refuse(
        .issueDecided, "issue '\(id)' is decided already", by: .issuesStay, "reopen it first")
    }
    guard !CaseworkIDs.isBlank(outcome), !CaseworkIDs.isBlank(reason) else {
      throw refuse(
        .issueNoReason, "issue '\(id)' cannot be decided without a decision and a reason",
        by: .issuesStay, "say what is decided, and why")
    }
    return [.decided(IssueTreated(issue: id, decision: outcome, reason: reason))]
  }

  func reopenIssue(_ id: String, _ reason: String) throws(Refusal) -> [SourceEvent] {
    guard try issue(id) else {
      throw refuse(
        .issueOpen, "issue '\(id)' is not decided", by: .issuesStay,
        "only a decided issue can be reopened")
    }
    guard !CaseworkIDs.isBlank(reason) else {
      throw refuse(
        .issueNoReason, "issue '\(id)' cannot be reopened without a reason", by: .issuesStay,
        "say why")
    }
    return [.issueReopened(IssueTreated(issue: id, decision: nil, reason: reason))]
  }

  // MARK: Pairs of records

  func propose(
    _ link: String?, _ left: String, _ right: String, _ score: Double, _ reason: String
  ) throws(Refusal) -> [SourceEvent] {
    var number = state.links.count + 1
    while link == nil && state.links.contains("link-\(number)") { number += 1 }
    let id = link ?? "link-\(number)"
    try CaseworkIDs.check(id, "a pair")
    guard left != right else {
      throw refuse(
        .linkSame, "'\(shown(left))' is paired with itself", by: .linksReviewed,
        "give two records")
    }
    if let other = state.pairs[SourcesState.pair(left, right)] {
      throw refuse(
        .linkExists, "'\(left)' and '\(right)' are the pair '\(other)' already",
        "decide that one, or reopen it")
    }
    if state.links.contains(id) {
      throw refuse(.linkExists, "there is a pair '\(id)' already", "give another id")
    }
    guard score.isFinite else {
      throw refuse(.linkScore, "\(score) is no score", by: .linksReviewed, "give a finite number")
    }
    guard !CaseworkIDs.isBlank(reason) else {
      throw refuse(
        .linkNoReason, "a pair is not proposed without a reason", by: .linksReviewed, "say why")
    }
    let units = context.state(of: UnitsDecider(setting.casework))
    for unit in [left, right]
    where units.units[unit] == nil && setting.casework.units[unit] == nil {
      throw refuse(.linkUnit, "there is no unit '\(shown(unit))'", "register it first")
    }
    return [
      .proposed(LinkProposed(link: id, left: left, right: right, score: score, reason: reason))
    ]
  }

  func decideLink(
    _ id: String, _ reason: String, isReopening: Bool
  ) throws(Refusal) -> LinkDecided {
    guard let link = state.links[id] else {
      throw refuse(
        .unknownLink, "there is no pair '\(shown(id))'",
        "propose it first, or see the table record_links")
    }
    try notBefore(link.last, "pair '\(id)'")
    guard isReopening == (link.status != .proposed) else {
      throw isReopening
        ? refuse(
          .linkOpen, "pair '\(id)' is not decided", by: .linksReviewed,
          "only a decided pair can be reopened")
        : refuse(
          .linkDecided, "pair '\(id)' is \(link.status.rawValue) already", by: .linksReviewed,
          "reopen it first")
    }
    guard !CaseworkIDs.isBlank(reason) else {
      throw refuse(
        .linkNoReason, "pair '\(id)' is not decided without a reason", by: .linksReviewed,
        "say why")
    }
    let units = context.state(of: UnitsDecider(setting.casework)).units
    let (left, right) = (link.event.left, link.event.right)
    if isReopening, units[left]?.mergedInto == right || units[right]?.mergedInto == left {
      throw refuse(
        .linkMerged, "the records of pair '\(id)' are merged", by: .linksReviewed,
        "undo the merger with ':unit unmerge' first")
    }
    return LinkDecided(link: id, reason: reason)
  }
}

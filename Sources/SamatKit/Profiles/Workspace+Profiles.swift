import KQLEngine
public import KQLSyntax
public import PersianText

extension Workspace {
  /// The profile of a province.
  ///
  /// ```swift
  /// let alborz = try workspace.provinceProfile("Alborz")
  /// print(alborz.item("leading_categories/industry")?.value ?? 0)   // 15.0
  /// print(alborz.html(in: .persian))
  /// ```
  ///
  /// - Parameters:
  ///   - text: The province: its ISO 3166-2 code, also one of before 2020 that is not in use any more
  ///     (`IR-32`), or a name in English or Persian.
  ///   - day: The day at whose end the tables are read: what happened later is not in it. Without one,
  ///     the last day that the journal or the tables tell of.
  /// - Returns: The profile, with every section.
  /// - Throws: `samat.profile.unknown-province`, and what the journal or the tables report.
  /// - Complexity: About 70 queries, each O(rows of its tables).
  public func provinceProfile(
    _ text: String, on day: SolarHijriDate? = nil
  ) throws(Diagnostic) -> ProvinceProfile {
    let source = try DocumentSource(reading: self, asOf: day)
    let found = try ProvinceNames(source.rows("provinces")).find(text)
    var maker = try ProfileMaker(source, found, day)
    return try maker.make()
  }

  /// What `provinceProfile` takes for a province: codes, and names in both languages.
  public var provinceNames: [String] {
    let rows = try? DocumentSource(self).rows("provinces")
    return ProvinceNames(rows ?? []).candidates
  }

  /// Whether a text names a province.
  ///
  /// - Parameter text: A code, or a name in English or Persian.
  /// - Returns: Whether ``provinceProfile(_:on:)`` would find it.
  public func isProvince(_ text: String) -> Bool {
    let rows = try? DocumentSource(self).rows("provinces")
    return (try? ProvinceNames(rows ?? []).find(text)) != nil
  }
}

/// Asks the measures and numbers their notes.
struct ProfileMaker {
  private let source: DocumentSource
  private let found: ProvinceNames.Found
  private let day: SolarHijriDate?
  private var notes: [ProvinceProfile.Note] = []
  private var places: [String: Int] = [:]

  init(
    _ source: DocumentSource, _ found: ProvinceNames.Found, _ day: SolarHijriDate?
  ) throws(Diagnostic) {
    self.source = source
    self.found = found
    if let day {
      self.day = day
    } else {
      self.day = try source.rows(ProfileMeasure.lastDay).first?.day("day")
    }
  }

  mutating func make() throws(Diagnostic) -> ProvinceProfile {
    var items: [ProfileSection: [ProvinceProfile.Item]] = [:]
    for measure in ProfileMeasure.all {
      let (text, short) = measure.texts(self.found.name.id, day.map { "\($0.gregorian)" } ?? "null")
      var found: [ProvinceProfile.Item] = []
      for row in try source.rows(text) { found.append(item(row, measure, short)) }
      if !measure.isRow { found.sort { ($1.value ?? 0, $0.id) < ($0.value ?? 0, $1.id) } }
      items[measure.section, default: []] += found
    }
    var profile = ProvinceProfile(
      province: found.name, formerCode: found.formerCode, day: day,
      sections: ProfileSection.allCases.map { kind in
        let known = items[kind] ?? []
        return .init(
          kind: kind, items: known, unknown: ProfileUnknowns.of(kind, known, found.name))
      }, notes: notes, doubts: [], sourceTitles: [:], names: [:], neighbours: [])
    try addFacts(&profile)
    try addNames(&profile)
    return profile
  }

  private mutating func item(
    _ row: Row, _ measure: ProfileMeasure, _ text: String
  ) -> ProvinceProfile.Item {
    let sources = (row.text("source") ?? "").split(separator: ", ").map(String.init)
    let paragraph = row.number("paragraph")
    let fact = row.text("fact")
    let key =
      measure.isRow
      ? "\(sources)|\(paragraph ?? 0)|\(fact ?? "")|\(measure.table)" : text
    let number: Int
    if let place = places[key] {
      number = place
      // The rows of one query may rest on several documents.
      for source in sources where !notes[place - 1].sources.contains(source) {
        notes[place - 1].sources.append(source)
      }
      if notes[place - 1].paragraph != paragraph { notes[place - 1].paragraph = nil }
    } else {
      number = notes.count + 1
      places[key] = number
      notes.append(
        .init(
          number: number, sources: sources, paragraph: paragraph, facts: fact.map { [$0] } ?? [],
          table: measure.table, query: measure.isRow ? nil : text))
    }
    return .init(
      id: row.text("item") ?? "", value: row["value"].double.flatMap { $0.isFinite ? $0 : nil },
      text: row.text("text"), unit: row.text("unit"), sources: sources, paragraph: paragraph,
      precision: row.text("precision") ?? "unknown", day: row.day("as_of"), note: number)
  }

  /// Further facts that state the same quantity, and doubts about what is cited.
  private func addFacts(_ profile: inout ProvinceProfile) throws(Diagnostic) {
    let cited = profile.notes.flatMap(\.facts)
    let list = Value.dynamic(.array(cited.map(DynamicValue.string)))
    let twins = try source.rows(
      """
      let cited = facts | where fact in (ids) and isnotnull(value);
      facts
      | where isnotnull(value) and fact !in (ids)
      | join kind=inner (cited | project as_cited = fact, source, value, unit, kind)
        on source, value, unit, kind
      | project as_cited, fact
      | sort by fact asc
      """, ["ids": list])
    for row in twins {
      guard let cited = row.text("as_cited"), let twin = row.text("fact") else { continue }
      for index in profile.notes.indices where profile.notes[index].facts.contains(cited) {
        profile.notes[index].facts.append(twin)
        profile.notes[index].facts.sort()
      }
    }
    let all = Value.dynamic(
      .array(profile.notes.flatMap(\.facts).map(DynamicValue.string)))
    let shown = Value.dynamic(
      .array(
        profile.section(.workshops).items.filter { $0.group == "issue" }
          .map { DynamicValue.string($0.what) }))
    profile.doubts = try source.rows(
      """
      source_issues
      | where issue in (shown) or array_length(set_intersect(facts, ids)) > 0
      | project issue, kind, statement
      """, ["ids": all, "shown": shown]
    ).map {
      .init(
        id: $0.text("issue") ?? "", kind: $0.text("kind") ?? "",
        statement: $0.text("statement") ?? "")
    }
  }

  private func addNames(_ profile: inout ProvinceProfile) throws(Diagnostic) {
    let tables: [(table: String, key: String, english: String, groups: Set<String>)] = [
      ("sectors", "sector", "title", ["sector", "sector_status", "priority"]),
      ("obstacle_kinds", "obstacle", "name", ["obstacle"]),
      ("organizations", "organization", "name", ["named_agency", "overdue_agency"]),
      ("working_groups", "working_group", "name", ["group"]),
      ("associations", "association", "name", ["body"]),
      ("programmes", "programme", "name", ["role"]),
      ("permit_kinds", "permit_kind", "name", ["permit_kind"]),
    ]
    let items = profile.sections.flatMap(\.items)
    for (table, key, english, groups) in tables {
      let ids = items.filter { groups.contains($0.group) }
        .map { String($0.what.prefix { $0 != "/" }) }
      for (id, name) in try source.names(table, key, ids, english) {
        profile.names["\(table)/\(id)"] = name
      }
    }
    for row in try source.rows(
      "provinces | where province == id", ["id": .string(found.name.id)])
    {
      guard let capital = row.text("capital") else { continue }
      profile.names["capitals/\(capital)"] = DocumentName(
        capital, english: capital, persian: row.text("capital_fa"))
    }
    let codes = items.first { $0.group == "neighbours" }?.text?.split(separator: ", ") ?? []
    let near = try source.names("provinces", "province", codes.map(String.init))
    profile.neighbours = codes.compactMap { near.of(String($0)) }
    let ids = Set(profile.notes.flatMap(\.sources))
    let list = Value.dynamic(.array(ids.sorted().map(DynamicValue.string)))
    for row in try source.rows(
      """
      union (sources | project id = source, title),
        (reference_sources | project id = reference_source, title)
      | where id in (ids)
      """, ["ids": list])
    {
      profile.sourceTitles[row.text("id") ?? ""] = row.text("title")
    }
  }
}

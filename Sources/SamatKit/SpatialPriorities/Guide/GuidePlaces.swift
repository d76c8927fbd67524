import KQLEngine
import KQLSyntax

/// The provinces and counties, and what they are called.
struct GuidePlaces: Sendable {
  private(set) var names: [String: DocumentName] = [:]
  private(set) var provinces: Set<String> = []
  private let finder: PlaceNames

  init(provinces rows: [Row], counties: [Row]) {
    finder = PlaceNames(provinces: rows, counties: counties)
    for (column, rows) in [("province", rows), ("county", counties)] {
      for row in rows {
        guard let id = row.text(column) else { continue }
        names[id] = DocumentName(id, english: row.text("name"), persian: row.text("name_fa"))
        if column == "province" { provinces.insert(id) }
      }
    }
  }

  /// The id of a place among some: what was written, or the province or county of that name.
  ///
  /// Where a province and a county of them are called so, the province; `شهرستان` or `county` beside the
  /// name means the county.
  ///
  /// - Throws: `samat.guide.place` with the nearest, or with the codes where several are called so.
  func find(_ text: String, among ids: [String]) throws(Diagnostic) -> String {
    if ids.contains(text) { return text }
    let shown = CaseworkIDs.shown(text)
    let province = finder.province(text)
    if let province, ids.contains(province) { return province }
    let called = finder.counties(called: text)
    let chosen = called.filter(Set(ids).contains)
    if chosen.count == 1 { return chosen[0] }
    guard chosen.isEmpty else {
      throw Diagnostic(
        code: GuideRefusal.place,
        message: "'\(shown)' is the name of \(chosen.count) counties",
        help: "give the code: " + chosen.map(self.described).joined(separator: ", "))
    }
    // A name that is known and not chosen is not taken for another one that is written nearly so.
    if let other = ([province] + called).compactMap({ $0 }).first,
      provinces.contains(other) || names[other] != nil
    {
      throw Diagnostic(
        code: GuideRefusal.place,
        message: "'\(shown)' is none of the places chosen",
        help: "\(described(other)) is not among them; they are \(AnalysisCall.list(ids))")
    }
    let spellings = ids.flatMap { [names[$0]?.english, names[$0]?.persian] }.compactMap { $0 }
    let near =
      EditDistance.nearest(to: text, among: ids) ?? EditDistance.nearest(to: text, among: spellings)
    throw Diagnostic(
      code: GuideRefusal.place, message: "'\(shown)' is none of the places chosen",
      help: near.map { "did you mean '\($0)'?" }
        ?? "places are \(AnalysisCall.list(ids)): "
        + (spellings.isEmpty ? "write one of them" : "a code, or the name of a province or county"))
  }

  /// `0303 (Arak, IR-00)`: the code, what it is called, and the province of a county.
  private func described(_ id: String) -> String {
    let parts = [names[id]?.english, finder.province(ofCounty: id).map { name($0, in: .english) }]
      .compactMap { $0 }
    return parts.isEmpty ? id : "\(id) (\(parts.joined(separator: ", ")))"
  }

  /// The name alone.
  func name(_ id: String, in language: DocumentLanguage) -> String {
    names[id]?.text(in: language) ?? id
  }

  /// The name with the id behind it.
  func text(_ id: String, in language: DocumentLanguage) -> String {
    guard let name = names[id] else { return id }
    let text = name.text(in: language)
    return text == id ? id : "\(text) (\(id))"
  }
}

extension GuideRows {
  /// What is said of rows whose ids are no places that are known.
  func unknownPlacesNote(in language: DocumentLanguage) -> String {
    language.say(
      "None of '\(idColumn)' is a province or county: they go by what is written there, and stand "
        + "on no map.",
      "هیچ‌یک از «\(idColumn)» استان یا شهرستان نیست: همان نوشته می‌شود که هست، و روی نقشه نمی‌آید.")
  }
}

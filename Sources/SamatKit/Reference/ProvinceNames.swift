import KQLEngine
import KQLSyntax
import PersianText

/// Finds a province by what somebody writes for it.
struct ProvinceNames: Sendable {
  /// A province that was found.
  struct Found: Sendable {
    /// Its current code and names.
    var name: DocumentName
    /// The code of before 2020 by which it was written; nil where it was not.
    var formerCode: String?
  }

  private var names: [String: DocumentName] = [:]
  private var codes: [String: String] = [:]
  private var former: [String: String] = [:]
  private var spellings: [String] = []

  /// Reads the table of provinces; where it is empty, the built-in one.
  init(_ rows: [Row]) {
    let rows = rows.isEmpty ? PlaceNames.builtIn(ReferenceTables.provinces) : rows
    for row in rows {
      guard let code = row.text("province") else { continue }
      let name = DocumentName(code, english: row.text("name"), persian: row.text("name_fa"))
      names[code] = name
      spellings += [name.english, name.persian].compactMap { $0 }
      for text in [code, name.english, name.persian].compactMap({ $0 }) + row.list("aliases") {
        codes[Self.key(text)] = code
      }
      if let old = row.text("iso_before_2020") { former[Self.key(old)] = code }
    }
  }

  /// Whether a text is a code as it is kept.
  func isCode(_ text: String) -> Bool { names[text] != nil }

  /// The codes as they are kept.
  var codesInOrder: [String] { names.keys.sorted() }

  /// Codes, and names in both languages, for completion.
  var candidates: [String] { names.keys.sorted() + spellings }

  /// The province of a code, of a name in either language or of another spelling; `استان` and `province`
  /// beside it are passed over.
  ///
  /// - Throws: `samat.profile.unknown-province` with the nearest name.
  func find(_ text: String) throws(Diagnostic) -> Found {
    let key = Self.key(text)
    var keys = [key]
    if key.hasPrefix("استان") { keys.append(String(key.dropFirst(5))) }
    for word in ["province", "استان"] where key.hasSuffix(word) {
      keys.append(String(key.dropLast(word.count)))
    }
    for key in keys {
      if let code = codes[key], let name = names[code] { return Found(name: name) }
      // What was renumbered and is not in use any more can mean one province only.
      if let code = former[key], let name = names[code] {
        return Found(name: name, formerCode: text.uppercased())
      }
    }
    let shown = CaseworkIDs.shown(text)
    let near =
      EditDistance.nearest(to: text, among: candidates)
      ?? spellings.first { !key.isEmpty && Self.key($0).hasPrefix(key) }
      ?? spellings.first { key.unicodeScalars.count > 2 && Self.key($0).contains(key) }
    throw Diagnostic(
      code: "samat.profile.unknown-province", message: "there is no province '\(shown)'",
      help: (near.map { "did you mean '\($0)'? " } ?? "")
        + "'provinces | project province, name, name_fa' lists them")
  }

  private static func key(_ text: String) -> String {
    PersianNormalizer.searchKey(text).filter { $0.isLetter || $0.isNumber }
  }
}

import KQLEngine
public import KQLSyntax
import PersianText

/// Provinces and counties by what somebody writes for them: a code, or a name in either language.
///
/// ```swift
/// PlaceNames.reference.province("کرمان")  // "IR-08"
/// PlaceNames.reference.county("Rafsanjan")  // its code in the table counties
/// ```
public struct PlaceNames: Sendable {
  let provinces: ProvinceNames
  private var counties: [String: (province: String, name: String?, persian: String?)] = [:]
  /// The codes of the counties that are written so, by the folded text.
  private var codes: [String: [String]] = [:]

  /// The built-in tables of provinces and counties.
  public static let reference = PlaceNames(provinces: [], counties: [])

  /// Reads the tables of provinces and counties; an empty one means the built-in one.
  init(provinces: [Row], counties: [Row]) {
    self.provinces = ProvinceNames(provinces)
    for row in counties.isEmpty ? Self.builtIn(ReferenceTables.counties) : counties {
      guard let code = row.text("county"), let province = row.text("province") else { continue }
      let (name, persian) = (row.text("name"), row.text("name_fa"))
      self.counties[code] = (province, name, persian)
      for text in [code, name, persian].compactMap({ $0 }) {
        let key = Self.key(text)
        if codes[key]?.contains(code) != true { codes[key, default: []].append(code) }
      }
    }
  }

  /// The tables of a source of rows.
  ///
  /// - Throws: What the reader reports.
  public init(_ data: SeedData) throws(Diagnostic) {
    self.init(
      provinces: try data.rows(ReferenceTables.provinces),
      counties: try data.rows(ReferenceTables.counties))
  }

  static func builtIn(_ table: SeedTable) -> [Row] {
    (try? SeedData.reference.table(table.name, table.schema)).map { Array($0.rows) } ?? []
  }

  /// The ISO 3166-2 code of a province.
  ///
  /// - Parameter text: Its code, also the one of before 2020 where no other province has it now, or its name.
  /// - Returns: The code; nil where there is no such province.
  public func province(_ text: String) -> String? { try? provinces.find(text).name.id }

  /// The code of a county.
  ///
  /// - Parameter text: Its code or its name; `شهرستان` and `county` beside it are passed over.
  /// - Returns: The code; nil where there is no such county, or two are called so.
  public func county(_ text: String) -> String? {
    let found = counties(called: text)
    return found.count == 1 ? found[0] : nil
  }

  /// The codes of the counties of a name, in the order of the table: more than one where they share it.
  ///
  /// - Parameter text: A code or a name; `شهرستان` and `county` beside it are passed over.
  /// - Returns: The codes; empty where there is no such county.
  public func counties(called text: String) -> [String] {
    let key = Self.key(text)
    var keys = [key]
    if key.hasPrefix("شهرستان") { keys.append(String(key.dropFirst("شهرستان".count))) }
    if key.hasSuffix("county") { keys.append(String(key.dropLast("county".count))) }
    return keys.lazy.compactMap { codes[$0] }.first ?? []
  }

  /// The code of a province or county; where both are called so, the province.
  ///
  /// - Parameter text: A code or a name; `شهرستان` or `county` beside it means the county.
  /// - Returns: The code; nil where there is no such place.
  public func place(_ text: String) -> String? { province(text) ?? county(text) }

  /// Refuses what is not the code of a province.
  func check(
    province code: String?, _ refusal: some RefusalCode, by rule: DomainRule? = nil
  ) throws(Refusal) {
    guard let code, let problem = problem(province: code) else { return }
    throw Refusal(refusal, problem.message, by: rule, remedy: problem.remedy)
  }

  /// Refuses what is not the code of a county, or is one of another province.
  func check(
    county code: String?, in province: String?, _ refusal: some RefusalCode
  ) throws(Refusal) {
    guard let code, let problem = problem(county: code, in: province) else { return }
    throw Refusal(refusal, problem.message, remedy: problem.remedy)
  }

  /// The province of a county, by the county's code.
  func province(ofCounty code: String) -> String? { counties[code]?.province }

  /// Whether a text is the code of a province as it is kept.
  func isProvince(_ code: String) -> Bool { provinces.isCode(code) }

  /// Whether a text is the code of a county as it is kept.
  func isCounty(_ code: String) -> Bool { counties[code] != nil }

  /// The codes of the provinces, in order.
  var provinceCodes: [String] { provinces.codesInOrder }

  /// The name of the province or county of a code.
  ///
  /// - Parameter code: The code.
  /// - Returns: The English name, or the Persian one; nil for what is no code.
  public func name(ofCode code: String) -> String? {
    if isProvince(code) { return (try? provinces.find(code))?.name.english }
    return counties[code].flatMap { $0.name ?? $0.persian }
  }

  /// Codes and names of provinces, for completion.
  public var provinceCandidates: [String] { provinces.candidates }

  /// Codes and names of counties, those of a province alone where one is given, for completion.
  ///
  /// - Parameter province: The code of a province; nil for every county.
  /// - Returns: The codes in order, then the names.
  public func countyCandidates(in province: String?) -> [String] {
    let kept = counties.filter { province == nil || $0.value.province == province }.sorted {
      $0.key < $1.key
    }
    return kept.map(\.key) + kept.compactMap(\.value.name) + kept.compactMap(\.value.persian)
  }

  /// The code or name of a place that is written nearly so.
  func nearest(to text: String) -> String? {
    EditDistance.nearest(to: text, among: provinceCandidates)
      ?? EditDistance.nearest(to: text, among: countyCandidates(in: nil))
  }

  /// What is wrong with the code of a province, and what was meant.
  func problem(province code: String) -> (message: String, remedy: String)? {
    if isProvince(code) { return nil }
    do throws(Diagnostic) {
      let found = try provinces.find(code)
      return ("'\(CaseworkIDs.shown(code))' is no code of a province", "write '\(found.name.id)'")
    } catch {
      if let county = county(code), let province = counties[county]?.province {
        return (
          error.message,
          "'\(CaseworkIDs.shown(code))' is county \(county) of \(shown(province: province))"
        )
      }
      return (error.message, error.help)
    }
  }

  /// What is wrong with the code of a county, and what was meant.
  ///
  /// - Parameters:
  ///   - code: The code of the county.
  ///   - province: The province that it has to be of; nil where none is given.
  /// - Returns: The message and the remedy; nil where nothing is wrong.
  func problem(county code: String, in province: String?) -> (message: String, remedy: String)? {
    guard let known = counties[code] else {
      if let meant = county(code) {
        return ("'\(CaseworkIDs.shown(code))' is no code of a county", "write '\(meant)'")
      }
      let near =
        EditDistance.nearest(to: code, among: countyCandidates(in: province))
        ?? EditDistance.nearest(to: code, among: countyCandidates(in: nil))
      return (
        "there is no county '\(CaseworkIDs.shown(code))'",
        (near.map { "did you mean '\($0)'? " } ?? "")
          + "'counties | project county, name, name_fa, province' lists them"
      )
    }
    guard let province, province != known.province else { return nil }
    return (
      "county '\(code)'\(known.name.map { " (\($0))" } ?? "") is one of "
        + "\(shown(province: known.province)), not of \(shown(province: province))",
      "give the province '\(known.province)', or a county of '\(province)'"
    )
  }

  /// A code with the name beside it: `'IR-08' (Kerman)`.
  private func shown(province code: String) -> String {
    let name = (try? provinces.find(code))?.name.english
    return "'\(code)'" + (name.map { " (\($0))" } ?? "")
  }

  private static func key(_ text: String) -> String {
    PersianNormalizer.searchKey(text).filter { $0.isLetter || $0.isNumber }
  }
}

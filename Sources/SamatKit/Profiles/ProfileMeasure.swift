/// One question that a profile asks the tables.
///
/// The text speaks of `the_province`, a code, and of `the_day`, a datetime. Its rows have the columns
/// `item:string`, `value:real`, `unit:string`, `source:string`, `paragraph:int`, `precision:string`, and
/// `text:string`, `fact:string` and `as_of:datetime` where there is something to put there. An item is
/// `group/what`.
struct ProfileMeasure: Sendable {
  /// The section that the answers stand in.
  let section: ProfileSection
  /// The table that is counted, for notes.
  let table: String
  /// Whether an answer is a row as a source gives it, not something that was counted.
  let isRow: Bool
  /// The query.
  let query: String
  /// The same question without where its rows come from, for notes; nil for the query itself.
  var short: String?

  /// Creates a measure whose rows are as a source gives them.
  static func row(_ section: ProfileSection, _ table: String, _ query: String) -> ProfileMeasure {
    ProfileMeasure(section: section, table: table, isRow: true, query: query)
  }

  /// Creates a measure that summarizes rows, which keep `source`, `paragraph` and `precision`.
  ///
  /// - Parameters:
  ///   - section: The section.
  ///   - table: The table that is counted.
  ///   - rows: The rows.
  ///   - value: What is made of each group.
  ///   - item: The group.
  ///   - unit: The unit of the value.
  /// - Returns: The measure, with a short form of its query for notes.
  static func summary(
    _ section: ProfileSection, _ table: String, _ rows: String, value: String = "count()",
    item: String, unit: String
  ) -> ProfileMeasure {
    // A sum of rials is beyond what a real holds to the last digit.
    let exact = unit == "rial" ? " text = tostring(\(value))," : ""
    let text = """
      \(rows)
      | summarize value = todouble(\(value)),\(exact) sources = make_set(source),
          first_paragraph = min(paragraph), last_paragraph = max(paragraph),
          precisions = make_set(precision) by item = \(item)
      | where isfinite(value)
      | project item, value,\(exact.isEmpty ? "" : " text,") unit = '\(unit)',
          source = strcat_array(array_sort_asc(sources), ', '),
          paragraph = iff(array_length(sources) == 1 and first_paragraph == last_paragraph,
            first_paragraph, int(null)),
          precision = iff(array_length(precisions) == 1, tostring(precisions[0]), 'about')
      """
    var measure = ProfileMeasure(section: section, table: table, isRow: false, query: text)
    measure.short = "\(rows)\n| summarize value = \(value) by item = \(item)"
    return measure
  }

  /// Creates a measure by an own query that counts.
  static func computed(
    _ section: ProfileSection, _ table: String, _ query: String
  ) -> ProfileMeasure {
    ProfileMeasure(section: section, table: table, isRow: false, query: query)
  }

  /// The query for a province and a day, as it can be run.
  ///
  /// - Parameters:
  ///   - province: A code; of it only letters, digits and `-` are taken.
  ///   - day: The day as `YYYY-MM-DD` of the Gregorian calendar, or `null`.
  /// - Returns: The query with the provenance of its rows, and the one for notes.
  func texts(_ province: String, _ day: String) -> (query: String, short: String) {
    let code = province.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let day = day == "null" ? day : day.filter { $0.isASCII && ($0.isNumber || $0 == "-") }
    func filled(_ text: String) -> String {
      text.replacing("the_province", with: "'\(code)'")
        .replacing("the_day", with: "datetime(\(day))")
    }
    return (filled(query), filled(short ?? query))
  }

  /// Every question, in the order of the page.
  static let all: [ProfileMeasure] =
    identity + units + documents + workshops + obstacles + casework + associations + estates
    + programmes + permits

  /// The last day that the tables tell of: what a profile is of that was not asked for on a day.
  static let lastDay = """
    union (sources | project day = published), (sessions | project day = held),
      (cases | project day = max_of(opened, closed, decided)),
      (resolutions | project day = max_of(adopted, reported, ended)),
      (status_changes | project day = changed)
    | summarize day = max(day)
    """

  /// The text of `province_profile`.
  static var function: String {
    let legs = all.map { measure in
      """
      (\(measure.query)
      | extend section = '\(measure.section.rawValue)', table = '\(measure.table)')
      """
    }.joined(separator: ",\n")
    return """
      (province:string, on_day:datetime = datetime(null)) {
        let which = province;
        let the_province = coalesce(toscalar(provinces
          | where province =~ which or name =~ which or name_fa =~ which
          | summarize take_any(province)), which);
        let the_day = coalesce(on_day, toscalar(\(lastDay)));
        union
          \(legs)
        | project section, item, value, text, unit, source, paragraph, precision, table
      }
      """
  }
}

/// How steps of a plan are told of.
enum PlanText {
  /// `1 row`, `31 rows`.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// How columns lie in memory, where that makes steps above them faster: by dictionary codes, and with
  /// references to the rows of another table.
  static func storage(of columns: [(name: String, column: Column?)]) -> [String] {
    var coded: [String] = []
    var referring: [String] = []
    for (name, column) in columns {
      switch column {
      case .string(let texts) where texts.isDictionary:
        coded.append("\(name) \(texts.texts.count)")
      case .long(let vector) where vector.keys?.rows != nil: referring.append(name)
      default: break
      }
    }
    return (coded.isEmpty ? [] : ["codes: " + coded.joined(separator: ", ")])
      + (referring.isEmpty ? [] : ["references: " + referring.joined(separator: ", ")])
  }
}

import KQLEngine
import KQLSyntax

/// What is to be said of a rule of the domain: a row of the table `rules`.
enum RuleText {
  /// The text of a rule; nil where the table has none of this name.
  ///
  /// - Throws: What reading the table reports.
  static func find(_ name: String, in catalog: Catalog) throws(Diagnostic) -> String? {
    // Rules are named after their component, and tables are not read for any word.
    guard name.contains("."), let rules = try catalog.table("rules")?.load(),
      let rule = rules.rows.first(where: { ValueText.string($0["rule"]) == name })
    else { return nil }
    let origin =
      switch ValueText.string(rule["origin"]) {
      case "seed": "It comes from a document"
      case "public": "It comes from a public source"
      case "policy": "It is a policy: a default that can be set otherwise"
      case let other: "Its origin is \(other)"
      }
    let fact = ValueText.string(rule["fact"])
    let source = ValueText.string(rule["source"])
    let reference = [fact.isEmpty ? "" : "fact \(fact)", source.isEmpty ? "" : "source \(source)"]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    return "\(name), a rule of \(ValueText.string(rule["component"]))\n"
      + HelpLayout.wrapped(ValueText.string(rule["statement"]), indent: "  ")
      + HelpLayout.wrapped(
        origin + (reference.isEmpty ? "." : " (\(reference))."), indent: "  ")
  }
}

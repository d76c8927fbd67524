import KQLSyntax

/// The text of a cell, as results show it: empty for null, `true` and `false` in lower case.
public enum ValueText {
  /// The text of a value.
  public static func string(_ value: Value) -> String {
    switch value {
    case .null: ""
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .long(let number): String(number)
    case .real(let number): NumberText.format(number)
    case .decimal(let number): number.description
    case .string(let text): text
    case .datetime(let ticks): DateTimeText.format(ticks)
    case .timespan(let ticks): TimespanText.format(ticks)
    case .guid(let bits): GuidText.format(bits)
    case .dynamic(let tree): JSONText.format(tree)
    }
  }
}

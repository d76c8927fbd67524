/// A message whose rows and columns can be said by name by whoever knows the names.
///
/// Methods count from 0 and know no names; a report, a query or a form counts from 1 and names what it
/// means.
///
/// ```swift
/// let text: PositionedText = "\(row: 1), \(column: 0) is \(-3.0), expected 0 or more"
/// text.description   // row 1, column 0 is -3.0, expected 0 or more
/// text.naming(rows: ["Yazd", "Fars"], columns: ["cost"])
/// // row 2 ('Fars'), column 1 ('cost') is -3.0, expected 0 or more
/// ```
public struct PositionedText: Hashable, Sendable, CustomStringConvertible {
  /// What a position counts.
  public enum Axis: Hashable, Sendable {
    /// Alternatives, regions, places or provinces.
    case row
    /// Criteria or sectors.
    case column
    /// Groups of places.
    case group
  }

  fileprivate enum Part: Hashable, Sendable {
    case text(String)
    case positions([Int], String, Axis)
  }

  fileprivate var parts: [Part]

  /// A message without positions.
  ///
  /// - Parameter text: The message.
  public init(_ text: String) { parts = [.text(text)] }

  /// The message as methods say it, positions counted from 0.
  public var description: String {
    text { index, _ in "\(index)" }
  }

  /// Returns the message with positions counted from 1 and named.
  ///
  /// - Parameters:
  ///   - rows: The names of rows or places; a position beyond them is said by number alone.
  ///   - columns: The names of columns, criteria or sectors.
  ///   - groups: The names of groups.
  /// - Returns: The message.
  public func naming(rows: [String] = [], columns: [String] = [], groups: [String] = [])
    -> String
  {
    text { index, axis in
      let names =
        switch axis {
        case .row: rows
        case .column: columns
        case .group: groups
        }
      return names.indices.contains(index) ? "\(index + 1) ('\(names[index])')" : "\(index + 1)"
    }
  }

  private func text(_ name: (Int, Axis) -> String) -> String {
    parts.map { part in
      switch part {
      case .text(let text): return text
      case .positions(let members, let noun, let axis):
        let shown = members.prefix(8).map { name($0, axis) }.joined(separator: ", ")
        let rest = members.count > 8 ? " and \(members.count - 8) more" : ""
        return "\(Self.noun(noun, members.count)) \(shown)\(rest)"
      }
    }.joined()
  }

  private static func noun(_ noun: String, _ count: Int) -> String {
    if count == 1 { return noun }
    switch noun {
    case "criterion": return "criteria"
    case "capacity": return "capacities"
    default: return noun + "s"
    }
  }

  /// A count with what it counts: `1 place`, `3 places`.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(Self.noun(noun, count))"
  }

  /// Two messages, one after the other.
  public static func + (left: PositionedText, right: PositionedText) -> PositionedText {
    var both = left
    both.parts += right.parts
    return both
  }

  /// Several messages with `and` between them.
  static func joined(_ texts: [PositionedText]) -> PositionedText {
    texts.dropFirst().reduce(texts.first ?? "") { $0 + " and " + $1 }
  }

  /// A number as messages say it, twelve digits at most: what is lost is the rounding of sums.
  ///
  /// - Parameter value: Any number.
  /// - Returns: Its text, `0.9` for 0.8999999999999999.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value != 0, value.magnitude < 1e15, value.magnitude > 1e-15 else {
      return "\(value)"
    }
    var (scale, size) = (1.0, value.magnitude)
    while size < 1e11 {
      size *= 10
      scale *= 10
    }
    return "\((value * scale).rounded() / scale)"
  }
}

extension PositionedText: ExpressibleByStringInterpolation {
  /// What a literal is made of.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    /// An empty message.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Text.
    public mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }

    /// Anything, as it describes itself.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      parts.append(.text("\(value)"))
    }

    /// A number, with twelve digits at most.
    public mutating func appendInterpolation(_ value: Double) {
      parts.append(.text(PositionedText.number(value)))
    }

    /// A row, a place or what else counts along the rows.
    public mutating func appendInterpolation(row index: Int, _ noun: String = "row") {
      parts.append(.positions([index], noun, .row))
    }

    /// A position of an axis.
    mutating func appendInterpolation(_ index: Int, _ noun: String, _ axis: Axis) {
      parts.append(.positions([index], noun, axis))
    }

    /// Several of them, eight at most.
    public mutating func appendInterpolation(rows members: [Int], _ noun: String = "row") {
      parts.append(.positions(members, noun, .row))
    }

    /// A column, a criterion or a sector.
    public mutating func appendInterpolation(column index: Int, _ noun: String = "column") {
      parts.append(.positions([index], noun, .column))
    }

    /// Several of them, eight at most.
    public mutating func appendInterpolation(columns members: [Int], _ noun: String = "column") {
      parts.append(.positions(members, noun, .column))
    }

    /// Groups of places, eight at most.
    public mutating func appendInterpolation(groups members: [Int]) {
      parts.append(.positions(members, "group", .group))
    }
  }

  /// The message of a literal.
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  /// The message of a literal without positions.
  public init(stringLiteral value: String) { self.init(value) }
}

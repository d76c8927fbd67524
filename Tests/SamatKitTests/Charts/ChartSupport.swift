import Foundation
import KQLEngine
import PersianText
import SamatKit

/// Charts of queries, for tests.
enum ChartCase {
  /// The rows of a query over the built-in tables, with what `render` asked for.
  static func table(_ query: String) throws -> Table { try Workspace.seeds().query(query) }

  /// A chart as text.
  static func text(_ table: Table, columns: Int = 80, isolates: Bool = false) -> String {
    var request = RenderRequest(table)
    request.columns = columns
    request.isolatesText = isolates
    return TerminalRenderer().render(request)
  }

  /// A chart as SVG, checked to be XML.
  static func drawing(_ table: Table, shapes: String? = nil) throws -> XMLDocument {
    var request = RenderRequest(table)
    request.shapes = shapes
    return try XMLDocument(SVGRenderer().render(request))
  }

  /// A table of a chart without a query.
  static func table(
    _ chart: String, _ properties: [String: String] = [:], columns: [(String, DataType)],
    rows: [[Value]]
  ) -> Table {
    var table = Table(schema: Schema(columns.map { ColumnSchema($0.0, $0.1) }), rows: rows)
    table.visualization = Visualization(
      chart: chart,
      properties: properties.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value) }
    )
    return table
  }

  /// The lines of a text, without its end.
  static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Every kind that is drawn.
  static let kinds = [
    "card", "barchart", "columnchart", "piechart", "linechart", "timechart", "scatterchart",
    "areachart", "stackedareachart", "map",
  ]
}

/// A document that is XML, or an error: tags that close in order, quoted attributes, no stray signs.
struct XMLDocument {
  /// An element's start.
  struct Element {
    var name: String
    var attributes: [String: String]
    /// The text directly inside, unescaped.
    var text = ""
  }

  /// What is no XML.
  struct Flaw: Error { var message: String }

  /// The elements, in order of their starts.
  private(set) var elements: [Element] = []

  /// The elements of a name.
  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The elements of a class.
  func of(_ kind: String) -> [Element] { elements.filter { $0.attributes["class"] == kind } }

  /// The texts of the drawing.
  var texts: [String] { named("text").map(\.text) }

  /// Reads a document.
  init(_ source: String) throws {
    var open: [Int] = []
    var rest = Substring(source)
    if rest.hasPrefix("<?xml") {
      guard let end = rest.range(of: "?>") else { throw Flaw(message: "declaration") }
      rest = rest[end.upperBound...]
    }
    while !rest.isEmpty {
      guard rest.first == "<" else {
        let end = rest.firstIndex(of: "<") ?? rest.endIndex
        let text = try XMLDocument.unescape(String(rest[..<end]))
        if let current = open.last {
          elements[current].text += text
        } else if !text.allSatisfy(\.isWhitespace) {
          throw Flaw(message: "text outside: \(text)")
        }
        rest = rest[end...]
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { throw Flaw(message: "an open tag") }
      var tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.first == "/" {
        guard let current = open.popLast(), elements[current].name == tag.dropFirst() else {
          throw Flaw(message: "</\(tag)> closes nothing")
        }
        continue
      }
      let isEmpty = tag.last == "/"
      if isEmpty { tag.removeLast() }
      let element = try XMLDocument.element(tag)
      if open.isEmpty, !elements.isEmpty { throw Flaw(message: "a second root") }
      elements.append(element)
      if !isEmpty { open.append(elements.count - 1) }
    }
    guard open.isEmpty else { throw Flaw(message: "not closed") }
  }

  private static func element(_ tag: Substring) throws -> Element {
    let name = tag.prefix { !$0.isWhitespace }
    var element = Element(name: String(name), attributes: [:])
    var rest = tag.dropFirst(name.count).drop(while: \.isWhitespace)
    while !rest.isEmpty {
      guard let sign = rest.firstIndex(of: "=") else { throw Flaw(message: "attribute: \(rest)") }
      let key = String(rest[..<sign])
      rest = rest[rest.index(after: sign)...]
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
        throw Flaw(message: "attribute without quotes: \(key)")
      }
      guard element.attributes[key] == nil else { throw Flaw(message: "twice: \(key)") }
      element.attributes[key] = try unescape(String(rest.dropFirst()[..<end]))
      rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
    }
    return element
  }

  private static func unescape(_ text: String) throws -> String {
    var result = ""
    var rest = Substring(text)
    while let sign = rest.firstIndex(of: "&") {
      result += rest[..<sign]
      guard let end = rest[sign...].firstIndex(of: ";") else {
        throw Flaw(message: "bare &: \(text)")
      }
      switch rest[rest.index(after: sign)..<end] {
      case "amp": result += "&"
      case "lt": result += "<"
      case "gt": result += ">"
      case "quot": result += "\""
      default: throw Flaw(message: "entity: \(text)")
      }
      rest = rest[rest.index(after: end)...]
    }
    for scalar in text.unicodeScalars
    where scalar.value < 0x20 && !["\n", "\t"].contains(String(scalar)) {
      throw Flaw(message: "a control character")
    }
    return result + rest
  }
}

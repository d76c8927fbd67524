import KQLEngine
import KQLSyntax

/// How an analysis is called, for the messages of every analysis, and what all their answers keep to.
///
/// It stands around the work of each: an error without a way out gets one, and an answer never has two
/// columns of one name.
struct AnalysisUsage {
  private let name: String
  private let parameters: [FunctionParameter]
  /// A whole call, as in the examples.
  let example: String

  init(_ function: TableFunction) {
    name = function.name
    parameters = function.parameters
    example =
      function.examples.lazy.compactMap { Self.call(of: function.name, in: $0.query) }
      .first ?? "| evaluate \(function.name)(...)"
  }

  /// `name(a, b, c?)`: what is asked for, and with a question mark what may be left out.
  var signature: String {
    let shown = parameters.map { $0.arity == .required ? $0.name : "\($0.name)?" }
    return "\(name)(\(shown.joined(separator: ", ")))"
  }

  /// An analysis whose errors have a way out and whose columns have names of their own.
  ///
  /// - Parameters:
  ///   - function: The analysis.
  ///   - topic: The part of the reference that it is listed in.
  /// - Returns: The analysis, guarded.
  static func guarding(_ function: TableFunction, topic: String) -> TableFunction {
    var guarded = function
    guarded.topic = topic
    let evaluate = function.evaluate
    let usage = AnalysisUsage(function)
    guarded.evaluate = { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
      do throws(Diagnostic) {
        return usage.withOwnNames(try evaluate(arguments))
      } catch {
        throw usage.withHelp(error)
      }
    }
    return guarded
  }

  /// The error with a way out, and with what the analysis takes where an argument is wrong.
  private func withHelp(_ error: Diagnostic) -> Diagnostic {
    var helped = error
    if ["samat.analysis.argument", "samat.analysis.option"].contains(error.code) {
      if helped.help.isEmpty { helped.help = "for example: \(example)" }
      if !helped.notes.contains(signature) { helped.notes.append(signature) }
    }
    if helped.help.isEmpty { helped.help = Self.wayOut(error.code) }
    return helped
  }

  /// What the list of codes says about an error, as a line of help.
  static func wayOut(_ code: String) -> String {
    guard let entry = DiagnosticEntry.analyses.first(where: { $0.code == code }) else { return "" }
    var text = entry.wayOut
    if text.hasSuffix(".") { text.removeLast() }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// The table whose later columns of a name that was there already have a number behind it, as those
  /// of a join have: `p`, `p1`.
  private func withOwnNames(_ table: Table) -> Table {
    var seen: Set<String> = []
    let all = Set(table.schema.names)
    guard all.count < table.schema.count else { return table }
    var columns = table.schema.columns
    let names = table.schema.names
    var renamed: [String] = []
    for (index, plain) in names.enumerated() where !seen.insert(plain).inserted {
      var number = 1
      while all.contains("\(plain)\(number)") || seen.contains("\(plain)\(number)") { number += 1 }
      columns[index] = ColumnSchema("\(plain)\(number)", columns[index].type)
      seen.insert("\(plain)\(number)")
      renamed.append("'\(plain)' is the input's, that of \(name)() is '\(plain)\(number)'")
    }
    var result = Table(schema: Schema(columns), columns: table.columns)
    result.visualization = table.visualization
    result.notes = table.notes + renamed
    return result
  }

  /// The call of an analysis in a query, up to its closing parenthesis.
  static func call(of name: String, in query: String) -> String? {
    let text = Array(query.utf8)
    let head = Array("evaluate \(name)(".utf8)
    guard text.count >= head.count else { return nil }
    for start in 0...(text.count - head.count)
    where text[start..<(start + head.count)].elementsEqual(head) {
      var (depth, end, isQuoted) = (1, start + head.count, false)
      while end < text.count, depth > 0 {
        switch text[end] {
        case UInt8(ascii: "'"): isQuoted.toggle()
        case UInt8(ascii: "(") where !isQuoted: depth += 1
        case UInt8(ascii: ")") where !isQuoted: depth -= 1
        default: break
        }
        end += 1
      }
      return depth == 0 ? "| " + String(decoding: text[start..<end], as: UTF8.self) : nil
    }
    return nil
  }
}

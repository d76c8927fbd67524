import KQLSyntax

extension StandardLibrary {
  /// Where a pattern matches.
  static let regexSearching: [ScalarFunction] = [
    ScalarFunction(
      "indexof_regex",
      parameters: [
        FunctionParameter("source", .textual), FunctionParameter("regex", .string),
        FunctionParameter("start", .integer, .optional),
        FunctionParameter("length", .integer, .optional),
        FunctionParameter("occurrence", .integer, .optional),
      ],
      returns: .long,
      description: "Returns where a regular expression first matches in a text, or -1.",
      searchTerms: ["find", "position", "search", "locate"],
      examples: [
        FunctionExample("print indexof_regex('abcabc', 'b.a')", "1"),
        FunctionExample("print indexof_regex('abcabc', 'a.c', 0, -1, 2)", "3"),
      ],
      evaluate: { arguments in
        let text = TextOperand(arguments, 0)
        let window = SearchWindow(arguments)
        var pattern = PatternArgument(arguments, 1)
        func position(_ text: TextBytes, _ row: Int) -> Int64? {
          guard let window = window.bounds(row, in: text, startFromEnd: false),
            pattern.scanner != nil
          else { return nil }
          let part = text.part(window.range)
          var left = window.occurrence
          var result: Int64 = -1
          pattern.forEachMatch(in: part) { match in
            left -= 1
            if left > 0 { return true }
            let end = window.range.lowerBound + match.range.lowerBound
            result = Int64(UTF8Decoding.count(text.part(0..<end)))
            return false
          }
          return result
        }
        if pattern.isConstant && window.isConstant {
          return text.map(arguments) { position($0, 0) }
        }
        return arguments.build(.long) { row in
          pattern.prepare(row)
          return position(text[row], row)
        }
      })
  ]
}

/// The part of a text that `indexof` and `indexof_regex` search: start, length and occurrence,
/// arguments 2 to 4, counted in code points.
struct SearchWindow {
  private let start: IntegerArgument
  private let length: IntegerArgument
  private let occurrence: IntegerArgument
  private let given: (start: Bool, length: Bool, occurrence: Bool)

  /// Reads the arguments.
  init(_ arguments: ScalarArguments) {
    start = IntegerArgument(arguments, 2)
    length = IntegerArgument(arguments, 3)
    occurrence = IntegerArgument(arguments, 4)
    given = (arguments.has(2), arguments.has(3), arguments.has(4))
  }

  /// Whether all of them are the same for all rows.
  var isConstant: Bool { start.isConstant && length.isConstant && occurrence.isConstant }

  /// The part of a text to search.
  ///
  /// - Parameters:
  ///   - row: The row whose arguments count.
  ///   - text: The whole text.
  ///   - startFromEnd: A negative start counts from the end; otherwise it is out of bounds.
  /// - Returns: The bytes to search and which occurrence to find; nil where an argument is out of
  ///   bounds.
  func bounds(
    _ row: Int, in text: TextBytes, startFromEnd: Bool
  ) -> (range: Range<Int>, occurrence: Int64)? {
    guard var first = given.start ? start[row] : 0,
      let count = given.length ? length[row] : -1,
      let wanted = given.occurrence ? occurrence[row] : 1,
      count >= -1, wanted >= 0
    else { return nil }
    if first < 0 {
      guard startFromEnd else { return nil }
      first = max(0, first &+ Int64(UTF8Decoding.count(text)))
    }
    let lower = CodePoints.offset(of: first, in: text, from: 0)
    let upper = count < 0 ? text.count : CodePoints.offset(of: count, in: text, from: lower)
    return (lower..<upper, wanted)
  }
}

/// Counts code points of UTF-8 text.
enum CodePoints {
  /// The byte offset that is `count` code points behind the offset `from`; the end of the text
  /// where there are fewer.
  static func offset(of count: Int64, in text: TextBytes, from: Int) -> Int {
    var left = count
    var position = from
    while left > 0 && position < text.count {
      position += 1
      while position < text.count && text[position] & 0xC0 == 0x80 { position += 1 }
      left -= 1
    }
    return position
  }
}

import KQLSyntax

/// The types of the values of a member, as far as they have been seen.
struct JSONTypes: OptionSet {
  let rawValue: UInt8

  static let bool = JSONTypes(rawValue: 1)
  static let long = JSONTypes(rawValue: 2)
  static let real = JSONTypes(rawValue: 4)
  static let date = JSONTypes(rawValue: 8)
  static let text = JSONTypes(rawValue: 16)
  static let tree = JSONTypes(rawValue: 32)

  /// The type of a column of such values. Of unlike values, a date and a text are two texts, and all
  /// others stay as they are.
  var columnType: DataType {
    switch self {
    case [], .text, [.text, .date]: .string
    case .bool: .bool
    case .long: .long
    case .real, [.long, .real]: .real
    case .date: .datetime
    default: .dynamic
    }
  }
}

/// A piece of a JSON file: lines, or values that were cut already.
struct JSONPiece {
  let range: Range<Int>
  /// The values; nil where each line is one.
  let elements: [Range<Int>]?

  /// Calls `body` with each value, until it gives false.
  func forEach(_ bytes: TextBytes, _ body: (Range<Int>) -> Bool) {
    if let elements {
      for element in elements where !body(element) { return }
    } else {
      var cutter = JSONElements(bytes, lines: range)
      while let element = cutter.next() {
        if !body(element) { return }
      }
    }
  }
}

/// What a first look at a piece of a JSON file tells: its rows, names and types, and what is broken.
struct JSONSurvey {
  /// What is wrong with a value that is to be a row.
  enum Problem {
    case encoding(Int)
    case syntax(Range<Int>)
  }

  /// Whether all bytes are UTF-8.
  let isUTF8: Bool
  /// How many objects there are.
  private(set) var rowCount = 0
  /// The names of their members, in the order in which they first come.
  let names = TextDictionary()
  /// The types of each name's values.
  private(set) var types: [JSONTypes] = []
  /// Values that are no objects; the first ones.
  private(set) var problems: [Problem] = []
  /// How many values are no objects.
  private(set) var problemCount = 0

  /// Looks at a piece.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - piece: The piece.
  ///   - parser: Tells dates from other texts.
  ///   - limit: How many problems are kept; the first one ends the look where it is one.
  ///   - maximumWidth: After how many names the look ends.
  ///   - isStopped: Asked now and then whether to end.
  init(
    _ bytes: TextBytes, _ piece: JSONPiece, _ parser: CellParser, limit: Int, maximumWidth: Int,
    isStopped: () -> Bool
  ) {
    let isUTF8 = UTF8Check.firstInvalid(TextBytes(rebasing: bytes[piece.range])) == nil
    self.isUTF8 = isUTF8
    var members = JSONMembers()
    piece.forEach(bytes) { range in
      let text = TextBytes(rebasing: bytes[range])
      if !isUTF8, let invalid = UTF8Check.firstInvalid(text) {
        add(.encoding(range.lowerBound + invalid), limit)
        return limit > 1
      }
      guard members.read(text) else {
        add(.syntax(range), limit)
        return limit > 1
      }
      for member in members.members {
        let index = Int(names.code(for: member.name, row: rowCount))
        if index == types.count { types.append([]) }
        types[index].formUnion(JSONSurvey.type(of: member.cell, types[index], parser))
      }
      rowCount += 1
      return types.count <= maximumWidth && !(rowCount & 255 == 0 && isStopped())
    }
  }

  private mutating func add(_ problem: Problem, _ limit: Int) {
    if problems.count < limit { problems.append(problem) }
    problemCount += 1
  }

  @inline(__always)
  private static func type(
    of cell: JSONCell, _ known: JSONTypes, _ parser: CellParser
  ) -> JSONTypes {
    switch cell {
    case .null: return []
    case .bool: return .bool
    case .long: return .long
    case .real: return .real
    case .tree: return .tree
    case .text, .string:
      // Once there is a text that is no date, it does not matter whether others are.
      if known.contains(.text) { return .text }
      return cell.withText { parser.inferredDate($0) } ?? nil == nil ? .text : .date
    }
  }
}

import KQLSyntax

extension StandardLibrary {
  /// Replacing texts by texts.
  static let replacing: [ScalarFunction] = [replaceString, replaceStrings, translate]

  private static let replaceString = ScalarFunction(
    "replace_string",
    parameters: [
      FunctionParameter("source", .textual), FunctionParameter("search", .string),
      FunctionParameter("replacement", .string),
    ],
    returns: .string,
    description: "Returns a text with every occurrence of another replaced.",
    searchTerms: ["substitute", "change", "rewrite"],
    examples: [FunctionExample("print replace_string('a.b.c', '.', '-')", "a-b-c")],
    evaluate: { arguments in
      let text = TextOperand(arguments, 0)
      let search = TextOperand(arguments, 1)
      let replacement = TextOperand(arguments, 2)
      func write(
        _ text: TextBytes, _ search: TextBytes, _ replacement: TextBytes,
        _ builder: inout TextBuilder
      ) {
        var isFirst = true
        for part in TextSplitting.parts(of: text, at: search) {
          if !isFirst { builder.write(replacement) }
          isFirst = false
          builder.write(text.part(part))
        }
      }
      if let search = search.constant, let replacement = replacement.constant {
        return text.mapText(arguments) { write($0, search, replacement, &$1) }
      }
      return arguments.buildText { row, builder in
        write(text[row], search[row], replacement[row], &builder)
      }
    })

  private static let replaceStrings = ScalarFunction(
    "replace_strings",
    parameters: [
      FunctionParameter("source", .textual), FunctionParameter("search", .dynamic),
      FunctionParameter("replacements", .dynamic),
    ],
    returns: .string,
    description: "Returns a text with several texts replaced; earlier ones go first.",
    searchTerms: ["substitute", "change", "rewrite", "several"],
    examples: [
      FunctionExample(
        "print replace_strings('one two', dynamic(['one', 'two']), dynamic(['1', '2']))", "1 2")
    ],
    evaluate: { arguments in
      let text = TextOperand(arguments, 0)
      let search = arguments.fixed(1, as: DynamicValue.self)
      let replacements = arguments.fixed(2, as: DynamicValue.self)
      if arguments.constant(1) != nil, arguments.constant(2) != nil {
        let table = ReplacementTable(search[0], replacements[0])
        return text.mapText(arguments) { table.write($0, &$1) }
      }
      return arguments.buildText { row, builder in
        ReplacementTable(search[row], replacements[row]).write(text[row], &builder)
      }
    })

  private static let translate = ScalarFunction(
    "translate",
    parameters: [
      FunctionParameter("search", .string), FunctionParameter("replacements", .string),
      FunctionParameter("source", .textual),
    ],
    returns: .string,
    description:
      "Returns a text with characters of one list replaced by those of another; the last stands in "
      + "for missing ones.",
    searchTerms: ["characters", "map", "substitute"],
    examples: [
      FunctionExample("print translate('krasp', 'otsku', 'spark')", "kusto"),
      FunctionExample("print translate('abc', '', 'ab1')", "1"),
    ],
    evaluate: { arguments in
      let text = TextOperand(arguments, 2)
      let search = TextOperand(arguments, 0)
      let replacements = TextOperand(arguments, 1)
      if let search = search.constant, let replacements = replacements.constant {
        let table = CharacterTable(search, replacements)
        return text.mapText(arguments) { table.write($0, &$1) }
      }
      return arguments.buildText { row, builder in
        CharacterTable(search[row], replacements[row]).write(text[row], &builder)
      }
    })
}

/// Several replacements: what one has found, no later one touches.
struct ReplacementTable {
  private let entries: [(search: [UInt8], replacement: [UInt8]?)]

  /// Creates a table of two arrays. A replacement that is no text leaves its occurrences as they
  /// are, but still keeps later ones out.
  init(_ search: DynamicValue?, _ replacements: DynamicValue?) {
    let texts = search?.arrayValue ?? []
    let others = replacements?.arrayValue ?? []
    entries = zip(texts, others).compactMap { text, other in
      guard case .string(let text) = text, !text.isEmpty else { return nil }
      if case .string(let other) = other { return (Array(text.utf8), Array(other.utf8)) }
      return (Array(text.utf8), nil)
    }
  }

  /// Writes a text with everything replaced.
  func write(_ text: TextBytes, _ builder: inout TextBuilder) {
    // Pieces still open to replacement carry no entry.
    var pieces: [(range: Range<Int>, entry: Int?)] = [(0..<text.count, nil)]
    for (number, entry) in entries.enumerated() {
      var next: [(range: Range<Int>, entry: Int?)] = []
      for piece in pieces {
        guard piece.entry == nil else {
          next.append(piece)
          continue
        }
        let parts = entry.search.withUnsafeBufferPointer { search in
          TextSplitting.parts(of: text.part(piece.range), at: search)
        }
        for (index, part) in parts.enumerated() {
          let start = piece.range.lowerBound + part.lowerBound
          if index > 0 { next.append((start - entry.search.count..<start, number)) }
          next.append((start..<piece.range.lowerBound + part.upperBound, nil))
        }
      }
      pieces = next
    }
    for piece in pieces {
      if let number = piece.entry, let replacement = entries[number].replacement {
        builder.write(replacement[...])
      } else {
        builder.write(text.part(piece.range))
      }
    }
  }
}

/// One scalar for another.
struct CharacterTable {
  private var replacements: [UInt32: UInt32?] = [:]

  /// Creates a table; with fewer replacements than scalars the last stands for the rest, with none
  /// the scalars are dropped.
  init(_ search: TextBytes, _ replacements: TextBytes) {
    let others = CharacterTable.scalars(of: replacements)
    for (index, scalar) in CharacterTable.scalars(of: search).enumerated()
    where self.replacements[scalar] == nil {
      let other = index < others.count ? others[index] : others.last
      self.replacements.updateValue(other, forKey: scalar)
    }
  }

  /// Writes a text with its scalars replaced.
  func write(_ text: TextBytes, _ builder: inout TextBuilder) {
    for scalar in CharacterTable.scalars(of: text) {
      guard let entry = replacements[scalar] else {
        builder.write(scalar: scalar)
        continue
      }
      if let entry { builder.write(scalar: entry) }
    }
  }

  /// The scalars of a text; bytes that are no UTF-8 read as U+FFFD.
  static func scalars(of text: TextBytes) -> [UInt32] {
    var result: [UInt32] = []
    var position = 0
    while position < text.count {
      let (scalar, length) = RegexScalars.read(text, at: position)
      result.append(scalar)
      position += length
    }
    return result
  }
}

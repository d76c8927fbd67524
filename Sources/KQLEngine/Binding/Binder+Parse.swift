import KQLSyntax

extension Binder {
  /// Binds `parse` and `parse-where`.
  func bindParse(
    _ clause: ParseClause, _ flow: Flow, _ environment: Environment, at span: SourceSpan
  ) -> Flow? {
    var columns: [(name: Name, type: DataType)] = []
    var subject: (any TextExtractor)?
    for piece in clause.pieces {
      if case .column(let name, let type) = piece { columns.append((name, type ?? .string)) }
    }
    switch clause.kind {
    case .simple, .relaxed: subject = DelimitedPattern(clause.pieces)
    case .regex:
      guard clause.flags.utf8.allSatisfy({ "imsU".utf8.contains($0) }) else {
        report(
          "kql.bind.regex", "unknown flags '\(clause.flags)' of a regular expression", at: span,
          help: "flags are i, m, s and U")
        return nil
      }
      // A text that is wrong by itself is blamed by itself.
      for case .text(let text, let place) in clause.pieces {
        if let fault = Regex.validate(text) {
          report("kql.bind.regex", fault, at: place)
          return nil
        }
      }
      do throws(RegexError) {
        subject = try RegexPattern(clause.pieces, flags: clause.flags)
      } catch {
        report("kql.bind.regex", error.message, at: span)
        return nil
      }
    }
    guard let subject else { return nil }
    return bindParsing(
      clause.subject, subject, columns, clause.kind == .relaxed ? .eachColumn : .everyColumn,
      clause.dropsMisses ? .dropped : .kept, flow, environment)
  }

  /// Binds `parse-kv`.
  func bindParseKv(
    _ clause: ParseKvClause, _ flow: Flow, _ environment: Environment, at span: SourceSpan
  ) -> Flow? {
    let keys = clause.columns.map { Array($0.name.text.utf8) }
    var texts: [String: String] = [:]
    var quotes: [KeyValuePattern.Quotes] = []
    var escapes: [UInt8] = []
    var isGreedy = false
    for property in clause.properties {
      let name = property.name?.text ?? ""
      let scope = Scope(schema: Schema([]), environment: environment, owner: "'parse-kv'")
      guard let bound = bind(property.value, scope) else { return nil }
      let value = constantValue(bound)
      switch (name, value) {
      case ("greedy", .bool(let flag)): isGreedy = flag
      case ("pair_delimiter", .string(let text)) where !text.isEmpty,
        ("kv_delimiter", .string(let text)) where !text.isEmpty,
        ("regex", .string(let text)) where !text.isEmpty:
        texts[name] = text
      case ("quote", .string(let text)) where (1...2).contains(text.utf8.count):
        let bytes = Array(text.utf8)
        quotes.append(.init(opening: bytes[0], closing: bytes[bytes.count - 1]))
      case ("escape", .string(let text)) where text.utf8.count == 1:
        escapes += Array(text.utf8)
      default:
        let names = ["pair_delimiter", "kv_delimiter", "quote", "escape", "greedy", "regex"]
        report(
          "kql.bind.parse-kv",
          names.contains(name)
            ? "'\(name)' does not take this value" : "'parse-kv' has no property '\(name)'",
          at: property.value.span, help: didYouMean(name, names),
          notes: listing("properties are", names))
        return nil
      }
    }
    let extractor: any TextExtractor
    switch (texts["pair_delimiter"], texts["kv_delimiter"], texts["regex"]) {
    case (nil, nil, let pattern?):
      do throws(RegexError) {
        extractor = KeyValueRegex(regex: try Regex(pattern), keys: keys)
      } catch {
        report("kql.bind.regex", error.message, at: span)
        return nil
      }
    case (let pair?, let key?, nil):
      extractor = KeyValuePattern(
        keys: keys, pairDelimiter: Array(pair.utf8), keyDelimiter: Array(key.utf8),
        quotes: quotes, escapes: escapes, isGreedy: isGreedy)
    case (nil, nil, nil):
      extractor = KeyValuePattern(
        keys: keys, pairDelimiter: nil, keyDelimiter: [], quotes: quotes, escapes: escapes)
    default:
      report(
        "kql.bind.parse-kv", "'pair_delimiter' and 'kv_delimiter' go together, 'regex' goes alone",
        at: span)
      return nil
    }
    return bindParsing(
      clause.subject, extractor, clause.columns.map { ($0.name, $0.type) }, .eachColumn, .kept,
      flow, environment)
  }

  /// The flow with the columns that an extractor takes out of a text.
  private func bindParsing(
    _ subject: Expression, _ extractor: any TextExtractor,
    _ columns: [(name: Name, type: DataType)],
    _ strictness: LogicalPlan.TextParsing.Strictness, _ misses: LogicalPlan.TextParsing.Misses,
    _ flow: Flow, _ environment: Environment
  ) -> Flow? {
    let scope = Scope(
      schema: flow.schema, environment: environment, owner: flow.owner,
      isSerialized: flow.isSerialized)
    guard var text = bind(subject, scope) else { return nil }
    if text.type == .dynamic, let converted = convert(text, to: .string, at: subject.span) {
      text = converted
    }
    guard text.type == .string, !text.isWindow else {
      report(
        "kql.bind.argument-type", "a text is parsed, found '\(text.type.rawValue)'",
        at: subject.span, help: "tostring(...) makes it a text")
      return nil
    }
    var schema = flow.schema
    var outputs: [LogicalPlan.TextParsing.Output] = []
    var seen: Set<String> = []
    for (index, column) in columns.enumerated() {
      guard seen.insert(column.name.text).inserted else {
        report(
          "kql.bind.duplicate-column", "column '\(column.name.text)' is declared twice",
          at: column.name.span)
        return nil
      }
      let piece = BoundExpression.column(index, name: column.name.text, .string)
      guard let conversion = convert(piece, to: column.type, at: column.name.span) else {
        return nil
      }
      let made = ColumnSchema(column.name.text, column.type)
      if let place = schema.columns.firstIndex(where: { $0.name == made.name }) {
        schema.columns[place] = made
        outputs.append(.init(position: place, conversion: conversion))
      } else {
        schema.columns.append(made)
        outputs.append(.init(position: schema.columns.count - 1, conversion: conversion))
      }
    }
    return replacing(
      flow,
      .parse(
        .init(
          input: flow.plan, subject: text, extractor: extractor, outputs: outputs,
          strictness: strictness, misses: misses, schema: schema)))
  }
}

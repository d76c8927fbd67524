extension SyntaxWriter {
  mutating func write(_ tabularOperator: TabularOperator) {
    text += tabularOperator.keyword.text
    let end = text.utf8.count
    text += " "
    write(tabularOperator.kind)
    if text.utf8.count == end + 1 { text.removeLast() }
  }

  private mutating func write(_ kind: TabularOperator.Kind) {
    switch kind {
    case .filter(let condition): write(condition)
    case .project(let items), .extend(let items), .projectRename(let items), .distinct(let items),
      .serialize(let items):
      list(items) { $0.write($1) }
    case .projectAway(let patterns), .projectKeep(let patterns): list(patterns) { $0.write($1) }
    case .projectReorder(let items):
      list(items) { writer, item in
        writer.write(item.column)
        if let order = item.order { writer.text += " " + order.rawValue }
      }
    case .summarize(let aggregates, let by):
      list(aggregates) { $0.write($1) }
      if !by.isEmpty {
        text += aggregates.isEmpty ? "by " : " by "
        list(by) { $0.write($1) }
      }
    case .sort(let items):
      text += "by "
      write(items)
    case .top(let count, let items):
      write(count)
      text += " by "
      write(items)
    case .take(let count), .sample(let count): write(count)
    case .count(let name):
      if let name {
        text += "as "
        write(name)
      }
    case .join(let clause), .lookup(let clause): write(clause)
    case .union(let clause): write(clause)
    case .mvExpand(let clause): write(clause)
    case .mvApply(let clause, let body):
      write(clause)
      text += " on ("
      write(body, separator: " | ")
      text += ")"
    case .parse(let clause): write(clause)
    case .parseKv(let clause): write(clause)
    case .makeSeries(let clause): write(clause)
    case .evaluate(let call, let schema):
      write(call)
      if let schema { write(schema) }
    case .invoke(let call): write(call)
    case .render(let clause):
      write(clause.chart)
      writeProperties(clause.properties)
    case .asName(let name): write(name)
    case .sampleDistinct(let count, let of):
      write(count)
      text += " of "
      write(of)
    case .topNested(let levels): list(levels) { $0.write($1) }
    case .search(let clause): write(clause)
    case .partition(let by, let body):
      text += "by "
      writeTable(by)
      text += " ("
      write(body, separator: " | ")
      text += ")"
    case .getschema, .unsupported: break
    }
  }

  private mutating func write(_ items: [OrderItem]) {
    list(items) { writer, item in
      writer.write(item.key)
      writer.text += " \(item.direction.rawValue) nulls \(item.nulls.rawValue)"
    }
  }

  private mutating func write(_ clause: JoinClause) {
    if let kind = clause.kind { text += "kind=\(kind.rawValue) " }
    writeTable(clause.right)
    text += " on "
    list(clause.conditions) { writer, condition in
      if condition.left.text == condition.right.text {
        writer.write(condition.left)
      } else {
        writer.writeSide("$left", condition.left)
        writer.text += " == "
        writer.writeSide("$right", condition.right)
      }
    }
  }

  private mutating func writeSide(_ side: String, _ name: Name) {
    let zero = SourceSpan(start: 0, end: 0)
    write(.member(.name(Name(side, span: zero)), name))
  }

  mutating func write(_ clause: UnionClause) {
    if clause.kind != .outer { text += "kind=\(clause.kind.rawValue) " }
    if let name = clause.withSource {
      text += "withsource="
      write(name)
      text += " "
    }
    if clause.isFuzzy { text += "isfuzzy=true " }
    list(clause.legs) { $0.writeTable($1) }
  }

  mutating func write(_ clause: SearchClause) {
    if clause.caseSensitive { text += "kind=case_sensitive " }
    if let source = clause.find.source {
      text += "withsource="
      write(source)
      text += " "
    }
    if !clause.tables.isEmpty {
      text += "in ("
      list(clause.tables) { $0.writeTable($1) }
      text += ") "
    }
    if clause.form == .find { text += "where " }
    write(clause.predicate)
    guard let columns = clause.find.columns else { return }
    text += " project "
    list(columns) { writer, column in
      writer.write(column.name)
      if let type = column.type { writer.text += ":" + type.rawValue }
    }
    if clause.find.packs { text += columns.isEmpty ? "pack(*)" : ", pack(*)" }
  }

  private mutating func write(_ clause: MvExpandClause) {
    if clause.bagKind != .bag { text += "kind=\(clause.bagKind.rawValue) " }
    if let name = clause.itemIndex {
      text += "with_itemindex="
      write(name)
      text += " "
    }
    list(clause.items) { writer, item in
      writer.write(item.expression)
      if let type = item.type { writer.text += " to typeof(\(type.rawValue))" }
    }
    if let limit = clause.limit {
      text += " limit "
      write(limit)
    }
  }

  private mutating func write(_ clause: ParseClause) {
    if clause.kind != .simple { text += "kind=\(clause.kind.rawValue) " }
    if !clause.flags.isEmpty { text += "flags=\(SyntaxPrinter.name(clause.flags)) " }
    write(clause.subject)
    text += " with"
    for piece in clause.pieces {
      text += " "
      switch piece {
      case .star: text += "*"
      case .text(let value, _): text += SyntaxPrinter.quoted(value)
      case .column(let name, let type):
        write(name)
        if let type { text += ":" + type.rawValue }
      }
    }
  }

  private mutating func write(_ clause: ParseKvClause) {
    write(clause.subject)
    text += " as "
    write(clause.columns)
    writeProperties(clause.properties)
  }

  private mutating func writeProperties(_ properties: [Argument]) {
    guard !properties.isEmpty else { return }
    text += " with ("
    list(properties) { writer, property in
      writer.text += (property.name?.text ?? "value") + " = "
      writer.write(property.value, .sum)
    }
    text += ")"
  }

  private mutating func write(_ schema: OutputSchema) {
    var parts: [ColumnDeclaration?] = schema.columns
    if let wildcard = schema.wildcard { parts.insert(nil, at: min(wildcard, parts.count)) }
    text += " : ("
    list(parts) { writer, part in
      if let part {
        writer.write(part.name)
        writer.text += ":\(part.type.rawValue)"
      } else {
        writer.text += "*"
      }
    }
    text += ")"
  }

  private mutating func write(_ clause: MakeSeriesClause) {
    if clause.kind == .nonempty { text += "kind=nonempty " }
    list(clause.series) { writer, series in
      writer.write(series.aggregate)
      if let value = series.defaultValue {
        writer.text += " default = "
        writer.write(value)
      }
    }
    text += " on "
    if let name = clause.axis.names.first {
      write(name)
      text += " = "
    }
    write(clause.axis.expression, .sum)
    if clause.endIncluded, let from = clause.from, let to = clause.to {
      text += " in range("
      list([from, to, clause.step]) { $0.write($1) }
      text += ")"
    } else {
      if let from = clause.from {
        text += " from "
        write(from)
      }
      if let to = clause.to {
        text += " to "
        write(to)
      }
      text += " step "
      write(clause.step)
    }
    if !clause.by.isEmpty {
      text += " by "
      list(clause.by) { $0.write($1) }
    }
  }

  private mutating func write(_ level: TopNestedLevel) {
    if let count = level.count {
      write(count)
      text += " "
    }
    text += "of "
    write(level.of)
    if let others = level.others {
      text += " with others = "
      write(others)
    }
    text += " by "
    write(level.by)
    text += " " + level.direction.rawValue
  }
}

import KQLSyntax

extension Catalog {
  /// Reads the rows in an `.ingest inline` as rows of a table.
  ///
  /// - Throws: What the reader says of the first row that cannot be read, with the place of the line.
  func read(
    _ ingestion: ManagementCommand.Ingestion, into table: TableDefinition
  ) throws(Diagnostic) -> Table {
    var options = ReadOptions(fileName: "the rows", schema: table.schema)
    options.header = .none
    options.missingColumns = .fillWithNull
    var reader: any TableReader = CSVReader()
    for property in ingestion.properties {
      guard let name = property.name, case .literal(let literal) = property.value else { continue }
      switch name.text.lowercased() {
      case "format":
        switch literal.text.lowercased() {
        case "csv": break
        case "tsv": reader = TSVReader()
        case "psv": options.delimiter = 0x7C
        case "json", "multijson": reader = JSONLinesReader()
        default:
          throw Diagnostic(
            code: "kql.command.format",
            message: "format \(MessageText.quoted(literal.text)) cannot be ingested",
            span: literal.span, help: "formats are 'csv', 'tsv', 'psv' and 'json'")
        }
      case "ignorefirstrecord":
        if literal.text.lowercased() == "true" { options.header = .firstRow }
      default: break
      }
    }
    let blank = ingestion.text.utf8.allSatisfy {
      $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D
    }
    if blank { return .empty(table.schema) }
    do throws(Diagnostic) {
      let rows = try reader.read(text: ingestion.text, options: options)
      return Table(schema: table.schema, columns: rows.columns, rowCount: rows.rowCount)
    } catch {
      var problem = error
      if problem.span == nil { problem.span = ingestion.span }
      throw problem
    }
  }
}

extension SyntaxWriter {
  mutating func write(_ command: ManagementCommand) {
    write(command.kind)
    for tabularOperator in command.operators {
      text += "\n| "
      write(tabularOperator)
    }
  }

  private mutating func write(_ kind: ManagementCommand.Kind) {
    switch kind {
    case .showTables: text += ".show tables"
    case .showTablesDetails: text += ".show tables details"
    case .showTableCslSchema(let table): named(".show table", table, " cslschema")
    case .showTableSchemaJSON(let table): named(".show table", table, " schema as json")
    case .showSchema: text += ".show schema"
    case .showFunctions: text += ".show functions"
    case .showFunction(let function): named(".show function", function)
    case .createTable(let table, let columns):
      named(".create table", table, " ")
      write(columns)
    case .mergeTable(let table, let columns, let mayCreate):
      named(mayCreate ? ".create-merge table" : ".alter-merge table", table, " ")
      write(columns)
    case .alterDocString(let table, let docString):
      named(".alter table", table, " docstring " + SyntaxPrinter.quoted(docString))
    case .dropTable(let table, let ifExists):
      named(".drop table", table, ifExists ? " ifexists" : "")
    case .renameTable(let table, let new):
      named(".rename table", table, " to ")
      write(new)
    case .renameColumn(let table, let column, let new):
      named(".rename column", table, ".")
      write(column)
      text += " to "
      write(new)
    case .clearTable(let table): named(".clear table", table, " data")
    case .ingestInline(let table, let rows):
      named(".ingest inline into table", table)
      write(properties: rows.properties)
      text += " <|\n" + rows.text
    case .createFunction(let name, let definition): write(name, definition)
    case .dropFunction(let name, let ifExists):
      named(".drop function", name, ifExists ? " ifexists" : "")
    case .deleteRecords(let table, let query):
      named(".delete table", table, " records <|\n")
      write(query, separator: "\n| ")
    case .setTable(let table, let mode, let query):
      named(".\(mode.rawValue)", table, " <|\n")
      write(query, separator: "\n| ")
    case .export(let destination, let query):
      text += ".export to "
      write(destination.format)
      text += " (\(SyntaxPrinter.quoted(destination.path.text)))"
      write(properties: destination.properties)
      text += " <|\n"
      write(query, separator: "\n| ")
    case .unsupported(let words): text += words
    }
  }

  private mutating func named(_ verb: String, _ name: Name, _ rest: String = "") {
    text += verb + " "
    write(name)
    text += rest
  }

  private mutating func write(
    _ name: Name, _ definition: ManagementCommand.FunctionDefinition
  ) {
    switch definition.mode {
    case .createIfNotExists: text += ".create function ifnotexists"
    default: text += ".\(definition.mode.rawValue) function"
    }
    write(properties: definition.properties)
    text += " "
    write(name)
    write(definition.body)
  }

  private mutating func write(properties: [Argument]) {
    guard !properties.isEmpty else { return }
    text += " with ("
    list(properties) { writer, property in
      if let name = property.name {
        writer.write(name)
        writer.text += " = "
      }
      writer.write(property.value)
    }
    text += ")"
  }
}

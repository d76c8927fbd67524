/// A command that begins with a dot.
public struct ManagementCommand: Hashable, Sendable {
  /// The commands of the subset.
  public indirect enum Kind: Hashable, Sendable {
    /// `.show tables`.
    case showTables
    /// `.show tables details`.
    case showTablesDetails
    /// `.show table T cslschema`.
    case showTableCslSchema(Name)
    /// `.show table T schema as json`.
    case showTableSchemaJSON(Name)
    /// `.show schema`, `.show database schema`.
    case showSchema
    /// `.show functions`.
    case showFunctions
    /// `.show function F`.
    case showFunction(Name)
    /// `.create table T (a:long)`.
    case createTable(Name, [ColumnDeclaration])
    /// `.alter-merge table T (a:long)`, which adds columns; with `mayCreate`, `.create-merge table`.
    case mergeTable(Name, [ColumnDeclaration], mayCreate: Bool)
    /// `.alter table T docstring "..."`.
    case alterDocString(Name, String)
    /// `.drop table T [ifexists]`.
    case dropTable(Name, ifExists: Bool)
    /// `.rename table T to U`.
    case renameTable(Name, to: Name)
    /// `.rename column T.a to b`.
    case renameColumn(table: Name, column: Name, to: Name)
    /// `.clear table T data`.
    case clearTable(Name)
    /// `.delete table T records <| T | where ...`.
    case deleteRecords(Name, query: Pipeline)
    /// `.ingest inline into table T <| a,b`.
    case ingestInline(Name, Ingestion)
    /// `.set`, `.append`, `.set-or-append`, `.set-or-replace` `T <| query`.
    case setTable(Name, mode: SetMode, query: Pipeline)
    /// `.export to csv|json ("path") <| query`.
    case export(Exportation, query: Pipeline)
    /// `.create function`, `.create-or-alter function`, `.alter function`.
    case createFunction(Name, FunctionDefinition)
    /// `.drop function F [ifexists]`.
    case dropFunction(Name, ifExists: Bool)
    /// Another command: refused by name.
    case unsupported(String)
  }

  /// What becomes of rows that are there already.
  public enum SetMode: String, Hashable, Sendable {
    case set, append
    case setOrAppend = "set-or-append"
    case setOrReplace = "set-or-replace"
  }

  /// The rows that stand in an `.ingest inline`.
  public struct Ingestion: Hashable, Sendable {
    /// The rows: everything behind `<|`.
    public var text: String
    /// `with (...)`, name and value.
    public var properties: [Argument]
    /// The place of the rows.
    public var span: SourceSpan

    /// Creates the rows of a command.
    public init(text: String, properties: [Argument] = [], span: SourceSpan) {
      self.text = text
      self.properties = properties
      self.span = span
    }
  }

  /// Where an `.export` writes.
  public struct Exportation: Hashable, Sendable {
    /// The format, `csv` or `json` for instance.
    public var format: Name
    /// The path.
    public var path: Name
    /// `with (...)`, name and value.
    public var properties: [Argument]

    /// Creates a destination.
    public init(format: Name, path: Name, properties: [Argument] = []) {
      self.format = format
      self.path = path
      self.properties = properties
    }
  }

  /// What a command makes a name stand for.
  public struct FunctionDefinition: Hashable, Sendable {
    /// What happens where the name is taken, or is not.
    public enum Mode: String, Hashable, Sendable {
      /// Refused where there is one.
      case create
      /// Left alone where there is one.
      case createIfNotExists
      /// Put in its place.
      case createOrAlter = "create-or-alter"
      /// Refused where there is none.
      case alter
    }

    /// What happens where the name is taken, or is not.
    public var mode: Mode
    /// `with (...)`, name and value.
    public var properties: [Argument]
    /// The parameters and the body.
    public var body: FunctionBody

    /// Creates a definition.
    public init(mode: Mode, properties: [Argument] = [], body: FunctionBody) {
      self.mode = mode
      self.properties = properties
      self.body = body
    }
  }

  /// What it does.
  public var kind: Kind
  /// What happens to the answer of a `.show`, as in `.show tables | count`.
  public var operators: [TabularOperator] = []
  /// The whole.
  public var span: SourceSpan

  /// Creates a command.
  public init(kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

extension ManagementCommand {
  /// The table or function that the command is about; nil where it is about all or none.
  public var target: Name? {
    switch kind {
    case .showTables, .showTablesDetails, .showSchema, .showFunctions, .export, .unsupported: nil
    case .showTableCslSchema(let name), .showTableSchemaJSON(let name), .showFunction(let name),
      .createTable(let name, _), .mergeTable(let name, _, _), .alterDocString(let name, _),
      .dropTable(let name, _), .renameTable(let name, _), .renameColumn(let name, _, _),
      .clearTable(let name), .deleteRecords(let name, _), .ingestInline(let name, _),
      .setTable(let name, _, _), .createFunction(let name, _), .dropFunction(let name, _):
      name
    }
  }

  /// Whether the command changes what queries can name, rather than showing or writing it.
  public var changesCatalog: Bool {
    switch kind {
    case .showTables, .showTablesDetails, .showTableCslSchema, .showTableSchemaJSON, .showSchema,
      .showFunctions, .showFunction, .export, .unsupported:
      false
    case .createTable, .mergeTable, .alterDocString, .dropTable, .renameTable, .renameColumn,
      .clearTable, .deleteRecords, .ingestInline, .setTable, .createFunction, .dropFunction:
      true
    }
  }

  /// The query that stands in the command.
  public var query: Pipeline? {
    switch kind {
    case .setTable(_, _, let query), .export(_, let query), .deleteRecords(_, let query): query
    default: nil
    }
  }
}

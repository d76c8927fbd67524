import KQLEngine
import KQLSyntax

/// A built-in table: what it is called, what it holds and which columns it has.
///
/// The rows come from a ``SeedData`` when a query first needs them.
struct SeedTable: Sendable {
  /// The name, as queries write it.
  let name: String
  /// Other names, in Persian.
  let aliases: [String]
  /// One sentence for help.
  let summary: String
  /// The columns, in the order of the data dictionary.
  let schema: Schema

  /// Creates a table.
  init(_ name: String, _ aliases: [String], _ summary: String, _ columns: [ColumnSchema]) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    schema = Schema(columns)
  }

  /// The names of its columns, in every language.
  var columnNames: [String] { schema.names + schema.columns.flatMap(\.aliases) }

  /// The definition to register, with rows from `data`.
  func definition(_ data: SeedData) -> TableDefinition {
    let (name, schema) = (name, schema)
    return TableDefinition(name, aliases: aliases, summary: summary, schema: schema) {
      () throws(Diagnostic) -> Table in try data.table(name, schema)
    }
  }
}

extension Registry {
  /// Adds built-in tables.
  ///
  /// - Throws: `kql.register.duplicate` where a name or an alias is taken.
  mutating func add(_ tables: [SeedTable], from data: SeedData) throws(Diagnostic) {
    for table in tables { try add(table.definition(data)) }
  }
}

extension ColumnSchema {
  /// A column of text; unknown is the empty string.
  static func text(_ name: String, _ aliases: [String], _ summary: String) -> ColumnSchema {
    ColumnSchema(name, .string, aliases: aliases, summary: summary)
  }

  /// A column of small whole numbers, such as years.
  static func int(_ name: String, _ aliases: [String], _ summary: String) -> ColumnSchema {
    ColumnSchema(name, .int, aliases: aliases, summary: summary)
  }

  /// A column of whole numbers.
  static func long(_ name: String, _ aliases: [String], _ summary: String) -> ColumnSchema {
    ColumnSchema(name, .long, aliases: aliases, summary: summary)
  }

  /// A column of numbers.
  static func real(_ name: String, _ aliases: [String], _ summary: String) -> ColumnSchema {
    ColumnSchema(name, .real, aliases: aliases, summary: summary)
  }

  /// A column of truth values.
  static func flag(_ name: String, _ aliases: [String], _ summary: String) -> ColumnSchema {
    ColumnSchema(name, .bool, aliases: aliases, summary: summary)
  }

  /// A column of days, at 00:00 UTC.
  static func day(_ name: String, _ aliases: [String], _ summary: String) -> ColumnSchema {
    ColumnSchema(name, .datetime, aliases: aliases, summary: summary)
  }

  /// A column of JSON arrays.
  static func list(_ name: String, _ aliases: [String], _ summary: String) -> ColumnSchema {
    ColumnSchema(name, .dynamic, aliases: aliases, summary: summary)
  }
}

/// Columns that have one meaning in every table.
extension ColumnSchema {
  static let name = text("name", ["نام", "نام_انگلیسی"], "The name in English.")
  static let nameFa = text("name_fa", ["نام_فارسی"], "The name in Persian.")
  static let title = text("title", ["عنوان", "عنوان_انگلیسی"], "The title in English.")
  static let titleFa = text("title_fa", ["عنوان_فارسی"], "The title in Persian.")
  static let province = text("province", ["استان"], "The province, by its ISO 3166-2 code.")
  static let county = text("county", ["شهرستان"], "The county, by its four-digit code.")
  static let sector = text(
    "sector", ["رسته", "بخش"], "The sector, by its ISIC Rev.4 section or division.")
  static let domain = text(
    "domain", ["حوزه"], "Industry, mine, trade, agriculture, or industry_mining for the first two.")
  static let session = text("session", ["جلسه"], "The session.")
  static let workingGroup = text("working_group", ["کارگروه"], "The working group.")
  static let organization = text("organization", ["سازمان"], "The organization.")
  static let agency = text("agency", ["دستگاه"], "The agency concerned.")
  static let person = text("person", ["شخص"], "The person.")
  static let post = text("post", ["سمت", "پست"], "The post.")
  static let obstacle = text("obstacle", ["مانع"], "The kind of obstacle, by its code.")
  static let programme = text("programme", ["برنامه"], "The programme.")
  static let permitKind = text("permit_kind", ["نوع_مجوز"], "The kind of permit.")
  static let project = text("project", ["طرح", "پروژه"], "The infrastructure project.")
  static let status = text("status", ["وضعیت"], "The state it is in.")
  static let kind = text("kind", ["نوع"], "The kind.")
  static let level = text("level", ["سطح"], "The level: national, provincial or county.")
  static let year = int("year", ["سال"], "The Solar Hijri year.")
  static let legalBasis = text("legal_basis", ["مبنای_قانونی"], "The law or resolution behind it.")
  static let statement = text("statement", ["شرح"], "What is said, in our words.")
  static let note = text("note", ["یادداشت"], "A remark.")
  static let deadline = day("deadline", ["مهلت"], "The day by which it is due.")
  static let collective = flag(
    "collective", ["جمعی"], "Whether the row stands for several bodies that are named as one.")
  static let measure = text("unit", ["یکا", "واحد_سنجش"], "The unit of measure.")
  static let fact = text("fact", ["گزاره"], "The fact that it rests on.")
  static let alternatives = list("aliases", ["نام‌های_دیگر"], "Other spellings and names.")
}

extension [ColumnSchema] {
  /// The columns that end every table of facts: where a row comes from and how sure it is.
  static let provenance: [ColumnSchema] = [
    .text("source", ["منبع", "سند"], "The document or reference source."),
    .int("paragraph", ["بند", "پاراگراف"], "The paragraph of the document, from 1."),
    .text("precision", ["دقت"], "Exact, about, atLeast, moreThan or unknown."),
    .flag("inferred", ["استنباطی"], "Whether the source does not say it in so many words."),
  ]
}

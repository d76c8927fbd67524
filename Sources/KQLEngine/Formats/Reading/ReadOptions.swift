/// How a ``TableReader`` reads: what it may expect, and what it does with what does not fit.
///
/// ```swift
/// var options = ReadOptions(fileName: "units.csv", schema: schema)
/// options.onError = .skip
/// let table = try CSVReader().read(bytes, options: options)
/// ```
public struct ReadOptions: Sendable {
  /// What a reader does with a row that it cannot read.
  public enum ErrorPolicy: Sendable, Hashable {
    /// The whole file is refused; nothing is half loaded.
    case stop
    /// The row is left out, and said so in ``Table/notes``.
    case skip
  }

  /// What a reader does with columns that the declared schema does not name.
  public enum ExtraColumns: Sendable, Hashable {
    /// The file is refused.
    case refuse
    /// They are passed over.
    case ignore
    /// They follow the declared ones, with the type that their cells suggest.
    case keep
  }

  /// What a reader does where the file lacks a column of the declared schema.
  public enum MissingColumns: Sendable, Hashable {
    /// The file is refused.
    case refuse
    /// The column is null throughout.
    case fillWithNull
  }

  /// Where a file of fields has the names of its columns.
  public enum Header: Sendable, Hashable {
    /// In its first row.
    case firstRow
    /// Nowhere: the columns come in the order of the schema, or are named `Column1`, `Column2` ...
    case none
  }

  /// The file's name in messages.
  public var fileName: String
  /// The columns that are expected; nil to infer types from the whole file. Columns are found by
  /// name or alias, in any order.
  public var schema: Schema?
  /// What happens to columns that the schema does not name.
  public var extraColumns: ExtraColumns = .refuse
  /// What happens where a column of the schema is not in the file.
  public var missingColumns: MissingColumns = .refuse
  /// Where the names of the columns are.
  public var header: Header = .firstRow
  /// What happens to rows that cannot be read.
  public var onError: ErrorPolicy = .stop
  /// How many left-out rows are described one by one in ``Table/notes``; all are counted.
  public var maxNotes = 100
  /// A text that stands for null besides the empty field, for instance `NA` or `\N`; a quoted field
  /// is never null by it.
  public var nullText = ""
  /// The byte between fields; nil for the reader's own, such as a comma.
  public var delimiter: UInt8?
  /// Reads dates that the engine does not know, as ticks of 100 ns since 0001-01-01; asked *before*
  /// the engine's own forms, because a Solar Hijri `1404-03-10` is a Gregorian day as well. Nil for
  /// what it does not know.
  public var parseDate: (@Sendable (TextBytes) -> Int64?)?
  /// Reads numbers that the engine does not know, such as ones in Persian digits, as `.long` or
  /// `.real`; asked after the engine's own forms. Nil for what it does not know.
  public var parseNumber: (@Sendable (TextBytes) -> Value?)?

  /// Creates options; everything else has its default.
  public init(fileName: String = "input", schema: Schema? = nil) {
    self.fileName = fileName
    self.schema = schema
  }
}

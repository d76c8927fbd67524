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
  /// Whether the schema is meant for a file with columns of these names; nil where it is meant for
  /// any. Where it is not, the file is read as if there were no schema.
  public var usesSchema: (@Sendable (_ names: [String]) -> Bool)?
  /// Types of columns that are not in the schema, by their names in the file; those that are not
  /// here either have their types inferred. A name that the file does not have is an error.
  public var columnTypes: [String: DataType] = [:]
  /// The type of columns that neither the schema nor ``columnTypes`` names; nil to infer it.
  public var otherColumnType: DataType?
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
  /// the engine's own forms, because a Solar Hijri `1404-03-10` is a Gregorian day as well, but not
  /// about ISO dates of years from 1700 on. Nil for what it does not know. Called on several threads.
  public var parseDate: (@Sendable (TextBytes) -> Int64?)?
  /// Reads numbers that the engine does not know, such as ones in Persian digits, as `.long` or
  /// `.real`; asked after the engine's own forms. Nil for what it does not know. Called on several
  /// threads.
  public var parseNumber: (@Sendable (TextBytes) -> Value?)?
  /// The most threads that read; nil for as many as the machine has processors, at most eight. The
  /// table does not depend on it.
  public var threads: Int?
  /// Ends the load from outside, within a few milliseconds.
  public var cancellation: Cancellation?
  /// The most memory that the table may take while it is read, in bytes, roughly; nil for no limit.
  public var memoryLimit: Int?
  /// Is told how far the reading has come.
  public var progress: LoadProgress?
  /// Is told how many rows were left out, and why.
  public var report: ReadReport?
  /// How many bytes of a file a thread takes at a time; for tests.
  var chunkSize: Int?

  /// Creates options; everything else has its default.
  public init(fileName: String = "input", schema: Schema? = nil) {
    self.fileName = fileName
    self.schema = schema
  }
}

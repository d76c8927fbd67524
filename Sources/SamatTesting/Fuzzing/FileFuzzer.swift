public import KQLEngine
import KQLSyntax

/// Makes files for readers: whole ones, and ones broken in a few places.
public struct FileFuzzer: Sendable {
  private var random: SeededGenerator

  /// Creates a maker of files; equal seeds give equal files.
  public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// The formats of ``next(_:)``.
  public enum Format: String, Sendable, CaseIterable {
    case csv, tsv, json, jsonl
  }

  /// The next file.
  public mutating func next(_ format: Format) -> [UInt8] {
    var bytes = Array(whole(format).utf8)
    for _ in 0..<Int.random(in: 0...4, using: &random) { change(&bytes) }
    // Large enough for readers that work on parts of a file at once.
    if Int.random(in: 0..<200, using: &random) == 0, format != .json, !bytes.isEmpty {
      let unit = bytes
      while bytes.count < 3 << 20 { bytes.append(contentsOf: unit) }
    }
    return bytes
  }

  /// What a reader is told, at random.
  public mutating func options() -> ReadOptions {
    var options = ReadOptions(fileName: "fuzz")
    if Bool.random(using: &random) {
      let names = ["id", "name", "n", "r", "when", "b", "w", "d", "g", "c"]
      let count = Int.random(in: 1...names.count, using: &random)
      options.schema = Schema(
        names.prefix(count).map { name in
          ColumnSchema(name, DataType.allCases.randomElement(using: &random) ?? .string)
        })
    }
    options.extraColumns = pick([.refuse, .ignore, .keep])
    options.missingColumns = pick([.refuse, .fillWithNull])
    options.header = pick([.firstRow, .firstRow, .none])
    options.onError = pick([.stop, .skip])
    options.nullText = pick(["", "", "NA", "\\N"])
    options.delimiter = pick([nil, nil, nil, 0x3B, 0x7C, 0x22, 0x0A])
    return options
  }

  private mutating func pick<Element>(_ items: [Element]) -> Element {
    items[Int.random(in: 0..<items.count, using: &random)]
  }

  private mutating func whole(_ format: Format) -> String {
    let names = ["id", "name", "n", "r", "when", "b", "w", "d", "g", "c"]
    let width = Int.random(in: 1...names.count, using: &random)
    let height = Int.random(in: 0...6, using: &random)
    let rows = (0..<height).map { _ in (0..<width).map { cell($0) } }
    let end = pick(["\n", "\n", "\r\n"])
    switch format {
    case .csv, .tsv:
      let separator = format == .csv ? "," : "\t"
      let lines = [Array(names.prefix(width))] + rows.map { row in row.map { csv($0, format) } }
      return lines.map { $0.joined(separator: separator) + end }.joined()
    case .json, .jsonl:
      let objects = rows.map { row in
        let members = zip(names, row).map { "\"\($0)\":\(json($1))" }
        return pick([true, true, true, false])
          ? "{\(members.joined(separator: ","))}" : "[\(row.map(json).joined(separator: ","))]"
      }
      return format == .jsonl
        ? objects.map { $0 + end }.joined() : "[" + objects.joined(separator: ",") + "]"
    }
  }

  private mutating func cell(_ column: Int) -> String {
    let odd = [
      "", "NA", "\\N", "null", "x", " 1", "1 ", "-", "+1", "0101", "1e999", "-1e-999", "1e5",
      "0x1F",
      "9223372036854775807", "9223372036854775808", "-9223372036854775808",
      "123456789012345678901234567890", "79228162514264337593543950335.9", "NaN", "inf", "true",
      "True", "2020-02-30", "9999-12-31T23:59:59.9999999Z", "0000-00-00", "1404-03-10", "۱۲۳",
      "a,b", "a\"b", "\"", "a\tb", "a\nb", "a\r\nb", "\u{FEFF}", "\0", "😀", "کارخانه‌ها",
      "[1,{\"a\":2}]", "{\"a\":", "10675199.02:48:05.4775807", "-10675199.02:48:05.4775808",
      "74be27de-1e4e-49d9-b579-fe0b331d3642", "74be27de1e4e49d9b579fe0b331d3642",
    ]
    if Int.random(in: 0..<4, using: &random) == 0 { return pick(odd) }
    switch column {
    case 0: return "\(Int.random(in: 0..<1_000, using: &random))"
    case 1: return pick(["تهران", "a b", "x,y", "it's", ""])
    case 2: return "\(Int.random(in: Int.min...Int.max, using: &random))"
    case 3: return "\(Double.random(in: -1e6...1e6, using: &random))"
    case 4: return pick(["2020-01-01", "2020-01-01T10:20:30Z", "2020-01-01 10:20"])
    case 5: return pick(["true", "false"])
    case 6: return pick(["1.02:03:04", "00:00:01", "1d"])
    case 7: return pick(["[1,2]", "{\"k\":[1]}", "3", "\"s\""])
    case 8: return "74be27de-1e4e-49d9-b579-fe0b331d3642"
    default: return pick(["1.5", "-3.00", "100000000000000000000.1"])
    }
  }

  private mutating func csv(_ text: String, _ format: Format) -> String {
    if format == .tsv { return text }
    let needsQuotes = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes || Int.random(in: 0..<6, using: &random) == 0 else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private func json(_ text: String) -> String {
    if Int64(text) != nil || ["true", "false", "null"].contains(text) || text.hasPrefix("[") {
      return text
    }
    return JSONText.format(DynamicValue.string(text))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0 ... .max, using: &random)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(pick(Array(",\t\"\n\r\\{}[]:; 0-.eE".utf8)), at: place)
    case 3: bytes.removeSubrange(place...)
    case 4:
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    case 5:
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
      bytes.removeSubrange(place..<end)
    default:
      let part = pick([
        "\"\"", "\r\n", "\u{FEFF}", "\u{200C}", "\\u0000", "\\uD800", "1e400", "[[[[",
      ])
      bytes.insert(contentsOf: Array(part.utf8), at: place)
    }
  }

  /// What is wrong with what a reader made of some bytes; nil where all is well.
  ///
  /// - Parameters:
  ///   - reader: The reader.
  ///   - bytes: The file.
  ///   - options: What the reader is told.
  /// - Returns: The problem in words, or nil.
  public static func problem(
    _ reader: any TableReader, _ bytes: [UInt8], _ options: ReadOptions
  ) -> String? {
    do throws(Diagnostic) {
      let table = try reader.read(bytes, options: options)
      for (column, schema) in zip(table.columns, table.schema.columns)
      where column.count != table.rowCount || column.type != schema.type {
        return "column '\(schema.name)' has \(column.count) rows of \(table.rowCount)"
      }
      // Every cell can be asked for.
      for row in table.rows.prefix(50) { _ = row.values.map(ValueText.string) }
      // What was read is the same when it is written and read again; a CSV file trims the names of
      // its columns.
      let isPlain = table.schema.names.allSatisfy { name in
        !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 } && !name.hasPrefix("\u{FEFF}")
      }
      guard table.schema.count > 0, table.rowCount < 1_000, isPlain else { return nil }
      let text = CSVFormat().string(table)
      let again = ReadOptions(fileName: "again", schema: table.schema)
      let copy = try CSVReader().read(text: text, options: again)
      return CSVFormat().string(copy) == text ? nil : "written and read again it differs: \(text)"
    } catch {
      if !error.code.hasPrefix("kql.data.") { return "has code \(error.code)" }
      if error.message.isEmpty { return "an error without a message" }
      if error.message.contains("again") { return "cannot be read again: \(error.message)" }
      return nil
    }
  }
}

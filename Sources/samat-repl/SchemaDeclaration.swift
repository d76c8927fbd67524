import ArgumentParser
import KQLEngine
import KQLSyntax

/// Types of a file's columns, as `--schema` declares them: `units=id:long,sector:string`.
struct SchemaDeclaration: ExpressibleByArgument, Sendable {
  /// The table's name: the file's without its extension.
  let table: String
  /// The declared types by the columns' names.
  let types: [String: DataType]

  /// Reads a declaration; nil where the text is none.
  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    table = String(argument[..<equals])
    var types: [String: DataType] = [:]
    for part in argument[argument.index(after: equals)...].split(separator: ",") {
      guard let colon = part.lastIndex(of: ":"), colon > part.startIndex,
        let type = DataType(rawValue: String(part[part.index(after: colon)...])),
        types.updateValue(type, forKey: String(part[..<colon])) == nil
      else { return nil }
    }
    guard !table.isEmpty, !types.isEmpty else { return nil }
    self.types = types
  }
}

/// What becomes of rows that cannot be read, as `--on-error` has it.
enum ErrorChoice: String, CaseIterable, ExpressibleByArgument, Sendable {
  case stop, skip

  /// The reader's word for it.
  var policy: ReadOptions.ErrorPolicy { self == .skip ? .skip : .stop }
}

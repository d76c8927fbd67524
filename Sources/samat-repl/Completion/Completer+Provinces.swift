import KQLEngine
import KQLSyntax
import SamatKit

extension Completer {
  /// What may stand behind `:profile`: a province by code or name, options, or the table of a query.
  func provinces(_ context: CompletionContext) -> [Candidate] {
    let names = session.workspace.provinceNames
    // A name may have several words, so the whole argument is looked at first.
    let whole = NameMatcher(context.prefix)
    let isPersian = context.prefix.utf8.contains { $0 >= 0x80 }
    let named = names.filter { name in
      whole.matches(name) && (isPersian || name.utf8.allSatisfy { $0 < 0x80 })
    }
    var found = named.map { Candidate($0, ending: 0x20, start: context.start) }
    let bytes = Array(context.prefix.utf8)
    guard let space = bytes.lastIndex(of: 0x20) else {
      if !context.prefix.isEmpty {
        found += session.catalog.tables.filter { whole.matches($0.name) }.map {
          Candidate($0.name, detail: $0.summary, ending: 0x20, start: context.start)
        }
      }
      return found
    }
    let last = NameMatcher(String(decoding: bytes[(space + 1)...], as: UTF8.self))
    return found
      + [
        ("on=", "a day in either calendar"), ("--fa", "in Persian"), ("--html", "as HTML"),
      ].filter { last.matches($0.0) && !context.prefix.contains($0.0) }.map {
        Candidate($0.0, detail: $0.1, start: context.start + space + 1)
      }
  }
}

package import KQLEngine
import KQLSyntax
import PersianText

/// `asof('2025-06-30')` at the head of a text.
package enum AsOfPrefix {
  /// The workspace of the day that a text begins with; the prefix becomes spaces, so that places in the
  /// text stay what they are. Nil where the text does not begin so.
  ///
  /// - Throws: `QueryFailure` where the day is none, or the journal cannot be read.
  package static func workspace(
    _ workspace: Workspace, _ text: inout String
  ) throws(QueryFailure) -> Workspace? {
    guard let match = find(text) else { return nil }
    let day: SolarHijriDate
    do throws(SolarHijriDateError) {
      if let gregorian = Moment.day(match.day) {
        day = gregorian
      } else {
        day = try SolarHijriDate.parse(match.day)
      }
    } catch {
      throw QueryFailure(
        diagnostics: [
          Diagnostic(
            code: "samat.journal.day", message: "'\(match.day)' is no day",
            span: SourceSpan(start: match.span.lowerBound, end: match.span.upperBound),
            help: "write it as 2025-06-30 or as 1404-04-09", notes: [error.description])
        ], text: text)
    }
    do throws(Diagnostic) {
      let past = try workspace.recentAsOf(day)
      let rest = Array(text.utf8)[match.end...]
      text = String(repeating: " ", count: match.end) + String(decoding: rest, as: UTF8.self)
      return past
    } catch {
      throw QueryFailure(diagnostics: [error], text: text)
    }
  }

  private struct Match {
    var day: String
    var span: Range<Int>
    /// Behind the parenthesis, and a semicolon where there is one.
    var end: Int
  }

  private static func find(_ text: String) -> Match? {
    let bytes = Array(text.utf8)
    var place = 0
    func skipSpace() {
      while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }
    skipSpace()
    guard bytes[place...].starts(with: "asof".utf8) else { return nil }
    place += 4
    skipSpace()
    guard place < bytes.count, bytes[place] == 0x28 else { return nil }
    place += 1
    skipSpace()
    guard place < bytes.count, bytes[place] == 0x27 || bytes[place] == 0x22 else { return nil }
    let quote = bytes[place]
    let start = place + 1
    guard let close = bytes[start...].firstIndex(of: quote) else { return nil }
    place = close + 1
    skipSpace()
    guard place < bytes.count, bytes[place] == 0x29 else { return nil }
    place += 1
    let end = place
    skipSpace()
    let isFollowed = place < bytes.count && bytes[place] == 0x3B
    return Match(
      day: String(decoding: bytes[start..<close], as: UTF8.self), span: start..<close,
      end: isFollowed ? place + 1 : end)
  }
}

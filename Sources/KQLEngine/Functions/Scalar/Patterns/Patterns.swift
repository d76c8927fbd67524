import KQLSyntax

extension StandardLibrary {
  /// Regular expressions: searching, extracting, replacing, trimming.
  static let patterns: [ScalarFunction] = [
    matching, extracting, regexReplacing, regexSearching, trimming,
  ].flatMap { $0 }
}

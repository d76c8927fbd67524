import KQLSyntax

extension StandardLibrary {
  /// Functions of texts.
  static let strings: [ScalarFunction] = [
    concatenating, measuring, cutting, caseMapping, searching, replacing, codePointLists,
    urlEncoding, base64, parsingURLs, parsingPaths, parsingRecords, parsingVersions, ipv4,
  ].flatMap { $0 }
}

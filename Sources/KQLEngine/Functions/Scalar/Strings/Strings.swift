import KQLSyntax

extension StandardLibrary {
  /// Functions of texts.
  static let strings: [ScalarFunction] = [
    concatenating, measuring, cutting, caseMapping, searching, replacing, codePointLists,
    urlEncoding, base64, parsingURLs, parsingPaths, parsingRecords, parsingVersions, ipv4,
    ipv4Search, ipv6, punycode, byteSizes,
  ].flatMap { $0 }
}

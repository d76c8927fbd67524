public import KQLSyntax

extension DiagnosticEntry {
  /// What a profile refuses.
  public static let profiles: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.profile.unknown-province",
      "a profile of a province that there is not",
      wayOut:
        "Write a current ISO 3166-2 code, or a name in English or Persian; the help names the "
        + "nearest.")
  ]
}

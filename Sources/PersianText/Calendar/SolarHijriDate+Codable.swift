/// A date is coded as the text `1404-03-10`.
extension SolarHijriDate: Codable {
  /// Decodes a date from a text in any form that ``parse(_:twoDigitYears:)`` reads.
  ///
  /// - Parameter decoder: The decoder of a single text.
  /// - Throws: `DecodingError.dataCorrupted`, with the description of a ``SolarHijriDateError``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(SolarHijriDateError) {
      self = try SolarHijriDate.parse(text)
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: error.description)
    }
  }

  /// Encodes the date as a text such as `1404-03-10`.
  ///
  /// - Parameter encoder: The encoder of a single text.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

import KQLSyntax

/// Unicode text as letters, digits and hyphens.
///
/// > Source: RFC 3492, *Punycode*, sections 3 and 6.
enum Punycode {
  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var places = 0
    while delta > 455 {
      delta /= 35
      places += 36
    }
    return places + 36 * delta / (delta + 38)
  }

  private static func threshold(_ place: Int, _ bias: Int) -> Int {
    place <= bias ? 1 : min(place - bias, 26)
  }

  /// The encoded form; nil for a text too long to encode.
  static func encode(_ text: String) -> String? {
    let scalars = text.unicodeScalars.map { Int($0.value) }
    var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
    let basicCount = output.count
    if basicCount > 0 { output.append(0x2D) }
    var (code, delta, bias, handled) = (0x80, 0, 72, basicCount)
    while handled < scalars.count {
      guard let next = scalars.lazy.filter({ $0 >= code }).min() else { return nil }
      let (step, overflows) = (next - code).multipliedReportingOverflow(by: handled + 1)
      guard !overflows, step < 1 << 40 else { return nil }
      delta += step
      code = next
      for scalar in scalars {
        if scalar < code { delta += 1 }
        guard scalar == code else { continue }
        var rest = delta
        var place = 36
        while true {
          let limit = threshold(place, bias)
          if rest < limit { break }
          output.append(digit(limit + (rest - limit) % (36 - limit)))
          rest = (rest - limit) / (36 - limit)
          place += 36
        }
        output.append(digit(rest))
        bias = adapted(delta, handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? value + 0x61 : value - 26 + 0x30)
  }

  /// The text of an encoded form; nil where it is none.
  static func decode(_ text: TextBytes) -> String? {
    guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
    var output: [Int] = []
    var position = 0
    if let hyphen = text.lastIndex(of: 0x2D) {
      output = text[..<hyphen].map { Int($0) }
      position = hyphen + 1
    }
    var (code, place, bias) = (0x80, 0, 72)
    while position < text.count {
      let before = place
      var weight = 1
      var step = 36
      while true {
        guard position < text.count else { return nil }
        let byte = text[position]
        position += 1
        let lower = byte | 0x20
        let value: Int
        if byte >= 0x30, byte <= 0x39 {
          value = Int(byte) - 0x30 + 26
        } else if lower >= 0x61, lower <= 0x7A {
          value = Int(lower) - 0x61
        } else {
          return nil
        }
        guard weight < 1 << 40 else { return nil }
        place += value * weight
        guard place < 1 << 48 else { return nil }
        let limit = threshold(step, bias)
        if value < limit { break }
        weight *= 36 - limit
        step += 36
      }
      bias = adapted(place - before, output.count + 1, isFirst: before == 0)
      code += place / (output.count + 1)
      place %= output.count + 1
      guard code <= 0x10FFFF, Unicode.Scalar(UInt32(code)) != nil else { return nil }
      output.insert(code, at: place)
      place += 1
    }
    var result = String.UnicodeScalarView()
    for value in output {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
      result.append(scalar)
    }
    return String(result)
  }

  /// The full stops between labels, those of East Asian scripts included.
  private static func isDot(_ character: Character) -> Bool {
    ".\u{3002}\u{FF0E}\u{FF61}".contains(character)
  }

  /// A domain's labels encoded, each that needs it, behind `xn--`.
  static func encodeDomain(_ text: String) -> String? {
    var labels: [String] = []
    for label in text.split(omittingEmptySubsequences: false, whereSeparator: isDot) {
      if label.utf8.allSatisfy({ $0 < 0x80 }) {
        labels.append(String(label))
      } else {
        guard let encoded = encode(String(label)) else { return nil }
        labels.append("xn--" + encoded)
      }
    }
    return labels.joined(separator: ".")
  }

  /// A domain's labels decoded, each that begins with `xn--`.
  static func decodeDomain(_ text: String) -> String? {
    var labels: [String] = []
    for label in text.split(omittingEmptySubsequences: false, whereSeparator: isDot) {
      guard label.lowercased().hasPrefix("xn--") else {
        labels.append(String(label))
        continue
      }
      var rest = String(label.dropFirst(4))
      guard let decoded = rest.withUTF8({ decode($0) }) else { return nil }
      labels.append(decoded)
    }
    return labels.joined(separator: ".")
  }
}

extension StandardLibrary {
  private static let domainTerms = ["domain", "idn", "unicode", "encode", "decode"]

  /// Punycode of texts and domains.
  static let punycode: [ScalarFunction] = [
    function(
      "punycode_from_string", "Returns the Punycode form of a text.", "'académie-française'",
      "acadmie-franaise-npb1a"
    ) { Punycode.encode(String(decoding: $0, as: UTF8.self)) },
    function(
      "punycode_to_string", "Returns the text of a Punycode form; empty where it is none.",
      "'acadmie-franaise-npb1a'", "académie-française"
    ) { Punycode.decode($0) },
    function(
      "punycode_domain_from_string", "Returns a domain with its labels in Punycode.",
      "'艺术.com'", "xn--cqv902d.com"
    ) { Punycode.encodeDomain(String(decoding: $0, as: UTF8.self)) },
    function(
      "punycode_domain_to_string", "Returns a domain in Punycode as text; empty where it is none.",
      "'xn--cqv902d.com'", "艺术.com"
    ) { Punycode.decodeDomain(String(decoding: $0, as: UTF8.self)) },
  ]

  private static func function(
    _ name: String, _ description: String, _ argument: String, _ result: String,
    _ body: @escaping @Sendable (TextBytes) -> String?
  ) -> ScalarFunction {
    ScalarFunction(
      name, description: description, searchTerms: domainTerms,
      examples: [FunctionExample("print \(name)(\(argument))", result)],
      overloads: [
        .textualToText("text") { text, builder in if let found = body(text) { builder.write(found) }
        }
      ])
  }
}

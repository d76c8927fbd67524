import KQLSyntax

extension StandardLibrary {
  /// The parts of URLs.
  static let parsingURLs: [ScalarFunction] = [
    parseURL("parse_url"), parseURL("parseurl"),
    parseQuery("parse_urlquery"), parseQuery("parseurlquery"),
  ]

  private static func parseURL(_ name: String) -> ScalarFunction {
    ScalarFunction(
      name, description: "Returns the parts of a URL, as a bag; null where the text is none.",
      searchTerms: ["uri", "host", "query", "link", "split"],
      examples: [
        FunctionExample(
          "print \(name)('https://a.ir:80/b?c=d').Host", #""a.ir""#),
        FunctionExample(
          "print \(name)('https://a.ir:80/b?c=d')['Query Parameters']", #"{"c":"d"}"#),
      ],
      overloads: [.textual("url", .dynamic) { URLParts($0)?.bag }])
  }

  private static func parseQuery(_ name: String) -> ScalarFunction {
    ScalarFunction(
      name, description: "Returns the names and values of a URL's query, as a bag.",
      searchTerms: ["uri", "parameters", "query string"],
      examples: [
        FunctionExample(
          "print \(name)('k1=v1&k2=v2')", #"{"Query Parameters":{"k1":"v1","k2":"v2"}}"#)
      ],
      overloads: [
        .textual("query", .dynamic) { text in
          let query = text.first == 0x3F ? text.part(1..<text.count) : text
          return DynamicValue.object(
            DynamicObject([("Query Parameters", URLParts.parameters(query))]))
        }
      ])
  }
}

/// A URL taken apart: `scheme://user:password@host:port/path?query#fragment`.
///
/// > Source: RFC 3986, section 3.
struct URLParts {
  private let text: TextBytes
  private let scheme: Range<Int>
  private var user = 0..<0
  private var password = 0..<0
  private var host = 0..<0
  private var port = 0..<0
  private var path = 0..<0
  private var query = 0..<0
  private var fragment = 0..<0

  /// Takes a URL apart; nil where the text does not begin with a scheme.
  init?(_ text: TextBytes) {
    self.text = text
    guard let colon = text.firstIndex(of: 0x3A), colon > 0,
      text[..<colon].allSatisfy({ byte in
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2D
          || byte == 0x2E
      })
    else { return nil }
    scheme = 0..<colon
    var position = colon + 1
    var end = text.count
    if let hash = text[position...].firstIndex(of: 0x23) {
      fragment = hash + 1..<end
      end = hash
    }
    if let mark = text[position..<end].firstIndex(of: 0x3F) {
      query = mark + 1..<end
      end = mark
    }
    if end - position >= 2 && text[position] == 0x2F && text[position + 1] == 0x2F {
      position += 2
      let authorityEnd = text[position..<end].firstIndex(of: 0x2F) ?? end
      readAuthority(position..<authorityEnd)
      position = authorityEnd
    }
    path = position..<end
  }

  private mutating func readAuthority(_ range: Range<Int>) {
    var start = range.lowerBound
    if let at = text[range].lastIndex(of: 0x40) {
      let colon = text[start..<at].firstIndex(of: 0x3A) ?? at
      user = start..<colon
      if colon < at { password = colon + 1..<at }
      start = at + 1
    }
    // An address in brackets holds colons of its own.
    let bracket = text[start..<range.upperBound].lastIndex(of: 0x5D) ?? start
    if let colon = text[bracket..<range.upperBound].firstIndex(of: 0x3A) {
      host = start..<colon
      port = colon + 1..<range.upperBound
    } else {
      host = start..<range.upperBound
    }
  }

  /// The parts under their names.
  var bag: DynamicValue {
    func part(_ range: Range<Int>) -> DynamicValue { .string(text.string(range)) }
    return .object(
      DynamicObject([
        ("Scheme", part(scheme)), ("Host", part(host)), ("Port", part(port)),
        ("Path", part(path)), ("Username", part(user)), ("Password", part(password)),
        ("Query Parameters", URLParts.parameters(text.part(query))),
        ("Fragment", part(fragment)),
      ]))
  }

  /// The names and values of a query, decoded.
  static func parameters(_ query: TextBytes) -> DynamicValue {
    var bag = DynamicObject()
    var start = 0
    while start <= query.count && !query.isEmpty {
      let end = query[start...].firstIndex(of: 0x26) ?? query.count
      if end > start {
        let equals = query[start..<end].firstIndex(of: 0x3D) ?? end
        let key = decoded(query.part(start..<equals))
        bag[key] = .string(equals < end ? decoded(query.part(equals + 1..<end)) : "")
      }
      start = end + 1
    }
    return .object(bag)
  }

  private static func decoded(_ text: TextBytes) -> String {
    String(decoding: PercentEncoding.decoded(text), as: UTF8.self)
  }
}

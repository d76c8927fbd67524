import KQLSyntax

/// An address of IP version 6, or one of version 4 as `::ffff:...`, with its mask.
struct IPv6Address {
  /// The address.
  let bits: UInt128
  /// The length of the network's part; 128 where the text has none.
  let prefix: Int

  /// Reads an address; nil where the text is none.
  init?(_ text: TextBytes) {
    if let old = IPv4Address(text) {
      bits = 0xFFFF_0000_0000 | UInt128(old.bits)
      prefix = old.prefix + 96
      return
    }
    var end = text.count
    var length = 128
    if let slash = text.firstIndex(of: 0x2F) {
      guard let given = IPv6Address.decimal(text, slash + 1..<text.count), given <= 128 else {
        return nil
      }
      end = slash
      length = given
    }
    guard let (bits, endsInIPv4) = IPv6Address.read(text, end: end) else { return nil }
    // The old form `::192.168.1.1` is the same address as `::ffff:192.168.1.1`.
    self.bits = endsInIPv4 && bits >> 32 == 0 ? bits | 0xFFFF_0000_0000 : bits
    // A mask behind dotted digits counts the bits of those.
    prefix = endsInIPv4 && length <= 32 && end < text.count ? length + 96 : length
  }

  private static func decimal(_ text: TextBytes, _ range: Range<Int>) -> Int? {
    guard (1...3).contains(range.count) else { return nil }
    var value = 0
    for index in range {
      guard text[index] &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(text[index] - 0x30)
    }
    return value
  }

  private static func read(_ text: TextBytes, end: Int) -> (UInt128, Bool)? {
    var head: [UInt16] = []
    var tail: [UInt16] = []
    var hasGap = false
    var endsInIPv4 = false
    var position = 0
    if end >= 2, text[0] == 0x3A {
      guard text[1] == 0x3A else { return nil }
      hasGap = true
      position = 2
    }
    while position < end {
      var stop = position
      while stop < end, text[stop] != 0x3A { stop += 1 }
      let group = TextBytes(rebasing: text[position..<stop])
      var found: [UInt16] = []
      if group.contains(0x2E) {
        guard stop == end, let old = IPv4Address(group), old.prefix == 32, !group.contains(0x2F)
        else { return nil }
        found = [UInt16(old.bits >> 16), UInt16(truncatingIfNeeded: old.bits)]
        endsInIPv4 = true
      } else {
        guard (1...4).contains(group.count) else { return nil }
        var value: UInt16 = 0
        for byte in group {
          guard let digit = NumberText.hexDigit(byte) else { return nil }
          value = value << 4 | UInt16(digit)
        }
        found = [value]
      }
      if hasGap { tail += found } else { head += found }
      position = stop
      guard position < end else { break }
      position += 1
      if position < end, text[position] == 0x3A {
        guard !hasGap else { return nil }
        hasGap = true
        position += 1
      } else if position == end {
        return nil
      }
    }
    let count = head.count + tail.count
    guard hasGap ? count < 8 : count == 8 else { return nil }
    let groups = head + [UInt16](repeating: 0, count: 8 - count) + tail
    return (groups.reduce(0) { $0 << 16 | UInt128($1) }, endsInIPv4)
  }

  /// The address with everything but the first bits set to 0.
  static func network(_ bits: UInt128, _ prefix: Int) -> UInt128 {
    prefix <= 0 ? 0 : bits & (UInt128.max << UInt128(128 - min(prefix, 128)))
  }

  /// The network's address.
  var network: UInt128 { IPv6Address.network(bits, prefix) }

  /// `fe80:0000:0000:0000:085d:e82c:9446:7994`
  static func format(_ bits: UInt128) -> String {
    (0..<8).map { place in
      let group = UInt16(truncatingIfNeeded: bits >> UInt128(112 - place * 16))
      let digits = String(group, radix: 16)
      return String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined(separator: ":")
  }
}

extension StandardLibrary {
  private static let ipv6Terms = ["ip", "address", "network", "mask", "cidr"]

  /// Addresses of IP version 6; those of version 4 are read as well.
  static let ipv6: [ScalarFunction] = [
    ScalarFunction(
      "parse_ipv6",
      description: "Returns an address in the full form of IPv6; empty where the text is none.",
      searchTerms: ipv6Terms,
      examples: [
        FunctionExample(
          "print parse_ipv6('127.0.0.1')", "0000:0000:0000:0000:0000:ffff:7f00:0001")
      ],
      overloads: [
        .textualToText("ip") { text, builder in
          if let address = IPv6Address(text) {
            builder.write(IPv6Address.format(address.network))
          }
        }
      ]),
    ScalarFunction(
      "parse_ipv6_mask",
      parameters: [FunctionParameter("ip", .textual), FunctionParameter("prefix", .integer)],
      returns: .string,
      description: "Returns the network of an address in the full form of IPv6.",
      searchTerms: ipv6Terms,
      examples: [
        FunctionExample(
          "print parse_ipv6_mask('fe80::85d:e82c:9446:7994', 120)",
          "fe80:0000:0000:0000:085d:e82c:9446:7900")
      ],
      evaluate: { arguments in
        let addresses = TextOperand(arguments, 0)
        let prefixes = IntegerArgument(arguments, 1)
        return arguments.buildText { row, builder in
          guard let address = IPv6Address(addresses[row]), let prefix = prefixes[row],
            (0...128).contains(prefix)
          else { return }
          let length = min(address.prefix, Int(prefix))
          builder.write(IPv6Address.format(IPv6Address.network(address.bits, length)))
        }
      }),
    ipv6Comparison(
      "ipv6_compare", .long, "Returns the order of two addresses: -1, 0 or 1.",
      FunctionExample("print ipv6_compare('192.168.1.1', '::ffff:c0a8:0102')", "-1")
    ) { a, b in a == b ? 0 : (a < b ? -1 : 1) as Int64 },
    ipv6Comparison(
      "ipv6_is_match", .bool, "Returns whether two addresses are of one network.",
      FunctionExample("print ipv6_is_match('192.168.1.1/24', '::ffff:c0a8:01ff')", "true")
    ) { a, b in a == b },
    ipv6Range("ipv6_is_in_range", isRepeated: false),
    ipv6Range("ipv6_is_in_any_range", isRepeated: true),
  ]

  private static func ipv6Comparison<R: FixedElement>(
    _ name: String, _ result: DataType, _ summary: String, _ example: FunctionExample,
    _ compare: @escaping @Sendable (UInt128, UInt128) -> R
  ) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [
        FunctionParameter("a", .textual), FunctionParameter("b", .textual),
        FunctionParameter("prefix", .integer, .optional),
      ],
      returns: result, description: summary, searchTerms: ipv6Terms, examples: [example],
      evaluate: { arguments in
        let left = TextOperand(arguments, 0)
        let right = TextOperand(arguments, 1)
        let given = IntegerArgument(arguments, 2)
        let hasPrefix = arguments.has(2)
        return arguments.build(result) { row -> R? in
          guard let a = IPv6Address(left[row]), let b = IPv6Address(right[row]),
            let limit = hasPrefix ? given[row] : 128, (0...128).contains(limit)
          else { return nil }
          let prefix = min(a.prefix, b.prefix, Int(limit))
          return compare(
            IPv6Address.network(a.bits, prefix), IPv6Address.network(b.bits, prefix))
        }
      })
  }

  private static func ipv6Range(_ name: String, isRepeated: Bool) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [
        FunctionParameter("ip", .textual),
        FunctionParameter("range", .textual, isRepeated ? .repeated : .required),
      ],
      returns: .bool,
      description: isRepeated
        ? "Returns whether an address is in one of several ranges."
        : "Returns whether an address is in a range.",
      searchTerms: ipv6Terms,
      examples: [
        FunctionExample("print \(name)('a5e:f127:8a9d:146d::1', 'a5e:f127:8a9d:146d::/64')", "true")
      ],
      evaluate: { arguments in
        let addresses = TextOperand(arguments, 0)
        let ranges = arguments.operands.dropFirst()
        return arguments.build(.bool) { row -> Bool? in
          guard let address = IPv6Address(addresses[row]) else { return nil }
          var answer: Bool?
          for var text in TextList.texts(ranges, row) {
            guard let range = text.withUTF8({ IPv6Address($0) }) else { continue }
            if IPv6Address.network(address.bits, range.prefix) == range.network { return true }
            answer = false
          }
          return answer
        }
      })
  }
}

/// Arguments that are texts or arrays of texts.
enum TextList {
  /// The texts of one row.
  static func texts(_ operands: some Sequence<Operand>, _ row: Int) -> [String] {
    var texts: [String] = []
    for operand in operands {
      switch operand[row] {
      case .string(let text): texts.append(text)
      case .dynamic(.array(let items)): texts += items.map { CellText.text(of: $0) }
      case .dynamic(let value): texts.append(CellText.text(of: value))
      default: break
      }
    }
    return texts
  }
}

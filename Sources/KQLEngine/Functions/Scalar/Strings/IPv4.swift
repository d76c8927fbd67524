import KQLSyntax

/// An address of IP version 4 with its mask: `192.168.1.0/24`.
struct IPv4Address {
  /// The address.
  let bits: UInt32
  /// The length of the network's part; 32 where the text has none.
  let prefix: Int

  /// Reads an address; nil where the text is none.
  init?(_ text: TextBytes) {
    var position = 0
    func number(upTo limit: Int) -> Int? {
      var value = 0
      let start = position
      while position < text.count, position - start < 3, text[position] &- 0x30 < 10 {
        value = value * 10 + Int(text[position] - 0x30)
        position += 1
      }
      return position > start && value <= limit ? value : nil
    }
    var bits: UInt32 = 0
    for part in 0..<4 {
      if part > 0 {
        guard position < text.count, text[position] == 0x2E else { return nil }
        position += 1
      }
      guard let value = number(upTo: 255) else { return nil }
      bits = bits << 8 | UInt32(value)
    }
    var prefix = 32
    if position < text.count {
      guard text[position] == 0x2F else { return nil }
      position += 1
      guard let value = number(upTo: 32) else { return nil }
      prefix = value
    }
    guard position == text.count else { return nil }
    self.bits = bits
    self.prefix = prefix
  }

  /// The address with everything but the first bits set to 0.
  static func network(_ bits: UInt32, _ prefix: Int) -> UInt32 {
    prefix <= 0 ? 0 : bits & (UInt32.max << UInt32(32 - min(prefix, 32)))
  }

  /// The network's address.
  var network: UInt32 { IPv4Address.network(bits, prefix) }

  /// `192.168.1.0`
  static func format(_ bits: UInt32) -> String {
    "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
  }
}

extension StandardLibrary {
  /// Addresses of IP version 4.
  static let ipv4: [ScalarFunction] = [
    ScalarFunction(
      "parse_ipv4",
      description: "Returns an IPv4 address as a number; null where the text is none.",
      searchTerms: ["ip", "address", "network"],
      examples: [
        FunctionExample("print parse_ipv4('127.0.0.1')", "2130706433"),
        FunctionExample("print parse_ipv4('192.1.168.1/24')", "3221334016"),
      ],
      overloads: [.textual("ip", .long) { IPv4Address($0).map { Int64($0.network) } }]),
    ScalarFunction(
      "ipv4_is_private",
      description: "Returns whether an IPv4 address belongs to a private network.",
      searchTerms: ["ip", "address", "network"],
      examples: [
        FunctionExample("print ipv4_is_private('192.168.1.1/24')", "true"),
        FunctionExample("print ipv4_is_private('208.1.2.3')", "false"),
      ],
      overloads: [.textual("ip", .bool) { IPv4Address($0).map { isPrivate($0) } }]),
    ScalarFunction(
      "ipv4_netmask_suffix",
      description: "Returns the length of the network's part of an IPv4 address.",
      searchTerms: ["ip", "mask", "cidr"],
      examples: [FunctionExample("print ipv4_netmask_suffix('10.1.2.3/24')", "24")],
      overloads: [.textual("ip", .long) { IPv4Address($0).map { Int64($0.prefix) } }]),
    ipv4Comparison(
      "ipv4_compare", .long, "Returns the order of two IPv4 addresses: -1, 0 or 1.",
      FunctionExample("print ipv4_compare('10.0.0.1', '10.0.0.2')", "-1")
    ) { a, b in a == b ? 0 : (a < b ? -1 : 1) as Int64 },
    ipv4Comparison(
      "ipv4_is_match", .bool, "Returns whether two IPv4 addresses are of one network.",
      FunctionExample("print ipv4_is_match('192.168.1.1/24', '192.168.1.255')", "true")
    ) { a, b in a == b },
    ipv4Range("ipv4_is_in_range", isRepeated: false),
    ipv4Range("ipv4_is_in_any_range", isRepeated: true),
    formatIPv4("format_ipv4", withMask: false), formatIPv4("format_ipv4_mask", withMask: true),
  ]

  private static func isPrivate(_ address: IPv4Address) -> Bool {
    [(0x0A00_0000 as UInt32, 8), (0xAC10_0000, 12), (0xC0A8_0000, 16), (0xA9FE_0000, 16)]
      .contains { IPv4Address.network(address.bits, $0.1) == $0.0 && address.prefix >= $0.1 }
  }

  private static func ipv4Comparison<R: FixedElement>(
    _ name: String, _ result: DataType, _ summary: String, _ example: FunctionExample,
    _ compare: @escaping @Sendable (UInt32, UInt32) -> R
  ) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [
        FunctionParameter("a", .textual), FunctionParameter("b", .textual),
        FunctionParameter("prefix", .integer, .optional),
      ],
      returns: result, description: summary,
      searchTerms: ["ip", "address", "network", "mask"], examples: [example],
      evaluate: { arguments in
        let left = TextOperand(arguments, 0)
        let right = TextOperand(arguments, 1)
        let given = IntegerArgument(arguments, 2)
        let hasPrefix = arguments.has(2)
        return arguments.build(result) { row -> R? in
          guard let a = IPv4Address(left[row]), let b = IPv4Address(right[row]),
            let limit = hasPrefix ? given[row] : 32, limit >= 0, limit <= 32
          else { return nil }
          let prefix = min(a.prefix, b.prefix, Int(limit))
          return compare(
            IPv4Address.network(a.bits, prefix), IPv4Address.network(b.bits, prefix))
        }
      })
  }

  private static func ipv4Range(_ name: String, isRepeated: Bool) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [
        FunctionParameter("ip", .textual),
        FunctionParameter("range", .textual, isRepeated ? .repeated : .required),
      ],
      returns: .bool,
      description: isRepeated
        ? "Returns whether an IPv4 address is in one of several ranges."
        : "Returns whether an IPv4 address is in a range.",
      searchTerms: ["ip", "address", "network", "cidr"],
      examples: [FunctionExample("print \(name)('192.168.1.6', '192.168.1.1/24')", "true")],
      evaluate: { arguments in
        let address = TextOperand(arguments, 0)
        let ranges = arguments.operands.dropFirst()
        return arguments.build(.bool) { row -> Bool? in
          guard let address = IPv4Address(address[row]) else { return nil }
          var texts: [String] = []
          for range in ranges {
            switch range[row] {
            case .string(let text): texts.append(text)
            case .dynamic(.array(let items)): texts += items.map { CellText.text(of: $0) }
            case .dynamic(let value): texts.append(CellText.text(of: value))
            default: break
            }
          }
          var answer: Bool?
          for var text in texts {
            guard let range = text.withUTF8({ IPv4Address($0) }) else { continue }
            let isInside = IPv4Address.network(address.bits, range.prefix) == range.network
            if isInside { return true }
            answer = false
          }
          return answer
        }
      })
  }

  private static func formatIPv4(_ name: String, withMask: Bool) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [
        FunctionParameter("ip", TypeSet([.string, .int, .long, .dynamic])),
        FunctionParameter("prefix", .integer, .optional),
      ],
      returns: .string,
      description: withMask
        ? "Returns an IPv4 network's address with its mask as text; empty where there is none."
        : "Returns an IPv4 network's address as text; empty where there is none.",
      searchTerms: ["ip", "address", "network", "cidr"],
      examples: [
        FunctionExample(
          "print \(name)('192.168.1.255', 24)", withMask ? "192.168.1.0/24" : "192.168.1.0")
      ],
      evaluate: { arguments in
        let given = IntegerArgument(arguments, 1)
        let hasPrefix = arguments.has(1)
        let operand = arguments.operands[0]
        return arguments.buildText { row, builder in
          var prefix: Int64 = 32
          var bits: UInt32 = 0
          if let number = operand[row].int64 {
            guard let value = UInt32(exactly: number) else { return }
            bits = value
          } else {
            var text = ""
            if case .string(let value) = operand[row] { text = value }
            if case .dynamic(let value) = operand[row] { text = CellText.text(of: value) }
            guard let address = text.withUTF8({ IPv4Address($0) }) else { return }
            bits = address.bits
            prefix = Int64(address.prefix)
          }
          if hasPrefix {
            guard let limit = given[row], limit >= 0, limit <= 32 else { return }
            prefix = min(prefix, limit)
          }
          builder.write(IPv4Address.format(IPv4Address.network(bits, Int(prefix))))
          if withMask { builder.write("/\(prefix)") }
        }
      })
  }
}

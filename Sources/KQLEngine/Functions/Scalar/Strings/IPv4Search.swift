import KQLSyntax

/// Finds addresses of IP version 4 in a text.
enum IPv4Search {
  /// Whether an address, or one that begins with a prefix ending in a point, stands in a text, with
  /// neither letter nor digit beside it.
  static func contains(_ text: TextBytes, _ wanted: String, isPrefix: Bool) -> Bool {
    var bytes = Array(wanted.utf8)
    let isWhole = bytes.withUnsafeBufferPointer { IPv4Address($0) } != nil && !bytes.contains(0x2F)
    guard isWhole || isPrefix && isBeginning(bytes) else { return false }
    if !isWhole { while bytes.last == 0x20 { bytes.removeLast() } }
    var position = 0
    while position < text.count {
      guard isDigit(text[position]), position == 0 || !isJoined(text[position - 1]) else {
        position += 1
        continue
      }
      var end = position
      while end < text.count, isDigit(text[end]) || text[end] == 0x2E { end += 1 }
      var stop = end
      // A point behind the last digit ends a sentence.
      while stop > position, text[stop - 1] == 0x2E { stop -= 1 }
      let candidate = TextBytes(rebasing: text[position..<stop])
      let isDelimited = end == text.count || !isJoined(text[end])
      if isDelimited, IPv4Address(candidate) != nil {
        if isWhole ? candidate.elementsEqual(bytes) : candidate.starts(with: bytes) { return true }
      }
      position = max(end, position + 1)
    }
    return false
  }

  /// `192.`, `192.168.` or `192.168.1.`
  private static func isBeginning(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard (2...4).contains(parts.count), parts.last?.isEmpty == true else { return false }
    return parts.dropLast().allSatisfy { part in
      (1...3).contains(part.count) && part.allSatisfy(isDigit)
        && part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isJoined(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 || byte == 0x2E
  }
}

extension StandardLibrary {
  /// Addresses in texts, and ranges of them.
  static let ipv4Search: [ScalarFunction] = [
    search("has_ipv4", isPrefix: false, isRepeated: false),
    search("has_ipv4_prefix", isPrefix: true, isRepeated: false),
    search("has_any_ipv4", isPrefix: false, isRepeated: true),
    search("has_any_ipv4_prefix", isPrefix: true, isRepeated: true),
    ScalarFunction(
      "parse_ipv4_mask",
      parameters: [FunctionParameter("ip", .textual), FunctionParameter("prefix", .integer)],
      returns: .long,
      description: "Returns the network of an IPv4 address as a number.",
      searchTerms: ["ip", "address", "network"],
      examples: [FunctionExample("print parse_ipv4_mask('127.0.0.1', 24)", "2130706432")],
      evaluate: { arguments in
        let addresses = TextOperand(arguments, 0)
        let prefixes = IntegerArgument(arguments, 1)
        return arguments.build(.long) { row -> Int64? in
          guard let address = IPv4Address(addresses[row]), let prefix = prefixes[row],
            (0...32).contains(prefix)
          else { return nil }
          return Int64(IPv4Address.network(address.bits, min(address.prefix, Int(prefix))))
        }
      }),
    ScalarFunction(
      "ipv4_range_to_cidr_list",
      parameters: [FunctionParameter("first", .textual), FunctionParameter("last", .textual)],
      returns: .dynamic,
      description: "Returns the networks that make up a range of IPv4 addresses.",
      searchTerms: ["ip", "address", "network", "cidr"],
      examples: [
        FunctionExample(
          "print ipv4_range_to_cidr_list('1.1.128.0', '1.1.140.255')",
          #"["1.1.128.0/21","1.1.136.0/22","1.1.140.0/24"]"#)
      ],
      evaluate: { arguments in
        let first = TextOperand(arguments, 0)
        let last = TextOperand(arguments, 1)
        return arguments.buildDynamic { row in
          guard let from = IPv4Address(first[row]), let to = IPv4Address(last[row]),
            from.bits <= to.bits
          else { return nil }
          return .array(networks(UInt64(from.bits), UInt64(to.bits)).map(DynamicValue.string))
        }
      }),
  ]

  private static func networks(_ first: UInt64, _ last: UInt64) -> [String] {
    var found: [String] = []
    var next = first
    while next <= last {
      var free = next == 0 ? 32 : min(32, next.trailingZeroBitCount)
      while (UInt64(1) << UInt64(free)) - 1 > last - next { free -= 1 }
      found.append("\(IPv4Address.format(UInt32(truncatingIfNeeded: next)))/\(32 - free)")
      next += UInt64(1) << UInt64(free)
    }
    return found
  }

  private static func search(
    _ name: String, isPrefix: Bool, isRepeated: Bool
  ) -> ScalarFunction {
    let wanted = isPrefix ? "127.0." : "127.0.0.1"
    return ScalarFunction(
      name,
      parameters: [
        FunctionParameter("text", .textual), FunctionParameter("ip", .textual),
      ] + (isRepeated ? [FunctionParameter("more", .textual, .repeated)] : []),
      returns: .bool,
      description: isPrefix
        ? "Returns whether an IPv4 address with a given beginning stands in a text."
        : "Returns whether a given IPv4 address stands in a text.",
      searchTerms: ["ip", "address", "find", "log"],
      examples: [FunctionExample("print \(name)('from 127.0.0.1:80', '\(wanted)')", "true")],
      evaluate: { arguments in
        let texts = TextOperand(arguments, 0)
        let wanted = arguments.operands.dropFirst()
        return arguments.build(.bool) { row in
          TextList.texts(wanted, row).contains {
            IPv4Search.contains(texts[row], $0, isPrefix: isPrefix)
          }
        }
      })
  }
}

import KQLSyntax

extension StandardLibrary {
  /// Hashes of a value.
  static let hashing: [ScalarFunction] =
    ["hash", "hash_xxhash64"].map { name in
      ScalarFunction(
        name,
        description:
          "Returns the 64-bit xxHash of a value, or its remainder by the second argument.",
        searchTerms: ["checksum", "fingerprint", "bucket", "partition"],
        examples: [
          FunctionExample("print \(name)('World')", "1846988464401551951"),
          FunctionExample("print \(name)('World', 100)", "51"),
        ],
        overloads: [
          .init(
            [FunctionParameter("value", .any), FunctionParameter("modulo", .long, .optional)], .long
          ) { hash($0) }
        ])
    } + [
      digestFunction(
        "hash_md5", "Returns the MD5 hash of a value as hexadecimal digits.",
        example: ("print hash_md5('World')", "f5a7924e621e84c9280a9a27e1bcb7f6")
      ) { MD5.digest($0) },
      digestFunction(
        "hash_sha1", "Returns the SHA-1 hash of a value as hexadecimal digits.",
        example: ("print hash_sha1('World')", "70c07ec18ef89c5309bbb0937f3a6342411e1fdd")
      ) { SHA1.digest($0) },
      digestFunction(
        "hash_sha256", "Returns the SHA-256 hash of a value as hexadecimal digits.",
        example: (
          "print hash_sha256('World')",
          "78ae647dc5544d227130a0682a51e30bc7777fbb6d8a8f17007463a3ecd1d524"
        )
      ) { SHA256.digest($0) },
    ]

  private static func hash(_ arguments: ScalarArguments) -> Column {
    guard arguments.has(0) else { return Kernel.nulls(arguments) }
    let operand = arguments.operands[0]
    let hashes = Hashing.hashes(of: operand.column)
    let modulos = arguments.fixed(1, as: Int64.self)
    return arguments.build(.long) { row in
      let hash = hashes[operand.isConstant ? 0 : row]
      guard arguments.has(1) else { return Int64(bitPattern: hash) }
      guard let modulo = modulos[row], modulo > 0 else { return nil }
      return Int64(hash % UInt64(modulo))
    }
  }

  private static func digestFunction(
    _ name: String, _ description: String, example: (String, String),
    _ digest: @escaping @Sendable (TextBytes) -> [UInt8]
  ) -> ScalarFunction {
    ScalarFunction(
      name, parameters: [FunctionParameter("value", .any)], returns: .string,
      description: description, searchTerms: ["checksum", "fingerprint", "digest"],
      examples: [FunctionExample(example.0, example.1)]
    ) { arguments in
      guard arguments.has(0) else { return Kernel.nulls(arguments) }
      let operand = arguments.operands[0]
      let digests = TextConversion.texts(of: operand.column).mapText { text, builder in
        for byte in digest(text) {
          builder.write(Hashing.hexDigits[Int(byte >> 4)])
          builder.write(Hashing.hexDigits[Int(byte & 15)])
        }
      }
      guard operand.isConstant else { return .string(digests) }
      return .constant(.string(digests.string(at: 0)), type: .string, count: arguments.count)
    }
  }
}

/// The 64-bit xxHash of cells: of a text's bytes, of a number's bytes in little-endian order.
enum Hashing {
  /// `0` to `f`.
  static let hexDigits = Array("0123456789abcdef".utf8)

  /// The hash of each cell; a null hashes as no bytes.
  static func hashes(of column: Column) -> [UInt64] {
    switch column {
    case .string(let texts): return texts.map { xxHash64($0) }
    case .bool(let vector): return hashes(vector) { UInt8($0 ? 1 : 0) }
    case .int(let vector): return hashes(vector) { $0.littleEndian }
    case .long(let vector), .datetime(let vector), .timespan(let vector):
      return hashes(vector) { $0.littleEndian }
    case .real(let vector): return hashes(vector) { $0.bitPattern.littleEndian }
    case .guid(let vector): return hashes(vector) { $0.bigEndian }
    case .decimal, .dynamic: return TextConversion.texts(of: column).map { xxHash64($0) }
    }
  }

  private static func hashes<Element, Bits>(
    _ vector: Vector<Element>, _ bits: (Element) -> Bits
  ) -> [UInt64] {
    (0..<vector.count).map { row in
      guard let value = vector[row] else { return xxHash64(TextBytes(start: nil, count: 0)) }
      return withUnsafeBytes(of: bits(value)) { raw in
        raw.withMemoryRebound(to: UInt8.self) { xxHash64($0) }
      }
    }
  }

  private static let primes: [UInt64] = [
    0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
    0x27D4_EB2F_1656_67C5,
  ]

  private static func rotated(_ value: UInt64, _ distance: UInt64) -> UInt64 {
    value &<< distance | value &>> (64 &- distance)
  }

  private static func round(_ state: UInt64, _ input: UInt64) -> UInt64 {
    rotated(state &+ input &* primes[1], 31) &* primes[0]
  }

  /// The hash of some bytes with seed 0.
  ///
  /// > Source: Collet, *xxHash fast digest algorithm*, specification 0.1.1, XXH64.
  static func xxHash64(_ text: TextBytes) -> UInt64 {
    let raw = UnsafeRawBufferPointer(text)
    func word(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    var position = 0
    var state = primes[4]
    if raw.count >= 32 {
      var lanes = [primes[0] &+ primes[1], primes[1], 0, 0 &- primes[0]]
      while position + 32 <= raw.count {
        for lane in 0..<4 { lanes[lane] = round(lanes[lane], word(position + lane * 8)) }
        position += 32
      }
      state =
        rotated(lanes[0], 1) &+ rotated(lanes[1], 7) &+ rotated(lanes[2], 12)
        &+ rotated(lanes[3], 18)
      for lane in lanes { state = (state ^ round(0, lane)) &* primes[0] &+ primes[3] }
    }
    state = state &+ UInt64(raw.count)
    while position + 8 <= raw.count {
      state = rotated(state ^ round(0, word(position)), 27) &* primes[0] &+ primes[3]
      position += 8
    }
    if position + 4 <= raw.count {
      let half = UInt64(
        UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt32.self)))
      state = rotated(state ^ (half &* primes[0]), 23) &* primes[1] &+ primes[2]
      position += 4
    }
    while position < raw.count {
      state = rotated(state ^ (UInt64(raw[position]) &* primes[4]), 11) &* primes[0]
      position += 1
    }
    state = (state ^ state >> 33) &* primes[1]
    state = (state ^ state >> 29) &* primes[2]
    return state ^ state >> 32
  }
}

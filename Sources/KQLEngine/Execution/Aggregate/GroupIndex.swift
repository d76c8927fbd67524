import KQLSyntax

/// Numbers distinct rows of key columns in the order in which they come.
///
/// Each key column gives small codes (see ``KeyCoder``). While the product of their ranges is small
/// a group is looked up in one table that the codes address directly; otherwise pairs of codes are
/// numbered, column by column.
struct GroupIndex {
  private var coders: [KeyCoder]
  /// The number of the first group; numbers below it are the caller's.
  private let base: UInt32
  /// What the codes of each column are multiplied by; meaningful while ``isDense``.
  private var strides: [Int]
  /// How many codes of each column the strides leave room for.
  private var ranges: [Int]
  private var isDense = true
  /// The group of each combination of codes, or of each number of one; `.max` for none.
  private var slots: [UInt32] = []
  /// The codes of the groups, `keyCount` each, in the order of the groups; kept while ``isDense``.
  private var groupCodes: [UInt32] = []
  /// Numbers of what the columns before and the next column make together; used when not dense.
  private var pairs: [WordIndex] = []
  private var codes: [[UInt32]]
  /// How many groups there are.
  private(set) var count = 0

  /// The most places of the table that several columns' codes address; less for few rows, for which
  /// making the table would cost more than it saves.
  private static let denseLimit = 1 << 20
  /// The same for a single column, whose table can be no larger than four times its codes.
  private static let denseLimitOfOne = 1 << 22

  /// Creates an index.
  ///
  /// - Parameters:
  ///   - keyCount: The number of key columns.
  ///   - base: The number of the first group.
  init(keyCount: Int, base: UInt32 = 0) {
    // Literals are made without a look at the type at run time, which small groups would notice.
    let isOne = keyCount == 1
    coders = isOne ? [KeyCoder()] : Array(repeating: KeyCoder(), count: keyCount)
    codes = isOne ? [[]] : Array(repeating: [], count: keyCount)
    strides = isOne ? [0] : Array(repeating: 0, count: keyCount)
    ranges = isOne ? [0] : Array(repeating: 0, count: keyCount)
    self.base = base
  }

  /// The group of each row; new rows make new groups.
  mutating func groups(of keys: [Column], count rows: Int) -> [UInt32] {
    var result = [UInt32](repeating: 0, count: rows)
    assign(keys, count: rows, selecting: nil, into: &result)
    return result
  }

  /// Writes the group of each row; new rows make new groups.
  ///
  /// - Parameters:
  ///   - keys: The key columns.
  ///   - rows: The number of rows.
  ///   - flags: Which rows count; the others get number 0 and make no groups. Asks for a `base`
  ///     above 0.
  ///   - output: At least `rows` numbers.
  mutating func assign(
    _ keys: [Column], count rows: Int, selecting flags: [Bool]?, into output: inout [UInt32]
  ) {
    guard !keys.isEmpty else {
      count = 1
      for row in 0..<rows { output[row] = flags?[row] == false ? 0 : base }
      return
    }
    guard rows > 0 else { return }
    encode(keys, rows)
    if isDense { layOut(rows) }
    if isDense {
      combine(rows, &output)
    } else {
      number(rows, &output)
      makeSlots()
    }
    look(rows, flags, &output)
  }

  private mutating func encode(_ keys: [Column], _ rows: Int) {
    for (position, key) in keys.enumerated() {
      var own = room(position, rows)
      own.withUnsafeMutableBufferPointer { buffer in
        if let output = buffer.baseAddress {
          coders[position].encode(key, count: rows, into: output)
        }
      }
      codes[position] = own
    }
  }

  /// The array for a column's codes, taken out of ``codes``, with room for `rows`.
  private mutating func room(_ position: Int, _ rows: Int) -> [UInt32] {
    var own: [UInt32] = []
    swap(&own, &codes[position])
    return own.count >= rows ? own : Array(repeating: 0, count: max(rows, 64))
  }

  // MARK: - Directly addressed

  /// Sees to it that the table has a place for every combination of codes, or gives up on it.
  private mutating func layOut(_ rows: Int) {
    var fits = !slots.isEmpty
    for (position, coder) in coders.enumerated() where coder.capacity > ranges[position] {
      fits = false
    }
    if fits { return }
    var size = 1
    let limit =
      coders.count == 1
      ? Self.denseLimitOfOne : min(Self.denseLimit, max(1 << 14, max(rows, slots.count) * 256))
    for position in coders.indices.reversed() {
      // A column whose codes have grown may well grow on.
      let capacity = max(1, coders[position].capacity)
      ranges[position] =
        ranges[position] == 0 ? capacity : max(ranges[position], capacity.nextPowerOfTwo)
      strides[position] = size
      let (product, overflows) = size.multipliedReportingOverflow(by: ranges[position])
      guard !overflows, product <= limit else {
        // The codes of this batch are needed once what is known has been numbered.
        let batch = codes
        leaveDense()
        codes = batch
        return
      }
      size = product
    }
    slots = Array(repeating: .max, count: size)
    let width = coders.count
    for group in 0..<count {
      var place = 0
      for position in 0..<width {
        place += Int(groupCodes[group * width + position]) * strides[position]
      }
      slots[place] = UInt32(truncatingIfNeeded: group) + base
    }
  }

  /// Turns places in the table into groups; those of new groups are noted there.
  private mutating func look(
    _ rows: Int, _ flags: [Bool]?, _ output: inout [UInt32]
  ) {
    var found = UInt32(truncatingIfNeeded: count) + base
    let first = found
    slots.withUnsafeMutableBufferPointer { slots in
      output.withUnsafeMutableBufferPointer { output in
        guard let flags else {
          for row in 0..<rows {
            let place = Int(output[row])
            var group = slots[place]
            if group == .max {
              group = found
              slots[place] = group
              found &+= 1
            }
            output[row] = group
          }
          return
        }
        flags.withBytes { flags in
          for row in 0..<rows {
            let place = Int(output[row])
            var group = slots[place]
            if group == .max {
              if flags[row] == 0 {
                output[row] = 0
                continue
              }
              group = found
              slots[place] = group
              found &+= 1
            }
            // All bits where the row counts, none where it does not.
            output[row] = group & (0 &- UInt32(truncatingIfNeeded: flags[row]))
          }
        }
      }
    }
    if found != first { remember(from: first, to: found, rows, output) }
  }

  /// Writes the place in the table that each row's codes address.
  private func combine(_ rows: Int, _ output: inout [UInt32]) {
    output.withUnsafeMutableBufferPointer { output in
      guard let target = output.baseAddress else { return }
      codes[0].withUnsafeBufferPointer { codes in
        let stride = UInt32(truncatingIfNeeded: strides[0])
        if stride == 1 {
          if let source = codes.baseAddress { target.update(from: source, count: rows) }
        } else {
          for row in 0..<rows { target[row] = codes[row] &* stride }
        }
      }
      for position in codes.indices.dropFirst() {
        let stride = UInt32(truncatingIfNeeded: strides[position])
        codes[position].withUnsafeBufferPointer { codes in
          for row in 0..<rows { target[row] &+= codes[row] &* stride }
        }
      }
    }
  }

  /// Keeps the codes of groups that a batch has begun.
  private mutating func remember(
    from first: UInt32, to end: UInt32, _ rows: Int, _ output: [UInt32]
  ) {
    count = Int(end - base)
    guard isDense else { return }
    var next = first
    // Only for the first batch: arrays that grow by themselves at each call grow too slowly.
    if groupCodes.isEmpty { groupCodes.reserveCapacity(count * codes.count) }
    for row in 0..<rows where output[row] == next {
      for position in codes.indices { groupCodes.append(codes[position][row]) }
      next += 1
      if next == end { break }
    }
  }

  // MARK: - Numbered

  /// Goes over to numbering pairs of codes, where a table for all combinations would be too large.
  private mutating func leaveDense() {
    isDense = false
    slots = []
    pairs = Array(repeating: WordIndex(), count: coders.count - 1)
    guard count > 0 else { return }
    // What is known so far is numbered like a batch.
    let width = coders.count
    for position in codes.indices {
      codes[position] = (0..<count).map { groupCodes[$0 * width + position] }
    }
    var numbers = [UInt32](repeating: 0, count: count)
    number(count, &numbers)
    makeSlots()
    for group in 0..<count {
      slots[Int(numbers[group])] = UInt32(truncatingIfNeeded: group) + base
    }
    groupCodes = []
  }

  /// Writes a number for each row: equal codes, equal numbers.
  private mutating func number(_ rows: Int, _ output: inout [UInt32]) {
    for row in 0..<rows { output[row] = codes[0][row] }
    if pairs.isEmpty { return }
    var words = [UInt64](repeating: 0, count: rows)
    for position in pairs.indices {
      words.withUnsafeMutableBufferPointer { words in
        codes[position + 1].withUnsafeBufferPointer { codes in
          for row in 0..<rows { words[row] = UInt64(codes[row]) << 32 | UInt64(output[row]) }
        }
      }
      pairs[position].numbers(of: words, count: rows, isNull: nil, into: &output)
    }
  }

  /// Makes room for all numbers in the table.
  private mutating func makeSlots() {
    let room = pairs.last?.count ?? coders[0].capacity
    if room > slots.count {
      slots.append(
        contentsOf: repeatElement(.max, count: room.nextPowerOfTwo - slots.count))
    }
  }

  // MARK: - Finding

  /// Whether keys can be found by the dictionary codes that the index was made of.
  func isNative(_ keys: [Column]) -> Bool {
    zip(coders, keys).allSatisfy { $0.isNative($1) }
  }

  /// Prepares the index for keys of other dictionaries, to be found by several threads, each with a
  /// copy of its own: what every copy would have to work out is worked out here.
  func settled() -> GroupIndex {
    var copy = self
    for position in copy.coders.indices { copy.coders[position].settle() }
    return copy
  }

  /// The group of each row, `UInt32.max` for rows that have none.
  mutating func find(_ keys: [Column], count rows: Int) -> [UInt32] {
    guard !keys.isEmpty else { return Array(repeating: base, count: rows) }
    guard count > 0 else { return Array(repeating: .max, count: rows) }
    for (position, key) in keys.enumerated() {
      var own = room(position, rows)
      own.withUnsafeMutableBufferPointer { buffer in
        if let output = buffer.baseAddress {
          coders[position].find(key, count: rows, into: output)
        }
      }
      codes[position] = own
    }
    return isDense ? findDense(rows) : findNumbered(rows)
  }

  private func findDense(_ rows: Int) -> [UInt32] {
    var result = [UInt32](repeating: .max, count: rows)
    for row in 0..<rows {
      var place = 0
      var isInside = true
      for position in codes.indices {
        let code = Int(codes[position][row])
        if code >= ranges[position] {
          isInside = false
          break
        }
        place += code * strides[position]
      }
      if isInside { result[row] = slots[place] }
    }
    return result
  }

  private func findNumbered(_ rows: Int) -> [UInt32] {
    var numbers = Array(codes[0].prefix(rows))
    var words = [UInt64](repeating: 0, count: rows)
    for position in pairs.indices {
      for row in 0..<rows {
        words[row] = UInt64(codes[position + 1][row]) << 32 | UInt64(numbers[row])
      }
      let before = numbers
      pairs[position].find(words, count: rows, isNull: nil, into: &numbers)
      // What is not there in one column is in no pair.
      for row in 0..<rows where before[row] == .max || codes[position + 1][row] == .max {
        numbers[row] = .max
      }
    }
    return numbers.map { $0 == .max || Int($0) >= slots.count ? .max : slots[Int($0)] }
  }
}

import KQLSyntax

/// Numbers distinct words from 0 in the order in which they come.
///
/// Words that lie close together are addressed directly; others stand in a hash table beside their
/// numbers, so that finding one touches one place in memory.
struct WordIndex {
  private struct Slot {
    var word: UInt64
    /// `UInt32.max` where the slot is free.
    var number: UInt32
  }

  private var slots: [Slot] = []
  private var words: [UInt64] = []
  /// For words in a small range: the number of each, counted from ``low``.
  private var direct: [UInt32] = []
  private var low: UInt64 = 0
  private static let directLimit: UInt64 = 1 << 16

  /// The number of null, once it has come up.
  private(set) var nullNumber: UInt32?

  /// The number of distinct words, null among them.
  var count: Int { words.count }

  /// The word of a number.
  func word(of number: Int) -> UInt64 { words[number] }

  /// The number of null, which is no word.
  mutating func numberOfNull() -> UInt32 {
    if let nullNumber { return nullNumber }
    let number = UInt32(truncatingIfNeeded: words.count)
    nullNumber = number
    // A place among the words keeps the numbers dense; no slot leads to it.
    words.append(0)
    return number
  }

  /// Numbers `count` words; new ones get new numbers.
  ///
  /// - Parameters:
  ///   - input: The words.
  ///   - count: How many there are.
  ///   - isNull: Which rows are null; their words mean nothing. Nil where none is.
  ///   - output: The numbers, as many as the words.
  mutating func numbers(
    of input: UnsafePointer<UInt64>, count: Int, isNull: UnsafePointer<Bool>?,
    into output: UnsafeMutablePointer<UInt32>
  ) {
    guard count > 0 else { return }
    makeRoom(for: input, count: count, isNull: isNull)
    if !direct.isEmpty {
      let low = low
      var table: [UInt32] = []
      swap(&table, &direct)
      table.withUnsafeMutableBufferPointer { direct in
        for row in 0..<count {
          if let isNull, isNull[row] {
            output[row] = .max
            continue
          }
          let place = Int(truncatingIfNeeded: input[row] &- low)
          var number = direct[place]
          if number == .max {
            number = UInt32(truncatingIfNeeded: words.count)
            direct[place] = number
            words.append(input[row])
          }
          output[row] = number
        }
      }
      swap(&table, &direct)
    } else {
      addHashed(input, count, isNull, output)
    }
    if let isNull {
      for row in 0..<count where isNull[row] { output[row] = numberOfNull() }
    }
  }

  /// Sees to it that the words of a batch can be addressed directly, or gives up on that.
  private mutating func makeRoom(
    for input: UnsafePointer<UInt64>, count: Int, isNull: UnsafePointer<Bool>?
  ) {
    guard slots.isEmpty else { return }
    var least = Int64.max
    var most = Int64.min
    for row in 0..<count where isNull?[row] != true {
      let word = Int64(bitPattern: input[row])
      least = min(least, word)
      most = max(most, word)
    }
    guard least <= most else { return }
    let known = !direct.isEmpty
    let first = known ? min(least, Int64(bitPattern: low)) : least
    let end = known ? max(most, Int64(bitPattern: low) + Int64(direct.count) - 1) : most
    let (span, overflows) = end.subtractingReportingOverflow(first)
    guard !overflows, UInt64(bitPattern: span) < Self.directLimit else { return giveUpDirect() }
    if known && first == Int64(bitPattern: low) && span < Int64(direct.count) { return }
    // Some room on both sides, so that growing words do not move the table in each batch.
    var size = 256
    while size <= Int(span) { size *= 2 }
    direct = Array(repeating: .max, count: size)
    low = UInt64(bitPattern: first)
    if first < Int64.max - Int64(size) && first > Int64.min + Int64(size) {
      low &-= UInt64(truncatingIfNeeded: (size - 1 - Int(span)) / 2)
    }
    for (number, word) in words.enumerated() where UInt32(number) != nullNumber {
      direct[Int(truncatingIfNeeded: word &- low)] = UInt32(truncatingIfNeeded: number)
    }
  }

  private mutating func giveUpDirect() {
    direct = []
    rehash(size: max(64, (words.count * 2).nextPowerOfTwo))
  }

  private mutating func addHashed(
    _ input: UnsafePointer<UInt64>, _ count: Int, _ isNull: UnsafePointer<Bool>?,
    _ output: UnsafeMutablePointer<UInt32>
  ) {
    // Room for the case that every word is new, so that nothing moves on the way.
    let room = words.count + count
    if room * 2 > slots.count { rehash(size: max(64, (room * 2).nextPowerOfTwo)) }
    var table: [Slot] = []
    swap(&table, &slots)
    table.withUnsafeMutableBufferPointer { slots in
      let mask = slots.count &- 1
      var last = input[0]
      var lastNumber = UInt32.max
      for row in 0..<count {
        if let isNull, isNull[row] {
          output[row] = .max
          continue
        }
        let word = input[row]
        // Dates of a journal and other sorted keys come many times in a row.
        if word != last || lastNumber == .max {
          var place = Int(truncatingIfNeeded: TextOperations.mix(word)) & mask
          while slots[place].number != .max && slots[place].word != word {
            place = (place &+ 1) & mask
          }
          if slots[place].number == .max {
            slots[place] = Slot(word: word, number: UInt32(truncatingIfNeeded: words.count))
            words.append(word)
          }
          last = word
          lastNumber = slots[place].number
        }
        output[row] = lastNumber
      }
    }
    swap(&table, &slots)
  }

  private mutating func rehash(size: Int) {
    slots = Array(repeating: Slot(word: 0, number: .max), count: size)
    let mask = size - 1
    for (number, word) in words.enumerated() where UInt32(number) != nullNumber {
      var place = Int(truncatingIfNeeded: TextOperations.mix(word)) & mask
      while slots[place].number != .max { place = (place + 1) & mask }
      slots[place] = Slot(word: word, number: UInt32(truncatingIfNeeded: number))
    }
  }

  /// The numbers of words that are there already, `UInt32.max` for others.
  func find(
    _ input: UnsafePointer<UInt64>, count: Int, isNull: UnsafePointer<Bool>?,
    into output: UnsafeMutablePointer<UInt32>
  ) {
    if !direct.isEmpty {
      direct.withUnsafeBufferPointer { direct in
        for row in 0..<count {
          let place = input[row] &- low
          output[row] =
            place < UInt64(direct.count) ? direct[Int(truncatingIfNeeded: place)] : .max
        }
      }
    } else if slots.isEmpty {
      for row in 0..<count { output[row] = .max }
    } else {
      let mask = slots.count &- 1
      slots.withUnsafeBufferPointer { slots in
        for row in 0..<count {
          let word = input[row]
          var place = Int(truncatingIfNeeded: TextOperations.mix(word)) & mask
          while slots[place].number != .max && slots[place].word != word {
            place = (place &+ 1) & mask
          }
          output[row] = slots[place].number
        }
      }
    }
    if let isNull {
      for row in 0..<count where isNull[row] { output[row] = nullNumber ?? .max }
    }
  }
}

extension Int {
  /// The least power of two that is not below the number; 1 for numbers below 1.
  var nextPowerOfTwo: Int {
    self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
  }
}

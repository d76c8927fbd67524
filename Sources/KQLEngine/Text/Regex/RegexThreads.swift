/// Searches long texts: all ways to match run side by side, one scalar at a time.
///
/// Memory grows with the program only.
///
/// > Source: K. Thompson (1968), *Regular expression search algorithm*; R. Pike's extension to
/// > groups.
struct RegexThreads {
  private let program: RegexProgram
  private let slotCount: Int
  private var current: List
  private var following: List
  private var stack: [Step] = []
  private var scratch: [Int]

  /// Threads in order of preference, each instruction at most once.
  private struct List {
    var order: [Int32] = []
    var generation: [UInt32]
    var stamp: UInt32 = 0
    /// The slots of the thread at each instruction.
    var slots: [Int]

    init(_ instructions: Int, _ slotCount: Int) {
      generation = [UInt32](repeating: 0, count: instructions)
      slots = [Int](repeating: -1, count: instructions * slotCount)
    }

    mutating func removeAll() {
      order.removeAll(keepingCapacity: true)
      stamp &+= 1
      if stamp == 0 {
        for index in generation.indices { generation[index] = 0 }
        stamp = 1
      }
    }

    mutating func insert(_ index: Int) -> Bool {
      if generation[index] == stamp { return false }
      generation[index] = stamp
      return true
    }
  }

  /// What is left to follow: an instruction, or, complemented, a slot to set back.
  private struct Step {
    let target: Int32
    let value: Int
  }

  /// Creates the working memory for a program.
  init(_ program: RegexProgram) {
    self.program = program
    slotCount = 2 * program.groupCount
    current = List(program.instructions.count, slotCount)
    following = current
    scratch = [Int](repeating: -1, count: slotCount)
  }

  /// Looks for the first match that begins at or after `start`, and writes its slots.
  mutating func find(in text: TextBytes, from start: Int, slots: inout [Int]) -> Bool {
    current.removeAll()
    var position = start
    var hasMatched = false
    while position <= text.count {
      if current.order.isEmpty {
        if hasMatched { break }
        guard let candidate = program.candidate(in: text, from: position) else { break }
        position = candidate
      }
      if !hasMatched && (!program.isAnchored || position == 0) {
        for index in scratch.indices { scratch[index] = -1 }
        scratch[0] = position
        follow(0, text, position)
      }
      let next = RegexScanner.next(position, in: text)
      following.removeAll()
      swap(&current, &following)
      // From here `following` holds this position's threads and `current` collects the next's.
      for position32 in following.order.indices {
        let index = Int(following.order[position32])
        if case .match = program.instructions[index] {
          let first = index * slotCount
          for slot in 0..<slotCount { slots[slot] = following.slots[first + slot] }
          slots[1] = position
          hasMatched = true
          break
        }
        guard program.instructions[index].step(text, at: position, program.sets) > 0 else {
          continue
        }
        let first = index * slotCount
        for slot in 0..<slotCount { scratch[slot] = following.slots[first + slot] }
        follow(index + 1, text, next)
      }
      position = next
    }
    return hasMatched
  }

  /// Adds the threads that an instruction leads to without stepping over a scalar.
  private mutating func follow(_ start: Int, _ text: TextBytes, _ position: Int) {
    stack.removeAll(keepingCapacity: true)
    stack.append(Step(target: Int32(start), value: 0))
    while let step = stack.popLast() {
      if step.target < 0 {
        scratch[Int(~step.target)] = step.value
        continue
      }
      let index = Int(step.target)
      guard current.insert(index) else { continue }
      switch program.instructions[index] {
      case .split(let first, let second):
        stack.append(Step(target: second, value: 0))
        stack.append(Step(target: first, value: 0))
      case .jump(let target): stack.append(Step(target: target, value: 0))
      case .save(let slot):
        stack.append(Step(target: ~slot, value: scratch[Int(slot)]))
        scratch[Int(slot)] = position
        stack.append(Step(target: Int32(index + 1), value: 0))
      case .assertion(let assertion):
        if assertion.holds(in: text, at: position) {
          stack.append(Step(target: Int32(index + 1), value: 0))
        }
      default:
        let first = index * slotCount
        for slot in 0..<slotCount { current.slots[first + slot] = scratch[slot] }
        current.order.append(Int32(index))
      }
    }
  }
}

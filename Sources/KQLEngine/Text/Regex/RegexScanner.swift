/// Searches texts with one compiled pattern, keeping its working memory from search to search.
///
/// Short texts are searched by backtracking that never runs a split twice at one position; where
/// the memory for that would be large, threads run side by side. Both take time that grows with
/// the product of program and text, never more.
///
/// > Source: R. Cox (2010), *Regular Expression Matching in the Wild* (the design of RE2).
struct RegexScanner {
  private let program: RegexProgram
  /// Where the groups of the last match begin and end; -1 where a group took no part.
  private var slots: [Int]
  private let memory = RegexMemory()
  private var threads: RegexThreads?

  /// More bits than this and threads are used instead of backtracking.
  private static let backtrackingBits = 1 << 18

  /// Creates a scanner.
  init(_ regex: Regex) {
    program = regex.program
    slots = [Int](repeating: -1, count: 2 * program.groupCount)
  }

  /// The last match.
  var range: Range<Int> { slots[0]..<slots[1] }

  /// Where a group stands in the last match; nil where it took no part or does not exist.
  func range(of group: Int) -> Range<Int>? {
    guard group >= 0, group < program.groupCount, slots[2 * group] >= 0,
      slots[2 * group + 1] >= slots[2 * group]
    else { return nil }
    return slots[2 * group]..<slots[2 * group + 1]
  }

  /// The number of groups, the whole match included.
  var groupCount: Int { program.groupCount }

  /// The number of a group of a name.
  func group(named name: String) -> Int? { program.groupNames.firstIndex(of: name) }

  /// Looks for the first match that begins at or after `start`.
  ///
  /// - Returns: Whether there is one; ``range`` and ``range(of:)`` tell where.
  mutating func find(in text: TextBytes, from start: Int = 0) -> Bool {
    guard start >= 0, start <= text.count else { return false }
    if program.isLiteral {
      return program.prefix.withUnsafeBufferPointer { needle in
        guard let found = ByteSearch.first(needle, in: text, from: start) else { return false }
        slots[0] = found
        slots[1] = found + needle.count
        return true
      }
    }
    if program.isAnchored && start > 0 { return false }
    let (bits, overflow) = (text.count - start + 1)
      .multipliedReportingOverflow(by: program.markCount)
    if !overflow && bits <= RegexScanner.backtrackingBits {
      return findByBacktracking(in: text, from: start, bits: bits)
    }
    var threads = self.threads ?? RegexThreads(program)
    self.threads = nil
    let found = threads.find(in: text, from: start, slots: &slots)
    self.threads = threads
    return found
  }

  /// Calls `body` at every match, from left to right, none overlapping another; an empty match
  /// right behind another is passed over. Stops when `body` returns false.
  mutating func forEachMatch(
    in text: TextBytes, _ body: (borrowing RegexScanner) -> Bool
  ) {
    var position = 0
    var lastEnd = -1
    while position <= text.count, find(in: text, from: position) {
      let range = range
      if range.isEmpty && range.lowerBound == lastEnd {
        position = RegexScanner.next(range.upperBound, in: text)
        continue
      }
      if !body(self) { return }
      lastEnd = range.upperBound
      position = range.isEmpty ? RegexScanner.next(lastEnd, in: text) : lastEnd
    }
  }

  /// The position behind the scalar at `position`.
  @inline(__always)
  static func next(_ position: Int, in text: TextBytes) -> Int {
    position < text.count
      ? position + RegexScalars.read(text, at: position).length : position + 1
  }

  private mutating func findByBacktracking(
    in text: TextBytes, from start: Int, bits: Int
  ) -> Bool {
    memory.clearVisited(bits: bits)
    let program = program
    let memory = memory
    return slots.withUnsafeMutableBufferPointer { slots in
      program.instructions.withUnsafeBufferPointer { instructions in
        program.marks.withUnsafeBufferPointer { marks in
          program.setBits.withUnsafeBufferPointer { setBits in
            let run = RegexRun(
              instructions: instructions, marks: marks, setBits: setBits, sets: program.sets,
              markCount: program.markCount, text: text, base: start)
            var position = start
            while let candidate = program.candidate(in: text, from: position) {
              if run.matches(at: candidate, memory, slots) { return true }
              if program.isAnchored { return false }
              position = RegexScanner.next(candidate, in: text)
            }
            return false
          }
        }
      }
    }
  }
}

/// The memory of backtracking, kept from search to search: one scanner's, never shared.
private final class RegexMemory {
  /// What backtracking has to come back to.
  struct Job {
    /// An instruction to go on with, or, complemented, a slot to set back.
    let target: Int32
    let position: Int
  }

  private(set) var visited: UnsafeMutablePointer<UInt64>
  private var visitedWords: Int
  private var jobs: UnsafeMutablePointer<Job>
  private var jobCapacity: Int
  private var jobCount = 0

  init() {
    visitedWords = 16
    visited = .allocate(capacity: visitedWords)
    jobCapacity = 64
    jobs = .allocate(capacity: jobCapacity)
  }

  deinit {
    visited.deallocate()
    jobs.deallocate()
  }

  /// Makes room for bits and sets all of them to 0.
  func clearVisited(bits: Int) {
    let words = (bits + 63) / 64
    if words > visitedWords {
      visited.deallocate()
      visitedWords = max(words, 2 * visitedWords)
      visited = .allocate(capacity: visitedWords)
    }
    // SAFETY: at least `words` words were allocated above.
    visited.update(repeating: 0, count: words)
  }

  /// Forgets all jobs.
  @inline(__always)
  func removeJobs() { jobCount = 0 }

  @inline(__always)
  func push(_ job: Job) {
    if jobCount == jobCapacity { grow() }
    jobs[jobCount] = job
    jobCount &+= 1
  }

  @inline(__always)
  func pop() -> Job? {
    if jobCount == 0 { return nil }
    jobCount &-= 1
    return jobs[jobCount]
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Job>.allocate(capacity: 2 * jobCapacity)
    // SAFETY: the larger block has room for all jobs, and `Job` is trivial.
    larger.update(from: jobs, count: jobCount)
    jobs.deallocate()
    jobs = larger
    jobCapacity *= 2
  }
}

/// One search by backtracking: the program and the text as plain pointers.
private struct RegexRun {
  let instructions: UnsafeBufferPointer<RegexInstruction>
  let marks: UnsafeBufferPointer<Int32>
  let setBits: UnsafeBufferPointer<UInt64>
  let sets: [RegexSet]
  let markCount: Int
  let text: TextBytes
  /// Where the search began; bits are counted from there.
  let base: Int

  /// Tries to match at exactly one position.
  func matches(
    at start: Int, _ memory: RegexMemory, _ slots: UnsafeMutableBufferPointer<Int>
  ) -> Bool {
    for index in slots.indices { slots[index] = -1 }
    memory.removeJobs()
    let visited = memory.visited
    var index = 0
    var position = start
    while true {
      var goesOn = true
      let mark = marks[index]
      if mark >= 0 {
        let bit = (position &- base) &* markCount &+ Int(mark)
        let flag: UInt64 = 1 << UInt64(bit & 63)
        goesOn = visited[bit >> 6] & flag == 0
        visited[bit >> 6] |= flag
      }
      if goesOn {
        switch instructions[index] {
        case .split(let first, let second):
          memory.push(RegexMemory.Job(target: second, position: position))
          index = Int(first)
        case .jump(let target): index = Int(target)
        case .save(let slot):
          memory.push(RegexMemory.Job(target: ~slot, position: slots[Int(slot)]))
          slots[Int(slot)] = position
          index &+= 1
        case .assertion(let assertion):
          goesOn = assertion.holds(in: text, at: position)
          index &+= 1
        case .match:
          slots[0] = start
          slots[1] = position
          return true
        case .scalar(let wanted):
          let length = length(at: position) { $0 == wanted }
          goesOn = length > 0
          position &+= length
          index &+= 1
        case .set(let number):
          let length = length(at: position) { contains(Int(number), $0) }
          goesOn = length > 0
          position &+= length
          index &+= 1
        case .any:
          let length = length(at: position) { _ in true }
          goesOn = length > 0
          position &+= length
          index &+= 1
        case .anyButNewline:
          let length = length(at: position) { $0 != 0x0A }
          goesOn = length > 0
          position &+= length
          index &+= 1
        }
      }
      if goesOn { continue }
      while true {
        guard let job = memory.pop() else { return false }
        if job.target >= 0 {
          index = Int(job.target)
          position = job.position
          break
        }
        slots[Int(~job.target)] = job.position
      }
    }
  }

  /// The length of the scalar at a position if it fits, otherwise 0.
  @inline(__always)
  private func length(at position: Int, _ fits: (UInt32) -> Bool) -> Int {
    guard position < text.count else { return 0 }
    let byte = text[position]
    if byte < 0x80 { return fits(UInt32(byte)) ? 1 : 0 }
    let (scalar, length) = RegexScalars.read(text, at: position)
    return fits(scalar) ? length : 0
  }

  @inline(__always)
  private func contains(_ set: Int, _ scalar: UInt32) -> Bool {
    if scalar < 128 {
      return setBits[2 &* set &+ Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
    }
    return sets[set].contains(scalar)
  }
}

extension RegexProgram {
  /// The first position at or after `start` where a match may begin; nil where there is none.
  func candidate(in text: TextBytes, from start: Int) -> Int? {
    if start > text.count { return nil }
    if isAnchored { return start == 0 ? 0 : nil }
    if !prefix.isEmpty {
      return prefix.withUnsafeBufferPointer { ByteSearch.first($0, in: text, from: start) }
    }
    guard let firstBytes else { return start }
    var position = start
    while position < text.count {
      if firstBytes[Int(text[position])] { return position }
      position += 1
    }
    return nil
  }
}

extension RegexInstruction {
  /// How many bytes an instruction steps over; 0 where the scalar there does not fit.
  @inline(__always)
  func step(_ text: TextBytes, at position: Int, _ sets: [RegexSet]) -> Int {
    guard position < text.count else { return 0 }
    let (scalar, length) = RegexScalars.read(text, at: position)
    let fits =
      switch self {
      case .scalar(let wanted): scalar == wanted
      case .set(let number): sets[Int(number)].contains(scalar)
      case .any: true
      case .anyButNewline: scalar != 0x0A
      default: false
      }
    return fits ? length : 0
  }
}

import Glibc
import Synchronization

/// Keeps the process alive when another program shortens a file that is mapped into memory.
///
/// Reading behind the new end raises `SIGBUS`. While files are mapped, a handler puts a page of zeros
/// where the file has none any more and notes that; the reader goes on over zeros, and whoever opened
/// the file is told that it was shortened. Any other `SIGBUS` ends the process as it would without
/// the guard.
enum MappingGuard {
  /// How many files can be guarded at once; more are read without.
  private static let slotCount = 64

  /// The guarded ranges: begin, end, and whether a page was missing, three words a slot.
  ///
  /// SAFETY: words are written under the lock and read by the handler, which must not wait; a range
  /// is complete before its end, which the handler asks for first, is written.
  nonisolated(unsafe) private static let slots: UnsafeMutablePointer<Int> = {
    let slots = UnsafeMutablePointer<Int>.allocate(capacity: slotCount * 3)
    slots.initialize(repeating: 0, count: slotCount * 3)
    return slots
  }()

  private static let pageSize = max(4096, sysconf(Int32(_SC_PAGESIZE)))

  /// How many ranges are guarded, and what handled the signal before.
  private struct State: @unchecked Sendable {
    var count = 0
    var before = sigaction()
  }

  private static let state = Mutex(State())

  /// Begins to guard a mapping.
  ///
  /// - Returns: The number of its slot, or nil where all are taken.
  static func begin(_ address: UnsafeRawPointer, count: Int) -> Int? {
    state.withLock { state in
      guard let slot = (0..<slotCount).first(where: { slots[$0 * 3 + 1] == 0 }) else { return nil }
      if state.count == 0 { install(&state.before) }
      state.count += 1
      let begin = Int(bitPattern: address)
      slots[slot * 3] = begin
      slots[slot * 3 + 2] = 0
      slots[slot * 3 + 1] = (begin + count + pageSize - 1) / pageSize * pageSize
      return slot
    }
  }

  /// Whether a page of a guarded mapping was missing when it was read.
  static func sawMissingPage(_ slot: Int) -> Bool { slots[slot * 3 + 2] != 0 }

  /// Ends the guard of a mapping.
  static func end(_ slot: Int) {
    state.withLock { state in
      slots[slot * 3 + 1] = 0
      state.count -= 1
      if state.count == 0 { sigaction(SIGBUS, &state.before, nil) }
    }
  }

  private static func install(_ before: inout sigaction) {
    // Everything that the handler asks for is there before the first signal.
    _ = (slots, pageSize)
    var action = sigaction()
    action.sa_flags = SA_SIGINFO
    action.__sigaction_handler.sa_sigaction = { _, information, _ in
      guard let information else { return }
      let address = Int(bitPattern: information.pointee._sifields._sigfault.si_addr)
      if !MappingGuard.fill(address) {
        // Not ours: the instruction is tried again, and this time ends the process.
        signal(SIGBUS, SIG_DFL)
      }
    }
    sigaction(SIGBUS, &action, &before)
  }

  /// Puts a page of zeros at an address in a guarded mapping; called by the handler.
  private static func fill(_ address: Int) -> Bool {
    for slot in 0..<slotCount
    where address < slots[slot * 3 + 1] && address >= slots[slot * 3] {
      slots[slot * 3 + 2] = 1
      let page = UnsafeMutableRawPointer(bitPattern: address / pageSize * pageSize)
      let got = mmap(page, pageSize, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
      return got != MAP_FAILED
    }
    return false
  }
}

import Glibc
import Synchronization

/// Ends the process where one input takes too long.
final class Watch: Sendable {
  private let beats = Atomic<Int>(0)

  /// Starts to watch.
  init() {
    let context = Unmanaged.passRetained(self).toOpaque()
    var thread = pthread_t()
    // The thread lives as long as the process.
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let watch = Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue()
        var last = -1
        while true {
          sleep(Watch.patience)
          let now = watch.beats.load(ordering: .relaxed)
          if now == last {
            print("finding: an input takes longer than \(Watch.patience) s")
            fflush(nil)
            abort()
          }
          last = now
        }
      }, context)
  }

  /// How many seconds one input may take.
  private static let patience: UInt32 = 30

  /// Tells that an input is done.
  func beat() { beats.add(1, ordering: .relaxed) }

  /// Monotonic seconds.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Memory of the process.
  static func residentKilobytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * 4
  }
}

/// The input at work, in a mapped file that outlives a trap.
final class CurrentInput {
  private let base: UnsafeMutableRawPointer
  private(set) var bytes: [UInt8] = []
  private static let size = 8 << 20

  init?(path: String) {
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard ftruncate(file, CurrentInput.size) == 0,
      let base = mmap(nil, CurrentInput.size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0),
      base != MAP_FAILED
    else { return nil }
    self.base = base
  }

  /// The input as text.
  var text: String { String(decoding: bytes.prefix(2_000), as: UTF8.self) }

  /// Keeps an input: its length in decimal, a line end, its bytes.
  func keep(_ bytes: [UInt8], note: String = "") {
    self.bytes = bytes
    let head = Array("\(bytes.count) \(note)\n".utf8)
    guard head.count + bytes.count <= CurrentInput.size else { return }
    base.copyMemory(from: head, byteCount: head.count)
    (base + head.count).copyMemory(from: bytes, byteCount: bytes.count)
  }
}

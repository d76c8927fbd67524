import Glibc
import SamatPlugin

/// A program that runs in a process group of its own, with pipes to and from it.
///
/// Not safe for several threads; whoever has the plug-in's turn has it.
final class ChildProcess: @unchecked Sendable {
  /// Where its standard input is written; -1 once closed.
  private(set) var input: Int32
  /// Where its standard output is read.
  let output: Int32
  /// Where its standard error is read.
  let errors: Int32
  let id: pid_t
  private var hasEnded = false

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The program's absolute path; nothing is looked for anywhere.
  ///   - arguments: What it is given behind its name.
  /// - Throws: The system's reason, as text.
  init(path: String, arguments: [String]) throws(ChildFailure) {
    // A pipe must not be inherited by another child that starts at the same time: its end would
    // never be seen.
    Self.starting.lock()
    defer { Self.starting.unlock() }
    var pipes: [(read: Int32, write: Int32)] = []
    func closePipes() { for pipe in pipes { close(pipe.read); close(pipe.write) } }
    for _ in 0..<3 {
      guard let pipe = Self.pipe() else {
        let reason = String(cString: strerror(errno))
        closePipes()
        throw ChildFailure(reason: reason)
      }
      pipes.append(pipe)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[0].read, 0)
    posix_spawn_file_actions_adddup2(&actions, pipes[1].write, 1)
    posix_spawn_file_actions_adddup2(&actions, pipes[2].write, 2)
    // Files that the program has open are none of a plug-in's.
    for descriptor in Self.openDescriptors() {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // Ctrl-C is for the query, not for the plug-in; and by the group its own children end with it.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    var status = posix_spawn(&process, path, &actions, &attributes, &words, environ)
    // A program that was written a moment ago counts as being written while any other child of whoever
    // wrote it stands between its fork and its own program: the system then says "text file busy",
    // and a moment later no longer.
    for _ in 0..<Self.busyTries where status == ETXTBSY {
      usleep(Self.busyPause)
      status = posix_spawn(&process, path, &actions, &attributes, &words, environ)
    }
    guard status == 0 else {
      closePipes()
      throw ChildFailure(reason: String(cString: strerror(status)))
    }
    close(pipes[0].read)
    close(pipes[1].write)
    close(pipes[2].write)
    input = pipes[0].write
    output = pipes[1].read
    errors = pipes[2].read
    id = process
    for descriptor in [input, output, errors] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
    // Larger pipes make fewer turns; where the system does not allow it, nothing is lost.
    _ = fcntl(input, Self.setPipeSize, 1 << 20)
    _ = fcntl(output, Self.setPipeSize, 1 << 20)
  }

  /// How often, and after how many microseconds, a program that is being written is tried again: two
  /// seconds in all.
  private static let busyTries = 200
  private static let busyPause: UInt32 = 10_000

  /// `F_SETPIPE_SZ`, which Glibc's module map leaves out.
  private static let setPipeSize: Int32 = 1031

  deinit {
    kill()
    closeInput()
    close(output)
    close(errors)
  }

  private static let starting = SpawnLock()

  /// The descriptors beside the standard ones that are open now; one that is closed meanwhile does no
  /// harm.
  private static func openDescriptors() -> [Int32] {
    guard let folder = opendir("/proc/self/fd") else { return [] }
    defer { closedir(folder) }
    var found: [Int32] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let descriptor = Int32(name), descriptor > 2 { found.append(descriptor) }
    }
    return found
  }

  /// A pipe that no other child inherits, on descriptors that are not the standard ones.
  private static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    for index in ends.indices {
      _ = fcntl(ends[index], F_SETFD, FD_CLOEXEC)
      if ends[index] > 2 { continue }
      let moved = fcntl(ends[index], F_DUPFD_CLOEXEC, 3)
      guard moved >= 0 else {
        close(ends[0])
        close(ends[1])
        return nil
      }
      close(ends[index])
      ends[index] = moved
    }
    return (ends[0], ends[1])
  }

  /// Ends its input.
  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Writes what fits.
  ///
  /// - Returns: The number of bytes written; nil where it no longer reads.
  func write(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard input >= 0, bytes.count > 0 else { return input >= 0 ? 0 : nil }
    // A library must not change how its program handles SIGPIPE; so the signal is kept from this
    // thread, and taken back where the write has caused it.
    var pipeSignal = sigset_t()
    var before = sigset_t()
    var pending = sigset_t()
    sigemptyset(&pipeSignal)
    sigaddset(&pipeSignal, SIGPIPE)
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    while true {
      let count = Glibc.write(input, bytes.baseAddress, bytes.count)
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: return 0
      case EPIPE:
        if !wasPending {
          var now = timespec()
          sigtimedwait(&pipeSignal, nil, &now)
        }
        return nil
      default: return nil
      }
    }
  }

  /// Whether it has ended; its status is still to be taken.
  var isOver: Bool {
    if hasEnded { return true }
    var found = siginfo_t()
    found.si_signo = 0
    let result = waitid(P_PID, id_t(id), &found, WEXITED | WNOHANG | WNOWAIT)
    return result == 0 && found.si_signo != 0 || result < 0 && errno == ECHILD
  }

  /// Waits for it to end, for so long.
  ///
  /// - Returns: How it ended, for people; nil where it has not.
  func ending(within seconds: Double) -> String? {
    let end = monotonicSeconds() + seconds
    while true {
      var found = siginfo_t()
      found.si_signo = 0
      let result = waitid(P_PID, id_t(id), &found, WEXITED | WNOHANG | WNOWAIT)
      // Where the second fails somebody else has taken its status.
      if result == 0 && found.si_signo != 0 || result < 0 && errno != EINTR {
        hasEnded = true
        // What it has started is not to outlive it; until its status is taken the group is its own.
        if result == 0 { _ = Glibc.kill(-id, SIGKILL) }
        var status: Int32 = 0
        guard waitpid(id, &status, 0) == id else { return "its exit status is not known" }
        return Self.text(status)
      }
      guard monotonicSeconds() < end else { return nil }
      usleep(1000)
    }
  }

  /// Ends it with everything that it has started.
  func kill() {
    guard !hasEnded else { return }
    _ = Glibc.kill(-id, SIGKILL)
    _ = Glibc.kill(id, SIGKILL)
    if ending(within: 5) == nil { hasEnded = true }
  }

  private static func text(_ status: Int32) -> String {
    let signal = status & 0x7F
    if signal == 0 { return "exit status \((status >> 8) & 0xFF)" }
    return "signal \(signal)" + (strsignal(signal).map { " (" + String(cString: $0) + ")" } ?? "")
  }
}

/// Lets one process start at a time.
private final class SpawnLock: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  func lock() { pthread_mutex_lock(mutex) }
  func unlock() { pthread_mutex_unlock(mutex) }
}

/// Why a process could not be started.
struct ChildFailure: Error {
  let reason: String
}

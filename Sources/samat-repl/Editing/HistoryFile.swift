import Glibc
import KQLEngine

/// The statements of earlier sessions, in a file of JSON strings, one a line.
///
/// Shells that run side by side append under a lock, so that none loses what another wrote. Nothing that
/// can go wrong with the file ends the shell: a line that is no JSON string is passed over, and a place
/// that cannot be read or written gives one warning.
final class HistoryFile {
  /// How many statements are loaded at most: the newest.
  static let capacity = 10_000

  // Of a file that grew beyond this only the end is read: enough for `capacity` statements of 1.6 kB.
  private static let bytesRead = 16 << 20

  /// Where the file is; `nil` when the environment names no place.
  let path: String?

  private let warn: (String) -> Void
  private var warned = false
  private var newest: String?

  /// A history file.
  ///
  /// - Parameters:
  ///   - path: Its path; ``defaultPath`` unless given.
  ///   - warn: Called at most once, with one line.
  init(path: String? = HistoryFile.defaultPath, warn: @escaping (String) -> Void) {
    self.path = path
    self.warn = warn
  }

  /// `$XDG_STATE_HOME/samat/history.jsonl`, or the same below `~/.local/state`.
  static var defaultPath: String? {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    return defaultPath(stateHome: variable("XDG_STATE_HOME"), home: variable("HOME"))
  }

  /// The default path for given variables. As the XDG specification asks, a relative one counts as unset.
  static func defaultPath(stateHome: String?, home: String?) -> String? {
    if let stateHome, stateHome.hasPrefix("/") { return stateHome + "/samat/history.jsonl" }
    if let home, home.hasPrefix("/") { return home + "/.local/state/samat/history.jsonl" }
    return nil
  }

  /// Loads the newest ``capacity`` statements, the oldest first; none if there is no file.
  func load() -> [String] {
    guard let path else { return [] }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno != ENOENT { complain("cannot read the history '\(path)'") }
      return []
    }
    defer { _ = Glibc.close(descriptor) }
    guard let bytes = tail(of: descriptor) else {
      complain("cannot read the history '\(path)'")
      return []
    }
    var entries: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
      let text = line.withUnsafeBufferPointer { JSONText.parse($0) }
      // What could not be read as text is no statement that anybody typed.
      guard case .string(let entry)? = text, !entry.isEmpty,
        !entry.unicodeScalars.contains("\u{FFFD}")
      else { continue }
      entries.append(entry)
      if entries.count == Self.capacity { break }
    }
    newest = entries.first
    return entries.reversed()
  }

  /// Appends a statement; one that ``History/accepts(_:after:)`` refuses is not stored.
  func append(_ statement: String) {
    guard History.accepts(statement, after: newest) else { return }
    newest = statement
    guard let path else {
      complain("no place for the history: neither XDG_STATE_HOME nor HOME is set")
      return
    }
    if !write(statement, to: path) { complain("cannot write the history '\(path)'") }
  }

  private func write(_ statement: String, to path: String) -> Bool {
    makeFolders(for: path)
    let flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { return false }
    defer { _ = Glibc.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    if status.st_mode & 0o077 != 0 { _ = fchmod(descriptor, 0o600) }
    lock(descriptor)
    var bytes = Array(JSONText.format(.string(statement)).utf8)
    bytes.append(UInt8(ascii: "\n"))
    // A shell that died while it wrote may have left half a line.
    if fstat(descriptor, &status) == 0, status.st_size > 0 {
      var last: UInt8 = 0
      if pread(descriptor, &last, 1, status.st_size - 1) == 1, last != UInt8(ascii: "\n") {
        bytes.insert(UInt8(ascii: "\n"), at: 0)
      }
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if written == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }

  // The lock goes with the descriptor. One that stays taken (a stopped process, a file server) must not
  // hold the prompt: appending without it is whole as well on a local file system.
  private func lock(_ descriptor: Int32) {
    for _ in 0..<50 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR) {
        return
      }
      usleep(10_000)
    }
  }

  private func makeFolders(for path: String) {
    var folder = ""
    for name in path.split(separator: "/").dropLast() {
      folder += "/" + name
      _ = mkdir(folder, 0o700)
    }
  }

  private func tail(of descriptor: Int32) -> [UInt8]? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let start = max(0, Int(status.st_size) - Self.bytesRead)
    guard lseek(descriptor, off_t(start), SEEK_SET) >= 0 else { return nil }
    let wanted = Int(status.st_size) - start
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted {
        let got = read(descriptor, buffer.baseAddress?.advanced(by: count), wanted - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          break
        } else if errno != EINTR {
          failed = true
          break
        }
      }
    }
    return failed ? nil : bytes
  }

  private func complain(_ message: String) {
    if warned { return }
    warned = true
    warn(message)
  }
}

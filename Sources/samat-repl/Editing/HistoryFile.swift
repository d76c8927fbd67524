import Glibc

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
      guard let entry = JSONText.decode(line), !entry.isEmpty else { continue }
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
    var bytes = JSONText.encode(statement)
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

/// JSON strings, and nothing else of JSON.
enum JSONText {
  /// A string in quotes, as UTF-8; control characters are escaped, so that it is one line.
  static func encode(_ text: String) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    let quote = UInt8(ascii: "\"")
    let backslash = UInt8(ascii: "\\")
    var bytes = [quote]
    for byte in text.utf8 {
      switch byte {
      case quote, backslash: bytes += [backslash, byte]
      case UInt8(ascii: "\n"): bytes += [backslash, UInt8(ascii: "n")]
      case UInt8(ascii: "\t"): bytes += [backslash, UInt8(ascii: "t")]
      case 0..<0x20, 0x7F:
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(quote)
    return bytes
  }

  /// The string that a line holds, or `nil` when it holds something else; spaces around it are allowed.
  static func decode(_ line: some Collection<UInt8>) -> String? {
    let space: Set<UInt8> = [0x20, 0x09, 0x0D]
    var bytes = Array(line)[...]
    while let first = bytes.first, space.contains(first) { bytes.removeFirst() }
    while let last = bytes.last, space.contains(last) { bytes.removeLast() }
    guard bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"")
    else { return nil }
    bytes = bytes.dropFirst().dropLast()
    var units: [UInt8] = []
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\"") || byte < 0x20 { return nil }
      guard byte == UInt8(ascii: "\\") else {
        units.append(byte)
        continue
      }
      switch bytes.popFirst() {
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "u"):
        guard let scalar = escapedScalar(&bytes) else { return nil }
        units += Array(String(scalar).utf8)
      case let other? where "\"\\/".utf8.contains(other): units.append(other)
      default: return nil
      }
    }
    return String(validating: units, as: UTF8.self)
  }

  private static func escapedScalar(_ bytes: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let first = hexadecimal(&bytes) else { return nil }
    guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
    guard bytes.starts(with: "\\u".utf8) else { return nil }
    bytes = bytes.dropFirst(2)
    guard let second = hexadecimal(&bytes), (0xDC00...0xDFFF).contains(second) else { return nil }
    return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
  }

  private static func hexadecimal(_ bytes: inout ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count >= 4 else { return nil }
    let digits = String(decoding: bytes.prefix(4), as: UTF8.self)
    bytes = bytes.dropFirst(4)
    return digits.utf8.allSatisfy { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
      ? UInt32(digits, radix: 16) : nil
  }
}

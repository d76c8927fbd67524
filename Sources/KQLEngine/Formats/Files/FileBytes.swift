public import KQLSyntax
import Glibc

/// The bytes of a file: mapped into memory where that pays, read otherwise.
///
/// ```swift
/// let file = try FileBytes(path: "seeds/units.csv")
/// let table = try CSVReader().read(file.bytes, options: ReadOptions(fileName: "units.csv"))
/// ```
///
/// Files below 1 MiB, pipes and devices are copied, so that nothing done to them matters. Where another
/// program shortens a mapped file, zeros are read from there on, and ``wasShortened`` says so.
public final class FileBytes: @unchecked Sendable {
  /// The bytes; valid as long as this object lives, which `withExtendedLifetime` sees to. See ``copy``.
  public let bytes: TextBytes
  private let isMapped: Bool
  private let guardSlot: Int?

  /// Files from this size on are mapped, in bytes.
  static let mappingThreshold = 1 << 20
  /// How much is taken from what is no regular file, in bytes.
  static let streamLimit = 1 << 30

  /// Opens and reads a file.
  ///
  /// - Parameter path: The path; relative ones begin at the current directory.
  /// - Throws: `kql.data.file` with the path and the system's reason where there is no such file, it
  ///   is a directory, or it may not be read.
  public init(path: String) throws(Diagnostic) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileBytes.problem(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileBytes.problem(path, errno) }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else { throw FileBytes.problem(path, EISDIR) }
    let size = Int(status.st_size)
    if kind == S_IFREG && size >= FileBytes.mappingThreshold,
      let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED
    {
      madvise(address, size, Int32(MADV_SEQUENTIAL))
      // SAFETY: the mapping has `size` bytes and is held until deinit.
      bytes = TextBytes(start: address.assumingMemoryBound(to: UInt8.self), count: size)
      isMapped = true
      guardSlot = MappingGuard.begin(address, count: size)
      return
    }
    let limit = kind == S_IFREG ? Int.max : FileBytes.streamLimit
    bytes = try FileBytes.readAll(descriptor, path, expected: max(size, 0), limit: limit)
    isMapped = false
    guardSlot = nil
  }

  /// The bytes as an array, which outlives this object.
  ///
  /// - Complexity: O(*bytes*).
  public var copy: [UInt8] { withExtendedLifetime(self) { Array(bytes) } }

  /// Whether the file was found to be shorter than it was when it was opened.
  public var wasShortened: Bool { guardSlot.map { MappingGuard.sawMissingPage($0) } ?? false }

  deinit {
    if let guardSlot { MappingGuard.end(guardSlot) }
    guard let base = bytes.baseAddress else { return }
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: base), bytes.count)
    } else {
      base.deallocate()
    }
  }

  /// The first four bytes of a regular file; fewer, or none, where there are no more or it cannot be
  /// read.
  static func head(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    return [UInt8](unsafeUninitializedCapacity: 4) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, 4))
    }
  }

  private static func readAll(
    _ descriptor: Int32, _ path: String, expected: Int, limit: Int
  ) throws(Diagnostic) -> TextBytes {
    // One byte more shows the end without another round.
    var capacity = max(expected + 1, 1 << 12)
    var block = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    var count = 0
    while true {
      if count == capacity {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
        larger.update(from: block, count: count)
        block.deallocate()
        block = larger
        capacity *= 2
      }
      let got = Glibc.read(descriptor, block + count, capacity - count)
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        let reason = errno
        block.deallocate()
        throw problem(path, reason)
      }
      count += got
      if count > limit {
        block.deallocate()
        throw Diagnostic(
          code: "kql.data.file",
          message: "\(MessageText.quoted(path)) gives more than \(limit >> 20) MiB",
          help: "write it to a file first")
      }
    }
    return TextBytes(start: block, count: count)
  }

  /// What the system says of a path.
  static func problem(_ path: String, _ reason: Int32) -> Diagnostic {
    let help =
      switch reason {
      case ENOENT: "check the spelling of the path and the current directory"
      case EISDIR: "name a file in it"
      case EACCES, EPERM: "ask for the right to read it"
      default: "check the disk, or name another file"
      }
    return Diagnostic(
      code: "kql.data.file",
      message: "cannot read \(MessageText.quoted(path)): \(text(of: reason))", help: help)
  }

  /// The way out where a file cannot be written.
  static func help(writing reason: Int32) -> String {
    switch reason {
    case ENOENT, ENOTDIR: "make its directory first, or correct the path"
    case EISDIR: "name a file in it"
    case EACCES, EPERM, EROFS: "write to a directory that is yours"
    case ENOSPC, EDQUOT: "free some space, or write to another disk"
    default: "write to another path"
    }
  }

  /// The system's words for an error number.
  static func text(of reason: Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let base = buffer.baseAddress else { return "error \(reason)" }
      buffer.initialize(repeating: 0)
      // The reentrant call: several tables may be loading at once.
      guard strerror_r(reason, base, 255) == 0 else { return "error \(reason)" }
      return String(cString: UnsafePointer(base))
    }
  }
}

extension Diagnostic {
  /// That a file cannot be written, and the way out.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - reason: The error number of the system.
  /// - Returns: `kql.data.file`.
  public static func cannotWrite(_ path: String, because reason: Int32) -> Diagnostic {
    Diagnostic(
      code: "kql.data.file",
      message: "cannot write '\(MessageText.path(path))': \(FileBytes.text(of: reason))",
      help: FileBytes.help(writing: reason))
  }
}

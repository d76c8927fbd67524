import KQLSyntax

/// The cells that an extremum or `take_any` carries along with the row it has chosen.
///
/// A group remembers where its cell stands, not the cell: the batches of one table share its
/// memory, and a batch that was worked out is kept while a group has chosen from it.
struct ChosenCells {
  /// Where a cell stands: a position in one of the sources; below 0 for no cell.
  struct Place {
    private var sourceAndMark: UInt32
    /// The position in the source; negative for no cell.
    var position: Int32

    init(source: UInt32 = 0, position: Int32 = -1) {
      sourceAndMark = source
      self.position = position
    }

    /// The number of the source.
    @inline(__always)
    var source: UInt32 {
      get { sourceAndMark & 0x7FFF_FFFF }
      set { sourceAndMark = sourceAndMark & 0x8000_0000 | newValue }
    }

    /// A mark for whoever chooses, for instance that the row was chosen for want of a better one.
    @inline(__always)
    var isMarked: Bool { sourceAndMark >> 31 != 0 }

    /// The same place with the mark set.
    var marked: Place {
      var copy = self
      copy.sourceAndMark |= 0x8000_0000
      return copy
    }

    /// Whether a row was chosen.
    @inline(__always)
    var isEmpty: Bool { position < 0 }
  }

  private var sources: [Column] = []
  /// How many rows of the current batch's source lie before the batch.
  private var offset: Int32 = 0
  private var isConstant = false
  /// Whether the current batch has brought a source of its own.
  private var isNew = false

  /// Makes the operand of the next batch the one that rows are chosen from.
  mutating func begin(_ operand: Operand?) {
    guard let operand else { return }
    isConstant = operand.isConstant
    let (column, offset) = operand.column.whole
    self.offset = Int32(truncatingIfNeeded: offset)
    isNew = !(sources.last?.sharesMemory(with: column) ?? false)
    if isNew { sources.append(column) }
  }

  /// Lets go of a batch from which no row was chosen.
  mutating func end(hasChosen: Bool) {
    if isNew && !hasChosen && sources.count > 1 { sources.removeLast() }
    isNew = false
  }

  /// The place of a row of the current batch.
  @inline(__always)
  func place(_ row: Int) -> Place {
    Place(
      source: UInt32(truncatingIfNeeded: sources.count &- 1),
      position: isConstant ? offset : offset &+ Int32(truncatingIfNeeded: row))
  }

  /// Takes over the sources of another collection, and tells how its places are to be changed.
  mutating func adopt(_ other: ChosenCells) -> (Place) -> Place {
    var moved: [UInt32] = []
    for source in other.sources {
      // Only the memory of a whole table is met again, and that is the first source.
      if let first = sources.first, first.sharesMemory(with: source) {
        moved.append(0)
      } else {
        moved.append(UInt32(truncatingIfNeeded: sources.count))
        sources.append(source)
      }
    }
    return { place in
      if place.isEmpty { return place }
      var changed = place
      changed.source = moved[Int(place.source)]
      return changed
    }
  }

  /// A column of the cells at some places; null where there is none.
  func column(_ places: some Sequence<Place>, type: DataType) -> Column {
    var starts: [Int] = []
    var total = 0
    for source in sources {
      starts.append(total)
      total += source.count
    }
    guard total < Int32.max else { return column(cellByCell: places, type: type) }
    let all = sources.isEmpty ? Column.empty(type) : Column.concatenate(sources, type: type)
    return all.gather(
      places.map { place in
        place.isEmpty
          ? -1 : Int32(truncatingIfNeeded: starts[Int(place.source)]) &+ place.position
      })
  }

  private func column(cellByCell places: some Sequence<Place>, type: DataType) -> Column {
    var builder = ColumnBuilder(type: type)
    for place in places {
      builder.append(
        place.isEmpty ? .null : sources[Int(place.source)][Int(place.position)])
    }
    return builder.finish()
  }
}

extension Column {
  /// The column of all the rows that share this one's memory, and where this one begins in it.
  var whole: (column: Column, offset: Int) {
    switch self {
    case .bool(let vector): (.bool(vector.whole), vector.offset)
    case .int(let vector): (.int(vector.whole), vector.offset)
    case .long(let vector): (.long(vector.whole), vector.offset)
    case .real(let vector): (.real(vector.whole), vector.offset)
    case .decimal(let vector): (.decimal(vector.whole), vector.offset)
    case .string(let strings): (.string(strings.whole.column), strings.whole.offset)
    case .datetime(let vector): (.datetime(vector.whole), vector.offset)
    case .timespan(let vector): (.timespan(vector.whole), vector.offset)
    case .guid(let vector): (.guid(vector.whole), vector.offset)
    case .dynamic(let vector): (.dynamic(vector.whole), vector.offset)
    }
  }

  /// Whether two whole columns are the same memory.
  func sharesMemory(with other: Column) -> Bool {
    switch (self, other) {
    case (.bool(let a), .bool(let b)): a.sharesMemory(with: b)
    case (.int(let a), .int(let b)): a.sharesMemory(with: b)
    case (.long(let a), .long(let b)), (.datetime(let a), .datetime(let b)),
      (.timespan(let a), .timespan(let b)):
      a.sharesMemory(with: b)
    case (.real(let a), .real(let b)): a.sharesMemory(with: b)
    case (.decimal(let a), .decimal(let b)): a.sharesMemory(with: b)
    case (.guid(let a), .guid(let b)): a.sharesMemory(with: b)
    case (.dynamic(let a), .dynamic(let b)): a.sharesMemory(with: b)
    case (.string(let a), .string(let b)): a.sharesMemory(with: b)
    default: false
    }
  }
}

extension Vector {
  /// The vector of all elements in the memory of this one.
  ///
  /// Batches are cut out of a table's column by ``slice(_:)``, which keeps bitmap and storage in
  /// step; a bitmap that was made anew for a window leaves the window a whole of its own.
  fileprivate var whole: Vector {
    guard let validity else {
      return Vector(
        storage: storage, offset: 0, count: storage.count, validity: nil, keys: keys)
    }
    guard validity.offset == offset, validity.words.count * 64 >= storage.count else {
      return Vector(
        storage: storage, offset: 0, count: storage.count,
        validity: validity.widened(to: storage.count, from: offset), keys: keys)
    }
    return Vector(
      storage: storage, offset: 0, count: storage.count,
      validity: Bitmap(words: validity.words, count: storage.count), keys: keys)
  }

  fileprivate func sharesMemory(with other: Vector) -> Bool {
    guard storage.count == other.storage.count, (validity == nil) == (other.validity == nil),
      storage.withUnsafeBufferPointer({ a in
        other.storage.withUnsafeBufferPointer { a.baseAddress == $0.baseAddress }
      })
    else { return false }
    guard let validity, let second = other.validity else { return true }
    return validity.words.withUnsafeBufferPointer { a in
      second.words.withUnsafeBufferPointer { a.baseAddress == $0.baseAddress }
    }
  }
}

extension Bitmap {
  /// The bitmap of a longer column, of whose rows those from `start` on are this one's.
  fileprivate func widened(to rows: Int, from start: Int) -> Bitmap {
    Bitmap((0..<rows).map { $0 >= start && $0 < start + count && bit($0 - start) })
  }
}

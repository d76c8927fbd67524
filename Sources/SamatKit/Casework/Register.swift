/// Records by id, in the order in which they came.
///
/// Finding and changing one takes the time of one look-up; records are never taken out.
struct Register<Record: Codable & Sendable>: Sendable {
  /// The ids, in order.
  private(set) var ids: [String] = []
  private var records: [Record] = []
  private var places: [String: Int32] = [:]

  /// How many there are.
  var count: Int { ids.count }

  /// The record of an id.
  subscript(id: String) -> Record? { places[id].map { records[Int($0)] } }

  /// Whether there is a record of an id.
  func contains(_ id: String) -> Bool { places[id] != nil }

  /// Adds a record; where there is one of the id already, it takes its place.
  mutating func set(_ id: String, _ record: Record) {
    if let place = places[id] {
      records[Int(place)] = record
    } else {
      places[id] = Int32(truncatingIfNeeded: ids.count)
      ids.append(id)
      records.append(record)
    }
  }

  /// Changes a record where it stands; nothing happens where there is none.
  mutating func update(_ id: String, _ change: (inout Record) -> Void) {
    guard let place = places[id] else { return }
    change(&records[Int(place)])
  }
}

extension Register: Codable {
  private enum CodingKeys: String, CodingKey { case ids, records }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let ids = try container.decode([String].self, forKey: .ids)
    let records = try container.decode([Record].self, forKey: .records)
    guard ids.count == records.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .records, in: container, debugDescription: "as many records as ids are expected")
    }
    self.init()
    for (id, record) in zip(ids, records) { set(id, record) }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(ids, forKey: .ids)
    try container.encode(records, forKey: .records)
  }
}

import Glibc
import KQLSyntax

extension StandardLibrary {
  private static let units = ["Bytes", "KB", "MB", "GB", "TB", "PB", "EB"]

  /// Sizes of data.
  static let byteSizes: [ScalarFunction] = {
    var size = ScalarFunction(
      "data_size", parameters: [FunctionParameter("value", .any, .repeated)], returns: .long,
      description: "Returns about how many bytes values take.", evaluate: dataSize)
    size.isHidden = true
    return [formatBytes, size, guidEncoding, guidDecoding]
  }()

  private static let formatBytes = ScalarFunction(
    "format_bytes",
    parameters: [
      FunctionParameter("size", .real), FunctionParameter("precision", .integer, .optional),
      FunctionParameter("units", .string, .optional),
    ],
    returns: .string,
    description: "Returns a number of bytes as text, such as 10.1 KB.",
    searchTerms: ["size", "kilobytes", "megabytes", "human"],
    examples: [
      FunctionExample("print format_bytes(10332, 1)", "10.1 KB"),
      FunctionExample("print format_bytes(20010332, 0, 'KB')", "19541 KB"),
    ],
    naming: .firstArgument,
    evaluate: { arguments in
      let sizes = arguments.fixed(0, as: Double.self)
      let precisions = IntegerArgument(arguments, 1)
      let unitTexts = arguments.text(2)
      return arguments.buildText { row, builder in
        guard let size = sizes[row], size.isFinite else { return }
        var power = 0
        let wanted = arguments.has(2) ? unitTexts.string(row) : ""
        if wanted.isEmpty {
          var rest = size.magnitude
          while rest >= 1024, power < units.count - 1 {
            rest /= 1024
            power += 1
          }
        } else {
          guard let place = units.firstIndex(where: { $0.lowercased() == wanted.lowercased() })
          else { return }
          power = place
        }
        let digits = min(max(precisions[row] ?? 0, 0), 15)
        let scale = pow(10, Double(digits))
        let value = (size / pow(1024, Double(power)) * scale).rounded() / scale
        builder.write(decimal(value) + " " + units[power])
      }
    })

  /// A number without a trailing `.0`.
  private static func decimal(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
    return value.description
  }

  private static func dataSize(_ arguments: ScalarArguments) -> Column {
    let operands = arguments.operands
    return arguments.build(.long) { row -> Int64? in
      operands.reduce(0) { total, operand in total + size(operand, row) }
    }
  }

  private static func size(_ operand: Operand, _ row: Int) -> Int64 {
    switch operand.type {
    case .bool: 1
    case .int: 4
    case .long, .real, .datetime, .timespan: 8
    case .guid, .decimal: 16
    case .string:
      if case .string(let text) = operand[row] { Int64(text.utf8.count) } else { 0 }
    case .dynamic:
      if case .dynamic(let value) = operand[row] {
        Int64(JSONText.format(value).utf8.count)
      } else {
        0
      }
    }
  }

  // MARK: Guids

  /// The bytes in the order in which Windows keeps a guid: the first three groups reversed.
  private static let guidOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]

  private static let guidEncoding = ScalarFunction(
    "base64_encode_fromguid", parameters: [FunctionParameter("guid", .guid)], returns: .string,
    description: "Returns the Base64 form of a guid's bytes.", searchTerms: ["encode", "base64"],
    examples: [
      FunctionExample(
        "print base64_encode_fromguid(guid(ae3133f2-6e22-49ae-b06a-16e6a9b212eb))",
        "8jMxriJurkmwahbmqbIS6w==")
    ],
    evaluate: { arguments in
      let guids = arguments.fixed(0, as: UInt128.self)
      return arguments.buildText { row, builder in
        guard let bits = guids[row] else { return }
        let bytes = guidOrder.map { UInt8(truncatingIfNeeded: bits >> UInt128(120 - $0 * 8)) }
        bytes.withUnsafeBufferPointer { builder.write(Base64.encode($0)[...]) }
      }
    })

  private static let guidDecoding = ScalarFunction(
    "base64_decode_toguid",
    description: "Returns the guid of which a text is the Base64 form; null where it is none.",
    searchTerms: ["decode", "base64"],
    examples: [
      FunctionExample(
        "print base64_decode_toguid('8jMxriJurkmwahbmqbIS6w==')",
        "ae3133f2-6e22-49ae-b06a-16e6a9b212eb")
    ],
    overloads: [
      .textual("base64", .guid) { text -> UInt128? in
        guard let bytes = Base64.decode(text), bytes.count == 16 else { return nil }
        var bits: UInt128 = 0
        for (place, origin) in guidOrder.enumerated() {
          bits |= UInt128(bytes[place]) << UInt128(120 - origin * 8)
        }
        return bits
      }
    ])
}

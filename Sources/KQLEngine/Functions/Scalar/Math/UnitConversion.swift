import KQLSyntax

extension StandardLibrary {
  /// Conversions between units of measurement; an unknown unit gives null.
  static let unitConversions: [ScalarFunction] = [
    conversion(
      "convert_angle", of: "angle", MeasurementUnits.angles,
      example: ("print round(convert_angle(1.2, 'Degree', 'Arcminute'), 6)", "72.0")),
    conversion(
      "convert_energy", of: "energy", MeasurementUnits.energies,
      example: ("print convert_energy(1, 'KilowattHour', 'Joule')", "3600000.0")),
    conversion(
      "convert_force", of: "force", MeasurementUnits.forces,
      example: ("print round(convert_force(1.2, 'Newton', 'Decanewton'), 6)", "0.12")),
    conversion(
      "convert_length", of: "length", MeasurementUnits.lengths,
      example: ("print round(convert_length(1.2, 'Meter', 'Foot'), 6)", "3.937008")),
    conversion(
      "convert_mass", of: "mass", MeasurementUnits.masses,
      example: ("print round(convert_mass(1.2, 'Kilogram', 'Pound'), 6)", "2.645547")),
    conversion(
      "convert_speed", of: "speed", MeasurementUnits.speeds,
      example: ("print round(convert_speed(36, 'KilometerPerHour', 'MeterPerSecond'), 6)", "10.0")),
    conversion(
      "convert_temperature", of: "temperature", MeasurementUnits.temperatures,
      example: ("print convert_temperature(1.2, 'Kelvin', 'DegreeCelsius')", "-271.95")),
    conversion(
      "convert_volume", of: "volume", MeasurementUnits.volumes,
      example: ("print round(convert_volume(1, 'CubicMeter', 'Liter'), 6)", "1000.0")),
  ]

  private static func conversion(
    _ name: String, of quantity: String, _ units: [String: MeasurementUnit],
    example: (String, String)
  ) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [
        FunctionParameter("value", .real), FunctionParameter("from", .string),
        FunctionParameter("to", .string),
      ], returns: .real,
      description: "Returns the \(quantity) in another unit; null where a unit is unknown.",
      searchTerms: ["unit", "measure", quantity],
      examples: [FunctionExample(example.0, example.1)]
    ) { arguments in
      let values = arguments.fixed(0, as: Double.self)
      let sources = unitReader(arguments, 1, units)
      let targets = unitReader(arguments, 2, units)
      return arguments.build(.real) { row in
        guard let value = values[row], let source = sources(row), let target = targets(row)
        else { return nil as Double? }
        return target.value(ofBase: source.base(of: value))
      }
    }
  }

  /// Finds the units of an argument, each distinct name looked up once.
  private static func unitReader(
    _ arguments: ScalarArguments, _ index: Int, _ units: [String: MeasurementUnit]
  ) -> (Int) -> MeasurementUnit? {
    guard arguments.has(index), case .string(let names) = arguments.operands[index].column else {
      return { _ in nil }
    }
    let found = names.map { units[String(decoding: $0, as: UTF8.self)] }
    return arguments.operands[index].isConstant ? { _ in found[0] } : { found[$0] }
  }
}

/// A unit: what one of it is in the base unit of its quantity, and where its scale begins.
struct MeasurementUnit: Sendable, ExpressibleByFloatLiteral {
  /// The size of one, in base units.
  let size: Double
  /// Base units at the zero of this unit's scale.
  let zero: Double

  init(size: Double, zero: Double = 0) {
    self.size = size
    self.zero = zero
  }

  init(floatLiteral size: Double) { self.init(size: size) }

  /// The value in base units.
  func base(of value: Double) -> Double { value * size + zero }

  /// The value of so many base units.
  func value(ofBase base: Double) -> Double { (base - zero) / size }
}

/// The units of each quantity, in SI units; the names are those of the language's reference.
enum MeasurementUnits {
  private static func with(_ units: [String: Double]) -> [String: MeasurementUnit] {
    units.mapValues { MeasurementUnit(size: $0) }
  }

  /// In radians.
  static let angles = with([
    "Arcminute": .pi / 10_800, "Arcsecond": .pi / 648_000, "Centiradian": 1e-2,
    "Deciradian": 1e-1, "Degree": .pi / 180, "Gradian": .pi / 200, "Microdegree": .pi / 180e6,
    "Microradian": 1e-6, "Millidegree": .pi / 180e3, "Milliradian": 1e-3,
    "Nanodegree": .pi / 180e9, "Nanoradian": 1e-9, "NatoMil": .pi / 3200, "Radian": 1,
    "Revolution": 2 * .pi,
  ])

  /// In joules.
  static let energies: [String: MeasurementUnit] = {
    let unit = 1055.055_852_62
    let electronVolt = 1.602_176_634e-19
    return with([
      "BritishThermalUnit": unit, "KilobritishThermalUnit": unit * 1e3,
      "MegabritishThermalUnit": unit * 1e6, "GigabritishThermalUnit": unit * 1e9,
      "Calorie": 4.184, "Kilocalorie": 4184, "Megacalorie": 4.184e6, "ThermEc": unit * 1e5,
      "DecathermEc": unit * 1e6, "ThermImperial": 1.055_055_852_573_48e8,
      "DecathermImperial": 1.055_055_852_573_48e9, "ThermUs": 1.054_804e8,
      "DecathermUs": 1.054_804e9, "ElectronVolt": electronVolt,
      "KiloelectronVolt": electronVolt * 1e3, "MegaelectronVolt": electronVolt * 1e6,
      "GigaelectronVolt": electronVolt * 1e9, "TeraelectronVolt": electronVolt * 1e12,
      "Erg": 1e-7, "FootPound": 1.355_817_948_331_400_4, "HorsepowerHour": 2.684_519_537_696_173e6,
      "Millijoule": 1e-3, "Joule": 1, "Kilojoule": 1e3, "Megajoule": 1e6, "Gigajoule": 1e9,
      "WattHour": 3600, "KilowattHour": 3.6e6, "MegawattHour": 3.6e9, "GigawattHour": 3.6e12,
      "TerawattHour": 3.6e15, "WattDay": 86_400, "KilowattDay": 8.64e7, "MegawattDay": 8.64e10,
      "GigawattDay": 8.64e13, "TerawattDay": 8.64e16,
    ])
  }()

  /// In newtons.
  static let forces = with([
    "Decanewton": 10, "Dyn": 1e-5, "KilogramForce": 9.806_65, "Kilonewton": 1e3,
    "KiloPond": 9.806_65, "KilopoundForce": 4448.221_615_260_5, "Meganewton": 1e6,
    "Micronewton": 1e-6, "Millinewton": 1e-3, "Newton": 1, "OunceForce": 0.278_013_850_953_781_25,
    "Poundal": 0.138_254_954_376, "PoundForce": 4.448_221_615_260_5,
    "ShortTonForce": 8896.443_230_521, "TonneForce": 9806.65,
  ])

  private static let meters: [String: Double] = [
    "Angstrom": 1e-10, "AstronomicalUnit": 1.495_978_707e11, "Centimeter": 1e-2,
    "Chain": 20.1168, "DataMile": 1828.8, "Decameter": 10, "Decimeter": 1e-1,
    "DtpPica": 0.0254 / 6, "DtpPoint": 0.0254 / 72, "Fathom": 1.8288, "Foot": 0.3048,
    "Hand": 0.1016, "Hectometer": 100, "Inch": 0.0254, "KilolightYear": 9.460_730_472_580_8e18,
    "Kilometer": 1e3, "Kiloparsec": 3.085_677_581_491_367e19,
    "LightYear": 9.460_730_472_580_8e15, "MegalightYear": 9.460_730_472_580_8e21,
    "Megaparsec": 3.085_677_581_491_367e22, "Meter": 1, "Microinch": 2.54e-8,
    "Micrometer": 1e-6, "Mil": 2.54e-5, "Mile": 1609.344, "Millimeter": 1e-3, "Nanometer": 1e-9,
    "NauticalMile": 1852, "Parsec": 3.085_677_581_491_367e16, "PrinterPica": 12 * 0.0254 / 72.27,
    "PrinterPoint": 0.0254 / 72.27, "Shackle": 27.432, "SolarRadius": 6.957e8,
    "Twip": 0.0254 / 1440, "UsSurveyFoot": 1200 / 3937, "Yard": 0.9144,
  ]

  /// In meters.
  static let lengths = with(meters)

  /// In kilograms.
  static let masses = with([
    "Centigram": 1e-5, "Decagram": 1e-2, "Decigram": 1e-4, "EarthMass": 5.9722e24,
    "Grain": 6.479_891e-5, "Gram": 1e-3, "Hectogram": 1e-1, "Kilogram": 1,
    "Kilopound": 453.592_37, "Kilotonne": 1e6, "LongHundredweight": 50.802_345_44,
    "LongTon": 1016.046_908_8, "Megapound": 453_592.37, "Megatonne": 1e9, "Microgram": 1e-9,
    "Milligram": 1e-6, "Nanogram": 1e-12, "Ounce": 0.028_349_523_125, "Pound": 0.453_592_37,
    "ShortHundredweight": 45.359_237, "ShortTon": 907.184_74, "Slug": 14.593_902_937_206_365,
    "SolarMass": 1.988_47e30, "Stone": 6.350_293_18, "Tonne": 1e3,
  ])

  /// In meters per second.
  static let speeds: [String: MeasurementUnit] = {
    var speeds = ["Knot": 1852.0 / 3600]
    for (length, size) in meters {
      speeds[length + "PerSecond"] = size
      speeds[length + "PerMinute"] = size / 60
      speeds[length + "PerHour"] = size / 3600
    }
    return with(speeds)
  }()

  /// In kelvins.
  static let temperatures: [String: MeasurementUnit] = [
    "DegreeCelsius": MeasurementUnit(size: 1, zero: 273.15),
    "DegreeDelisle": MeasurementUnit(size: -2.0 / 3, zero: 373.15),
    "DegreeFahrenheit": MeasurementUnit(size: 5.0 / 9, zero: 459.67 * 5 / 9),
    "DegreeNewton": MeasurementUnit(size: 100.0 / 33, zero: 273.15),
    "DegreeRankine": MeasurementUnit(size: 5.0 / 9),
    "DegreeReaumur": MeasurementUnit(size: 1.25, zero: 273.15),
    "DegreeRoemer": MeasurementUnit(size: 40.0 / 21, zero: 273.15 - 7.5 * 40 / 21),
    "Kelvin": 1.0, "MillidegreeCelsius": MeasurementUnit(size: 1e-3, zero: 273.15),
    "SolarTemperature": 5778.0,
  ]

  /// In cubic meters.
  static let volumes: [String: MeasurementUnit] = {
    let foot = 0.028_316_846_592
    let gallon = 3.785_411_784e-3
    let imperial = 4.546_09e-3
    return with([
      "AcreFoot": foot * 43_560, "AuTablespoon": 2e-5, "BoardFoot": foot / 12, "Centiliter": 1e-5,
      "CubicCentimeter": 1e-6, "CubicDecimeter": 1e-3, "CubicFoot": foot, "CubicHectometer": 1e6,
      "CubicInch": 1.638_706_4e-5, "CubicKilometer": 1e9, "CubicMeter": 1,
      "CubicMicrometer": 1e-18, "CubicMile": 4.168_181_825_440_58e9, "CubicMillimeter": 1e-9,
      "CubicYard": 0.764_554_857_984, "Decaliter": 1e-2, "DecausGallon": gallon * 10,
      "Deciliter": 1e-4, "DeciusGallon": gallon / 10, "HectocubicFoot": foot * 100,
      "HectocubicMeter": 100, "Hectoliter": 0.1, "HectousGallon": gallon * 100,
      "ImperialBeerBarrel": imperial * 36, "ImperialGallon": imperial,
      "ImperialOunce": imperial / 160, "ImperialPint": imperial / 8, "KilocubicFoot": foot * 1e3,
      "KilocubicMeter": 1e3, "KiloimperialGallon": imperial * 1e3, "Kiloliter": 1,
      "KilousGallon": gallon * 1e3, "Liter": 1e-3, "MegacubicFoot": foot * 1e6,
      "MegaimperialGallon": imperial * 1e6, "Megaliter": 1e3, "MegausGallon": gallon * 1e6,
      "MetricCup": 2.5e-4, "MetricTeaspoon": 5e-6, "Microliter": 1e-9, "Milliliter": 1e-6,
      "OilBarrel": gallon * 42, "UkTablespoon": 1.5e-5, "UsBeerBarrel": gallon * 31,
      "UsCustomaryCup": gallon / 16, "UsGallon": gallon, "UsLegalCup": 2.4e-4,
      "UsOunce": gallon / 128, "UsPint": gallon / 8, "UsQuart": gallon / 4,
      "UsTablespoon": gallon / 256, "UsTeaspoon": gallon / 768,
    ])
  }()
}

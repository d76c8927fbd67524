/// The steps on which a non-governmental estate comes to be (مراحل شهرک غیردولتی), in order.
public enum EstateLicenceStep: String, Hashable, Sendable, CaseIterable, Codable {
  /// The application (درخواست).
  case application
  /// Inquiries of agencies, and studies (استعلام و مطالعات).
  case studies
  /// The checklist (چک‌لیست).
  case checklist
  /// The review (بررسی).
  case review
  /// The establishment permit (مجوز تأسیس).
  case establishmentPermit = "establishment_permit"
  /// The works (اجرای زیرساخت).
  case works
  /// The operation licence (پروانه بهره‌برداری).
  case operationLicence = "operation_licence"

  /// The place in the order, from 0.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The step behind this one; nil behind the last.
  var next: EstateLicenceStep? {
    place + 1 < Self.allCases.count ? Self.allCases[place + 1] : nil
  }
}

/// How far a parcel has come (وضعیت قطعه).
public enum ParcelStatus: String, Hashable, Sendable, CaseIterable, Codable {
  /// Assigned, nothing built (واگذارشده).
  case assigned
  /// Something is built (در حال ساخت).
  case building
  /// Licensed (دارای پروانه).
  case licensed
  /// Given back by its holder (انصراف); its area is bound until the rescission.
  case waived
  /// Under notice: a reasonable period runs (در مهلت متعارف).
  case warned
  /// Rescinded; its area is free (فسخ‌شده).
  case rescinded

  /// Whether the holder may still build on it.
  var isOpen: Bool { self == .assigned || self == .building || self == .warned }
}

/// How the state of an assigned parcel was settled (تعیین تکلیف).
public enum ParcelSettlement: String, Hashable, Sendable, CaseIterable, Codable {
  /// It goes on with a later deadline (تمدید مهلت).
  case extended
  /// It goes on as it is (ادامه).
  case continued
  /// It is to be rescinded (فسخ).
  case toRescind = "to_rescind"
}

/// What an estate supplies (نوع تأسیسات).
public enum UtilityKind: String, Hashable, Sendable, CaseIterable, Codable {
  /// Electric power (برق).
  case power
  /// Water (آب).
  case water
  /// Natural gas (گاز).
  case gas
  /// Treatment of waste water (فاضلاب).
  case wasteWater = "waste_water"
  /// Telecommunication (مخابرات).
  case telecom
}

/// Where a supply comes from (محل تأمین).
public enum SupplySource: String, Hashable, Sendable, CaseIterable, Codable {
  /// The public grid or network (شبکه).
  case grid
  /// A plant of the estate (نیروگاه اختصاصی).
  case ownPlant = "own_plant"
  /// Treated effluent (پساب تصفیه‌شده).
  case treatedEffluent = "treated_effluent"
  /// A well (چاه).
  case well
  /// Something else (سایر).
  case other
}

/// The four pillars of an estate's score (ارکان امتیاز).
public enum EstatePillar: String, Hashable, Sendable, CaseIterable, Codable {
  /// Internal infrastructure (زیرساخت داخلی).
  case internalInfrastructure = "internal_infrastructure"
  /// External connectivity (دسترسی بیرونی).
  case externalConnectivity = "external_connectivity"
  /// Business services (خدمات کسب‌وکار).
  case businessServices = "business_services"
  /// Environment and safety (محیط‌زیست و ایمنی).
  case environmentAndSafety = "environment_and_safety"
}

/// The three classes of estates by their score (رده).
public enum EstateClass: String, Hashable, Sendable, CaseIterable, Codable {
  /// The best (پیشرو).
  case leader
  /// Between the two (در رقابت).
  case challenger
  /// The rest (در حال رشد).
  case aspirer
}

/// Areas of parcels in whole square decimetres, so that they add up exactly.
enum ParcelArea {
  /// The most square metres that a command may say.
  static let limit = 1e10

  /// The area; nil for one that is not positive, undefined, beyond ``limit`` or rounds to nothing.
  static func units(squareMetres: Double) -> Int64? {
    guard squareMetres > 0, squareMetres <= limit else { return nil }
    let units = Int64((squareMetres * 100).rounded())
    return units > 0 ? units : nil
  }

  /// The area of an estate.
  static func units(hectares: Double) -> Int64 {
    Int64((min(max(hectares, 0), 1e7) * 1_000_000).rounded(.down))
  }

  /// Square metres.
  static func squareMetres(_ units: Int64) -> Double { Double(units) / 100 }
}

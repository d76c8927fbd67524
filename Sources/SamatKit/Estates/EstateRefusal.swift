/// Why ``EstatesDecider`` refuses.
public enum EstateRefusal: String, RefusalCode {
  /// An estate that there is not.
  case unknownEstate = "samat.estate.unknown"
  /// An estate that there is already.
  case estateExists = "samat.estate.exists"
  /// An estate of neither governance, where it matters.
  case governance = "samat.estate.governance"
  /// A province that there is not.
  case place = "samat.estate.place"
  /// An area that cannot be.
  case area = "samat.estate.area"
  /// A rural zone that is too large, or an estate called one.
  case ruralZone = "samat.estate.rural-zone"
  /// Parcels that add up to more than the estate.
  case areaExceeded = "samat.estate.area-exceeded"
  /// A licence step out of its order.
  case stepOrder = "samat.estate.step-order"
  /// A parcel of an estate that has no establishment permit.
  case noPermit = "samat.estate.no-permit"
  /// A command that says nothing.
  case nothing = "samat.estate.nothing"
  /// A day before the last event.
  case dayBefore = "samat.estate.day-before"
  /// A number of a policy that nobody has set.
  case policyUnset = "samat.estate.policy-unset"
  /// Points that cannot be.
  case points = "samat.estate.points"
  /// A service company that is there already, or not there.
  case serviceCompany = "samat.estate.service-company"

  /// A parcel that there is not.
  case unknownParcel = "samat.parcel.unknown"
  /// A parcel that there is already.
  case parcelExists = "samat.parcel.exists"
  /// A parcel whose state does not allow it.
  case parcelState = "samat.parcel.state"
  /// A deadline that cannot be.
  case deadline = "samat.parcel.deadline"
  /// A progress that cannot be.
  case progress = "samat.parcel.progress"
  /// A licence for a parcel that is not built.
  case notBuilt = "samat.parcel.not-built"
  /// A price or amount that cannot be.
  case amount = "samat.parcel.amount"
  /// Instalments beyond the price, or payments beyond an instalment.
  case beyondPrice = "samat.parcel.beyond-price"
  /// An instalment that there is not, or is already.
  case instalment = "samat.parcel.instalment"
  /// A rescission before the reasonable period has run out.
  case tooEarly = "samat.parcel.too-early"
  /// A rescission by another than the competent body.
  case notCompetent = "samat.parcel.not-competent"
  /// A step that needs a reason.
  case noReason = "samat.parcel.no-reason"

  /// A utility or supply that there is not.
  case unknownUtility = "samat.utility.unknown"
  /// A unit of measure that differs from the one in use.
  case measure = "samat.utility.measure"
  /// A quantity that cannot be.
  case quantity = "samat.utility.quantity"
}

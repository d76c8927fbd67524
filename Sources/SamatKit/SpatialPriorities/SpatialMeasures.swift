/// Tables of the seeds in the form that analyses take, as functions that are written in the query language.
enum SpatialMeasures {
  static let all = [workshopsBySize]

  /// `workshops_1394` in long form. Totals are left out: they are printed, and not all of them are right.
  private static let workshopsBySize = Measure(
    name: "workshops_by_size",
    summary:
      "The workshops of 1394 in long form, a row for each province, ownership ('private', 'public') and size "
      + "('10-49', '50-99', '100+' workers), as printed.",
    text: """
      () {
        workshops_1394
        | project province, cells = pack_array(
            pack_array('private', '10-49', private_10_49), pack_array('private', '50-99', private_50_99),
            pack_array('private', '100+', private_100plus), pack_array('public', '10-49', public_10_49),
            pack_array('public', '50-99', public_50_99), pack_array('public', '100+', public_100plus))
        | mv-expand cells
        | project province, ownership = tostring(cells[0]), size = tostring(cells[1]),
            workshops = tolong(cells[2])
      }
      """)
}

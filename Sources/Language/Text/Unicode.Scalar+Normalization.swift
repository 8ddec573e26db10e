extension Unicode.Scalar {
  /// Whether neither decomposition nor composition, canonical or by compatibility, changes the scalar beside others of
  /// which this is true: ASCII, Hangul syllables, and Devanagari without nukta and the letters that contain one.
  ///
  /// Whole syllables of Hangul are taken apart by decomposition and put together again by composition. Source:
  /// UnicodeData.txt, and Unicode Standard Annex 15 for the letters that composition leaves apart.
  var isUnchangedByNormalization: Bool {
    switch value {
    case 0..<0x80, 0xAC00...0xD7A3: true
    case 0x929, 0x931, 0x934: false
    case 0x901...0x939, 0x93D...0x94D, 0x964...0x96F: true
    default: false
    }
  }
}

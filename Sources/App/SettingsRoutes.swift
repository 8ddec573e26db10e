import Web

/// The one entry to the settings, which begin with one's own profile.
enum SettingsRoutes {
  static func add(to routes: inout Routes) {
    routes.personPage(.get, "/settings") { _, _ in .seeOther("/settings/profile") }
  }
}

import ArgumentParser

/// How a command's report is written: for people, or for programs.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

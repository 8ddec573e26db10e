import Foundation

/// A workbook written by hand, part by part.
struct WorkbookFile {
  var contentTypes = """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
    <Override PartName="/xl/workbook.xml" \
    ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
    """
  var workbook = """
    <workbook xmlns:r="r"><sheets><sheet name="Hidden" sheetId="1" state="hidden" r:id="r1"/>\
    <sheet name="Accounts" sheetId="2" r:id="r2"/><sheet name="More" sheetId="3" r:id="r3"/></sheets></workbook>
    """
  var styles = """
    <styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-409]d\\ mmm\\ yy;@"/>\
    <numFmt numFmtId="165" formatCode="&quot;days&quot; 0.0"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/>\
    <xf numFmtId="20"/></cellXfs></styleSheet>
    """
  var shared = "<sst><si><t>Shared</t></si><si><r><t>Rich </t></r><r><t>text</t></r><rPh><t>x</t></rPh></si></sst>"
  /// The rows of the sheet `Accounts`.
  var rows = ""
  var more: [(name: String, content: Data)] = []

  /// Writes the file into a folder of its own.
  func file() throws -> TemporaryFile {
    let file = try TemporaryFile()
    try Zip.write(parts, to: file.path)
    return file
  }

  private var parts: [(name: String, content: Data)] {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let sheets = (1...3).map {
      #"<Relationship Id="r\#($0)" Type="\#(type)/worksheet" Target="worksheets/s\#($0).xml"/>"#
    }
    let links =
      sheets.joined() + """
        <Relationship Id="r4" Type="\(type)/styles" Target="/xl/styles.xml"/>\
        <Relationship Id="r5" Type="\(type)/sharedStrings" Target="../xl/sharedStrings.xml"/>
        """
    let texts = [
      ("[Content_Types].xml", contentTypes),
      (
        "_rels/.rels",
        #"<Relationships><Relationship Id="a" Type="\#(type)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
      ),
      ("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", "<Relationships>\(links)</Relationships>"),
      ("xl/styles.xml", styles), ("xl/sharedStrings.xml", shared),
      ("xl/worksheets/s1.xml", sheet("<row><c><v>1</v></c></row>")), ("xl/worksheets/s2.xml", sheet(rows)),
      ("xl/worksheets/s3.xml", sheet("<row><c t=\"inlineStr\"><is><t>third</t></is></c></row>")),
    ]
    return texts.map { ($0.0, Data($0.1.utf8)) } + more
  }

  private func sheet(_ rows: String) -> String { "<worksheet><sheetData>\(rows)</sheetData></worksheet>" }
}

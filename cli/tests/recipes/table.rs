//! The table of what hosts send, as the recipes' README has it.

/// A file of a publisher's, and what is sent with it.
pub(crate) struct Row {
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) is_compressed: bool,
}

/// All files that the table names.
pub(crate) fn rows() -> Vec<Row> {
    let text = include_str!("../../recipes/README.md");
    let mut lines = text.lines().skip_while(|line| !line.starts_with("| file |"));
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().trim_matches('`').to_owned())
            .collect()
    };
    let names = cells(lines.next().unwrap_or_default());
    let rows = lines.skip(1).take_while(|line| line.starts_with('|')).map(cells);
    let rows: Vec<Row> = rows.map(|cells| row(&names, &cells)).collect();
    let compressed = rows.iter().filter(|row| row.is_compressed).count();
    assert_eq!((rows.len(), compressed), (2, 1), "the table is not read");
    rows
}

fn row(names: &[String], cells: &[String]) -> Row {
    let pairs: Vec<(String, String)> = names.iter().cloned().zip(cells.iter().cloned()).collect();
    let [(_, file), headers @ .., (last, compressed)] = pairs.as_slice() else {
        return Row { path: String::new(), headers: vec![], is_compressed: false };
    };
    assert_eq!(last, "compressed");
    Row { path: format!("/{file}"), headers: headers.to_vec(), is_compressed: compressed == "yes" }
}

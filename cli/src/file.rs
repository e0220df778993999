//! Files that are replaced at once or not at all: whoever reads one finds the old one whole, or the
//! new one.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Puts what `write` writes where a file is or will be.
pub fn replace<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<T> {
    // Where there is a link, what it leads to is replaced, and not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut file = beside(&path)?;
    let written = {
        let mut output = io::BufWriter::new(file.as_file_mut());
        let written = write(&mut output)?;
        output.flush()?;
        written
    };
    if let Ok(old) = fs::metadata(&path) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(written)
}

/// A new file in the folder of another, whose place it may take, and which others may read as any file that is made there.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(|| PathBuf::from("."), Path::to_owned);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".newsreel-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// What is told of a file that cannot be read or written.
pub fn told(path: &Path, error: &io::Error) -> String {
    let known = REMEDIES.iter().find(|(kind, _)| *kind == error.kind());
    match known {
        Some((_, why)) => format!("{}: {why}", path.display()),
        None => format!("{}: {error}", path.display()),
    }
}

const REMEDIES: [(ErrorKind, &str); 6] = [
    (ErrorKind::NotFound, "there is no such file or folder: check how it is written"),
    (ErrorKind::PermissionDenied, "you may not: check whose it is, and what its rights are"),
    (ErrorKind::IsADirectory, "this is a folder: name a file in it"),
    (ErrorKind::NotADirectory, "a part of it is no folder: check how it is written"),
    (ErrorKind::StorageFull, "there is no room left: make some"),
    (ErrorKind::ReadOnlyFilesystem, "nothing can be written there: choose another folder"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_says_what_to_do_and_names_the_file_that_was_meant() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("none").join("a.json");
        let error = replace(&nowhere, |output| output.write_all(b"new")).unwrap_err();
        let expected = "there is no such file or folder: check how it is written";
        assert_eq!(told(&nowhere, &error), format!("{}: {expected}", nowhere.display()));
        let error = fs::read_to_string(folder.path()).unwrap_err();
        assert!(told(folder.path(), &error).ends_with(": this is a folder: name a file in it"));
    }

    #[test]
    fn what_fails_leaves_the_old_file_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.html");
        replace(&path, |output| output.write_all(b"old")).unwrap();
        let failed = replace(&path, |output| {
            output.write_all(b"half")?;
            Err::<(), _>(io::Error::other("no more"))
        });
        assert_eq!(failed.unwrap_err().to_string(), "no more");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

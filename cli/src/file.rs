//! Files that are written whole before anybody finds them.

use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A new file in the folder of another, whose place it may take, and which others may read as any file
/// that is made there.
pub fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(|| PathBuf::from("."), Path::to_owned);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".newsreel-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

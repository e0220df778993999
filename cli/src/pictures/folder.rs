//! The folder of a site that holds its pictures.

use std::fs;
use std::path::{Path, PathBuf};

use super::scale::Picture;
use crate::file;

/// See the module.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A folder, which is made if it is not there.
    pub fn new(path: &Path) -> Result<Self, String> {
        fs::create_dir_all(path).map_err(|error| file::told(path, &error))?;
        Ok(Self(path.to_owned()))
    }

    /// Puts a picture there, unless it is, and gives its name.
    pub fn put(&self, picture: &Picture<'_>) -> Result<String, String> {
        let name = picture.name();
        let path = self.0.join(&name);
        if !path.is_file() {
            let bytes = picture.encode()?;
            file::replace(&path, |output| output.write_all(&bytes))
                .map_err(|error| file::told(&path, &error))?;
        }
        Ok(name)
    }
}

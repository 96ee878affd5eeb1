//! Editing a file in `$VISUAL` or `$EDITOR`.

use std::io;
use std::path::Path;
use std::process::Command;

/// Opens a file in `$VISUAL` or `$EDITOR`, and waits until that ends.
///
/// # Errors
/// Where no editor is named, or it does not start or fails.
pub fn edit(path: &Path) -> Result<(), String> {
    let named = ["VISUAL", "EDITOR"].iter().find_map(std::env::var_os);
    let named = named.filter(|editor| !editor.is_empty());
    let Some(editor) = named else {
        return Err("EDITOR is not set: try `export EDITOR=nano`".to_owned());
    };
    let shown = editor.to_string_lossy().into_owned();
    // Editors are named with options: `code --wait`.
    let status = if cfg!(unix) {
        let mut line = editor;
        line.push(" \"$@\"");
        Command::new("sh").arg("-c").arg(line).arg("editor").arg(path).status()
    } else {
        Command::new(editor).arg(path).status()
    };
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` ended with {status}")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(format!("`{shown}` was not found; set EDITOR to an editor that is installed"))
        }
        Err(error) => Err(format!("`{shown}` did not start: {error}")),
    }
}

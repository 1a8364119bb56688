//! Makes "durable" true: sled's sync is replaced by a real one, folders are synced, folders and files are private.
//!
//! sled 0.34.7 on Linux syncs its log with `sync_file_range`, which records neither the file's new length nor empties the
//! disk's cache; a power cut can then empty the whole store. The symbol is defined here, so that sled's call lands here.
//! Deliberately absent: trust. `Store::probe` checks at every start that the calls do land here.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::atomic::AtomicU64;

/// How often sled has asked for a sync.
pub static SYNCS: AtomicU64 = AtomicU64::new(0);

/// In the place of libc's function of the same name: syncs the whole file, whatever part was asked for.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "a symbol can only be replaced, and fdatasync only be called, unsafely; see above")]
#[unsafe(no_mangle)]
pub extern "C" fn sync_file_range(fd: libc::c_int, _: i64, _: i64, _: libc::c_uint) -> libc::c_int {
    SYNCS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    // Safety: fdatasync takes any number and answers an unknown one with an error.
    unsafe { libc::fdatasync(fd) }
}

/// A name in a folder is durable only once the folder is.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Makes the folder, with those above it, for the owner's eyes only, and makes its name durable. The parent of a folder
/// that is there already is left alone: a service may not be allowed to read it.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return close_to_others(folder);
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    sync_folder(folder)?;
    folder.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or(Ok(()), sync_folder)
}

#[cfg(unix)]
fn close_to_others(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let open = fs::metadata(folder)?.permissions().mode() & 0o077 != 0;
    if open { fs::set_permissions(folder, PermissionsExt::from_mode(0o700)) } else { Ok(()) }
}

#[cfg(not(unix))]
fn close_to_others(_: &Path) -> io::Result<()> {
    Ok(())
}

/// For files that only the owner may read.
pub fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Puts a finished file in the place of another: readers see the old or the new, also after a power cut.
pub fn rename(file: File, from: &Path, to: &Path) -> io::Result<()> {
    file.sync_all()?;
    drop(file);
    fs::rename(from, to)?;
    to.parent().map_or(Ok(()), sync_folder)
}

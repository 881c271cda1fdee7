//! The program `cchc`: hands its arguments to `cli` and ends with the exit code.

// A site is a million small strings made on all cores; this allocator makes them faster.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    // Ending at once spares the time of freeing a whole site.
    std::process::exit(cchc::cli::run(std::env::args_os()))
}

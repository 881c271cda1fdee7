//! Build script: how the program is linked on Linux. It makes nothing and reads no file.
//!
//! The program holds twelve million bytes of constants with pointers in them; most are the trees of HTML's
//! entities in minify-html. In a program that may lie anywhere in memory (PIE) the loader writes each pointer
//! anew, and so copies all of those pages, at every start, for `cchc --version` too: five sixths of its time.
//! At a fixed place the linker has written them once for all. Heap, stack and libraries lie at places of
//! chance as before.
//!
//! It is said at linking and not as a relocation model, so that no library is compiled anew, and here
//! rather than in a configuration of cargo, so that `cargo install` and a user's RUSTFLAGS keep it.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |name: &str| std::env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    // macOS wants PIE, Windows mends pages only when they are read; programs of musl, and those with the C library
    // within, are linked in ways of their own.
    let whole = target("FEATURE").split(',').any(|feature| feature == "crt-static");
    if target("OS") == "linux" && target("ENV") == "gnu" && !whole {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

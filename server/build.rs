//! A changed front end must be looked at again: the assets are found when the server is compiled.

fn main() {
    println!("cargo:rerun-if-changed=../target/site");
}

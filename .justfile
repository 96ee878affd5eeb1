# What to run while working. `just ci` is what CI runs.

default: test

# The demo team on the screen.
demo:
    cargo run --release -- demo

test:
    cargo test

# Formatting, lints, docs, tests, the README's commands.
ci:
    bash .ci/run

# Look at changed snapshots, one by one.
review:
    cargo insta review

# Compile, here, what other platforms than Unix would: a copy of the source in
# which every `cfg(unix)` is off. `cargo check --target x86_64-pc-windows-gnu`
# says more where that target is installed.
elsewhere:
    rm -rf target/elsewhere && mkdir -p target/elsewhere
    cp -r Cargo.toml Cargo.lock README.md src assets benches target/elsewhere/
    grep -rl 'cfg' target/elsewhere/src | xargs sed -i -e 's/cfg!(not(unix))/cfg!(all())/g' -e 's/cfg!(unix)/cfg!(any())/g' -e 's/cfg(not(unix))/cfg(all())/g' -e 's/cfg(unix)/cfg(any())/g' -e 's/cfg_attr(not(unix),/cfg_attr(all(),/g'
    cd target/elsewhere && RUSTFLAGS="-D warnings" CARGO_TARGET_DIR=../elsewhere-target cargo check --locked --lib

bench:
    cargo bench

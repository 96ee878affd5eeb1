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

bench:
    cargo bench

#!/bin/bash
# Takes pictures of the program in real terminals, under an X server without a
# screen: what a snapshot of cells cannot show.
#
#   tests/terminals/shoot.sh PROGRAM FOLDER [NAME …]
#
# PROGRAM is a built roundtable, FOLDER gets NAME-120x40.png and NAME-80x24.png.
# Without names all that are installed are taken; `list` lists them. Needs Xvfb,
# xdotool and ImageMagick's `import`; a terminal that is missing is left out and
# named. README.md says how to install them.
set -u
program=$(realpath "${1:?a built roundtable}")
[ "${2:-}" = list ] || folder=$(mkdir -p "${2:?a folder for the pictures}" && realpath "$2")
shift 2 2>/dev/null || shift
home=$(mktemp -d)
trap 'rm -rf "$home"; [ -n "${server:-}" ] && kill "$server" 2>/dev/null' EXIT
export HOME=$home LC_ALL=C.UTF-8
unset COLORTERM COLORFGBG NO_COLOR TMUX STY TERM_PROGRAM

# NAME | PROGRAM IT NEEDS | COMMAND, with {size} as COLUMNSxROWS, {columns},
# {rows} and {run}, a file that runs the program
terminals() {
    cat <<'END'
xterm|xterm|xterm -fa DejaVuSansMono -fs 9 -geometry {size} -e {run}
xterm-white|xterm|xterm -fa DejaVuSansMono -fs 9 -bg white -fg black -geometry {size} -e {run}
xterm-term-xterm-white|xterm|xterm -tn xterm -fa DejaVuSansMono -fs 9 -bg white -fg black -geometry {size} -e {run}
xterm-16-colours-black|xterm|xterm -tn xterm-16color -fa DejaVuSansMono -fs 9 -bg black -fg white -geometry {size} -e {run}
xterm-16-colours-white|xterm|xterm -tn xterm-16color -fa DejaVuSansMono -fs 9 -bg white -fg black -geometry {size} -e {run}
xterm-no-color|xterm|env NO_COLOR=1 xterm -fa DejaVuSansMono -fs 9 -bg white -fg black -geometry {size} -e {run}
xterm-latin1-locale|xterm|env LC_ALL=C xterm -geometry {size} -bg white -fg black -e {run}
urxvt|urxvt|urxvt -fn xft:DejaVuSansMono:size=9 -geometry {size} -bg black -fg white -e {run}
urxvt-white|urxvt|urxvt -fn xft:DejaVuSansMono:size=9 -geometry {size} -bg white -fg black -e {run}
st|stterm|stterm -f DejaVuSansMono:size=9 -g {size} -e {run}
mlterm-white|mlterm|mlterm -g {size} -b white -f black -e {run}
pterm|pterm|pterm -geometry {size} -e {run}
kitty|kitty|env LIBGL_ALWAYS_SOFTWARE=1 kitty --config NONE -o initial_window_width={columns}c -o initial_window_height={rows}c -o remember_window_size=no -o font_size=9 {run}
alacritty|alacritty|env LIBGL_ALWAYS_SOFTWARE=1 alacritty -o window.dimensions.columns={columns} -o window.dimensions.lines={rows} -o font.size=7 -e {run}
alacritty-without-colorterm|alacritty|env LIBGL_ALWAYS_SOFTWARE=1 alacritty -o window.dimensions.columns={columns} -o window.dimensions.lines={rows} -o font.size=7 -e env -u COLORTERM {run}
konsole|konsole|konsole --hide-menubar --hide-tabbar -p TerminalColumns={columns} -p TerminalRows={rows} -e {run}
xfce4-terminal|xfce4-terminal|xfce4-terminal --disable-server --hide-menubar --hide-scrollbar --geometry {size} -x {run}
terminology|terminology|terminology -g {size} -e {run}
screen-inherits-truecolor|screen|xterm -fa DejaVuSansMono -fs 9 -bg white -fg black -geometry {size} -e env COLORTERM=truecolor screen -U -c /dev/null {run}
screen-dark|screen|xterm -fa DejaVuSansMono -fs 9 -bg black -fg white -geometry {size} -e screen -U -c /dev/null {run}
tmux|tmux|xterm -fa DejaVuSansMono -fs 9 -bg white -fg black -geometry {size} -e tmux -f /dev/null -L shoot new-session {run}
tmux-term-screen-white|tmux|xterm -fa DejaVuSansMono -fs 9 -bg white -fg black -geometry {size} -e tmux -f /dev/null -L shoot new-session env TERM=screen {run}
dvtm-256-colours|dvtm|xterm -tn xterm-256color -fa DejaVuSansMono -fs 9 -geometry {size} -e env COLORTERM=truecolor dvtm {run}
dvtm-inherits-truecolor|dvtm|xterm -fa DejaVuSansMono -fs 9 -geometry {size} -e env COLORTERM=truecolor dvtm {run}
emacs-ansi-term-white|emacs|xterm -fa DejaVuSansMono -fs 9 -bg white -fg black -geometry {size} -e emacs -nw -Q -l {run}.el
vim-terminal|vim|xterm -tn xterm-256color -fa DejaVuSansMono -fs 9 -geometry {size} -e vim --clean -c "terminal ++curwin {run}"
vim-terminal-8-colours-white|vim|xterm -fa DejaVuSansMono -fs 9 -bg white -fg black -geometry {size} -e vim --clean -c "terminal ++curwin {run}"
nvim-terminal|nvim|xterm -fa DejaVuSansMono -fs 9 -geometry {size} -e nvim --clean -c :terminal\ {run} -c startinsert
zellij|zellij|xterm -fa DejaVuSansMono -fs 9 -geometry {size} -e zellij -l compact options --default-shell {run} --show-startup-tips false --simplified-ui true
foot|foot|sh -c "weston --backend=x11-backend.so --width=1000 --height=700 & sleep 2; WAYLAND_DISPLAY=wayland-1 exec foot -W {size} -f DejaVuSansMono:size=8 {run}"
qterminal|qterminal|qterminal --geometry 1000x720 --execute {run}
mosh|mosh|xterm -fa DejaVuSansMono -fs 9 -geometry {size} -e mosh --local 127.0.0.1 {run}
END
}

if [ "${folder:-}" = "" ]; then
    terminals | cut -d'|' -f1
    exit
fi

display=:$((90 + RANDOM % 900))
Xvfb "$display" -screen 0 1500x900x24 -nolisten tcp >"$home/xvfb.log" 2>&1 &
server=$!
export DISPLAY=$display
for _ in $(seq 50); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done

printf '#!/bin/sh\nexec "%s" demo 2>"%s/said"\n' "$program" "$home" >"$home/run"
chmod +x "$home/run"
printf '(menu-bar-mode -1)\n(ansi-term "%s")\n' "$home/run" >"$home/run.el"
export XDG_RUNTIME_DIR=$home SCREENDIR=$home/screens
mkdir -m 700 "$SCREENDIR"

shoot() { # NAME COMMAND COLUMNS ROWS
    local command=${2//\{size\}/$3x$4}
    command=${command//\{columns\}/$3}
    command=${command//\{rows\}/$4}
    command=${command//\{run\}/$home/run}
    rm -rf "$home/.local" "$home/.config"
    eval "exec setsid $command" >"$home/log" 2>&1 &
    local terminal=$!
    sleep "${WAIT:-3}"
    import -window root "$home/root.png" && convert "$home/root.png" -trim +repage "$folder/$1-$3x$4.png"
    kill -TERM -- "-$terminal" 2>/dev/null
    tmux -L shoot kill-server 2>/dev/null
    for each in "$SCREENDIR"/*; do screen -S "${each##*/}" -X quit >/dev/null; done
    wait "$terminal" 2>/dev/null
}

terminals | while IFS='|' read -r name needs command; do
    [ $# -eq 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
    if ! command -v "$needs" >/dev/null; then
        echo "left out: $name ($needs is not installed)"
        continue
    fi
    for size in "120 40" "80 24"; do
        # shellcheck disable=SC2086
        shoot "$name" "$command" $size </dev/null
    done
    echo "taken: $name"
done
